"""Diffusions of textbooks with a wrong calculus, factor, condition or regime, by all methods.

dw = (c − k w) dt + σ w dB on (0, ∞) has an inverse gamma law, dw = −a w/(1 + w²) dt + dB one of
Student's; dw = (c + w³) dt + w² dB explodes, although a formula has zero flux and is integrable.
"""

import pytest
from sympy import Rational, exp, oo, pi, sqrt

from theory import (
    ITO,
    STRATONOVICH,
    AtMost,
    Claim,
    Diffusion,
    Equals,
    Hypothesis,
    Iff,
    Integrable,
    OnInterval,
    SpectralGap,
    StationaryDensity,
    StationaryMean,
    flux,
    real,
)
from verify.outcome import Outcome

a, c, k, w, ε, σ = real("a c k w ε σ")
PROVED, SUPPORTED, REFUTED = Outcome.PROVED, Outcome.SUPPORTED, Outcome.REFUTED
POSITIVE = (c > 0, σ > 0)


def on(drift, volatility, low=-oo, calculus=ITO):
    return OnInterval(Diffusion((w,), (drift,), ((volatility,),), calculus), low, oo)


ITOS, OTHER = (on(c - k * w, σ * w, 0, calculus) for calculus in (ITO, STRATONOVICH))
GAMMA = exp(-2 * c / (σ**2 * w)) * w ** (-2 - 2 * k / σ**2)
STUDENT = on(-a * w / (1 + w**2), w * 0 + 1)
EXPLOSIVE = on(c + w**3, w**2, 0)
FORMULA = exp(-2 * c / (3 * w**3)) / w**2
WELL = on(w - w**3, sqrt(2 * ε))
HIGH = (ε > Rational(1, 80), ε < Rational(1, 50))  # its barrier
KRAMERS = sqrt(2) / pi * exp(-1 / (4 * ε))

ROWS = {
    "inverse gamma": (StationaryDensity(GAMMA, ITOS), (*POSITIVE, k > 0), PROVED),
    "its other calculus": (StationaryDensity(GAMMA, OTHER), (*POSITIVE, k > 0), REFUTED),
    "in the other calculus": (StationaryDensity(w * GAMMA, OTHER), (*POSITIVE, k > 0), PROVED),
    "a factor of two": (
        StationaryDensity(exp(c / (σ**2 * w)) * GAMMA, ITOS), (*POSITIVE, k > 0), REFUTED
    ),
    "where it has a law": (
        Iff(StationaryDensity(GAMMA, ITOS), 2 * k > -(σ**2)), POSITIVE, PROVED
    ),
    "where its mean returns": (Iff(StationaryDensity(GAMMA, ITOS), k > 0), POSITIVE, REFUTED),
    "with the critical value": (
        Iff(StationaryDensity(GAMMA, ITOS), 2 * k >= -(σ**2)), POSITIVE, REFUTED
    ),
    "where the other has a law": (
        Iff(StationaryDensity(w * GAMMA, OTHER), k > 0), POSITIVE, PROVED
    ),
    "never normalisable": (
        StationaryDensity((1 + w**2) ** -a, STUDENT), (a > 0, 2 * a <= 1), REFUTED
    ),
    "normalisable": (
        Iff(StationaryDensity((1 + w**2) ** -a, STUDENT), 2 * a > 1), (), PROVED
    ),
    "at the critical value, too": (
        Iff(StationaryDensity((1 + w**2) ** -a, STUDENT), 2 * a >= 1), (), REFUTED
    ),
    "a second moment": (
        Equals(StationaryMean(of=w**2, on=STUDENT), 1 / (2 * a - 3)), (a > 2, a < 6), SUPPORTED
    ),
    "with another degree": (
        Equals(StationaryMean(of=w**2, on=STUDENT), 1 / (2 * a - 1)), (a > 2, a < 6), REFUTED
    ),
    "zero flux": (Equals(flux(FORMULA, EXPLOSIVE.model), 0), (c > 0, w > 0), PROVED),
    "a finite integral": (
        Integrable(of=FORMULA, over=w, low=0, high=oo), (c > 0,), PROVED
    ),
    "and no law": (StationaryDensity(FORMULA, EXPLOSIVE), (c > 0,), REFUTED),
    "Kramers": (AtMost((1 - 5 * ε / 2) * KRAMERS, SpectralGap(WELL)), HIGH, SUPPORTED),
    "Kramers from above": (AtMost(KRAMERS, SpectralGap(WELL)), HIGH, REFUTED),
    "Kramers as if it were exact": (Equals(SpectralGap(WELL), KRAMERS), HIGH, REFUTED),
    "Kramers from one well only": (AtMost(SpectralGap(WELL), KRAMERS / 2), HIGH, REFUTED),
    "Kramers where the barrier is low": (
        AtMost(SpectralGap(WELL), KRAMERS), (2 * ε > 1, ε < 1), REFUTED
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_the_outcome_is_what_the_mathematics_demands(name, examined):
    states, given, outcome = ROWS[name]
    claim = Claim(
        title="t", source="s", states=states, resolution=Rational(1, 20),
        given=tuple(Hypothesis(str(holds), holds) for holds in given),
    )  # fmt: skip
    found, _ = examined("p/x", claim)
    assert found.outcome is outcome, found.reason


def test_an_infinite_moment_is_no_number(examined):
    states = Equals(StationaryMean(of=w**2, on=STUDENT), 1 / (2 * a - 3))
    given = (Hypothesis("2 a > 1", 2 * a > 1), Hypothesis("a < 3/2", a < Rational(3, 2)))
    found, _ = examined("p/x", Claim(title="t", source="s", states=states, given=given))
    assert found.outcome is Outcome.UNDECIDED
