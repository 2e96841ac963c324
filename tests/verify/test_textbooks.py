"""Textbook diffusions at a time and in the long run, each with a neighbour that is wrong.

Stationary laws, ends, gaps and the double well have their rows in ``test_diffusions`` and in the
corpus; here is what paths do: growth, moments, and laws at a time.
"""

import pytest
from sympy import Eq, Integer, Rational, exp, oo, sqrt

from theory import (
    ALMOST_SURELY,
    ITO,
    POSITIVE_RECURRENT,
    STRATONOVICH,
    Claim,
    Diffusion,
    Equals,
    Hypothesis,
    Iff,
    Mean,
    Not,
    OnInterval,
    Path,
    Probability,
    Runs,
    SpectralGap,
    StationaryDensity,
    escapes,
    real,
    vanishes,
)
from verify.outcome import Outcome

b, k, t, w, w0, θ, σ = real("b k t w w_0 θ σ")
PROVED, SUPPORTED, REFUTED = Outcome.PROVED, Outcome.SUPPORTED, Outcome.REFUTED
ONE = Integer(1)


def growth(calculus=ITO):
    return Path(Diffusion((w,), (b * w,), ((σ * w,),), calculus), (w0,))


def moved(drift, volatility, begin):
    return Path(Diffusion((w,), (drift,), ((volatility,),), ITO), (begin,))


STARTED = (σ > 0, w0 > 0)
TIMED = (*STARTED, t > 0)
SQUARE = Mean(of=w**2, over=growth(), at=t)
ON_0 = OnInterval(growth().model, 0, oo)
ORNSTEIN = moved(-w, sqrt(2), Integer(3))
RATE = moved(2 * (1 - w), sqrt(w), Integer(2))
AT_REST = OnInterval(moved(k * (θ - w), σ * sqrt(w), ONE).model, 0, oo)

ROWS = {
    "growth": (Iff(vanishes(growth(), ALMOST_SURELY), 2 * b < σ**2), STARTED, PROVED),
    "growth of the mean": (Iff(vanishes(growth(), ALMOST_SURELY), b < 0), STARTED, REFUTED),
    "growth, other calculus": (
        Iff(vanishes(growth(STRATONOVICH), ALMOST_SURELY), b < 0), STARTED, PROVED
    ),
    "outwards": (Iff(escapes(growth(), ALMOST_SURELY), 2 * b > σ**2), STARTED, PROVED),
    "outwards, closed": (Iff(escapes(growth(), ALMOST_SURELY), 2 * b >= σ**2), STARTED, REFUTED),
    "square": (Equals(SQUARE, w0**2 * exp((2 * b + σ**2) * t)), TIMED, SUPPORTED),
    "square of the mean": (Equals(SQUARE, w0**2 * exp(2 * b * t)), TIMED, REFUTED),
    "no law": (Not(Runs(POSITIVE_RECURRENT, ON_0)), (σ > 0,), PROVED),
    "no law without a drift only": (
        Iff(Not(Runs(POSITIVE_RECURRENT, ON_0)), Eq(b, 0)), (σ > 0,), REFUTED
    ),
    "a power is no law": (StationaryDensity(w ** (2 * b / σ**2 - 2), ON_0), (σ > 0,), REFUTED),
    "Ornstein-Uhlenbeck, mean": (Equals(Mean(of=w, over=ORNSTEIN, at=ONE), 3 / exp(1)), (),
                                 SUPPORTED),
    "Ornstein-Uhlenbeck, too slow": (
        Equals(Mean(of=w, over=ORNSTEIN, at=ONE), 3 / exp(Rational(1, 2))), (), REFUTED
    ),
    "Ornstein-Uhlenbeck, square": (
        Equals(Mean(of=w**2, over=ORNSTEIN, at=ONE), 1 + 8 / exp(2)), (), SUPPORTED
    ),
    "its median": (
        Equals(Probability(of=w > 3 / exp(1), over=ORNSTEIN, at=ONE), Rational(1, 2)), (), SUPPORTED
    ),
    "Cox-Ingersoll-Ross, mean": (
        Equals(Mean(of=w, over=RATE, at=ONE), 1 + exp(-2)), (), SUPPORTED
    ),
    "Cox-Ingersoll-Ross, at rest": (Equals(Mean(of=w, over=RATE, at=ONE), 1), (), REFUTED),
    "Cox-Ingersoll-Ross, gap": (
        Equals(SpectralGap(AT_REST), k), (k > 0, θ > 0, σ > 0, 2 * k * θ > σ**2), SUPPORTED
    ),
    "Cox-Ingersoll-Ross, gap of a square": (
        Equals(SpectralGap(AT_REST), 2 * k), (k > 0, θ > 0, σ > 0, 2 * k * θ > σ**2), REFUTED
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_the_outcome_is_that_of_the_textbook(name, examined):
    states, given, outcome = ROWS[name]
    claim = Claim(
        title="t", source="s", states=states, resolution=Rational(1, 10),
        given=tuple(Hypothesis(str(holds), holds) for holds in given),
    )  # fmt: skip
    found, _ = examined("p/x", claim)
    assert found.outcome is outcome, found.reason
