"""Identities: the normal form, and the symbolic method that rests on it."""

from __future__ import annotations

from contextlib import suppress

import pytest
import sympy as sp
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sympy import Abs, Integer, Ne, Rational, exp, log, pi, sqrt

from theory import (
    All,
    AtMost,
    Claim,
    Definition,
    Draw,
    Equals,
    Hypothesis,
    Implies,
    Mean,
    Normal,
    Path,
    Probability,
    Rate,
    Uniform,
    Variance,
    fair,
    real,
    sgd,
    size,
    vanishes,
)
from verify.engines.normal_form import Conditions, Powers, Unshown, same
from verify.methods import symbolic
from verify.outcome import Truth
from verify.reading import Context, Declines

a, b, w, w0, x, m, λ = real("a b w w_0 x m λ")
t = size("t")
CONTEXT = Context(
    claim_id="c", seed=0, budget="quick", forbidden=frozenset(), keep=lambda _: None
)  # fmt: skip

# (left, right, the same right side with one constant changed); what is claimed where both exist.
IDENTITIES = [
    ((a + b) ** 3, a**3 + 3 * a**2 * b + 3 * a * b**2 + b**3, a**3 + 3 * a**2 * b + 2 * a * b**2),
    ((a**2 - 1) / (a - 1), a + 1, a + Rational(21, 20)),
    (1 / a - 1 / b, (b - a) / (a * b), (a - b) / (a * b)),
    (sqrt(a) ** 3, a * sqrt(a), sqrt(a)),
    (1 / (sqrt(a) + 1), (sqrt(a) - 1) / (a - 1), (sqrt(a) + 1) / (a - 1)),
    (sqrt(a**2 - 2 * a * b + b**2), Abs(a - b), Abs(a + b)),
    (Abs(a * b), Abs(a) * Abs(b), a * b),  # kills: |x| = x
    (Abs(a) ** 2, a**2, 2 * a**2),
    (log(a**2 - b**2), log(Abs(a - b)) + log(Abs(a + b)), log(Abs(a - b)) - log(Abs(a + b))),
    (log(Abs(a - b)), log(Abs(b - a)), log(Abs(a + b))),
    (log(a * b) / 2, log(sqrt(a)) + log(sqrt(b)), log(sqrt(a)) + log(b)),
    (log(12 * a), 2 * log(2) + log(3) + log(a), 2 * log(2) + log(5) + log(a)),
    (log(a**2 - 2 * a + 1) / 2, log(Abs(a - 1)), log(Abs(a - 1)) / 2),
    (log(Rational(9, 8)) / 2, log(3) - log(8) / 2, log(3) - log(4) / 2),
    (exp(a + b) * exp(-b), exp(a), exp(2 * a)),
    (exp(a) ** 2 - 1, (exp(a) - 1) * (exp(a) + 1), (exp(a) - 1) ** 2),
    (log(exp(a) * b), a + log(b), 2 * a + log(b)),
    (2**t * 2, 2 ** (t + 1), 2 ** (t + 2)),
    (2**t * 3**t, 6**t, 5**t),
    ((a**2) ** t, a ** (2 * t), a**t),
    (pi * a / pi, a, pi * a),
]


def shown(left, right, conditions=None):
    return same(left, right, conditions or Conditions(), Powers.EXPONENTIAL)


@pytest.mark.parametrize(("left", "right", "wrong"), IDENTITIES, ids=lambda e: str(e)[:30])
def test_identities_and_near_misses(left, right, wrong):
    assert shown(left, right)
    assert shown(right, left)
    assert not shown(left, wrong)  # kills: "always the same"
    assert not shown(left, 1 + right)
    assert not shown(left, Rational(21, 20) * right)


# Equal at a point, or nearly, and still different; kills: comparison at a sample point.
@pytest.mark.parametrize(
    ("left", "right"),
    [
        (a**2, a),
        (log(1 + 1 / a), log(1 + a)),  # equal at 1; a dropped denominator makes them the same
        (log(1 - 1 / b), log(b - 1)),
        (log((a + 1) / (b + 2)), log(a + 1)),
        (sqrt(a**2), a),
        (log(a**2) / 2, log(a) + 1),
        (1 / (a + 1), 1 / a),
        (exp(a), exp(a) + Rational(1, 10**60)),
        (exp(a * b), exp(a) * exp(b)),
        (a ** Rational(1, 3), a ** Rational(1, 2)),
        (log(2) * log(3), log(6)),
        (sqrt(2) * sqrt(3), Integer(2)),
    ],
)
def test_different_things(left, right):
    with suppress(Unshown):
        assert not shown(left, right)


