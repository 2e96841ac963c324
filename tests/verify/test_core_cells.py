"""One quantified variable, exactly: against the decision of Z3, and near misses."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import And, Eq, Integer, Ne, Or, Rational

from theory import (
    All,
    AtMost,
    Claim,
    Equals,
    Exists,
    ForAll,
    Iff,
    Implies,
    Not,
    is_maximum,
    is_minimum,
    is_saddle,
    real,
)
from verify.engines.cells import decided_by_cells
from verify.engines.closed import Unread
from verify.engines.decide import Decider
from verify.engines.negation import inward
from verify.instances import instance
from verify.outcome import Truth

a, c, w, x, y, δ = real("a c w x y δ")


def cells(statement, **values):
    claim = Claim(title="t", source="s", states=statement)
    at = tuple((s, sp.sympify(values[str(s)])) for s in claim.variables)
    return decided_by_cells(statement, instance(claim, at)).truth is Truth.HOLDS


def by_z3(statement):
    """Z3's answer to a closed statement."""
    claim = Claim(title="t", source="s", states=statement)
    sides = [
        Decider(claim, 20_000_000, frozenset()).search(inward(asked), ()).result == "none"
        for asked in (statement, Not(statement))
    ]
    assert sum(sides) == 1, "neither the statement nor its negation is decided"
    return sides[0]


def every(body, within=sp.true):
    return ForAll(over=(x,), such_that=body, within=within)


def some(body, within=sp.true):
    return Exists(over=(x,), such_that=body, within=within)


THIRD = Rational(1, 3)
ROWS = [
    (every(AtMost(0, x**2)), True),
    (every(AtMost(0, x**2, strict=True)), False),  # fails in one point only
    (every(AtMost(0, (x**2 - 2) ** 2)), True),
    (every(AtMost(0, (x**2 - 2) ** 2, strict=True)), False),  # fails in irrational points only
    (every(AtMost(0, x**2 - 2), within=And(x > sp.Integer(1), x < 2)), False),
    (every(AtMost(0, x**2 - 2), within=x > Rational(3, 2)), True),
    (every(AtMost(0, x**2 - 2), within=x**2 > 2), True),
    (every(AtMost(0, x**3 - x), within=x >= 1), True),
    (every(AtMost(0, x**3 - x), within=x >= Rational(999, 1000)), False),
    (some(Equals(x**2, 2)), True),
    (some(Equals(x**2, -2)), False),
    (some(Eq(x**2, 2), within=x > Rational(3, 2)), False),
    (some(All(AtMost(x**2, 2), AtMost(2, x**2))), True),
    (some(All(AtMost(x**2, 2, strict=True), AtMost(Rational(199, 100), x**2))), True),
    (some(Ne(x, 0), within=x**2 <= 0), False),
    (every(Or(x > 0, x < 1)), True),
    (every(Or(x > 1, x < 1)), False),
    (every(Iff(x > 0, x**3 > 0)), True),
    (every(Iff(x > 0, x**2 > 0)), False),
    (every(Implies(x > 1, x**2 > x)), True),
    (every(Implies(x >= 1, x**2 > x)), False),
    (every(Not(Equals(x**2 + 1, 0))), True),
    (every(AtMost(0, Integer(1))), True),
    (is_minimum(x**2, {x: 0}), True),
    (is_minimum(x**3, {x: 0}), False),
    (is_minimum(x**4 - x**2, {x: 0}), False),  # a maximum that looks flat
    (is_minimum(x**4 - 1000 * x**6, {x: 0}), True),  # a minimum, of a small neighbourhood
    (is_minimum((x - THIRD) ** 2 * (x + 5), {x: THIRD}), True),
    (is_minimum((x - THIRD) ** 2 * (x + 5), {x: 0}), False),
    (is_minimum(Integer(0) * x, {x: 0}), True),  # a constant has a minimum everywhere
    (is_maximum(x**2, {x: 0}), False),
    (is_maximum(-(x**2) + 7 * x**3, {x: 0}), True),
    (Exists(over=(c,), within=c > 0, such_that=ForAll(
        over=(x,), within=And(x > 0, x < c), such_that=AtMost(x**2, x))), True),
    (Exists(over=(c,), within=c > 0, such_that=ForAll(
        over=(x,), within=And(x > 0, x < c), such_that=AtMost(x, x**2))), False),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "holds"), ROWS, ids=range(len(ROWS)))
def test_cells_and_elimination_agree(statement, holds):
    """Kills: a cell that is not looked at, a root taken for its neighbourhood or the reverse."""
    assert cells(statement) is holds
    assert by_z3(statement) is holds


def test_roots_that_nearly_meet():
    close = Rational(1, 10**9)
    body = AtMost(0, (x - 1) * (x - 1 - close) * (x**2 - 2))
    assert not cells(every(body, within=And(x > Rational(9, 10), x < Rational(11, 10))))
    assert cells(some(AtMost((x - 1) * (x - 1 - close), 0, strict=True)))


def test_parameters_have_their_values():
    stays = every(AtMost(0, x**2 + a * x + 1))
    assert cells(stays, a=2)
    assert not cells(stays, a=Rational(201, 100))


@pytest.mark.parametrize(
    "statement",
    [
        ForAll(over=(x, y), such_that=AtMost(0, x**2 + y**2)),
        every(AtMost(0, sp.exp(x))),
        every(AtMost(0, sp.sqrt(2) * x**2)),
        every(AtMost(0, sp.Abs(x))),
        every(Exists(over=(y,), such_that=AtMost(x, y))),
        every(AtMost(1 / x, x)),
        is_minimum(x**2, {x: sp.sqrt(2)}),
    ],
)
def test_what_is_no_polynomial_over_the_rationals_is_not_read(statement):
    with pytest.raises(Unread):
        cells(statement)


def test_negations_go_through_quantifiers():
    inside = Exists(over=(x,), such_that=AtMost(x, a), within=x > 0, witness=(a,))
    turned = inward(Not(ForAll(over=(y,), such_that=inside, within=y > 0, breaks_at=(a + 1,))))
    assert turned == Exists(
        over=(y,),
        such_that=ForAll(over=(x,), such_that=Not(AtMost(x, a)), within=x > 0, breaks_at=(a,)),
        within=y > 0,
        witness=(a + 1,),
    )
    assert inward(Not(Not(inside))) == inside
    assert inward(Not(Implies(x > 0, inside))).parts[0] == (x > 0)
    saddle = inward(is_saddle(a * w**2, {w: 0}))
    assert isinstance(saddle.parts[1], ForAll)


def test_undefined_terms_under_a_quantifier_are_asked_about():
    claim = Claim(title="t", source="s", states=some(AtMost(1, 1 / x)))
    result = Decider(claim, 20_000_000, frozenset()).search(claim.states, ())
    assert result.result == "ill-posed"
    within = Claim(title="t", source="s", states=some(AtMost(1, 1 / x), within=x > 0))
    assert Decider(within, 20_000_000, frozenset()).search(within.states, ()).result == "none"
