"""Quantiles: exact, enclosed, in closed form and by order statistics, on textbook laws."""

from fractions import Fraction

import numpy as np
import pytest
import sympy as sp
from sympy import Abs, And, Integer, Rational, erfinv, exp, log, oo, sqrt

from theory import (
    AtMost,
    Average,
    Claim,
    Continuous,
    Discrete,
    Draw,
    Equals,
    Hypothesis,
    Normal,
    Path,
    Quantile,
    Recursion,
    StudentT,
    Uniform,
    real,
)
from verify import verify
from verify.compare import interval
from verify.engines.closed import Undefined, Unread
from verify.engines.enclosing import enclosure
from verify.engines.finite import finite_value
from verify.engines.monotone import direction
from verify.instances import Instance
from verify.simulation.quantiles import _between, _edges

R = Rational
w, x, y, p, b, c = real("w x y p b c")
ANYWHERE = Instance(statement=sp.true, given=(), where=(), values=())
LAW = Discrete((Integer(1), Integer(-2), Integer(4)), (R(1, 2), R(1, 4), R(1, 4)))
THREE = (Draw(x, LAW),)
NORMAL = (Draw(x, Normal(Integer(1), Integer(4))),)
FAIR = Draw(x, Discrete((R(1, 2), Integer(3)), (R(1, 2), R(1, 2))))
PRODUCT = Path(Recursion((w,), (x * w,), (FAIR,)), (Integer(1),))
SUM = Path(Recursion((w,), (w / 2 + x,), (FAIR,)), (Integer(0),))


def outcome(left, right, given=()):
    """What becomes of the claim that two sides are equal."""
    return verify(Claim(title="", source="Eq. (1)", given=given, states=Equals(left, right)))


def exactly(level, of=x, over=THREE, at=None):
    return finite_value(Quantile(of=of, level=R(level), over=over, at=at), ANYWHERE)


@pytest.mark.parametrize(
    ("level", "value"), [("1/8", -2), ("1/4", -2), ("1/3", 1), ("3/4", 1), ("7/8", 4)]
)
def test_it_is_the_least_number_with_enough_below(level, value):
    """−2, 1, 4 with ¼, ½, ¼. Killed by: < for ≤ at 1/4 and 3/4; values in the order of the law."""
    assert exactly(level) == value


def test_of_a_function_with_equal_values():
    """x² is 1, 4, 16. Killed by: weights of equal values that are not added."""
    assert exactly("3/5", of=Abs(x - 1)) == 3
    assert exactly("1/2", of=(x - 1) ** 2 * (x - 4) ** 2) == 0
    assert exactly("3/4", of=(x - 1) ** 2 * (x - 4) ** 2) == 0
    assert exactly("4/5", of=(x - 1) ** 2 * (x - 4) ** 2) == 324


def test_over_a_path():
    """w_2 is 1/4, 3/2 (twice), 9 for the product, 3/4, 13/4, 2, 9/2 for the sum."""
    assert [exactly(level, of=w, over=PRODUCT, at=2) for level in ("1/4", "1/2", "4/5")] == [
        R(1, 4), R(3, 2), 9
    ]  # fmt: skip
    assert [exactly(level, of=w, over=SUM, at=2) for level in ("1/4", "1/2", "3/4", "1")[:3]] == [
        R(3, 4), 2, R(13, 4)
    ]  # fmt: skip
    assert exactly("1/2", of=log(w), over=PRODUCT, at=2) == log(R(3, 2))


def test_a_level_outside_is_undefined():
    at = Instance(statement=sp.true, given=(), where=(), values=((p, Integer(1)),))
    for over in (THREE, NORMAL):
        read = finite_value if over is THREE else lambda q, at: enclosure(q, at, 64)
        with pytest.raises(Undefined, match=r"not in \(0, 1\)"):
            read(Quantile(of=x, level=p, over=over), at)


def enclosed(of, level, over):
    return interval(enclosure(Quantile(of=of, level=R(level), over=over), ANYWHERE, 128))


