"""Assumptions that papers name, each as a statement about a loss or a law, as it is printed.

``loss`` is the sampled loss L̂(w; x), ``average`` the loss L(w) = E L̂, ``over`` the parameters w. A
constant that is left out is "for some constant > 0": it exists, and it is the same for all w.
``breaks_at`` is where a source (or we) say that the assumption fails: one expression for each
variable that is "for all", in the order that is given; a constant that is left out has its letter.
"""

from __future__ import annotations

from collections.abc import Mapping

import sympy as sp

from theory.exact import several
from theory.laws import Draw, Law
from theory.quantities import Mean, Probability
from theory.shapes import Symbols, fresh, gradient, hessian, quadratic, square
from theory.statements import (
    All,
    AtMost,
    ContinuousDensity,
    Equals,
    Exists,
    ForAll,
    Implies,
    Statement,
)

__all__ = [
    "bounded_fluctuation",
    "continuous_near",
    "correlated_negative_curvature",
    "finite_second_moment",
    "hessian_lipschitz",
    "one_point_strongly_convex",
    "polyak_lojasiewicz",
]

Draws = tuple[Draw, ...]
Place = tuple[sp.Expr, ...]


def hessian_lipschitz(
    average: sp.Expr,
    *,
    over: Symbols,
    constant: sp.Expr | None = None,
    breaks_at: Place | None = None,
) -> Statement:
    """‖∇²L(w) − ∇²L(w′)‖ ≤ ρ ‖w − w′‖ for all w and w′, in the spectral norm.

    The norm of a symmetric matrix is the largest |vᵀ M v| over unit vectors v; both sides are
    squared and multiplied by |v|⁴. For all are w, w′ and v.
    """
    over = several("hessian_lipschitz: over", over, sp.Symbol)
    other = fresh(" ".join(f"{w}′" for w in over), average, *over)
    way = fresh(" ".join(f"v_{i + 1}" for i in range(len(over))), average, *over)
    swap = dict(zip(over, other, strict=True))
    gap = tuple(
        tuple(h - h.subs(swap, simultaneous=True) for h in row) for row in hessian(average, over)
    )
    bound = _constant("ρ", constant, average)
    far = square(tuple(w - v for w, v in zip(over, other, strict=True)))
    inside = AtMost(quadratic(gap, way) ** 2, bound**2 * far * square(way) ** 2)
    every = ForAll(over=(*over, *other, *way), such_that=inside, breaks_at=breaks_at)
    return _some(bound, constant, every)


def polyak_lojasiewicz(
    average: sp.Expr,
    *,
    over: Symbols,
    least: sp.Expr,
    constant: sp.Expr | None = None,
    breaks_at: Place | None = None,
) -> Statement:
    """‖∇L(w)‖² ≥ μ (L(w) − L*) for all w, ``least`` = L* being the value at the global minimum."""
    over = several("polyak_lojasiewicz: over", over, sp.Symbol)
    bound = _constant("μ", constant, average)
    inside = AtMost(bound * (average - least), square(gradient(average, over)))
    return _some(bound, constant, ForAll(over=over, such_that=inside, breaks_at=breaks_at))


def correlated_negative_curvature(
    loss: sp.Expr,
    *,
    over: Symbols,
    draws: Draws,
    average: sp.Expr,
    constant: sp.Expr | None = None,
    breaks_at: Place | None = None,
) -> Statement:
    """E⟨v_w, ∇L̂(w; x)⟩² > γ for all w, v_w a unit eigenvector of the least eigenvalue of ∇²L(w).

    Where that eigenvalue is multiple, the statement is about each of its eigenvectors. For all are
    w and v_w.
    """
    over = several("correlated_negative_curvature: over", over, sp.Symbol)
    rows, size = hessian(average, over), len(over)
    way = fresh(" ".join(f"v_{i + 1}" for i in range(size)), loss, average)
    other = fresh(" ".join(f"u_{i + 1}" for i in range(size)), loss, average)
    bound = _constant("γ", constant, loss)
    least = quadratic(rows, way)  # least for an eigenvector of the least eigenvalue
    lowest = ForAll(over=other, such_that=AtMost(least * square(other), quadratic(rows, other)))
    product = sp.Add(*(v * g for v, g in zip(way, gradient(loss, over), strict=True)))
    inside = AtMost(bound, Mean(of=product**2, over=draws), strict=True)
    unit, both = sp.Eq(square(way), 1), (*over, *way)
    holds = inside if size == 1 else Implies(lowest, inside)
    every = ForAll(over=both, such_that=holds, within=unit, breaks_at=breaks_at)
    return _some(bound, constant, every)


