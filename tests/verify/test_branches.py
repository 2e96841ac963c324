"""Probabilities of recursions with roots: exact where balls tell every sign, and never for ever."""

from __future__ import annotations

from itertools import product
from math import sqrt as root

import pytest
import sympy as sp
from sympy import Abs, And, Eq, Integer, Max, Not, Or, Rational, sqrt

from theory import Draw, Mean, Path, Probability, Recursion, fair, real
from theory.laws import Discrete
from theory.optimisers import amsgrad
from verify.engines.branches import probability_in_balls
from verify.engines.closed import Unread
from verify.engines.finite import finite_value
from verify.instances import Instance

h, n, w, x = real("h n w x")
HERE = Instance(statement=sp.true, given=(), where=(), values=())
COIN = (Draw(x, fair(1, Rational(-11, 10))),)
FREE = Path(
    amsgrad(
        x * w**2 / 2, over=(w,), rate=Rational(1, 5), draws=COIN,
        betas=(Integer(0), Rational(999, 1000)), epsilon=0,
    ),
    (Integer(1), Integer(0), Integer(0), Integer(0)),
)  # fmt: skip
LARGEST = FREE.model.state[3]
GROWN = LARGEST > Rational(484, 100)  # noqa: SIM300  it is not the constant
NESTED = Recursion(
    (w,), (sqrt(1 + Max(w, x)),), (Draw(x, Discrete((0, 3), (Rational(1, 4), Rational(3, 4)))),)
)


def plain(steps, worth):
    """P(worth(w, h)) by plain floats over every sequence of draws."""
    held = 0
    for drawn in product((1.0, -1.1), repeat=steps):
        at, square, most = 1.0, 0.0, 0.0
        for one in drawn:
            square = 0.999 * square + 0.001 * (one * at) ** 2
            most = max(most, square)
            at -= 0.2 * one * at / root(most)
        held += worth(at, most)
    return Rational(held, 2**steps)


@pytest.mark.parametrize("steps", [1, 3, 8])
@pytest.mark.parametrize(
    ("event", "worth"),
    [
        (GROWN, lambda _, h: h > 4.84),
        (And(Abs(w) < 10, Not(LARGEST <= 1)), lambda w, h: abs(w) < 10 and h > 1),
        (Or(w >= 5, w <= -6), lambda w, _: w >= 5 or w <= -6),
    ],
)
def test_it_is_the_sum_over_all_sequences(steps, event, worth):
    """Killed by: a weight, a step or an outcome left out; And for Or; a relation turned."""
    quantity = Probability(of=event, over=FREE, at=Integer(steps))
    assert finite_value(quantity, HERE) == plain(steps, worth)


def test_some_of_them_are_neither_none_nor_all():
    found = finite_value(Probability(of=GROWN, over=FREE, at=8), HERE)
    assert found == Rational(1, 128)


def test_weights_that_are_not_equal_and_a_clock():
    path = Path(NESTED, (Integer(1),))
    above = Probability(of=w > Rational(19, 10), over=path, at=Integer(2))
    assert finite_value(above, HERE) == Rational(3, 4)
    clocked = Recursion((w,), (sqrt(w + n + 1),), (), clock=n)
    late = Probability(of=w > 2, over=Path(clocked, (Integer(2),)), at=Integer(3))
    assert finite_value(late, HERE) == int(root(root(root(3) + 2) + 3) > 2)


def test_what_balls_do_not_tell_is_left_to_expressions():
    """√2 is not told from √2 by balls, and no step is made in them where one is not real."""
    path = Path(Recursion((w,), (sqrt(1 + x**2),), (Draw(x, fair(1, 2)),)), (Integer(0),))
    assert probability_in_balls(Eq(w, sqrt(2)), path, 1, HERE) is None
    quantity = Probability(of=Eq(w, sqrt(2)), over=path, at=Integer(1))
    assert finite_value(quantity, HERE) == Rational(1, 2)
    nowhere = Path(Recursion((w,), (sqrt(w - 2),), ()), (Integer(1),))
    assert probability_in_balls(w > 0, nowhere, 1, HERE) is None


def test_it_ends_where_there_is_too_much():
    """Killed by: no limit on sequences; none on roots within roots."""
    with pytest.raises(Unread, match="more than 10000 sequences"):
        finite_value(Probability(of=w > 1, over=FREE, at=Integer(50_000)), HERE)
    with pytest.raises(Unread, match="roots stand within one another"):
        finite_value(Mean(of=w, over=FREE, at=Integer(5)), HERE)