def test_functions_that_rise_and_fall():
    """A falling function turns the level round. Killed by: not to turn it."""
    low, high = (enclosed(x, level, NORMAL).centre for level in ("1/4", "3/4"))
    assert float(low + high) == pytest.approx(2)
    for of, at in ((exp(x), low), (x**3, low), (2 - x, high), (-exp(-x) / 3, low), (exp(-x), high)):
        expected = float(of.subs(x, sp.Rational(at.numerator, at.denominator)))
        assert float(enclosed(of, "1/4", NORMAL).centre) == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize("of", [x**2, x - exp(x), Abs(x), x * exp(x), sp.sin(x)], ids=str)
def test_others_are_not_read(of):
    """They turn somewhere. Killed by: to read the direction off one term."""
    with pytest.raises(Unread):
        direction(of, x)
    assert outcome(Quantile(of=of, level=R(1, 4), over=NORMAL), 10).method != "certified"


SPREAD = 2 * sqrt(2)


def test_closed_forms_for_all_parameters():
    """|b|: a slope of unknown sign. Killed by: b for |b|; 2p for 2p − 1; σ² for σ."""
    level = Hypothesis("p is a level", And(p > 0, p < 1))
    of = Quantile(of=c + b * x, level=p, over=NORMAL)
    found = outcome(of, c + b + SPREAD * Abs(b) * erfinv(2 * p - 1), (level,))
    assert (found.outcome, found.method) == ("PROVED", "symbolic")
    wrong = outcome(of, c + b + SPREAD * b * erfinv(2 * p - 1), (level,))
    assert wrong.outcome == "REFUTED"
    uniform = Quantile(of=x, level=p, over=(Draw(x, Uniform(Integer(-1), Integer(3))),))
    assert outcome(uniform, 4 * p - 1, (level,)).outcome == "PROVED"


@pytest.mark.parametrize(
    ("law", "level", "value"),
    [
        (StudentT(Integer(1), Integer(0), Integer(1)), R(3, 4), Integer(1)),
        (Continuous(y, exp(-y), Integer(0), oo), R(1, 2), log(2)),
        (Normal(Integer(0), Integer(1)), R(1, 4), sqrt(2) * erfinv(R(-1, 2))),
    ],
    ids=["Cauchy", "exponential", "normal"],
)
def test_textbook_laws(law, level, value):
    of = Quantile(of=x, level=level, over=(Draw(x, law),))
    assert outcome(of, value).outcome in ("SUPPORTED", "PROVED")
    assert outcome(of, value * R(21, 20)).outcome == "REFUTED"


def test_order_statistics_of_a_batch():
    """The mean of four normal draws has a quarter of the variance; balls do not read it."""
    batch = (Draw(x, Normal(Integer(0), Integer(1)), batch=4),)
    of = Quantile(of=Average(x), level=R(3, 4), over=batch)
    third = sqrt(2) * erfinv(R(1, 2))
    above = verify(Claim(title="", source="1", states=AtMost(of, third / 2 * R(21, 20))))
    assert above.outcome == "PROVED" or above.method == "montecarlo"
    wrong = verify(Claim(title="", source="1", states=AtMost(of, third / 2 * R(19, 20))))
    assert (wrong.outcome, wrong.method) == ("REFUTED", "montecarlo")


@pytest.mark.parametrize("level", [Fraction(1, 20), Fraction(1, 2), Fraction(9, 10)], ids=str)
def test_the_interval_has_the_quantile(level):
    """500 samples from a uniform law, with their own numbers proposed by another sample.

    Killed by: the ends exchanged, the pilot's own quantile as the answer, a level of 1 − p.
    """
    found = []
    for seed in range(500):
        random = np.random.default_rng(seed)
        edges = _edges(random.random(1000), 0, float(level))
        sample = np.sort(random.random(20_000))
        below = [int(n) for n in np.searchsorted(sample, edges, side="right")]
        between = _between(edges, below, len(sample), level, 0.0)
        if between is not None:
            found.append(between)
    assert len(found) > 400
    assert all(one.low <= level <= one.high for one in found)
    assert np.mean([float(one.radius) for one in found]) < 0.06


def test_no_interval_while_the_quantile_may_lie_beyond():
    edges = np.array([0.4, 0.5])
    assert _between(edges, [5, 5], 10, Fraction(1, 2), 0.0) is None
