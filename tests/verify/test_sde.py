"""Probabilities over paths of a diffusion: two schemes, their errors, and what voids them.

Only this method runs, at quick.
"""

from dataclasses import replace
from fractions import Fraction
from math import erf, exp, sqrt

import pytest
import sympy as sp
from scipy.stats import ncx2
from sympy import Integer, Rational

from theory import (
    ITO,
    STRATONOVICH,
    AtMost,
    Claim,
    Diffusion,
    Draw,
    Equals,
    Mean,
    Normal,
    OnInterval,
    Path,
    Probability,
    SpectralGap,
    real,
    vanishes,
)
from verify.compare import Interval
from verify.examine import examine
from verify.outcome import Outcome, Truth
from verify.records import Answer, Block, Decline
from verify.simulation import schemes
from verify.simulation.diffusing import Disagreement, agreed
from verify.simulation.schemes import STATE, in_variable

w, x = real("w x")
HALF = Rational(1, 2)


def motion(drift, volatility, calculus=ITO):
    return Diffusion((w,), (sp.sympify(drift),), ((sp.sympify(volatility),),), calculus)


GEOMETRIC = motion(w / 8, w / 2)


def chance(model, begin, time, event):
    return Probability(of=event, over=Path(model, (sp.sympify(begin),)), at=sp.sympify(time))


def made(states):
    return Claim(title="t", source="s", states=states, resolution=Rational(1, 10))


def rounded(number):
    return Rational(round(1000 * number), 1000)


def above(mean, variance, level):
    return rounded((1 - erf((level - mean) / sqrt(2 * variance))) / 2)


