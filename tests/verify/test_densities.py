"""Densities given as expressions: in pieces, on half-lines, with ends where they are infinite."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import sympy as sp
from sympy import Abs, Integer, Piecewise, Rational, exp, oo, pi, sin, sqrt

from numerics.evalues import dkw_radius
from numerics.laws import Blend, Density
from numerics.sampling import bias, sampler, span
from numerics.streams import Address, open_block, root
from theory import Continuous, real
from verify.engines.closed import Undefined, Unread
from verify.instances import Instance
from verify.lowering import law

x, b = real("x b")
HERE = Instance(statement=sp.true, given=(), where=(), values=((b, Integer(3)),))
ZERO, ONE, TWO = Integer(0), Integer(1), Integer(2)
HALF = Rational(1, 2)

# the density, its ends, and its distribution function
DENSITIES = {
    "laplace": (exp(-2 * Abs(x)), -oo, oo, lambda v: np.where(v < 0, e(2 * v), 2 - e(-2 * v)) / 2),
    "shifted": (
        exp(-Abs(x - b)) / 2, -oo, oo, lambda v: np.where(v < 3, e(v - 3), 2 - e(3 - v)) / 2,
    ),
    "triangle": (
        1 - Abs(x), -ONE, ONE, lambda v: np.where(v < 0, (1 + v) ** 2, 2 - (1 - v) ** 2) / 2,
    ),
    "steps": (
        Piecewise((HALF, x < 0), (Rational(1, 4), True)), -ONE, TWO,
        lambda v: np.where(v < 0, (v + 1) / 2, 0.5 + v / 4),
    ),
    "gap": (
        Piecewise((ONE, x < HALF), (ZERO, x < ONE), (ONE, True)), ZERO, Rational(3, 2),
        lambda v: np.where(v < 0.5, v, np.where(v < 1, 0.5, v - 0.5)),
    ),
    "semicircle": (
        2 * sqrt(1 - x**2) / pi, -ONE, ONE,
        lambda v: 0.5 + (v * np.sqrt(1 - v**2) + np.arcsin(v)) / np.pi,
    ),
    "pareto": (b / x**4, ONE, oo, lambda v: 1 - v**-3.0),
    "left": (2 / (1 - x) ** 3, -oo, ZERO, lambda v: (1 - v) ** -2.0),
    "gumbel": (exp(-x - exp(-x)), -oo, oo, lambda v: e(-e(-v))),
}  # fmt: skip


def e(v):
    return np.exp(v)


@pytest.mark.parametrize("name", DENSITIES)
def test_the_draws_have_the_density(name):
    """Within the DKW radius at 1e-9; a law that is stretched by a fifth is not."""
    formula, low, high, below = DENSITIES[name]
    known = law(Continuous(x, formula, low, high), HERE)
    assert bias(known) < 2.0**-48
    draws = sampler(open_block(Address(root(0), "0" * 32, "densities", name, 0)), known)
    values = np.sort(np.concatenate([draws.values() for _ in range(8)]))
    ranks = np.arange(1, values.size + 1) / values.size
    radius = dkw_radius(values.size, 1e-9) + 1 / values.size
    assert np.abs(below(values) - ranks).max() <= radius
    ends = span(known)
    moved = np.clip(values * 1.2 + 0.1, *ends)
    assert np.abs(below(moved) - ranks).max() > radius
    assert ends == (float(low), float(high))


def test_pieces_have_their_masses():
    known = law(Continuous(x, DENSITIES["gap"][0], ZERO, Rational(3, 2)), HERE)
    assert isinstance(known, Blend)
    assert known.weights == (Fraction(1, 2), Fraction(1, 2))
    assert [(part.low, part.high) for part in known.laws] == [
        (0, Fraction(1, 2)),
        (1, Fraction(3, 2)),
    ]
    one_sided = law(Continuous(x, 2 * Abs(x), ZERO, ONE), HERE)
    assert isinstance(one_sided, Density)  # nothing changes inside the support


@pytest.mark.parametrize(
    ("formula", "low", "high", "told"),
    [
        (sin(x) / 2, ZERO, pi, "irrational"),
        (Abs(x**2 - HALF) * 3 / (2 * sqrt(2) - 1), ZERO, ONE, "changes its sign"),
        (1 / (4 * sp.cosh(x / 2) ** 2), -oo, oo, "no bound"),
        (
            Piecewise((sin(x), x < 1), (sp.cos(1), True)), ZERO, TWO, "not known to be rational",
        ),
    ],
)  # fmt: skip
def test_what_is_not_read_says_why(formula, low, high, told):
    with pytest.raises(Unread, match=told):
        law(Continuous(x, formula, low, high), HERE)


def test_parameters_are_checked_where_they_have_values():
    """b/x⁴ on [1, ∞) and b − |x| on [−1, 1] are densities for one b only."""
    two = Instance(statement=sp.true, given=(), where=(), values=((b, TWO),))
    with pytest.raises(Undefined, match="integrates to 2/3"):
        law(Continuous(x, b / x**4, ONE, oo), two)
    with pytest.raises(Undefined, match="sum to 3"):
        law(Continuous(x, b - Abs(x), -ONE, ONE), two)