def one_point_strongly_convex(  # noqa: PLR0913  what the definition names, and its breaking
    loss: sp.Expr,
    *,
    towards: Mapping[sp.Symbol, sp.Expr | int],
    draws: Draws,
    average: sp.Expr,
    rate: sp.Expr,
    constant: sp.Expr | None = None,
    breaks_at: Place | None = None,
) -> Statement:
    """⟨−∇_v E L(v − λε), w* − v⟩ ≥ c ‖w* − v‖² for all w, with respect to w* = ``towards``.

    Here v = w − λ∇L(w), and ε = ∇L̂(w; x) − ∇L(w) is the noise of one draw. For all are w and v.
    """
    over, point = tuple(towards), tuple(sp.sympify(x, strict=True) for x in towards.values())
    slope = gradient(average, over)
    noise = tuple(g - s for g, s in zip(gradient(loss, over), slope, strict=True))
    places = fresh(" ".join(f"v_{i + 1}" for i in range(len(over))), loss, average, rate, *point)
    moved = {w: v - rate * e for w, v, e in zip(over, places, noise, strict=True)}
    stepped = [sp.Eq(v, w - rate * s) for v, w, s in zip(places, over, slope, strict=True)]
    bound = _constant("c", constant, loss)
    inward = sp.Integer(0)
    for g, v, end in zip(slope, places, point, strict=True):
        inward += -g.subs(moved, simultaneous=True) * (end - v)
    missing = square(tuple(end - v for end, v in zip(point, places, strict=True)))
    every = ForAll(
        over=(*over, *places),
        such_that=AtMost(bound * missing, Mean(of=inward, over=draws)),
        within=sp.And(*stepped),
        breaks_at=breaks_at,
    )
    return _some(bound, constant, every)


def bounded_fluctuation(
    loss: sp.Expr,
    *,
    over: Symbols,
    draws: Draws,
    average: sp.Expr,
    constant: sp.Expr | None = None,
    breaks_at: Place | None = None,
) -> Statement:
    """‖∇L̂(w; x) − ∇L(w)‖ ≤ Q with probability 1, for all w."""
    over = several("bounded_fluctuation: over", over, sp.Symbol)
    bound = _constant("Q", constant, loss)
    noise = tuple(g - s for g, s in zip(gradient(loss, over), gradient(average, over), strict=True))
    near = sp.Le(sp.expand(square(noise)), bound**2)
    inside = Equals(Probability(of=near, over=draws), 1)
    return _some(bound, constant, ForAll(over=over, such_that=inside, breaks_at=breaks_at))


def finite_second_moment(of: sp.Expr, draws: Draws) -> AtMost:
    """E[of²] < ∞."""
    return AtMost(Mean(of=of**2, over=draws), sp.oo, strict=True)


def continuous_near(law: Law, *points: sp.Expr | int) -> Statement:
    """The law has a density, continuous in a neighbourhood of each of the points."""
    parts = [ContinuousDensity(law=law, near=sp.sympify(x, strict=True)) for x in points]
    return parts[0] if len(parts) == 1 else All(*parts)


def _constant(name: str, given: sp.Expr | None, used: sp.Expr) -> sp.Expr:
    return fresh(name, used)[0] if given is None else sp.sympify(given, strict=True)


def _some(bound: sp.Expr, given: sp.Expr | None, holds: ForAll) -> Statement:
    if given is not None:
        return holds
    return Exists(over=(bound,), such_that=holds, within=bound > 0)
