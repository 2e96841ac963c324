"""What an inequality asks of a state, however it is written.

Killed by: taking the left side for the state, taking w < c for w > c, reading an equality or a
level that moves with the state.
"""

import pytest
from sympy import And, Eq, Ge, Gt, Le, Lt, Ne

from theory import real
from verify.engines.conditions import side_of

w, c = real("w c")


@pytest.mark.parametrize(
    ("event", "asked"),
    [
        (Gt(w, c), (c, True)),
        (Ge(w, 2), (2, True)),
        (Lt(c, w, evaluate=False), (c, True)),
        (Lt(w, c), (c, False)),
        (Le(w, 2 * c), (2 * c, False)),
        (Gt(c, w, evaluate=False), (c, False)),
        (Eq(w, c), None),
        (Ne(w, c), None),
        (Gt(w, w**2), None),
        (Gt(2 * w, c), None),
        (Gt(c, 1), None),
        (And(w > 0, w < c), None),
    ],
)
def test_the_side_of_a_level(event, asked):
    assert side_of(event, w) == asked
