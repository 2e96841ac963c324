"""Moments of geometric Brownian motion after a time, exactly; nothing else of a diffusion."""

import pytest
from sympy import Integer, Rational, exp

from theory import (
    ITO,
    STRATONOVICH,
    Claim,
    Diffusion,
    Equals,
    Hypothesis,
    Mean,
    Normal,
    Path,
    Probability,
    Quantile,
    Variance,
    real,
)
from verify.outcome import Outcome

b, t, w, w0, σ = real("b t w w_0 σ")


def path(calculus=ITO, begin=w0):
    return Path(Diffusion((w,), (b * w,), ((σ * w,),), calculus), (begin,))


def made(states, *given):
    hypotheses = tuple(Hypothesis(str(c), c) for c in (t > 0, *given))
    return Claim(title="t", source="s", states=states, given=hypotheses)


GROWTH = (
    ("mean", Mean(of=w, over=path(), at=t), w0 * exp(b * t)),
    ("square", Mean(of=w**2, over=path(), at=t), w0**2 * exp((2 * b + σ**2) * t)),
    ("two terms", Mean(of=3 * w - 1, over=path(), at=t), 3 * w0 * exp(b * t) - 1),
    ("no state", Mean(of=b, over=path(), at=t), b),
    (
        "variance",
        Variance(of=w, over=path(), at=t),
        w0**2 * exp(2 * b * t) * (exp(σ**2 * t) - 1),
    ),
    ("Stratonovich", Mean(of=w, over=path(STRATONOVICH), at=t), w0 * exp((b + σ**2 / 2) * t)),
)


@pytest.mark.parametrize(
    ("quantity", "value"), [row[1:] for row in GROWTH], ids=[r[0] for r in GROWTH]
)
def test_moments_are_those_of_the_textbook(quantity, value, examined):
    claim = made(Equals(quantity, value), σ > 0, w0 > 0)
    found, _ = examined("p/x", claim, ("exact",))
    assert found.outcome is Outcome.SUPPORTED, found.reason
    wrong = made(Equals(quantity, value + exp(t) / 100), σ > 0, w0 > 0)
    assert examined("p/x", wrong, ("exact",))[0].outcome is Outcome.REFUTED


def test_the_mean_of_the_other_calculus_is_refuted(examined):
    claim = made(Equals(Mean(of=w, over=path(STRATONOVICH), at=t), w0 * exp(b * t)), σ > 0, w0 > 0)
    assert examined("p/x", claim, ("exact",))[0].outcome is Outcome.REFUTED


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Probability(of=w > 1, over=path(), at=t), "is not read exactly"),
        (Quantile(of=w, level=Rational(1, 2), over=path(), at=t), "is not read exactly"),
        (Mean(of=exp(w), over=path(), at=t), "only polynomials"),
        (Mean(of=w, over=Path(path().model, Normal(0, 1)), at=t), "only polynomials"),
        (Mean(of=w, over=path()), "needs the time"),
        (Mean(of=w, over=path(), at=Integer(-1)), "is not a time"),
    ],
)
def test_other_numbers_are_not_read_and_break_nothing(quantity, words, examined):
    """A probability used to end in a TypeError, hence BROKEN."""
    found, records = examined("p/x", made(Equals(quantity, 1), σ > 0, w0 > 0), ("exact",))
    assert found.outcome is Outcome.UNDECIDED
    assert words in records[-1].reason
