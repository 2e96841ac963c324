"""Logarithms of quadratic forms in normal numbers: enclosed, and what is no such mean is said."""

from dataclasses import replace

import mpmath
import numpy as np
import pytest
import sympy as sp
from sympy import Abs, Integer, log, sqrt

from theory import AtMost, Average, Claim, Draw, Independent, Mean, Normal, fair, real
from verify import verify
from verify.engines.closed import Unread
from verify.engines.enclosing import enclosure
from verify.engines.quadratic_logs import quadratic_log_ball
from verify.instances import Instance
from verify.unrolling import unrolled

x, y, z, λ = real("x y z λ")
ONE, FOUR = Normal(Integer(0), Integer(1)), Normal(Integer(0), Integer(4))
HERE = Instance(statement=sp.true, given=(), where=(), values=())
PRODUCT = x * (x / 5 + 4 * y / 5)


def enclosed(f, draws, bits=64, values=()):
    at = replace(HERE, values=values)
    mean = unrolled(Mean(of=log(Abs(f)), over=draws), at)
    return quadratic_log_ball(mean.of.args[0].args[0], mean.over, at, bits)


def pairs(batch=1):
    return (Draw((x, y), Independent((ONE, FOUR)), batch=Integer(batch)),)


CORNERS = [
    (1 - PRODUCT / 2, pairs()),
    (1 + 2 * PRODUCT, pairs()),
    (1 - Average(PRODUCT), pairs(3)),
    (-2 - 3 * PRODUCT, pairs()),
    (1 - x**2 - x * y - y**2, pairs()),  # both eigenvalues of one sign
    (1 - (2 * x + y) ** 2, pairs()),  # one is 0
    (1 - x**2 / sqrt(2) + y**2, pairs()),
    (1 + x * y / 1000, pairs()),
]


@pytest.mark.parametrize(("f", "draws"), CORNERS)
def test_against_draws(f, draws):
    """Killed by: variances left out, c for c², a turned sign of the constant, k that is not 3."""
    batch = int(draws[0].batch)
    rng = np.random.default_rng(1)
    one, other = rng.normal(size=(400_000, batch)), 2 * rng.normal(size=(400_000, batch))
    if batch > 1:
        value = 1 - sp.lambdify((x, y), PRODUCT)(one, other).mean(axis=1)
    else:
        value = sp.lambdify((x, y), f)(one, other)[:, 0]
    logs = np.log(np.abs(value))
    error = 5 * logs.std() / np.sqrt(len(logs))
    assert abs(logs.mean() - float(enclosed(f, draws))) < error


@pytest.mark.parametrize("bits", [64, 128])
def test_what_is_known_exactly(bits):
    """E ln|1 − x²| = 2 E ln|1 + x|; more bits are a narrower ball of the same."""
    line = enclosure(Mean(of=log(Abs(1 + x)), over=(Draw(x, ONE),)), HERE, bits)
    ball = enclosed(1 - x**2, pairs(), bits)
    assert ball.overlaps(2 * line)
    assert ball.rad() + 2 * line.rad() < 2.0 ** (-bits / 2)


def test_small_eigenvalues_keep_their_sign():
    """−κ is 10^−40 of ν here: a difference of the two would lose it."""
    tiny, none = (enclosed(1 - x**2 - x * y / 10**many, pairs()) for many in (20, 400))
    assert abs(float(tiny) - float(none)) < 1e-9
    assert tiny.rad() < 1e-9


def test_a_form_without_bars():
    """Killed by: asking for |·|, which SymPy drops where it is not needed."""
    ball = enclosure(Mean(of=log(1 + x**2 + y**2 / 4), over=pairs()), HERE, 64)
    assert abs(float(ball) - float(mpmath.exp(0.5) * mpmath.e1(0.5))) < 1e-9


@pytest.mark.parametrize(
    ("f", "draws"),
    [
        (PRODUCT, pairs()),  # no constant term
        (1 - x**3, pairs()),
        (1 - x * y - x, pairs()),
        (1 - x * y - y * z, (*pairs(), Draw(z, ONE))),
        (1 - PRODUCT, (Draw((x, y), Independent((ONE, Normal(1, 1)))),)),
        (1 - PRODUCT, (Draw(x, fair(1, 2)), Draw(y, ONE))),
        (1 - sp.exp(x) * y, pairs()),
    ],
)  # fmt: skip
def test_what_is_no_quadratic_form(f, draws):
    with pytest.raises(Unread):
        enclosed(f, draws)


def test_the_order_of_the_two_does_not_matter():
    turned = (Draw((y, x), Independent((FOUR, ONE))),)
    assert str(enclosed(1 - PRODUCT, pairs())) == str(enclosed(1 - PRODUCT, turned))


def test_a_claim_is_certified():
    states = AtMost(Mean(of=log(Abs(1 - PRODUCT / 2)), over=pairs()), 0, strict=True)
    assert verify(Claim(title="t", source="s", states=states)).outcome == "CERTIFIED"
    wrong = AtMost(0, Mean(of=log(Abs(1 - PRODUCT / 2)), over=pairs()))
    assert verify(Claim(title="t", source="s", states=wrong)).outcome == "REFUTED"


def test_it_does_not_rest_on_floats():
    """Killed by: naming what computes in floats, or computing in them."""
    mean = Mean(of=log(Abs(1 - PRODUCT)), over=pairs())
    claim = Claim(title="t", source="s", states=AtMost(mean, 5))
    (trusts,) = {a.trusts for a in verify(claim).answers if a.method == "certified"}
    assert trusts == ("flint", "numerics.balls")
