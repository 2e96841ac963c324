"""Whether the gradients of all draws avoid the directions in which the mean loss does not rise.

At a point of the parameters by linear algebra (``verify.engines.spectral``). For all parameters by
a condition on them: with s_k = gᵀ H^k g, d the dimension of the span of g, H g, H² g, ..., and n
that of the space, it is that for some d in 0, ..., n the Gram determinant of g, ..., H^d g is 0 and
the leading minors of sizes 1, ..., d of (s_{i+j+1}) are positive.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

import sympy as sp

from theory.derivation import growth
from theory.laws import Continuous, Draw, Normal, StudentT, Uniform
from theory.shapes import gradient, hessian
from theory.statements import Noiseless, Statement
from theory.trees import walk
from verify.engines.closed import Undefined, Unread, derived, nameless, value
from verify.engines.kinks import KINKED, pieces
from verify.engines.lines import Values, curvatures, slopes_along
from verify.engines.moments import draw_mean
from verify.engines.reducing import rebuild_statements
from verify.engines.spectral import columns, lies_in_positive
from verify.instances import Instance
from verify.outcome import Truth
from verify.outcomes import table
from verify.parameters import here
from verify.weigh import Found

__all__ = ["TRUSTS", "noiseless", "saddles_in_conditions", "speaks_of_saddles"]

TRUSTS = "verify.engines.saddles"
MOST_LETTERS = 3  # whose minors are written out
MOST_CASES = 1_000
Vector = tuple[sp.Expr, ...]
Case = tuple[sp.Rational, dict[sp.Symbol, sp.Expr]]


def speaks_of_saddles(statement: Statement) -> bool:
    """Whether the word occurs."""
    return any(isinstance(part, Noiseless) for part in walk(statement))


def noiseless(event: Noiseless, at: Instance) -> Found:
    """Whether P∇ℓ = 0 for all draws, at a point of the parameters.

    Raises:
        Unread: a derivative is no algebraic number, or the law of the draws is not read.
        Undefined: the gradient of a draw does not exist, or the mean loss has no Hessian.
    """
    cases, rest = _cases(event.draws, at)
    place = {**at.at, **{w: here(x, at) for w, x in zip(event.over, event.at, strict=True)}}
    pushes = [(case, g) for case in cases for g in _pushes(event, {**place, **case[1]}, rest)]
    if not any(any(x != 0 for x in g) for _, g in pushes):
        return Found(truth=Truth.HOLDS, reason="no draw has a gradient at the point")
    rows, *vectors = columns(
        _mean_hessian(event, cases, place, rest, at), *([[x] for x in g] for _, g in pushes)
    )
    for (case, g), vector in zip(pushes, vectors, strict=True):
        if not lies_in_positive(vector, rows):
            which = ", ".join(f"{s} = {x}" for s, x in case[1].items()) or "a draw"
            shown = f"({', '.join(map(str, g))})"
            reason = f"{which} has the gradient {shown}, with a part where the curvature is ≤ 0"
            return Found(truth=Truth.FAILS, reason=reason)
    return Found(truth=Truth.HOLDS, reason="every gradient is where the mean loss curves upward")


def _cases(draws: tuple[Draw, ...], at: Instance) -> tuple[list[Case], tuple[Draw, ...]]:
    """The joint values of the draws that have finitely many, and the draws that have not."""
    tables = [(draw, table(draw.law, at)) for draw in draws]
    rest = tuple(draw for draw, rows in tables if rows is None)
    for draw in rest:
        if not isinstance(draw.law, Normal | Uniform | StudentT | Continuous):
            raise Unread(f"the law {type(draw.law).__name__} of {draw.symbol} is not read here")
    found = []
    for joint in product(*([(draw, *row) for row in rows] for draw, rows in tables if rows)):
        weight = sp.Mul(*(p for _, p, _ in joint))
        pairs = [pair for d, _, row in joint for pair in zip(d.symbols, row, strict=True)]
        found.append((weight, dict(pairs)))
        if len(found) > MOST_CASES:
            raise Unread(f"more than {MOST_CASES} joint values of the draws")
    return found, rest


def _pushes(event: Noiseless, there: Values, rest: tuple[Draw, ...]) -> list[Vector]:
    """The gradient of one case; or vectors with the same span, where some draws are left.

    A polynomial that is 0 for infinitely many values of each letter has no coefficient but 0.
    """
    if not rest:
        known = {
            _gradient(piece, event.over, there) for piece in pieces(derived(event.loss), there)
        }
        if len(known) > 1:
            raise Undefined(f"the loss {event.loss} has no gradient at the point for some draw")
        return [*known]
    letters = tuple(draw.symbol for draw in rest)
    slopes = [_polynomial(g, letters, there) for g in gradient(event.loss, event.over)]
    powers = dict.fromkeys(key for slope in slopes for key in slope)
    return [tuple(slope.get(key, sp.Integer(0)) for slope in slopes) for key in powers]


def _gradient(loss: sp.Expr, over: tuple[sp.Symbol, ...], there: Values) -> Vector:
    axes = [{w: int(w is letter) for w in over} for letter in over]
    return tuple([*slopes_along(loss, there, way, 1), sp.Integer(0)][1] for way in axes)


def _polynomial(
    of: sp.Expr, letters: tuple[sp.Symbol, ...], there: Values
) -> dict[tuple[int, ...], sp.Expr]:
    if not of.is_polynomial(*letters):
        raise Unread(f"{of} is no polynomial in {', '.join(map(str, letters))}")
    return {powers: value(c, there, nameless) for powers, c in sp.Poly(of, *letters).terms()}


def _mean_hessian(
    event: Noiseless, cases: list[Case], place: Values, rest: tuple[Draw, ...], at: Instance
) -> list[list[sp.Expr]]:
    size = range(len(event.over))
    total = [[sp.Integer(0) for _ in size] for _ in size]
    for weight, draws in cases:
        there = {**place, **draws}
        smooth = (event.loss,) if rest else pieces(derived(event.loss), there)
        known = [_rows(piece, event, there, rest, at) for piece in smooth]
        if any(rows != known[0] for rows in known):
            raise Undefined("the mean loss has no Hessian at the point: a draw has a kink there")
        for i, j in product(size, size):
            total[i][j] += weight * known[0][i][j]
    return total


def _rows(
    loss: sp.Expr, event: Noiseless, there: Values, rest: tuple[Draw, ...], at: Instance
) -> list[list[sp.Expr]]:
    if not rest:
        return curvatures(loss, event.over, there)
    rows = hessian(loss, event.over)
    letters = tuple(draw.symbol for draw in rest)

    def mean(h: sp.Expr) -> sp.Expr:
        terms = _polynomial(h, letters, there).items()
        powers = (c * sp.Mul(*map(sp.Pow, letters, key)) for key, c in terms)
        return draw_mean(sp.Add(*powers), rest, at)

    return [[mean(h) for h in row] for row in rows]


def saddles_in_conditions(statement: Statement) -> Statement:
    """The statement with every ``Noiseless`` replaced by a condition on the parameters.

    Raises:
        Unread: a law or a loss has no such condition, or there are too many letters.
    """
    if isinstance(statement, Noiseless):
        return _condition(statement)
    return rebuild_statements(statement, saddles_in_conditions)


@lru_cache(maxsize=256)
def _condition(event: Noiseless) -> sp.Basic:
    if derived(event.loss).has(*KINKED):
        raise Unread(f"{event.loss} has kinks")
    there = dict(zip(event.over, event.at, strict=True))
    slopes = [g.subs(there, simultaneous=True) for g in gradient(event.loss, event.over)]
    tables = [growth.atoms(g, event.draws) for g in slopes]
    if any(rows is None for rows in tables):
        raise Unread("the draws have infinitely many values")
    by_case = zip(*(rows or () for rows in tables), strict=True)
    pushes = [tuple(sp.expand(x) for _, x in case) for case in by_case]
    moving = [g for g in dict.fromkeys(pushes) if any(x != 0 for x in g)]
    if not moving:
        return sp.true
    if len(event.over) > MOST_LETTERS:
        raise Unread(f"the minors of {len(event.over)} letters are not written out")
    rows = [
        [growth.expectation(h.subs(there, simultaneous=True), event.draws) for h in row]
        for row in hessian(event.loss, event.over)
    ]
    return sp.And(*(_in_positive(sp.Matrix(g), sp.Matrix(rows)) for g in moving))


def _in_positive(vector: sp.Matrix, matrix: sp.Matrix) -> sp.Basic:
    """That a vector has no part in the eigenspaces with eigenvalues at most 0."""
    size = matrix.rows
    powers = [vector]
    for _ in range(size):
        powers.append(matrix * powers[-1])
    s = [sp.expand((powers[k // 2].T * powers[k - k // 2])[0]) for k in range(2 * size + 1)]
    ways = []
    for d in range(size + 1):
        flat = sp.true if d == size else sp.Eq(_hankel(s, d + 1, 0), 0)
        positive = [sp.Gt(_hankel(s, k, 1), 0) for k in range(1, d + 1)]
        ways.append(sp.And(flat, *positive))
    return sp.Or(*ways)


def _hankel(s: list[sp.Expr], size: int, start: int) -> sp.Expr:
    """The determinant of (s_{i+j+start}) of this size."""
    rows = sp.Matrix(size, size, lambda i, j: s[i + j + start])
    return sp.expand(rows.det(method="berkowitz"))
