"""Limits of models of several states: rest, sets that are left, factors bounded in a box."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import FiniteSet, Integer, Rational, Tuple

from theory import (
    ALMOST_SURELY,
    IN_LAW,
    IN_PROBABILITY,
    SOMETHING,
    Claim,
    Converges,
    Discrete,
    Draw,
    Hypothesis,
    Implies,
    Normal,
    Not,
    Path,
    Recursion,
    fair,
    projected,
    real,
)
from theory.bridges import BOUNDED_FACTOR, FIXED_POINT
from theory.derivation.several import steps_of
from verify import verify
from verify.engines.decide import Decider
from verify.instances import instance
from verify.methods.exact import Exact
from verify.outcome import Truth
from verify.weigh import weigh

a, p, q, u, v, x = real("a p q u v x")
coin = (Draw(x, fair(1, -1)),)
BOTH = Tuple(u, v)


def claim(states, *hypotheses):
    named = tuple(Hypothesis(str(h), h) for h in hypotheses)
    return Claim(title="t", source="s", states=states, given=named)


def tends(path, to, of=BOTH, how=IN_PROBABILITY):
    return Converges(of=of, to=to, over=path, how=how)


def exactly(states, forbidden=frozenset(), **values):
    at = instance(claim(states), tuple((real(s), sp.Rational(n)) for s, n in values.items()))
    return weigh(states, at, Exact(forbidden, 10))


def decided(states, *hypotheses):
    given = tuple(hypotheses)
    return Decider(claim(states, *given), 20_000_000, frozenset()).search(states, given).result


# (u, v) rests where u = 0; elsewhere u is halved or multiplied by 3/2, and v is moved by u.
DRIFTING = Path(Recursion((u, v), (u * (1 + x / 2), v + a * u), coin), (p, q))
# u is kept in [−1, 1] and multiplied by a + x/4, or by less in size: |v| ≤ 1.
BOXED = projected(
    Recursion((u, v), (u * (a + x * v**2 / 4), v - u), coin), onto={u: (-1, 1), v: (-1, 1)}
)
# Three points: (0, 0) is not left, (1, 0) and (−1, 0) are exchanged, or not, by x.
TURNING = Path(Recursion((u, v), (u * x, a * v), coin), (p, q))


@pytest.mark.parametrize(
    ("event", "values", "truth"),
    [
        (tends(DRIFTING, FiniteSet(Tuple(0, 3))), {"p": 0, "q": 3, "a": 2}, Truth.HOLDS),
        (tends(DRIFTING, FiniteSet(Tuple(0, 3))), {"p": 0, "q": 2, "a": 2}, Truth.FAILS),
        (tends(DRIFTING, FiniteSet(Tuple(0, 3))), {"p": 1, "q": 3, "a": 2}, Truth.UNKNOWN),
        (tends(DRIFTING, SOMETHING), {"p": 0, "q": 2, "a": 2}, Truth.HOLDS),
        (tends(DRIFTING, sp.oo, of=sp.Abs(v)), {"p": 0, "q": 2, "a": 2}, Truth.FAILS),
        (tends(DRIFTING, Integer(2), of=v), {"p": 0, "q": 2, "a": 2}, Truth.HOLDS),
        (tends(DRIFTING, FiniteSet(Tuple(1, 3))), {"p": 1, "q": 3, "a": 0}, Truth.FAILS),
        (tends(TURNING, FiniteSet(Tuple(1, 0))), {"p": 1, "q": 1, "a": 0}, Truth.FAILS),
        (tends(TURNING, FiniteSet(Tuple(1, 0), Tuple(-1, 0))), {"p": 1, "q": 1, "a": 0},
         Truth.UNKNOWN),
        (tends(TURNING, FiniteSet(Tuple(1, 0), Tuple(2, 0))), {"p": 1, "q": 1, "a": 0},
         Truth.FAILS),
        (tends(TURNING, FiniteSet(Tuple(0, 1)), of=Tuple(v, u)), {"p": 1, "q": 1, "a": 1},
         Truth.FAILS),
        (tends(Path(BOXED, (p, q)), Integer(0), of=u), {"p": 1, "q": 9, "a": "1/2"}, Truth.HOLDS),
        (tends(Path(BOXED, (p, q)), Integer(0), of=sp.Abs(u), how=ALMOST_SURELY),
         {"p": 5, "q": 1, "a": "-1/2"}, Truth.HOLDS),
        (tends(Path(BOXED, (p, q)), Integer(0), of=u), {"p": 1, "q": 1, "a": "9/10"},
         Truth.UNKNOWN),  # 9/10 · 23/20 > 1
        (tends(Path(BOXED, (p, q)), sp.oo, of=sp.Abs(v)), {"p": 1, "q": 1, "a": 2}, Truth.FAILS),
        (tends(Path(BOXED, (p, q)), Integer(0), of=v), {"p": 1, "q": 1, "a": "1/2"},
         Truth.UNKNOWN),
    ],
)  # fmt: skip
def test_at_a_point(event, values, truth):
    found = exactly(event, **values)
    assert found.truth is truth, found.reason


def test_a_bridge_that_the_claim_states_is_not_crossed():
    left = tends(TURNING, FiniteSet(Tuple(1, 0)))
    bounded = tends(Path(BOXED, (p, q)), Integer(0), of=u)
    for event, bridge in ((left, FIXED_POINT), (bounded, BOUNDED_FACTOR)):
        values = {"p": 1, "q": 1, "a": "1/4"}
        assert exactly(event, **values).bridge == bridge.name
        assert exactly(event, frozenset({bridge.name}), **values).truth is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("states", "given", "result"),
    [
        (tends(DRIFTING, FiniteSet(Tuple(p, q))), (sp.Eq(p, 0),), "none"),
        (tends(DRIFTING, FiniteSet(Tuple(p, q))), (p > 0,), "found"),
        (Not(tends(DRIFTING, FiniteSet(Tuple(1, 3)))), (p > 0,), "none"),
        (Not(tends(TURNING, FiniteSet(Tuple(1, 0), Tuple(-1, 0)))), (), "found"),
        (Not(tends(TURNING, FiniteSet(Tuple(1, 1), Tuple(-1, 1)))), (a < 1,), "none"),
        (tends(Path(BOXED, (p, q)), Integer(0), of=u), (sp.Abs(a) <= Rational(7, 8),), "none"),
        (tends(Path(BOXED, (p, q)), Integer(0), of=u), (sp.Abs(a) <= Rational(9, 10),), "found"),
        (Not(tends(Path(BOXED, (p, q)), sp.oo, of=sp.Abs(u))), (), "none"),
        # of three points the first is left: to tend to them is to tend to the others
        (Implies(tends(TURNING, FiniteSet(Tuple(2, 0), Tuple(1, 0), Tuple(-1, 0))),
                 tends(TURNING, FiniteSet(Tuple(1, 0), Tuple(-1, 0)))), (), "none"),
        (Implies(tends(TURNING, FiniteSet(Tuple(0, 0), Tuple(1, 0), Tuple(-1, 0))),
                 tends(TURNING, FiniteSet(Tuple(1, 0), Tuple(-1, 0)))), (sp.Ne(p, 0),), "found"),
    ],
)  # fmt: skip
def test_for_all_parameters(states, given, result):
    assert decided(states, *given) == result


def test_what_is_not_read():
    short = Recursion((u, v), (u / v, v), coin)
    normal = Recursion((u, v), (u * x, v), (Draw(x, Normal(0, 1)),))
    for path in (Path(short, (p, q)), Path(normal, (p, q))):
        assert steps_of(tends(path, SOMETHING)) is None
    assert steps_of(tends(DRIFTING, Normal(0, 1), of=u, how=IN_LAW)) is None
    assert steps_of(Converges(of=u, to=Integer(0), over=Path(BOXED, (p, q)), how=IN_LAW)) is None
    away = projected(Recursion((u, v), (u * x / 2, v), coin), onto={u: (1, 2), v: (-1, 1)})
    assert steps_of(tends(Path(away, (p, q)), Integer(0), of=u)).sizes == ()
    open_ = projected(Recursion((u, v), (u * x * v, v), coin), onto={u: (-1, 1)})
    assert steps_of(tends(Path(open_, (p, q)), Integer(0), of=u)).sizes == ()


def test_an_odd_power_has_both_signs():
    odd = projected(Recursion((u, v), (u * (a + x * v), v), coin), onto={u: (-1, 1), v: (-1, 1)})
    event = tends(Path(odd, (p, q)), Integer(0), of=u)
    assert exactly(event, p=1, q=1, a="1/4").truth is Truth.UNKNOWN  # 5/4 at both draws
    assert steps_of(event).sizes[0][1] == (a - 1, a + 1)


def test_an_atom_at_which_the_factor_is_zero():
    law = (Draw(x, Discrete((Integer(0), Integer(9)), (Rational(1, 2), Rational(1, 2)))),)
    model = projected(Recursion((u, v), (u * x, v), law), onto={u: (-1, 1), v: (-1, 1)})
    event = tends(Path(model, (p, q)), Integer(0), of=u)
    assert exactly(event, p=1, q=1).truth is Truth.HOLDS
    assert verify(claim(event)).outcome == "PROVED"
