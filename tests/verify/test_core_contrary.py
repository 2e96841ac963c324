"""A claim and its contrary never both pass: claims in laws and constants of no paper."""

from __future__ import annotations

from functools import cache

import pytest
from sympy import Abs, And, Integer, Ne, Or, Rational, exp, log, sqrt

from theory import (
    AtMost,
    Claim,
    Definition,
    Draw,
    Equals,
    Exists,
    Hypothesis,
    Iff,
    Implies,
    Mean,
    Not,
    Path,
    Probability,
    Rate,
    Recursion,
    escapes,
    real,
    size,
    vanishes,
)
from theory.bridges import LAW_OF_LARGE_NUMBERS
from theory.laws import Discrete
from verify import verify
from verify.outcome import PASSES, Outcome, Truth
from verify.planning.rivals import contrary, rivals

a, b, k, u, v, x, ρ = real("a b k u v x ρ")
t = size("t")
THIRD = Rational(1, 3)
# |2 · a · a/2| = a² with equal weights: the threshold is a = 1.
three = (Draw(x, Discrete((Integer(2), -a, a / 2), (THIRD, THIRD, THIRD))),)
path = Path(Recursion((u,), (x * u,), three), (v,))
two = (Draw(x, Discrete((1, -1), (THIRD, 2 * THIRD))),)
steps = Path(Recursion((u,), (u * (1 + ρ * x),), two), (v,))
one_or_three = (Draw(x, Discrete((1, 3), (THIRD, 2 * THIRD))),)
tripling = Path(Recursion((u,), (x * u,), one_or_three), (v,))
STARTED = Hypothesis("v ≠ 0", Ne(v, 0))
POSITIVE = Hypothesis("a > 0", a > 0)
BOTH = (POSITIVE, Hypothesis("b > 0", b > 0))


def claim(states, *given):
    return Claim(title="t", source="s", states=states, given=given)


def moment(sign):
    base = 1 + ρ**2 + sign * 2 * ρ * THIRD
    return claim(Equals(Mean(of=u**2, over=steps, at=t), v**2 * base**t), STARTED)


def exceeds(chance):
    event = Probability(of=Abs(u) > 2 * Abs(v), over=tripling, at=Integer(2))
    return claim(Equals(event, chance), STARTED)


def witnessed(value):
    below = AtMost(k, a / 2 + 1 / (2 * a))
    return claim(Exists(over=(k,), such_that=below, within=k >= 1, witness=(value,)), POSITIVE)


# name: (claim, does it hold?)
WORLD = {
    "second moment": (moment(-1), True),
    "second moment, a sign": (moment(1), False),
    "inequality": (claim(AtMost(3 * a * b, a**3 + b**3 + 1), *BOTH), True),
    "inequality, strict": (claim(AtMost(3 * a * b, a**3 + b**3 + 1, strict=True), *BOTH), False),
    "no formula for Z3": (claim(AtMost(1 - a, exp(-a), strict=True), POSITIVE), True),
    "no formula, false": (claim(AtMost(1 + a + a**2, exp(a)), POSITIVE), False),
    "limit": (claim(Implies(a < 1, vanishes(path)), POSITIVE), True),
    "limit, closed": (claim(Implies(a <= 1, vanishes(path)), POSITIVE, STARTED), False),
    "escape": (claim(Implies(And(a > 2, Ne(v, 0)), escapes(path)), POSITIVE), True),
    "escape from anywhere": (claim(Implies(a > 2, escapes(path)), POSITIVE), False),
    "iff": (claim(Iff(vanishes(path), a < 1), POSITIVE, STARTED), True),
    "iff, start forgotten": (claim(Iff(vanishes(path), a < 1), POSITIVE), False),
    "exists": (witnessed(Integer(1)), True),
    "root": (claim(Equals(sqrt(a**2 + 2 * a + 1), a + 1), Hypothesis("", a > -1)), True),
    "root, a branch": (claim(Equals(sqrt(a**2 + 2 * a + 1), a + 1), Hypothesis("", a > -3)), False),
    "rate": (claim(Equals(Rate(of=u, over=path), 2 * log(a) / 3), POSITIVE, STARTED), True),
    "rate, halved": (claim(Equals(Rate(of=u, over=path), log(a) / 3), POSITIVE, STARTED), False),
    "probability": (exceeds(Rational(8, 9)), True),
    "probability, once": (exceeds(Rational(2, 3)), False),
    "disjunction": (claim(Or(a * b > 1, a < 2, b < 1), *BOTH), True),
    "disjunction, false": (claim(Or(a * b > 3, a < 2, b < 1), *BOTH), False),
}  # fmt: skip