def test_the_factor_proposed_is_multiplied_out(monkeypatch):
    product = log((a**2 - 1) * 2)
    sum_of_logs = log(2) + log(Abs(a - 1)) + log(Abs(a + 1))
    assert shown(product, sum_of_logs)  # the control
    wrong = (Integer(1), [(a - 1, 1), (a + 2, 1)])
    monkeypatch.setattr(sp, "factor_list", lambda _: wrong)
    with pytest.raises(Unshown, match="do not multiply"):
        shown(log(a**2 - 1), log(a - 1) + log(a + 2))


@pytest.mark.parametrize(
    ("expr", "field", "condition"),
    [
        (1 / (a - 1), "nonzero", a - 1),
        (sqrt(a - 1), "positive", a - 1),
        (log(a - 1), "positive", a - 1),
        (log(Abs(a - 1)), "logs", a - 1),
        (a**t, "positive", a),
        (1 / sqrt(a), "positive", a),
    ],
)
def test_conditions_are_reported(expr, field, condition):
    conditions = Conditions()
    assert shown(expr, expr, conditions)
    assert condition in getattr(conditions, field)
    assert not shown(expr, expr + 1, Conditions())
    plain = Conditions()
    shown(a + b, b + a, plain)
    assert plain == Conditions()


@pytest.mark.parametrize(
    "expr",
    [
        sp.sin(a),
        sp.Max(a, b),
        sqrt(1 / a + 1),
        log(sqrt(a**2 - 2 * a + 1) - Abs(a - 1)),
        log(1 + 1 / a),
    ],
)
def test_what_has_no_form(expr):
    with pytest.raises(Unshown):
        shown(expr, expr)


