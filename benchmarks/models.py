"""Models of the vocabulary as walks: what a claim about them would have drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import sympy as sp

from numerics.laws import Atoms, Gaussian
from numerics.paths import Ends, Walk, by_kernel
from numerics.streams import Address, open_block, root
from theory import Draw, Normal, Recursion, fair, real
from verify.programs import followed

COIN = Atoms((Fraction(1), Fraction(-2)), (Fraction(1, 2), Fraction(1, 2)))
NORMAL = Gaussian(Fraction(0), Fraction(1))
w, v, x, λ, a = real("w v x λ a")
TWO_POINTS = (Draw(x, fair(1, -2)),)
BELLS = (Draw(x, Normal(0, 1)),)


def walk(
    model: Recursion,
    rows: Sequence[Mapping[sp.Symbol, float]],
    start: tuple[float, ...],
    steps: int,
    *,
    scale: str = "plain",
) -> Walk:
    """As `followed`, with the laws of the draws found by their kind."""
    laws = tuple(NORMAL if isinstance(draw.law, Normal) else COIN for draw in model.draws)
    made = followed(model, rows, laws, start, steps)
    return replace(made, scale="exponents") if scale == "exponents" else made


def by_lanes(asked: Walk) -> Callable[[], Ends]:
    """The kernel on one block, ready to be called."""
    address = Address(root(0), "0" * 32, "benchmarks", "walk", 0)
    return lambda: by_kernel(open_block(address), asked)
