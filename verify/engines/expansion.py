"""The expansion of an expression in one variable at a point, from one side.

The expression is walked, and every step is an identity between germs that holds near the point.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import factorial
from typing import final

import sympy as sp

from verify.engines.germs import (
    UNIT,
    Facts,
    Germ,
    Monomial,
    TooShort,
    Undecided,
    constant,
    grown,
    plain,
    plus,
    times,
    trimmed,
    worst,
)
from verify.engines.reality import require_real

__all__ = ["Expansion"]

NONE = Fraction(0)


@final
@dataclass(frozen=True, slots=True)
class Expansion:
    """Expansions of expressions in one variable, whose own germ is given.

    Attributes:
        variable: x.
        germ: x in terms of s.
        facts: what is known of coefficients.
        depth: the power of ε up to which 1/(1 + ε), ln(1 + ε) and e^ε are expanded.
    """

    variable: sp.Symbol
    germ: Germ
    facts: Facts
    depth: int

    def of(self, expr: sp.Expr) -> Germ:
        """The germ of an expression.

        Raises:
            Undecided: it has none that could be shown.
        """
        if self.variable not in expr.free_symbols:
            require_real(expr, self.facts)
            return constant(expr)
        if expr == self.variable:
            return self.germ
        match expr:
            case sp.Add() | sp.Mul():
                join = plus if isinstance(expr, sp.Add) else times
                total = self.of(expr.args[0])
                for arg in expr.args[1:]:
                    total = join(total, self.of(arg))
                return total
            case sp.exp():
                return self._exponential(self.of(expr.args[0]))
            case sp.log():
                return self._logarithm(self.of(expr.args[0]))
            case sp.Abs():
                return self._absolute(self.of(expr.args[0]))
            case sp.Pow():
                return self._power(expr.base, expr.exp)
            case sp.erf():
                return self._error_function(self.of(expr.args[0]))
        raise Undecided(f"{expr} ({type(expr).__name__}) is not expanded")

    def sign(self, c: sp.Expr) -> int | None:
        """−1, 0 or 1, if one of them is shown for all parameters."""
        signs = {"=": 0, ">": 1, "<": -1}
        return next((n for relation, n in signs.items() if self.facts.shows(c, relation)), None)

    def compare(self, m: Monomial, n: Monomial) -> int:
        """1, 0, −1: whether m dominates n, is of the same size, or is dominated.

        Raises:
            Undecided: two exponents could not be compared.
        """
        exponent = dict(grown(m[0], n[0], -1))
        linear = (NONE, 1)  # s^r = e^{−r L}
        gap = n[1][0] - m[1][0]
        exponent[linear] = exponent.get(linear, sp.Integer(0)) + sp.Rational(
            gap.numerator, gap.denominator
        )
        for rank in sorted(exponent, key=lambda rank: (rank[0], -rank[1])):
            side = self.sign(exponent[rank])
            if side is None:
                raise Undecided(f"the sign of {exponent[rank]} in an exponent is not shown")
            if side:
                return side
        return (m[1][1] > n[1][1]) - (m[1][1] < n[1][1])

    def merged(self, germ: Germ) -> Germ:
        """The germ in which monomials of the same size are written alike.

        Raises:
            Undecided: two of them could not be compared.
        """
        if not any(growth for growth, _ in (*germ.terms, *germ.left_out.items())):
            return germ
        names = [UNIT]

        def name(m: Monomial) -> Monomial:
            known = next((n for n in names if self.compare(m, n) == 0), None)
            names.extend([m] if known is None else [])
            return known or m

        total = Germ({}, worst([name(m) for m in germ.left_out.items()]))
        for m, c in sorted(germ.terms.items(), key=lambda term: len(term[0][0])):
            total = plus(total, Germ({name(m): c}))
        return total

    def lead(self, germ: Germ) -> tuple[Germ, Monomial, sp.Expr] | None:
        """The germ without its zeros, its largest monomial, and the coefficient, which is not 0.

        None if the germ is shown to be 0.

        Raises:
            Undecided: whether a coefficient is 0 is not shown, or was left out.
        """
        germ = self.merged(germ)
        terms = dict(germ.terms)
        while terms:
            top = next(iter(terms))
            for m in terms:
                top = m if self.compare(m, top) > 0 else top
            if any(self.compare(order, top) >= 0 for order in germ.left_out.items()):
                break
            if not self.facts.shows(terms[top], "="):
                if not self.facts.shows(terms[top], "≠"):
                    raise Undecided(f"whether {terms[top]} is 0 is not shown")
                return Germ(terms, germ.left_out), top, terms[top]
            del terms[top]
        if germ.left_out:
            raise TooShort("the terms that were expanded cancel")
        return None

    def _small(self, germ: Germ) -> None:
        """Refuse a germ that does not tend to 0."""
        for m in germ.terms:
            if self.compare(m, UNIT) >= 0:
                raise Undecided("a term does not tend to 0")
        for m in germ.left_out.items():
            if self.compare(m, UNIT) >= 0:
                raise TooShort("what is left out may not tend to 0")

    def _composed(self, small: Germ, coefficient: Callable[[int], sp.Expr]) -> Germ:
        """Σ coefficient(n) ε^n, a power series that converges near 0."""
        self._small(small)
        sizes = worst([*small.terms, *small.left_out.items()])
        rest = Germ({}, sizes)
        for _ in range(self.depth if sizes else 0):
            rest = times(rest, Germ({}, sizes))
        total, power = constant(coefficient(0)), constant(sp.Integer(1))
        for n in range(1, self.depth + 1 if sizes else 1):
            power = plus(times(power, small), rest)
            total = plus(total, times(constant(coefficient(n)), power))
        return plus(total, rest) if sizes else total

    def _relative(self, germ: Germ, m: Monomial, c: sp.Expr) -> Germ:
        """ε in germ = c m (1 + ε)."""
        inverse = grown((), m[0], -1), (-m[1][0], -m[1][1])
        rest = Germ({n: d for n, d in germ.terms.items() if n != m}, germ.left_out)
        return times(Germ({inverse: 1 / c}), rest)

    def _rational_power(self, germ: Germ, p: Fraction) -> Germ:
        led = self.lead(germ)
        if led is None:
            if p > 0:
                return Germ()
            raise Undecided("a denominator is 0")
        germ, m, c = led
        if p.denominator != 1 and not self.facts.shows(c, ">"):
            raise Undecided(f"not shown: {c} > 0 under a root")
        logs = p * m[1][1]
        if logs.denominator != 1:
            raise Undecided("a root of a logarithm is not expanded")
        q = sp.Rational(p.numerator, p.denominator)
        power = Germ({(grown((), m[0], q), (p * m[1][0], int(logs))): c**q})
        return times(power, self._composed(self._relative(germ, m, c), lambda n: sp.binomial(q, n)))

    def _power(self, base: sp.Expr, exponent: sp.Expr) -> Germ:
        if exponent.is_Rational:
            p = Fraction(int(exponent.p), int(exponent.q))
            if p < 0 or p.denominator != 1:
                return self._rational_power(self.of(base), p)
            total, factor = constant(sp.Integer(1)), self.of(base)
            for _ in range(p.numerator):
                total = times(total, factor)
            return total
        if self.variable not in base.free_symbols and not self.facts.shows(base, ">"):
            return self._decaying(base, exponent)
        return self._exponential(times(self.of(exponent), self._logarithm(self.of(base))))

    def _decaying(self, base: sp.Expr, exponent: sp.Expr) -> Germ:
        """q^n with |q| < 1 and integers n that grow like a power of 1/s: smaller than any power."""
        require_real(base, self.facts)
        led = self.lead(self.of(exponent))
        fast = led is not None and not led[1][0] and led[1][1][0] < 0
        grows = led is not None and fast and self.facts.shows(led[2], ">")
        inside = self.facts.shows(1 - base, ">") and self.facts.shows(1 + base, ">")
        if not (grows and inside and exponent.is_integer):
            raise Undecided(f"not shown: {base} > 0 in ({base})^({exponent})")
        return Germ({}, {(): (Fraction(self.depth), 0)})

    def _logarithm(self, germ: Germ) -> Germ:
        led = self.lead(germ)
        if led is None or not self.facts.shows(led[2], ">"):
            raise Undecided("the argument of a logarithm is not shown to be positive")
        germ, (growth, (r, k)), c = led
        if k:
            raise Undecided("the logarithm of a logarithm is not expanded")
        outer: dict[Monomial, sp.Expr] = {((), rank): e for rank, e in growth}
        outer[((), (NONE, 1))] = outer.get(((), (NONE, 1)), sp.Integer(0)) - sp.Rational(
            r.numerator, r.denominator
        )
        outer[UNIT] = sp.log(c)
        inner = self._composed(
            self._relative(germ, (growth, (r, k)), c),
            lambda n: sp.Rational(-((-1) ** n), n) if n else sp.Integer(0),
        )
        return plus(trimmed(outer, {}), inner)

    def _exponential(self, germ: Germ) -> Germ:
        germ = self.merged(germ)
        large = {m: c for m, c in germ.terms.items() if self.compare(m, UNIT) > 0}
        if any(growth for growth, _ in large):
            raise Undecided("the exponential of an exponential is not expanded")
        exponent = {rank: plain(c) for (_, rank), c in large.items()}
        linear = exponent.get((NONE, 1), sp.Integer(0))
        r = NONE
        if linear.is_Rational:  # e^{c L} = s^{−c}
            r = -Fraction(int(linear.p), int(linear.q))
            exponent.pop((NONE, 1), None)
        at_zero = germ.terms.get(UNIT, sp.Integer(0))
        small = {m: c for m, c in germ.terms.items() if m not in large and m != UNIT}
        inner = self._composed(Germ(small, germ.left_out), lambda n: sp.Rational(1, factorial(n)))
        outer = (tuple(sorted(exponent.items())), (r, 0))
        return times(Germ({outer: sp.exp(at_zero)}), inner)

    def _error_function(self, germ: Germ) -> Germ:
        """±1 + O(e^{−x²}) as x → ±∞."""
        led = self.lead(germ)
        side = self.sign(led[2]) if led and self.compare(led[1], UNIT) > 0 else None
        if not side:
            raise Undecided("the error function is expanded at ±∞ only")
        square = times(times(germ, germ), constant(sp.Integer(-1)))
        rest = self._exponential(square)
        return plus(
            constant(sp.Integer(side)), Germ({}, worst([*rest.terms, *rest.left_out.items()]))
        )

    def _absolute(self, germ: Germ) -> Germ:
        try:
            led = self.lead(germ)
        except TooShort:
            raise
        except Undecided:
            return self._absolute_at_limit(germ)
        if led is None:
            return Germ()
        germ, _, c = led
        sign = self.sign(c)
        return times(constant(sp.Abs(c) / c if sign is None else sp.Integer(sign)), germ)

    def _absolute_at_limit(self, germ: Germ) -> Germ:
        """|c + ε| = |c| + O(ε), whether c is 0 or not."""
        germ = self.merged(germ)
        at_zero = germ.terms.get(UNIT, sp.Integer(0))
        rest = Germ({m: c for m, c in germ.terms.items() if m != UNIT}, germ.left_out)
        self._small(rest)
        return Germ({UNIT: sp.Abs(at_zero)}, worst([*rest.terms, *rest.left_out.items()]))