polynomials = st.lists(
    st.tuples(st.integers(-4, 4), st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=4
).map(lambda rows: sp.Add(*(c * a**i * b**j for c, i, j in rows)))


@settings(derandomize=True, deadline=None, database=None, max_examples=60)
@given(polynomials, polynomials, polynomials)
def test_polynomials_against_expansion(p, q, r):
    left, right = p * (q + r), sp.expand(p * q) + p * r
    assert shown(left, right)
    gap = sp.expand(left - r)
    assert shown(left, r) == (gap == 0)
    assume(q != 0 and sp.expand(q) != 0)
    assert shown(p / q, (p * q) / q**2)


HALF = Rational(1, 2)
draw = (Draw(x, fair(1, a)),)
path = Path(sgd(x * w**2 / 2, over=(w,), rate=λ, draws=draw), (w0,))
BELOW = Hypothesis("a < 0, so that no moment of a factor is 0", a < 0)
ALIVE = Hypothesis("w_0 ≠ 0", Ne(w0, 0))
RATE = Rate(of=w, over=path)
GROWTH = log(Abs(1 - λ)) / 2 + log(Abs(1 - a * λ)) / 2
SECOND = HALF * (1 - λ) ** 2 + HALF * (1 - a * λ) ** 2
SURVIVAL = Probability(of=Ne(w, 0), over=path, at=t)
NORMAL = (Draw(x, Normal(m, Integer(2))),)


def claim(states, *given, where=()):
    return Claim(title="t", source="s", states=states, given=given, where=where)


def proof(states, *given, where=()):
    answer = symbolic.reads(claim(states, *given, where=where), CONTEXT)
    return answer.because if isinstance(answer, Declines) else answer.run()[0].truth


PROVED = {
    "rate": (Equals(RATE, GROWTH), Equals(RATE, GROWTH * Rational(21, 20))),
    "rate, one logarithm": (
        Equals(RATE, log(Abs((1 - λ) * (1 - a * λ))) / 2),
        Equals(RATE, log(Abs((1 - λ) * (1 + a * λ))) / 2),
    ),
    "second moment": (
        Equals(Mean(of=w**2, over=path, at=t), w0**2 * SECOND**t),
        Equals(Mean(of=w**2, over=path, at=t), w0**2 * SECOND ** (t + 1)),
    ),
    "variance": (
        Equals(Variance(of=x, over=draw), (1 - a) ** 2 / 4),
        Equals(Variance(of=x, over=draw), (1 - a) ** 2 / 2),
    ),
    "fourth moment of a normal": (
        Equals(Mean(of=x**4, over=NORMAL), m**4 + 12 * m**2 + 12),
        Equals(Mean(of=x**4, over=NORMAL), m**4 + 12 * m**2 + 4),
    ),
    "fourth moment of a uniform": (
        Equals(Mean(of=x**4, over=(Draw(x, Uniform(-1, 2)),)), Rational(11, 5)),
        Equals(Mean(of=x**4, over=(Draw(x, Uniform(-1, 2)),)), Rational(12, 5)),
    ),
    "parts": (All(Equals(a * b, b * a), sp.Eq((a + b) * 2, 2 * a + 2 * b, evaluate=False)), None),
}


@pytest.mark.parametrize("name", PROVED)
def test_symbolic_proves(name):
    right, wrong = PROVED[name]
    assert proof(right, ALIVE, BELOW) is Truth.HOLDS
    if wrong is not None:
        assert proof(wrong, ALIVE, BELOW) is Truth.UNKNOWN  # kills: proved without looking


def test_side_conditions_come_from_the_hypotheses():
    identity = Equals((a**2 - 1) / (a - 1), a + 1)
    assert proof(identity, Hypothesis("", a > 1)) is Truth.HOLDS
    assert proof(identity) is Truth.UNKNOWN  # at a = 1 the left side is no number
    root = Equals(1 / (sqrt(a) + 1), (sqrt(a) - 1) / (a - 1))
    assert proof(Implies(a > 1, root)) is Truth.HOLDS
    assert proof(Implies(a > 0, root)) is Truth.UNKNOWN


def test_survival_needs_factors_that_are_not_zero():
    dead = (Draw(x, fair(1, a)),)
    one = Path(sgd(x * w**2 / 2, over=(w,), rate=Integer(1), draws=dead), (w0,))
    alive = Probability(of=Ne(w, 0), over=one, at=t)
    other = Hypothesis("", Ne(a, 1))
    assert proof(AtMost(alive, HALF**t)) is Truth.HOLDS
    assert proof(AtMost(alive, Rational(1, 3) ** t)) is Truth.UNKNOWN
    assert proof(Equals(alive, HALF**t), ALIVE, other) is Truth.HOLDS
    assert proof(Equals(alive, HALF**t), other) is Truth.UNKNOWN  # w_0 = 0
    assert proof(Equals(alive, HALF**t), ALIVE) is Truth.UNKNOWN  # a = 1


def test_the_two_values_of_a_path_that_may_die():
    dead = (Draw(x, fair(1, a)),)
    one = Path(sgd(x * w**2 / 2, over=(w,), rate=Integer(1), draws=dead), (w0,))
    gone = Equals(Probability(of=sp.Eq(w, 0), over=one, at=t), 1 - HALF**t)
    left = Equals(Probability(of=sp.Eq(w, (1 - a) ** t * w0), over=one, at=t), HALF**t)
    other = Hypothesis("", Ne(a, 1))
    for states in (gone, left):
        assert proof(states, ALIVE, other) is Truth.HOLDS
        assert proof(states, other) is Truth.UNKNOWN  # from 0 both are 1
        assert proof(states, ALIVE) is Truth.UNKNOWN  # for a = 1 both factors are 0
    elsewhere = Equals(Probability(of=sp.Eq(w, (2 - a) ** t * w0), over=one, at=t), HALF**t)
    assert isinstance(proof(elsewhere, ALIVE, other), str)  # kills: any value is taken for f^t w_0
    both = Equals(Probability(of=sp.Eq(w, (1 - λ) ** t * w0), over=path, at=t), HALF**t)
    assert isinstance(proof(both, ALIVE, other), str)  # two factors that are not 0


def test_a_right_side_may_be_less_than_its_closed_form():
    draws = (Draw(x, fair(1, -1)),)
    model = sgd(x * w**2 / 2, over=(w,), rate=Integer(1), draws=draws)
    from_one, from_any = (
        Probability(of=Ne(w, 0), over=Path(model, (begun,)), at=t) for begun in (Integer(1), w0)
    )
    assert proof(AtMost(from_any, from_one)) is Truth.HOLDS
    assert proof(AtMost(from_one, from_any), ALIVE) is Truth.HOLDS
    assert proof(AtMost(from_one, from_any)) is Truth.UNKNOWN  # from w_0 = 0 the right side is 0


def test_the_rate_from_zero_is_not_proved():
    # At w_0 = 0, λ = 0: lim (1/t) E ln 0 = −∞, while E ln|1 − 0| = 0.
    assert proof(Equals(RATE, GROWTH), Hypothesis("", λ >= 0)) is Truth.UNKNOWN


def test_rest_at_a_fixed_point():
    still = vanishes(path)
    assert proof(Implies(sp.Eq(w0, 0), still)) is Truth.HOLDS
    assert isinstance(proof(still), str)  # kills: any start rests
    moved = vanishes(Path(sgd((w - x) ** 2 / 2, over=(w,), rate=λ, draws=draw), (Integer(0),)))
    assert isinstance(proof(moved), str)  # 0 is no fixed point of this step


@pytest.mark.parametrize(
    "states",
    [AtMost(a, b), Equals(Mean(of=Abs(x), over=NORMAL), a), Implies(a > 0, b < a), a > b],
)
def test_symbolic_declines(states):
    assert isinstance(proof(states), str)


def test_definitions_are_followed():
    named = Definition(m, RATE)
    twice = Definition(b, 2 * m)
    assert proof(Equals(b, 2 * GROWTH), ALIVE, where=(named, twice)) is Truth.HOLDS
    assert proof(Equals(b, GROWTH), ALIVE, where=(named, twice)) is Truth.UNKNOWN
