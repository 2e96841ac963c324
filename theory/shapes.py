"""Usual words for the shape of a function, each as a statement: minimum, saddle, convex, and so on.

A function is an expression; points and domains are given, and nothing here is computed but
derivatives. Symbols that a definition binds are primed, so that they meet no symbol of the claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

import sympy as sp

from theory.exact import several
from theory.laws import Discrete, Draw, Independent
from theory.quantities import Kind
from theory.statements import All, AtMost, Equals, Exists, ForAll, Noiseless, Not, Statement

__all__ = [
    "fresh",
    "gradient",
    "hessian",
    "is_concave",
    "is_convex",
    "is_critical",
    "is_decreasing",
    "is_increasing",
    "is_maximum",
    "is_minimum",
    "is_monotone",
    "is_of_order",
    "is_saddle",
    "is_stationary",
    "is_type_one",
    "is_type_two",
    "mean_loss",
    "of_kind",
    "quadratic",
    "square",
]

Symbols = tuple[sp.Symbol, ...]
Place = Mapping[sp.Symbol, sp.Expr | int]


def fresh(names: str, *used: sp.Basic) -> Symbols:
    """Real symbols with these names, primed until none occurs in what is ``used``."""
    taken = {str(s) for expr in used for s in expr.free_symbols}
    found = []
    for name in names.split():
        primes = next(n for n in count() if name + "′" * n not in taken)
        found.append(sp.Symbol(name + "′" * primes, real=True))
    return tuple(found)


def gradient(of: sp.Expr, over: Symbols) -> Symbols:
    """(∂f/∂w_1, ..., ∂f/∂w_n)."""
    return tuple(sp.diff(of, w) for w in over)


def hessian(of: sp.Expr, over: Symbols) -> tuple[tuple[sp.Expr, ...], ...]:
    """The second derivatives, one tuple per row."""
    return tuple(gradient(slope, over) for slope in gradient(of, over))


def square(vector: tuple[sp.Expr, ...]) -> sp.Expr:
    """|v|² = v_1² + ... + v_n²."""
    return sp.Add(*(x**2 for x in vector))


def quadratic(rows: tuple[tuple[sp.Expr, ...], ...], way: Symbols) -> sp.Expr:
    """vᵀ M v."""
    pairs = [(v, row) for v, row in zip(way, rows, strict=True)]
    return sp.Add(*(v * h * u for v, row in pairs for h, u in zip(row, way, strict=True)))


def is_stationary(of: sp.Expr, at: Place) -> Statement:
    """∇f = 0 at the point."""
    where = _point(at)
    parts = [Equals(slope.subs(where), 0) for slope in gradient(of, tuple(where))]
    return parts[0] if len(parts) == 1 else All(*parts)


def is_minimum(
    of: sp.Expr,
    at: Place,
    *,
    witness: sp.Expr | None = None,
    breaks_at: tuple[sp.Expr, ...] | None = None,
) -> Exists:
    """There is δ > 0 such that f(w′) ≥ f(w) for all w′ closer to w than δ: a local minimum.

    The point itself and other points of the same height are allowed. ``witness`` is a δ that
    serves, or ``breaks_at`` a point w′ that is lower, in δ by its letter: each is only proposed.
    """
    where = _point(at)
    used = (of, *where.keys(), *where.values())
    near = fresh(" ".join(f"{w}′" for w in where), *used)
    (radius,) = fresh("δ", *used, *near)
    moved = of.subs(dict(zip(where, near, strict=True)), simultaneous=True)
    gap = square(tuple(v - x for v, x in zip(near, where.values(), strict=True)))
    lowest = AtMost(of.subs(where, simultaneous=True), moved)
    ball = ForAll(over=near, such_that=lowest, within=gap < radius**2, breaks_at=breaks_at)
    serves = None if witness is None else (witness,)
    return Exists(over=(radius,), such_that=ball, within=radius > 0, witness=serves)


def is_maximum(
    of: sp.Expr,
    at: Place,
    *,
    witness: sp.Expr | None = None,
    breaks_at: tuple[sp.Expr, ...] | None = None,
) -> Exists:
    """The negative of the function has a local minimum there."""
    return is_minimum(-of, at, witness=witness, breaks_at=breaks_at)


def is_saddle(of: sp.Expr, at: Place, *, lower: tuple[sp.Expr, ...] | None = None) -> All:
    """Stationary, and not a local minimum: local maxima are saddle points.

    ``lower`` is a point that is proposed for each δ: closer than δ, and lower.
    """
    return All(is_stationary(of, at), Not(is_minimum(of, at, breaks_at=lower)))


def is_type_two(
    loss: sp.Expr,
    at: Place,
    draws: tuple[Draw, ...],
    *,
    average: sp.Expr | None = None,
    lower: tuple[sp.Expr, ...] | None = None,
) -> All:
    """A saddle of the mean loss at which no draw moves SGD where that does not rise: type II.

    Definition 1 of Ziyin et al., 2024, for a saddle as they define it before. ``loss`` is that of a
    draw; ``average``, its mean, may be left out where the draws have finitely many values.
    ``lower`` is that of :func:`is_saddle`.

    Raises:
        ValueError: the average is left out and is no finite sum.
    """
    return All(_saddle(loss, at, draws, average, lower), _noiseless(loss, at, draws))


def is_type_one(
    loss: sp.Expr,
    at: Place,
    draws: tuple[Draw, ...],
    *,
    average: sp.Expr | None = None,
    lower: tuple[sp.Expr, ...] | None = None,
) -> All:
    """A saddle of the mean loss that is not of type II: some draw moves SGD out of it.

    The arguments are those of :func:`is_type_two`.
    """
    return All(_saddle(loss, at, draws, average, lower), Not(_noiseless(loss, at, draws)))


def mean_loss(loss: sp.Expr, draws: tuple[Draw, ...]) -> sp.Expr:
    """Σ p_i ℓ(w; x_i) over the joint values of the draws.

    Raises:
        ValueError: they are not finitely many.
    """
    for draw in several("mean_loss: draws", draws, Draw):
        laws = draw.law.laws if isinstance(draw.law, Independent) else (draw.law,)
        for symbol, law in zip(draw.symbols, laws, strict=True):
            if not isinstance(law, Discrete):
                raise ValueError(f"the mean loss over {symbol} is no finite sum; say average=...")
            pairs = zip(law.weights, law.values, strict=True)
            loss = sp.Add(*(weight * loss.subs(symbol, value) for weight, value in pairs))
    return loss


def _saddle(
    loss: sp.Expr,
    at: Place,
    draws: tuple[Draw, ...],
    average: sp.Expr | None,
    lower: tuple[sp.Expr, ...] | None,
) -> All:
    return is_saddle(mean_loss(loss, draws) if average is None else average, at, lower=lower)


def _noiseless(loss: sp.Expr, at: Place, draws: tuple[Draw, ...]) -> Noiseless:
    where = _point(at)
    return Noiseless(loss=loss, over=tuple(where), at=tuple(where.values()), draws=draws)


def is_critical(of: sp.Expr, at: Place, kind: Kind) -> All:
    """Stationary and of that kind by the eigenvalues of the Hessian at the point.

    A minimum in this sense is one without a flat direction; ``is_minimum`` allows those.
    """
    where = _point(at)
    rows = hessian(of, tuple(where))
    there = tuple(tuple(h.subs(where, simultaneous=True) for h in row) for row in rows)
    return All(is_stationary(of, at), of_kind(there, kind))


def of_kind(rows: tuple[tuple[sp.Expr, ...], ...], kind: Kind) -> Statement:
    """What the kind of a stationary point says of its Hessian, by Sylvester's criterion.

    A symmetric matrix is positive definite if and only if its leading minors are positive.
    """
    matrix = sp.Matrix([list(row) for row in rows])
    sizes = range(1, len(rows) + 1)
    minors = [sp.expand(matrix[:k, :k].det(method="berkowitz")) for k in sizes]
    lowest = All(*(AtMost(0, minor, strict=True) for minor in minors))
    turned = [(-1) ** k * minor for k, minor in zip(sizes, minors, strict=True)]
    highest = All(*(AtMost(0, minor, strict=True) for minor in turned))
    match kind:
        case Kind.MINIMUM:
            return lowest
        case Kind.MAXIMUM:
            return highest
        case Kind.DEGENERATE:
            return Equals(minors[-1], 0)
    return All(Not(Equals(minors[-1], 0)), Not(lowest), Not(highest))


def is_convex(of: sp.Expr, over: Symbols | sp.Symbol, within: sp.Basic = sp.true) -> ForAll:
    """vᵀ ∇²f v ≥ 0 for all v, wherever ``within`` holds.

    f is twice differentiable there, and ``within`` is a convex set.
    """
    variables = _tuple(over)
    if len(variables) == 1:
        curvature = sp.diff(of, variables[0], 2)
        return ForAll(over=variables, such_that=AtMost(0, curvature), within=within)
    way = fresh(" ".join(f"v_{i + 1}" for i in range(len(variables))), of, within)
    rows = hessian(of, variables)
    return ForAll(over=(*variables, *way), such_that=AtMost(0, quadratic(rows, way)), within=within)


def is_concave(of: sp.Expr, over: Symbols | sp.Symbol, within: sp.Basic = sp.true) -> ForAll:
    """The negative of the function is convex."""
    return is_convex(-of, over, within)


def is_increasing(of: sp.Expr, over: sp.Symbol, within: sp.Basic = sp.true) -> ForAll:
    """f′ ≥ 0 on ``within``, an interval on which f is differentiable: f never falls."""
    return ForAll(over=(over,), such_that=AtMost(0, sp.diff(of, over)), within=within)


def is_decreasing(of: sp.Expr, over: sp.Symbol, within: sp.Basic = sp.true) -> ForAll:
    """f′ ≤ 0 on ``within``, an interval on which f is differentiable: f never rises."""
    return ForAll(over=(over,), such_that=AtMost(sp.diff(of, over), 0), within=within)


def is_monotone(of: sp.Expr, over: sp.Symbol, within: sp.Basic = sp.true) -> ForAll:
    """f′(x) f′(y) ≥ 0 for all x and y in ``within``: f never falls, or it never rises."""
    (other,) = fresh(f"{over}′", of, within)
    slope = sp.diff(of, over)
    both = sp.And(within, within.subs(over, other))
    same = AtMost(0, slope * slope.subs(over, other))
    return ForAll(over=(over, other), such_that=same, within=both)


def is_of_order(of: sp.Expr, order: sp.Order) -> All:
    """``of`` is O(g), and it is not of any smaller order: of/g does not tend to 0.

    Raises:
        ValueError: the order is not that of a power of one variable at 0.
    """
    power = order.expr.as_independent(order.variables[0])[1] if len(order.variables) == 1 else None
    if power is None or order.point != (0,) or power.as_base_exp()[0] != order.variables[0]:
        raise ValueError(f"is_of_order: {order} is not the order of a power at 0")
    limit = sp.Limit(of / power, order.variables[0], 0)
    return All(Equals(of, 0, upto=order), Not(Equals(limit, 0)))


def _tuple(over: Symbols | sp.Symbol) -> Symbols:
    return over if isinstance(over, tuple) else (over,)


def _point(at: Place) -> dict[sp.Symbol, sp.Expr]:
    return {w: sp.sympify(x, strict=True) for w, x in at.items()}