@cache
def examined(stated):
    return verify(stated)


@pytest.fixture(autouse=True)
def _without_draws(monkeypatch):
    exact = ("symbolic", "decision", "certified", "exact")
    monkeypatch.setattr("verify.examine.METHODS", exact)


@pytest.mark.parametrize("name", WORLD)
def test_a_claim_and_its_contrary(name):
    stated, holds = WORLD[name]
    found, denied = examined(stated), examined(contrary(stated))
    if holds:
        assert found.outcome in PASSES, found.reason
        assert found.excluded
        assert denied.outcome == Outcome.REFUTED, denied.reason
    else:
        assert found.outcome == Outcome.REFUTED, found.reason
        assert found.witness is not None
        held = any(answer.truth is Truth.HOLDS for answer in found.answers)
        assert not (held and denied.outcome in PASSES)  # somewhere it holds, so its denial fails


@pytest.mark.parametrize("name", [n for n, (_, holds) in WORLD.items() if holds])
def test_what_is_excluded_does_not_hold(name):
    """A rival that is said to be excluded does not pass when it is stated by itself."""
    stated, _ = WORLD[name]
    told = {f"{r.sort}: {r.words}": r.states for r in rivals(stated)}
    for words in examined(stated).excluded[:2]:
        alone = Claim(title="t", source="s", states=told[words], given=stated.given)
        assert examined(alone).outcome not in PASSES, words


def test_an_existence_is_not_refuted_by_a_bad_witness():
    # k = 3/2 exceeds a/2 + 1/(2a) at a = 1, but k = 1 never does, which elimination finds
    assert examined(witnessed(Rational(3, 2))).outcome == Outcome.PROVED
    # where nothing can be eliminated, nobody has shown it: e^(ab) exceeds 1, though not 3/2
    below = Exists(
        over=(k,), such_that=AtMost(k, exp(a * b)), within=k >= 1, witness=(Rational(3, 2),)
    )
    found = examined(claim(below, *BOTH))
    assert found.outcome == Outcome.UNDECIDED
    assert "not verified" in found.reason


def test_a_step_of_a_proof_does_not_cross_its_own_bridge():
    """A mean logarithm in the premise, the limit in the conclusion: the theorem itself."""
    growth = Definition(k, Mean(of=log(Abs(x)), over=three))
    stated = Claim(
        title="t",
        source="s",
        given=BOTH[:1],
        where=(growth,),
        states=Implies(k < 0, vanishes(path)),
    )
    found = examined(stated)
    assert LAW_OF_LARGE_NUMBERS.name not in "".join(found.bridges)
    assert found.outcome not in (Outcome.PROVED, Outcome.REFUTED)
    # The control: with the sign of the growth written out, it is crossed and named.
    assert LAW_OF_LARGE_NUMBERS.name in "".join(examined(WORLD["limit"][0]).bridges)


def test_not_an_implication_fails_where_its_premise_is_false():
    # "Not: the statement fails at each value": at a = −1 the implication is true, so Not fails.
    inside = Implies(a > 0, AtMost(exp(a) + a * b**2, Integer(0)))
    assert examined(claim(Not(inside))).outcome == Outcome.REFUTED
