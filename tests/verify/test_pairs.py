"""Logarithms over pairs of normal numbers: enclosed, and what is no such mean is said."""

from dataclasses import replace

import numpy as np
import pytest
import sympy as sp
from sympy import Abs, Integer, Rational, log

from numerics.normal_logs import chi_square_bounds, chi_square_log
from theory import AtMost, Average, Claim, Draw, Independent, Mean, Normal, fair, real
from verify import verify
from verify.engines.closed import Unread
from verify.engines.pairs import pair_bounds
from verify.instances import Instance
from verify.unrolling import unrolled

x, y, z, λ = real("x y z λ")
ONE, FOUR = Normal(Integer(0), Integer(1)), Normal(Integer(0), Integer(4))
HERE = Instance(statement=sp.true, given=(), where=(), values=())
PRODUCT = x * (x / 5 + 4 * y / 5)


def bounds(f, draws, bits=128, values=()):
    at = replace(HERE, values=values)
    mean = unrolled(Mean(of=log(Abs(f)), over=draws), at)
    return pair_bounds(mean.of.args[0].args[0], mean.over, at, bits)


def pairs(batch=1):
    return (Draw((x, y), Independent((ONE, FOUR)), batch=Integer(batch)),)


@pytest.mark.parametrize("degrees", [1, 2, 7])
@pytest.mark.parametrize(("a", "b"), [(0.0, 2.0), (-0.3, 0.5), (0.2, 0.01), (-0.05, 0.02), (2, 3)])
def test_bounds_hold_the_integral(a, b, degrees):
    """Killed by: a cell's logarithm taken at one end; the far form used where z is small."""
    widths = []
    for cells in (300, 3000):
        low, high = chi_square_bounds(a, b, degrees, cells)
        value, error = chi_square_log(*map(np.array, (float(a), float(b), float(degrees))))
        assert low <= value + error + 1e-9
        assert high >= value - error - 1e-9
        widths.append(high - low)
    assert widths[1] < widths[0] / 5


@pytest.mark.parametrize(
    ("rate", "batch"), [(Rational(1, 2), 1), (Integer(-2), 1), (Integer(1), 3)]
)
def test_against_draws(rate, batch):
    f = 1 - λ * (PRODUCT if batch == 1 else Average(PRODUCT))
    low, high = bounds(f, pairs(batch), values=((λ, rate),))
    rng = np.random.default_rng(1)
    u, v = rng.normal(size=(400_000, batch)), 2 * rng.normal(size=(400_000, batch))
    logs = np.log(np.abs(1 - float(rate) * (u * (u / 5 + 0.8 * v)).mean(axis=1)))
    error = 5 * logs.std() / np.sqrt(len(logs))
    assert low - error < logs.mean() < high + error
    assert high - low < 0.01


@pytest.mark.parametrize(
    ("f", "draws"),
    [
        (2 - PRODUCT, pairs()),
        (1 - x**2, pairs()),
        (1 - x * y - y**2 - x**2, pairs()),
        (1 - x * y - x, pairs()),
        (1 - PRODUCT, (Draw((x, y), Independent((ONE, Normal(1, 1)))),)),
        (1 - PRODUCT, (Draw(x, fair(1, 2)), Draw(y, ONE))),
        (1 - sp.exp(x) * y, pairs()),
    ],
)  # fmt: skip
def test_what_is_no_pair(f, draws):
    with pytest.raises(Unread):
        bounds(f, draws)


def test_the_order_of_the_two_does_not_matter():
    turned = (Draw((y, x), Independent((FOUR, ONE))),)
    assert bounds(1 - PRODUCT, pairs()) == bounds(1 - PRODUCT, turned)
    with pytest.raises(ValueError, match="with b > 0"):
        chi_square_bounds(1.0, 0.0, 1, 10)


def test_a_claim_is_certified():
    states = AtMost(Mean(of=log(Abs(1 - PRODUCT / 2)), over=pairs()), 0, strict=True)
    assert verify(Claim(title="t", source="s", states=states)).outcome == "CERTIFIED"
    wrong = AtMost(0, Mean(of=log(Abs(1 - PRODUCT / 2)), over=pairs()))
    assert verify(Claim(title="t", source="s", states=wrong)).outcome == "REFUTED"


def test_what_an_enclosure_rests_on_is_told():
    """Killed by: leaving out what computes in floats."""
    mean = Mean(of=log(Abs(1 - PRODUCT)), over=pairs())
    claim = Claim(title="t", source="s", states=AtMost(mean, 5))
    (trusts,) = {a.trusts for a in verify(claim).answers if a.method == "certified"}
    assert {"flint", "numerics.normal_logs"} <= set(trusts)
