"""Means of logarithms of polynomials in normal numbers: tails that are bounded, known values."""

from dataclasses import replace

import numpy as np
import pytest
import sympy as sp
from sympy import Abs, Integer, Rational, log

from numerics.laws import Gaussian
from numerics.normal_logs import chi_square_log
from theory import Average, Draw, Independent, Mean, Normal, fair, real
from verify.engines.closed import Unread
from verify.instances import Instance
from verify.reading import Context
from verify.simulation.experiments import Laboratory
from verify.simulation.logs import small_ball
from verify.simulation.sampled import measured

HERE = Instance(statement=sp.true, given=(), where=(), values=())
x, y, z, λ = real("x y z λ")
ONE, FOUR = Normal(Integer(0), Integer(1)), Normal(Integer(0), Integer(4))
LAWS = {x: Gaussian(0, 1), y: Gaussian(0, 4), z: Gaussian(1, 1)}


def interval(f, draws, look=2, values=()):
    context = Context(claim_id="c", seed=1, budget="quick", forbidden=frozenset(), keep=[].append)
    quantity = Mean(of=log(Abs(f)), over=draws)
    return measured(quantity, replace(HERE, values=values), Laboratory(context)).after(look)


def pairs(batch=1):
    return (Draw((x, y), Independent((ONE, FOUR)), batch=Integer(batch)),)


def test_the_logarithm_of_a_product():
    """E ln|x y| = −γ − ln 2 + ln 2 for deviations 1 and 2."""
    found = interval(x * y, pairs())
    assert found.low < -np.euler_gamma < found.high
    assert found.radius < Rational(1, 20)


@pytest.mark.parametrize(
    ("rate", "batch"), [(Rational(1, 2), 1), (Integer(-2), 1), (Integer(2), 3)]
)
def test_against_the_integral(rate, batch):
    share = Rational(1, 5)
    product = x * (share * x + (1 - share) * y)
    f = 1 - λ * (product if batch == 1 else Average(product))
    found = interval(f, pairs(batch), values=((λ, rate),))
    a, b = -float(rate * share) / batch, abs(float(rate * (1 - share))) * 2 / batch
    exact, error = chi_square_log(*map(np.array, (a, b, float(batch))))
    assert error < 1e-6
    assert found.low < exact < found.high
    assert found.radius < Rational(1, 20)


@pytest.mark.parametrize("f", [x, 2 * y + 3, x * y, 1 - x * (x / 5 + y), x * y * z, x**2 * y + z])
def test_small_balls(f):
    """Killed by: the power of the factor for that of the product."""
    bound = small_ball(sp.expand(f), LAWS)
    rng = np.random.default_rng(2)
    numbers = {s: float(law.mean) + law.variance**0.5 * rng.normal(size=10**6)
               for s, law in LAWS.items()}  # fmt: skip
    sizes = np.abs(sp.lambdify((x, y, z), f)(*(numbers[s] for s in (x, y, z))))
    for r in (1e-1, 1e-2, 1e-3, 1e-4):
        share = (sizes < r).mean()
        assert share <= bound.size * r**bound.power + 4 * np.sqrt(share / len(sizes))
    assert bound.power in (1.0, 0.5, 1 / 3)


@pytest.mark.parametrize(
    ("f", "draws", "said"),
    [
        (1 - λ * x**2, (Draw(x, ONE),), "is affine in none of its draws"),
        (1 - x * y, (Draw(x, ONE), Draw(y, fair(1, 2))), "its draws are not normal"),
        (sp.exp(x) - y, pairs(), "it is no polynomial in its draws"),
    ],
)  # fmt: skip
def test_what_has_no_bound_says_why(f, draws, said):
    with pytest.raises(Unread, match=said):
        interval(f, draws, values=((λ, Integer(1)),))
