"""Rivals and contraries: what is changed, and what is left alone."""

from __future__ import annotations

import pytest
from sympy import Abs, And, Eq, Integer, Ne, Rational, log, oo

from theory import (
    IN_LAW,
    IN_PROBABILITY,
    All,
    AtMost,
    Claim,
    Converges,
    Definition,
    Draw,
    Equals,
    Exists,
    ForAll,
    Hypothesis,
    Implies,
    Normal,
    Not,
    Path,
    Probability,
    Rate,
    Recursion,
    Rival,
    Supremum,
    escapes,
    function,
    real,
    size,
    vanishes,
)
from theory.laws import Discrete
from verify.planning.rivals import contrary, rivals

a, b, c, k, u, v, x, ρ = real("a b c k u v x ρ")
t = size("t")
γ = function("γ")
THIRD = Rational(1, 3)
law = Discrete((Integer(2), -a, Integer(0) + a / 2), (THIRD, THIRD, THIRD))
path = Path(Recursion((u,), (x * u,), (Draw(x, law),)), (v,))
steps = Path(
    Recursion((u,), (u * (1 + ρ * x),), (Draw(x, Discrete((1, -1), (THIRD, 2 * THIRD))),)), (v,)
)
STARTED = Hypothesis("v ≠ 0", Ne(v, 0))
POSITIVE = Hypothesis("a > 0", a > 0)


def claim(states, *given, **more):
    return Claim(title="t", source="s", states=states, given=given, **more)


def of(states, *given, **more):
    return rivals(claim(states, *given, **more))


def test_every_constant_sign_and_term():
    found = of(Implies(a > 2, AtMost(3 * a - b, c + Rational(1, 2))))
    states = [r.states for r in found]
    conclusion = AtMost(3 * a - b, c + Rational(1, 2))
    for changed in (
        Implies(a > Rational(21, 10), conclusion),
        Implies(a > Rational(19, 10), conclusion),
        Implies(a > 2, AtMost(3 * a + b, c + Rational(1, 2))),  # a sign
        Implies(a > 2, AtMost(-3 * a - b, c + Rational(1, 2))),
        Implies(a > 2, AtMost(-b, c + Rational(1, 2))),  # a term
        Implies(a > 2, AtMost(Rational(63, 20) * a - b, c + Rational(1, 2))),
        Implies(a > 2, AtMost(3 * a - b, c + Rational(19, 40))),
        Implies(a > 2, AtMost(3 * a - b, Rational(21, 20) * (c + Rational(1, 2)))),
    ):
        assert changed in states
    assert len(set(map(str, states))) == len(states)
    assert claim(Implies(a > 2, conclusion)).states not in states  # kills: a rival that is none
    assert {r.sort for r in found} == {"constant", "sign", "term", "contrary"}


def test_only_an_equality_has_two_directions():
    sorts = {r.sort for r in of(Equals(a, 2 * b))}
    assert sorts == {"constant ×1.05", "constant ×0.95", "contrary"}
    assert {r.sort for r in of(AtMost(a, 2 * b))} == {"constant", "contrary"}


def test_events_are_exchanged():
    found = {r.sort: r.states for r in of(vanishes(path)) if r.sort == "event"}
    assert found["event"] == Converges(of=Abs(u), to=oo, over=path, how=IN_PROBABILITY)
    back = [r.states for r in of(escapes(path)) if r.sort == "event"]
    assert back == [Converges(of=Abs(u), to=Integer(0), over=path, how=IN_PROBABILITY)]
    limit = Converges(of=u, to=Normal(Integer(0), c), over=path, how=IN_LAW, clock=t)
    variances = [r.states.to.variance for r in of(limit) if "×" in r.sort or r.sort == "constant"]
    assert variances == [Rational(21, 20) * c, Rational(19, 20) * c]


def test_models_and_domains_stay():
    inside = Supremum(of=γ(ρ), over=ρ, within=And(ρ > 0, ρ < 1))
    named = Definition(γ(ρ), Rate(of=u, over=steps))
    for rival in of(Equals(inside, log(2)), where=(named,)):
        assert "Supremum" not in str(rival.states) or inside in vars_of(rival.states)
    ranging = ForAll(over=(b,), such_that=AtMost(2 * b, a), within=b < 3)
    assert all(r.states.within == ranging.within for r in of(ranging))
    chance = Equals(Probability(of=Ne(u, 0), over=steps, at=t), THIRD**t)
    for rival in of(chance):
        left = rival.states.of.left if isinstance(rival.states, Not) else rival.states.left
        assert left.over == steps


def vars_of(statement):
    sides = statement.of if isinstance(statement, Not) else statement
    return (sides.left, sides.right)


def test_named_rivals_come_last_but_one():
    own = Rival(words="the other root", states=AtMost(a, -b))
    found = of(AtMost(a, b), rivals=(own,))
    assert [r.sort for r in found[-2:]] == ["named", "contrary"]
    assert found[-2].states == own.states


def test_a_witness_is_where_an_existence_is_spoilt():
    exists = Exists(over=(k,), such_that=AtMost(k * a, 2 * b), within=k > 0, witness=(b / a,))
    spoilt = [r.states for r in of(exists) if r.sort == "constant"]
    assert spoilt
    assert all(isinstance(s, ForAll) and s.within == Eq(k, b / a) for s in spoilt)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (a > b, Not(a > b)),
        (Implies(a > 0, a > b), Implies(a > 0, Not(a > b))),  # kills: Not(Implies)
        (Implies(a > 0, Implies(b > 0, a > b)), Implies(a > 0, Implies(b > 0, Not(a > b)))),
        (All(a > b, b > c), Not(All(a > b, b > c))),
        (
            All(Implies(a > 0, a > b), Implies(b > 0, b > c)),
            All(Implies(a > 0, Not(a > b)), Implies(b > 0, Not(b > c))),
        ),
        (
            ForAll(over=(b,), such_that=AtMost(a, b), within=b > 0),
            ForAll(over=(b,), such_that=Not(AtMost(a, b)), within=b > 0),
        ),
    ],
)
def test_contrary(states, expected):
    stated = claim(states, POSITIVE)
    assert contrary(stated).states == expected
    assert contrary(stated).given == stated.given
