"""The end of an interval is rejected, close to what is not, and found in few steps."""

import math

import pytest

from numerics.bounds import CLOSE, last_rejected

SHAPES = {
    "parabola": lambda d: d**2 - 1e-6,
    "line": lambda d: d - 0.3,
    "pole": lambda d: math.inf if d >= 1 else 1 / (1 - d) - 1e9,
    "jump": lambda d: -1.0 if d < 0.7 else 1e300,
    "flat": lambda d: (d - 0.5) ** 9,
}


def looked_at(shape, inside, outside, width):
    """The end that is found, and every number that was tried."""
    tried = []

    def excess(x):
        assert x != outside
        tried.append(x)
        return shape(abs(x - inside) / abs(outside - inside))

    return last_rejected(excess, outside, inside, width), tried


@pytest.mark.parametrize("width", [1e-12, 1e-3, 0.4, 100.0, 0.0])
@pytest.mark.parametrize(("inside", "outside"), [(0.25, 1.0), (0.25, -3.0), (0.0, 1e-9)])
@pytest.mark.parametrize("name", SHAPES)
def test_the_end_is_rejected_and_close_to_what_is_not(name, inside, outside, width):
    shape = SHAPES[name]
    end, tried = looked_at(shape, inside, outside, width)
    assert end in tried
    assert shape(abs(end - inside) / abs(outside - inside)) >= 0
    held = [x for x in tried if shape(abs(x - inside) / abs(outside - inside)) < 0]
    assert min(abs(x - end) for x in held) <= 2 * CLOSE * abs(end - inside)
    assert len(tried) < 200


def test_a_good_guess_needs_few_steps():
    assert len(looked_at(SHAPES["parabola"], 0.0, 1.0, 1.1e-3)[1]) <= 12


@pytest.mark.parametrize("value", [-1.0, math.nan])
def test_what_is_never_rejected_gives_the_bound(value):
    assert last_rejected(lambda _: value, 2.0, 1.0, 0.1) == 2.0


def test_at_the_bound_nothing_is_asked():
    assert last_rejected(lambda _: 1 / 0, 2.0, 2.0, 0.1) == 2.0