CASES = {
    "geometric": (chance(GEOMETRIC, 1, 1, w > 1), HALF, Rational(3, 5)),
    "from below": (
        chance(GEOMETRIC, 1, 1, w < Rational(4, 5)),
        1 - above(0, 0.25, -0.223144), Rational(67, 100),
    ),
    "Stratonovich": (
        chance(motion(w / 8, w / 2, STRATONOVICH), 1, 1, w > 1), above(0.125, 0.25, 0), HALF
    ),
    "Ornstein-Uhlenbeck": (
        chance(motion(-w, 1), 3, 1, w > Rational(11, 10)),
        above(3 * exp(-1), (1 - exp(-2)) / 2, 1.1), Rational(2, 5),
    ),
    "Cox-Ingersoll-Ross": (  # a multiple of a χ² with 8 degrees of freedom that is not central
        chance(motion(2 * (1 - w), sp.sqrt(w)), 2, 1, w > 1),
        rounded(ncx2(8, 16 * exp(-2) / (1 - exp(-2))).sf(8 / (1 - exp(-2)))), Rational(2, 5),
    ),
    "asinh of a normal": (  # d asinh w = dB
        chance(motion(w / 2, sp.sqrt(1 + w**2)), 0, 1, w > Rational(1, 5)),
        above(0, 1, 0.19869), Rational(3, 5),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_true_number_agrees_and_a_false_one_is_refuted(name, examined):
    quantity, true, false = CASES[name]
    found, records = examined("p/x", made(Equals(quantity, true)), ("sde",))
    (answer,) = [r for r in records if isinstance(r, Answer)]
    assert answer.truth is Truth.HOLDS, answer.reason
    assert found.outcome is not Outcome.PROVED
    assert float(answer.alpha) == pytest.approx(4e-9)
    wrong, _ = examined("p/x", made(Equals(quantity, false)), ("sde",))
    assert wrong.outcome is Outcome.REFUTED


def test_paths_that_leave_the_numbers_void_their_scheme(examined):
    """Clipping them, or leaving them out, gives a wrong number that halving does not show."""
    quantity = chance(motion(-w, 1 + w**2), HALF, 4, w > 0)
    found, records = examined("p/x", made(Equals(quantity, Rational(9, 10))), ("sde",))
    assert found.outcome is Outcome.UNDECIDED
    assert "discretisations disagree" in records[-1].reason
    assert "left the numbers" in records[-1].reason


@pytest.mark.parametrize("name", ["geometric", "Cox-Ingersoll-Ross"])
def test_a_scheme_of_another_calculus_is_seen_by_the_other(name, monkeypatch, examined):
    """Its own halving does not show that its limit is wrong; kills: a number of one scheme."""

    def turned(model, variable):
        other = model if variable is STATE else replace(model, calculus=STRATONOVICH)
        return in_variable(other, variable)

    quantity, true, false = CASES[name]
    schemes.four.cache_clear()
    monkeypatch.setattr(schemes, "in_variable", turned)
    for number in (true, false):
        claim = replace(made(Equals(quantity, number)), title="by turned schemes")  # no other's
        found, records = examined("p/x", claim, ("sde",))
        assert found.outcome is Outcome.UNDECIDED
        assert "discretisations disagree" in records[-1].reason
    schemes.four.cache_clear()


def test_schemes_that_disagree_say_no_number():
    one, two = (Interval(Fraction(a, 10), Fraction(a + 2, 10), 1e-9, 7) for a in (1, 4))
    with pytest.raises(Disagreement, match="disagree"):
        agreed(one, two)
    near = Interval(Fraction(3, 10), Fraction(5, 10), 1e-9, 7)
    for first, second in ((one, near), (near, one)):
        hull = agreed(first, second)
        assert (hull.low, hull.high) == (Fraction(1, 10), Fraction(1, 2))
        assert (hull.alpha, hull.samples) == (2e-9, 14)


def test_a_positive_path_is_above_what_is_not_positive(examined):
    found, records = examined("p/x", made(Equals(chance(GEOMETRIC, 1, 1, w > 0), 1)), ("sde",))
    assert records[-1].truth is Truth.HOLDS, found.reason
    wrong = made(Equals(chance(GEOMETRIC, 1, 1, w > -1), HALF))
    assert examined("p/x", wrong, ("sde",))[0].outcome is Outcome.REFUTED


def test_the_blocks_are_kept_and_repeatable():
    claim = made(Equals(chance(GEOMETRIC, 1, 1, w > 1), HALF))

    def blocks(seed):
        records = examine("p/x", claim, seed=seed, budget="quick")
        return [r for r in records if isinstance(r, Block) and r.method == "sde"]

    first = blocks(0)
    assert len(first) % 32 == 0  # rivals ask for another level of the same paths
    assert len({b.experiment for b in first}) == 2 * len(first) / 32
    assert len({(b.experiment, b.block) for b in first}) == len(first)
    assert all(0 < b.counts[0] < 4096 and len(b.counts) == 3 for b in first)
    assert first == blocks(0)
    assert first != blocks(1)


@pytest.mark.parametrize(
    ("states", "words"),
    [
        (AtMost(chance(GEOMETRIC, 1, 0, w > 1), 1), "not a time after the start"),
        (AtMost(chance(GEOMETRIC, 1, 1, w**2 > 1), 1), "is not sampled"),
        (Equals(Mean(of=w, over=Path(GEOMETRIC, (Integer(1),)), at=Integer(1)), 1), "Mean over"),
        (AtMost(Probability(of=w > 1, over=Path(GEOMETRIC, Normal(0, 1)), at=Integer(1)), 1),
         "from a point"),
        (AtMost(chance(motion(-sp.atan(w), 1), 1, 1, w > 1), 1), "is not lowered"),
        (AtMost(chance(motion(0, sp.sqrt(w)), 1, 1, w > 0), HALF), "left the numbers"),  # absorbed
    ],
)  # fmt: skip
def test_what_it_does_not_sample_is_left_open(states, words, examined):
    found, records = examined("p/x", made(states), ("sde",))
    assert found.outcome is Outcome.UNDECIDED
    assert words in " ".join(r.reason for r in records if isinstance(r, Answer))


@pytest.mark.parametrize(
    "states",
    [
        Equals(Mean(of=x, over=(Draw(x, Normal(1, 1)),)), 1),
        Equals(SpectralGap(OnInterval(motion(-w, 1), -sp.oo, sp.oo)), 1),
        vanishes(Path(GEOMETRIC, (Integer(1),))),
    ],
)
def test_it_declines_what_has_no_path(states, examined):
    (said,) = [r for r in examined("p/x", made(states), ("sde",))[1] if isinstance(r, Decline)]
    assert "nothing is asked over paths" in said.because


@pytest.mark.parametrize("name", CASES)
def test_finite_volumes_tell_the_same(name, examined):
    quantity, true, false = CASES[name]
    _, records = examined(
        "p/x", made(AtMost(quantity, true + Rational(1, 1000))), ("fokker_planck",)
    )
    assert records[-1].truth is Truth.HOLDS
    assert examined("p/x", made(Equals(quantity, false)), ("fokker_planck",))[0].outcome is (
        Outcome.REFUTED
    )
