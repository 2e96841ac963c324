"""All real solutions of polynomial equations with rational coefficients, exactly.

Where there are finitely many complex solutions, the polynomials modulo the equations are a vector
space of finite dimension, with a basis of monomials that a Gröbner basis leaves over. If its
dimension is D and 1, u, ..., u^(D−1) is a basis too, u = Σ c_i w_i, then u^D is a combination of
these, p(u) = 0, every polynomial is one in u, and the real solutions are the real roots of p. There
is such a u if the ideal is radical (shape lemma). Signs at a root are found by division and by
intervals with rational ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, final

import sympy as sp
from sympy.polys.groebnertools import groebner
from sympy.polys.matrices import DomainMatrix
from sympy.polys.orderings import grevlex
from sympy.polys.polyerrors import CoercionFailed
from sympy.polys.rings import PolyRing

from verify.engines.closed import Unread

__all__ = ["Solution", "polynomial", "solutions"]

FORMS = 12  # linear forms u that are tried
_U = sp.Dummy("u")
Polynomial = Any  # sympy's PolyElement
Powers = list[Any]  # coefficients of a polynomial in u, of u^0 first


@final
@dataclass(frozen=True, slots=True)
class Algebra:
    """Polynomials modulo an ideal, written in the powers of u.

    Attributes:
        basis: a Gröbner basis.
        monomials: those that it leaves over.
        change: the powers of u of each monomial, as rows.
        minimal: p, with p(u) = 0.
        known: polynomials that were reduced before.
    """

    basis: list[Polynomial]
    monomials: tuple[tuple[int, ...], ...]
    change: tuple[Powers, ...]
    minimal: sp.Poly
    known: dict[Polynomial, Powers] = field(default_factory=dict)

    def in_u(self, of: Polynomial) -> Powers:
        """The polynomial as one in u."""
        if of not in self.known:
            rest = of.rem(self.basis)
            total: Powers = [sp.QQ(0)] * len(self.monomials)
            for monomial, row in zip(self.monomials, self.change, strict=True):
                c = rest.get(monomial, sp.QQ(0))
                if c:
                    total = [x + c * y for x, y in zip(total, row, strict=True)]
            self.known[of] = total
        return self.known[of]


@final
@dataclass(slots=True)
class Solution:
    """The real solution at the one root of an irreducible factor of p between two rationals."""

    algebra: Algebra
    factor: sp.Poly
    ends: tuple[sp.Rational, sp.Rational]

    def sign(self, of: Polynomial) -> int:
        """The sign of a polynomial in the letters at the solution."""
        reduced = self._reduced(of)
        if reduced.is_zero:
            return 0
        while True:
            low, high = _between(reduced, *self.ends)
            if low > 0 or high < 0:
                return 1 if low > 0 else -1
            self._refine(64)

    def near(self, of: Polynomial, digits: int) -> sp.Expr:
        """The value of a polynomial at the solution: exact if it is rational, else rounded."""
        reduced = self._reduced(of)
        if reduced.degree() < 1:
            return reduced.nth(0)
        self._refine(10 ** (digits + 8))
        return sp.Float(reduced.eval((self.ends[0] + self.ends[1]) / 2), digits)

    def _reduced(self, of: Polynomial) -> sp.Poly:
        return sp.Poly(self.algebra.in_u(of)[::-1], _U, domain="QQ").rem(self.factor)

    def _refine(self, times: int) -> None:
        low, high = self.ends
        if low != high:
            self.ends = self.factor.refine_root(low, high, eps=(high - low) / times)


def polynomial(of: sp.Expr, over: tuple[sp.Symbol, ...]) -> Polynomial:
    """An expression as a polynomial in these letters.

    Raises:
        Unread: it is none, or a coefficient is not rational.
    """
    try:
        return _ring(over).from_expr(sp.expand(of))
    except (ValueError, CoercionFailed):
        letters = ", ".join(map(str, over))
        raise Unread(f"{of} is not a polynomial in {letters} with rational coefficients") from None


def solutions(equations: Sequence[Polynomial], over: tuple[sp.Symbol, ...]) -> tuple[Solution, ...]:
    """Every real solution of e = 0 for all of the polynomials e, each once.

    They are factored first; a solution of two products of factors is kept with the first.

    Raises:
        Unread: there are infinitely many complex solutions.
    """
    found: list[Solution] = []
    done: list[tuple[Polynomial, ...]] = []
    for branch in product(*map(_factors, equations)):
        new = _of_branch([e for e in branch if e], over)
        found += [s for s in new if not any(all(s.sign(f) == 0 for f in b) for b in done)]
        done.append(branch)
    return tuple(found)


def _ring(over: tuple[sp.Symbol, ...]) -> PolyRing:
    return PolyRing(over, sp.QQ, grevlex)


def _factors(equation: Polynomial) -> list[Polynomial]:
    """Polynomials one of which is 0 exactly where the equation holds; 0 itself for 0 = 0."""
    return [factor for factor, _ in equation.factor_list()[1]] if equation else [equation]


def _of_branch(equations: list[Polynomial], over: tuple[sp.Symbol, ...]) -> list[Solution]:
    ring = _ring(over)
    raw, radical = groebner(equations, ring), False
    while True:
        monomials = _left_over(raw, len(over))
        if not monomials:
            return []
        steps = [_times(raw, monomials, w) for w in ring.gens]
        for form in range(1, FORMS if radical else 4):
            algebra = _shape(raw, monomials, steps, form)
            if algebra is not None:
                return list(_roots(algebra))
        if radical:
            raise Unread("no linear form was found that is different at different solutions")
        # Seidenberg: with the square-free polynomial of each letter added the ideal is radical
        alone = [_square_free(step, w) for step, w in zip(steps, ring.gens, strict=True)]
        raw, radical = groebner([*raw, *alone], ring), True


def _left_over(basis: list[Polynomial], letters: int) -> tuple[tuple[int, ...], ...]:
    """The monomials that no leading monomial divides, 1 first.

    Raises:
        Unread: they are infinitely many.
    """
    leading = [p.LM for p in basis]
    pure = {m.index(max(m)) for m in leading if sum(map(bool, m)) == 1}
    if len(pure) < letters and (0,) * letters not in leading:
        raise Unread("the equations have infinitely many complex solutions")
    found: list[tuple[int, ...]] = []
    edge = [(0,) * letters]
    while edge:
        edge = [m for m in edge if not any(_divides(q, m) for q in leading)]
        found += edge
        nexts = (tuple(k + (i == j) for j, k in enumerate(m)) for m in edge for i in range(letters))
        edge = list(dict.fromkeys(nexts))
    return tuple(found)


def _divides(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
    return all(x <= y for x, y in zip(left, right, strict=True))


def _times(
    basis: list[Polynomial], monomials: tuple[tuple[int, ...], ...], by: Polynomial
) -> DomainMatrix:
    """Multiplication by a letter, as a matrix; column j is of the j-th monomial."""
    ring = by.ring
    rests = [(by * ring.term_new(m, sp.QQ(1))).rem(basis) for m in monomials]
    rows = [[rest.get(m, sp.QQ(0)) for rest in rests] for m in monomials]
    return DomainMatrix(rows, (len(rows), len(rows)), sp.QQ)


def _krylov(step: DomainMatrix) -> tuple[DomainMatrix, tuple[int, ...]]:
    """(1, u, ..., u^D | unit vectors) in reduced row echelon form, with its pivots."""
    size = step.shape[0]
    powers = [DomainMatrix([[sp.QQ(int(i == 0))] for i in range(size)], (size, 1), sp.QQ)]
    for _ in range(size):
        powers.append(step * powers[-1])
    whole = powers[0].hstack(*powers[1:], DomainMatrix.eye(size, sp.QQ).to_dense())
    reduced, pivots = whole.rref()
    return reduced, pivots


def _shape(
    basis: list[Polynomial],
    monomials: tuple[tuple[int, ...], ...],
    steps: list[DomainMatrix],
    form: int,
) -> Algebra | None:
    """The algebra in powers of u = Σ (form + 1)^i w_i; None if those are no basis."""
    size = len(monomials)
    total = steps[0]
    for i, step in enumerate(steps[1:], 1):
        total = total + step * sp.QQ((form + 1) ** i)
    reduced, pivots = _krylov(total)
    if pivots[:size] != tuple(range(size)):
        return None
    columns = [list(c) for c in zip(*reduced.to_list(), strict=True)]
    minimal = sp.Poly([1, *(-c for c in reversed(columns[size]))], _U, domain="QQ")
    return Algebra(basis, monomials, tuple(columns[size + 1 :]), minimal)


def _square_free(step: DomainMatrix, letter: Polynomial) -> Polynomial:
    """The square-free part of the minimal polynomial of a letter."""
    reduced, pivots = _krylov(step)
    degree = next(k for k, pivot in enumerate((*pivots, -1)) if pivot != k)
    column = [row[degree] for row in reduced.to_list()][:degree]
    minimal = sp.Poly([1, *(-c for c in reversed(column))], _U, domain="QQ").sqf_part()
    powers = (c * letter**k for (k,), c in minimal.rep.to_dict().items())
    return sum(powers, letter.ring.zero)


def _roots(algebra: Algebra) -> Iterator[Solution]:
    for factor, _ in algebra.minimal.factor_list()[1]:
        if factor.degree() == 1:
            slope, constant = factor.all_coeffs()
            yield Solution(algebra, factor, (-constant / slope, -constant / slope))
            continue
        for ends, _ in factor.intervals():
            yield Solution(algebra, factor, ends)


def _between(of: sp.Poly, low: sp.Rational, high: sp.Rational) -> tuple[Any, Any]:
    """Bounds of a polynomial on an interval, by Horner's rule with intervals."""
    x, y = sp.QQ.from_sympy(low), sp.QQ.from_sympy(high)
    least, most = sp.QQ(0), sp.QQ(0)
    for c in of.rep.to_list():
        corners = (least * x, least * y, most * x, most * y)
        least, most = min(corners) + c, max(corners) + c
    return least, most
