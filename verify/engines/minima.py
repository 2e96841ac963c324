"""Local minima of functions of several letters, exactly, at a point of the parameters.

"There is δ > 0 such that f(w′) ≥ c for all w′ closer to x than δ", with f(x) = c. It fails where a
line through x on which f falls is found: by the gradient, by a negative eigenvalue of the Hessian,
or by the first derivative along the line that is not 0. It holds where the Hessian is positive
definite, or where f − c is a polynomial that is seen to be at least 0 near x. Between the two
nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, islice, product
from math import prod

import sympy as sp
from sympy.polys.polyerrors import CoercionFailed

from theory.quantities import Definition
from theory.statements import AtMost, Exists, ForAll
from verify.engines.closed import Undefined, Unread, nameless, sign, value
from verify.engines.kinks import pieces, settled
from verify.engines.lines import Values, curvatures, slopes_along
from verify.engines.radius import centre, most_terms
from verify.engines.spectral import columns, has_negative, is_positive
from verify.instances import Instance
from verify.instances import Values as Assigned
from verify.outcome import Truth
from verify.parameters import here
from verify.weigh import Found

__all__ = ["by_shape"]

MOST_LINES, FEW_LINES = 2_500, 100  # of polynomials, and of other functions
MOST_TERMS = 5_000  # of a polynomial that is factored
Letters = tuple[sp.Symbol, ...]
Terms = dict[tuple[int, ...], sp.Rational]


def by_shape(statement: Exists | ForAll, at: Instance) -> Found | None:
    """Whether a point is a local minimum; None if it is not said, or something else is stated."""
    try:
        return _minimum(statement, at.values, at.where)
    except (Undefined, Unread):
        return None


@lru_cache(maxsize=512)
def _minimum(
    statement: Exists | ForAll, values: Assigned, where: tuple[Definition, ...]
) -> Found | None:
    at = Instance(statement=sp.true, given=(), where=where, values=values)
    match statement:
        case Exists(
            over=(radius,), within=within, such_that=ForAll(such_that=AtMost() as below) as ball
        ) if within == (radius > 0) and not below.strict:
            place = centre(ball.within, ball.over, radius)
            left, right = below.left, below.right
            if place is None or not (isinstance(left, sp.Expr) and isinstance(right, sp.Expr)):
                return None
            if {radius} & (left - right).free_symbols:
                return None
            there = {w: here(x, at) for w, x in zip(ball.over, place, strict=True)}
            return _near(right - left, ball.over, {**at.at, **there})
    return None


def _near(gap: sp.Expr, over: Letters, at: Values) -> Found | None:
    """Whether a function is at least 0 near the point, where it is continuous."""
    smooth = pieces(gap, at)
    height = sign(value(smooth[0], at, nameless))
    if height:
        truth = Truth.HOLDS if height > 0 else Truth.FAILS
        return Found(truth=truth, reason=f"the sides differ at {_shown(over, at)}")
    if height is None:
        return None
    known = None
    if len(smooth) == 1:
        known = _terms(smooth[0], over, at)
        found = _by_derivatives(*_derivatives(smooth[0], known, over, at), _shown(over, at))
        if found is None and known is not None:
            found = _by_factors(known, over, at)
        if found is not None:
            return found
    for way in _ways(over, MOST_LINES if known else FEW_LINES):
        if known is None:
            slopes = slopes_along(settled(gap, at, way), at, way)
            first = next((s for s in map(sign, slopes) if s != 0), 0)
        else:
            first = _lowest(known, tuple(way.values()))
        if first is not None and first < 0:
            shown = ", ".join(str(way[w]) for w in over)
            reason = f"it falls from {_shown(over, at)} along ({shown})"
            return Found(truth=Truth.FAILS, reason=reason)
    return None


def _derivatives(
    gap: sp.Expr, known: Terms | None, over: Letters, at: Values
) -> tuple[list[sp.Expr], list[list[sp.Expr]]]:
    """The gradient and the Hessian."""
    size = range(len(over))
    if known is None:
        axes = [{w: int(w is letter) for w in over} for letter in over]
        slopes = [[*slopes_along(gap, at, way, 1), sp.Integer(0)][1] for way in axes]
        return slopes, curvatures(gap, over, at)

    def c(*letters: int) -> sp.Expr:
        return known.get(tuple(letters.count(k) for k in size), sp.Integer(0))

    return [c(i) for i in size], [[(1 + (i == j)) * c(i, j) for j in size] for i in size]


def _by_derivatives(slopes: list[sp.Expr], rows: list[list[sp.Expr]], place: str) -> Found | None:
    if any(map(sign, slopes)):
        return Found(truth=Truth.FAILS, reason=f"{place} is not stationary")
    (matrix,) = columns(rows)
    if has_negative(matrix):
        reason = f"the Hessian has a negative eigenvalue at {place}"
        return Found(truth=Truth.FAILS, reason=reason)
    if is_positive(matrix):
        reason = f"the Hessian is positive definite at {place}"
        return Found(truth=Truth.HOLDS, reason=reason)
    return None


def _terms(gap: sp.Expr, over: Letters, at: Values) -> Terms | None:
    """The coefficients of the powers of w − x; None if it is no polynomial, or a long one."""
    if not gap.is_polynomial(*over) or most_terms(gap) > MOST_TERMS:
        return None
    values = {s: x for s, x in at.items() if s not in over}
    if not all(x.is_Rational for x in at.values()):
        return None
    moved = gap.xreplace({**values, **{w: w + at[w] for w in over}})
    try:
        return dict(sp.Poly(moved, *over, domain="QQ").terms())
    except CoercionFailed:  # a coefficient is irrational
        return None


def _lowest(known: Terms, way: tuple[int, ...]) -> int:
    """The sign of the first derivative that is not 0 along a line with entries −1, 0, 1."""
    by_degree: dict[int, sp.Rational] = {}
    for powers, c in known.items():
        factor = prod(v**k for v, k in zip(way, powers, strict=True))
        if factor:
            by_degree[sum(powers)] = by_degree.get(sum(powers), sp.Integer(0)) + factor * c
    return next((int(sp.sign(by_degree[d])) for d in sorted(by_degree) if by_degree[d]), 0)


def _ways(over: Letters, most: int) -> Iterator[dict[sp.Symbol, int]]:
    """Directions with entries −1, 0, 1, those with the fewest letters first."""
    every = (
        dict.fromkeys(over, 0) | dict(zip(letters, signs, strict=True))
        for size in range(1, len(over) + 1)
        for letters in combinations(over, size)
        for signs in product((1, -1), repeat=size)
    )
    return islice(every, most)


def _by_factors(known: Terms, over: Letters, at: Values) -> Found | None:
    """A sum of squares, or a polynomial whose factors of odd multiplicity are not 0 there."""
    if all(c >= 0 and not any(k % 2 for k in powers) for powers, c in known.items()):
        return Found(truth=Truth.HOLDS, reason="it is a sum of squares")
    height, factors = sp.Poly(known, *over, domain="QQ").factor_list()
    for factor, times in factors:
        level = factor.eval(dict.fromkeys(over, 0)) if len(over) > 1 else factor.eval(0)
        if times % 2 and level == 0:
            return None
        height *= level if times % 2 else 1
    truth = Truth.HOLDS if height >= 0 else Truth.FAILS
    reason = f"its factors that change their sign are not 0 at {_shown(over, at)}"
    return Found(truth=truth, reason=reason)


def _shown(over: Letters, at: Values) -> str:
    told = ", ".join(str(at[w]) for w in over)
    return f"({told})" if len(over) > 1 else told
