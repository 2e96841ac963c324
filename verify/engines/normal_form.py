"""A small checker of identities, independent of SymPy's simplifiers.

An expression is brought to a quotient of polynomials with rational coefficients in generators:
symbols, square roots, absolute values, logarithms ln|q| of irreducible q, special functions of
arguments of one form, and one exponential e^(...) per monomial. Two expressions are the same where
both exist if their quotients agree after cross-multiplication. SymPy proposes factorisations; they
are multiplied out again here. Failure
means "not shown", never "different".
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, final

import sympy as sp

__all__ = ["Conditions", "Powers", "Unshown", "same"]

Exponent = tuple[tuple[Any, Fraction], ...]
Monomial = tuple[tuple[tuple[str, int], ...], Exponent]
Poly = dict[Monomial, Fraction]
ONE: Monomial = ((), ())


class Unshown(ValueError):
    """The checker has no normal form for this expression."""


class Powers(enum.Enum):
    """How b^n with a symbolic integer n ≥ 0 is read."""

    KEPT = "a generator of its own: no condition on b, equal only to powers of the same base"
    EXPONENTIAL = "e^(n ln b): b must be positive"


@final
@dataclass(slots=True)
class Conditions:
    """What must hold for the normal form to be right: to be shown by someone else.

    Attributes:
        positive: expressions that must be > 0 (arguments of ln and of real powers).
        nonzero: expressions that must be ≠ 0 (denominators).
        logs: expressions q of which ln|q| is taken.
    """

    positive: list[sp.Expr] = field(default_factory=list)
    nonzero: list[sp.Expr] = field(default_factory=list)
    logs: list[sp.Expr] = field(default_factory=list)


def same(left: sp.Expr, right: sp.Expr, conditions: Conditions, powers: Powers) -> bool:
    """Whether both sides have the same normal form.

    Raises:
        Unshown: one of them has none.
    """
    form = _Form(conditions, powers)
    a, b = form.ratio(left), form.ratio(right)
    return not form.reduced(_minus(_times(a[0], b[1]), _times(b[0], a[1])))


def _plus(a: Poly, b: Poly) -> Poly:
    total = dict(a)
    for monomial, c in b.items():
        total[monomial] = total.get(monomial, Fraction(0)) + c
    return {m: c for m, c in total.items() if c}


def _minus(a: Poly, b: Poly) -> Poly:
    return _plus(a, {m: -c for m, c in b.items()})


def _times(a: Poly, b: Poly) -> Poly:
    total: Poly = {}
    for (powers, exponent), c in a.items():
        for (other, more), d in b.items():
            key = (_merged(powers, other), _exponents(exponent, more))
            total[key] = total.get(key, Fraction(0)) + c * d
    return {m: c for m, c in total.items() if c}


def _merged(a: tuple[tuple[str, int], ...], b: tuple[tuple[str, int], ...]) -> Any:
    powers = dict(a)
    for generator, power in b:
        powers[generator] = powers.get(generator, 0) + power
    return tuple(sorted((g, p) for g, p in powers.items() if p))


def _exponents(a: Exponent, b: Exponent) -> Exponent:
    return tuple(sorted(_plus(dict(a), dict(b)).items()))


def _constant(c: Fraction | int) -> Poly:
    return {ONE: Fraction(c)} if c else {}


@final
@dataclass(slots=True)
class _Form:
    """The normal form of expressions that share generators."""

    conditions: Conditions
    powers: Powers
    squares: dict[str, Poly] = field(default_factory=dict)

    def ratio(self, expr: sp.Expr) -> tuple[Poly, Poly]:
        """(numerator, denominator)."""
        if expr.is_Rational:
            return _constant(Fraction(int(expr.p), int(expr.q))), _constant(1)
        if expr.is_Symbol or expr in (sp.pi, sp.EulerGamma):
            return self._generator(str(expr)), _constant(1)
        match expr:
            case sp.Add():
                return self._sum([self.ratio(arg) for arg in expr.args])
            case sp.Mul():
                return self._product([self.ratio(arg) for arg in expr.args])
            case sp.exp():
                return self._exponential(expr.args[0])
            case sp.log():
                return self._logarithm(expr.args[0]), _constant(1)
            case sp.Abs():
                return self._absolute(expr.args[0])
            case sp.Pow():
                return self._power(expr)
            case sp.erf() | sp.erfinv() | sp.hyper():
                return self._special(expr)
        raise Unshown(f"{expr} ({type(expr).__name__}) has no normal form here")

    def _generator(self, name: str) -> Poly:
        return {(((name, 1),), ()): Fraction(1)}

    def _named(self, name: str) -> tuple[Poly, Poly]:
        return self._generator(name), _constant(1)

    def _sum(self, parts: list[tuple[Poly, Poly]]) -> tuple[Poly, Poly]:
        above, below = parts[0]
        for n, d in parts[1:]:
            if d == below:
                above = _plus(above, n)
            else:
                above, below = _plus(_times(above, d), _times(n, below)), _times(below, d)
        return self.reduced(above), self.reduced(below)

    def _product(self, parts: list[tuple[Poly, Poly]]) -> tuple[Poly, Poly]:
        above, below = parts[0]
        for n, d in parts[1:]:
            above, below = self.reduced(_times(above, n)), self.reduced(_times(below, d))
        return above, below

    def _special(self, expr: sp.Expr) -> tuple[Poly, Poly]:
        """A generator for each function of arguments of one form; it has to exist there."""
        if isinstance(expr, sp.erfinv):
            self.conditions.positive += [1 + expr.args[0], 1 - expr.args[0]]
        above, below = (expr.args[0], expr.args[1]) if isinstance(expr, sp.hyper) else ((), ())
        if len(above) > len(below) or not all(b.is_positive for b in below):
            raise Unshown(f"{expr} is no series that converges everywhere")
        flat = [*above, *below, expr.args[-1]]
        forms = [[sorted(part.items()) for part in self.ratio(sp.expand(a))] for a in flat]
        return self._named(f"{type(expr).__name__} {len(above)} of {forms}")

    def _absolute(self, inside: sp.Expr) -> tuple[Poly, Poly]:
        """|ab| = |a||b|, |a^n| = |a|^n; otherwise a root r with r² = a²."""
        match inside:
            case sp.Mul():
                return self._product([self._absolute(arg) for arg in inside.args])
            case sp.Pow() if inside.exp.is_Integer:
                return self._integer_power(sp.Abs(inside.base), int(inside.exp))
        if inside.is_Rational:
            return self.ratio(abs(inside))
        return self._rooted(sp.Abs(inside), inside**2), _constant(1)

    def _power(self, expr: sp.Pow) -> tuple[Poly, Poly]:
        base, exponent = expr.base, expr.exp
        if exponent.is_Integer:
            return self._integer_power(base, int(exponent))
        if exponent.is_Rational and exponent.q == 2:
            self.conditions.positive.append(base)
            root = self._rooted(sp.sqrt(base, evaluate=False), base)
            size = abs(int(exponent.p))
            power = _constant(1)
            for _ in range(size):
                power = self.reduced(_times(power, root))
            return (power, _constant(1)) if exponent > 0 else (_constant(1), power)
        whole, rest = exponent.as_coeff_Add()
        if not whole.is_Integer:
            whole, rest = sp.Integer(0), exponent
        if self.powers is Powers.KEPT and rest.is_integer and rest.is_nonnegative:
            base_form = self.ratio(base)  # b^n, n ≥ 0 an integer, exists whatever the sign of b
            name = f"power {[sorted(part.items()) for part in base_form]} ^ {rest}"
            return self._product([self._integer_power(base, int(whole)), self._named(name)])
        self.conditions.positive.append(base)
        grown = self._exponential(rest * sp.log(base, evaluate=False))
        return self._product([self._integer_power(base, int(whole)), grown])

    def _integer_power(self, base: sp.Expr, n: int) -> tuple[Poly, Poly]:
        above, below = self.ratio(base)
        if n < 0:
            self.conditions.nonzero.append(base)
            above, below = below, above
        parts = [(above, below)] * abs(n)
        return self._product(parts) if parts else (_constant(1), _constant(1))

    def _rooted(self, root: sp.Expr, square: sp.Expr) -> Poly:
        """A generator r with r² given by a polynomial."""
        above, below = self.ratio(square)
        if below != _constant(1):
            raise Unshown(f"{root} is the root of a quotient")
        name = f"root of {sorted(above.items())}"
        self.squares[name] = above
        return self._generator(name)

    def _exponential(self, exponent: sp.Expr) -> tuple[Poly, Poly]:
        above = self._quotient(exponent)
        return {((), tuple(sorted(above.items()))): Fraction(1)}, _constant(1)

    def _quotient(self, expr: sp.Expr) -> Poly:
        """A quotient by one monomial, as a polynomial with negative powers."""
        above, below = self.ratio(expr)
        if len(below) != 1:
            raise Unshown(f"{expr} is divided by a sum")
        (((powers, exponent), c),) = below.items()
        inverse = tuple((g, -p) for g, p in powers), tuple((m, -k) for m, k in exponent)
        return self.reduced(_times(above, {inverse: 1 / c}))

    def _logarithm(self, inside: sp.Expr) -> Poly:
        """Σ e_i ln|q_i| for inside = ± Π q_i^{e_i}."""
        if not isinstance(inside, sp.Abs):
            self.conditions.positive.append(inside)
        total: Poly = {}
        for q, e in self._factors(inside):
            total = _plus(total, {m: c * e for m, c in self._log_of(q).items()})
        return total

    def _log_of(self, q: sp.Expr) -> Poly:
        if isinstance(q, sp.exp):
            return self._quotient(q.args[0])
        if q == 1:
            return {}
        self.conditions.logs.append(q)
        above, below = self.ratio(q)
        if not above or below != _constant(1):
            raise Unshown(f"ln({q}) is the logarithm of 0 or of a quotient")
        first = min(above)
        sign = 1 if above[first] > 0 else -1
        return self._generator(f"ln of {sorted((m, sign * c) for m, c in above.items())}")

    def _factors(self, inside: sp.Expr) -> list[tuple[sp.Expr, Fraction]]:
        match inside:
            case sp.Abs():
                return self._factors(inside.args[0])
            case sp.Mul():
                return [pair for arg in inside.args for pair in self._factors(arg)]
            case sp.Pow() if inside.exp.is_Rational:
                e = Fraction(int(inside.exp.p), int(inside.exp.q))
                return [(q, e * f) for q, f in self._factors(inside.base)]
            case sp.exp():
                return [(inside, Fraction(1))]
        if inside.is_Rational:
            return _primes(inside)
        return self._irreducible(inside)

    def _irreducible(self, inside: sp.Expr) -> list[tuple[sp.Expr, Fraction]]:
        if not inside.is_polynomial():
            return [(inside, Fraction(1))]
        content, parts = sp.factor_list(inside)
        found = [*_primes(content), *((q, Fraction(int(n))) for q, n in parts)]
        product = self._product([self.ratio(content), *(self.ratio(q**n) for q, n in parts)])
        if self.reduced(_minus(product[0], self.ratio(inside)[0])):
            raise Unshown(f"the proposed factors of {inside} do not multiply to it")
        return found

    def reduced(self, poly: Poly) -> Poly:
        """The polynomial with squares of roots replaced by what they are the roots of."""
        for (powers, exponent), c in poly.items():
            for name, power in powers:
                if name in self.squares and power >= 2:
                    rest = tuple((g, p) for g, p in powers if g != name)
                    lower = ((name, power - 2),) if power > 2 else ()
                    monomial = (tuple(sorted((*rest, *lower))), exponent)
                    other = {m: k for m, k in poly.items() if m != (powers, exponent)}
                    replaced = _times({monomial: c}, self.squares[name])
                    return self.reduced(_plus(other, replaced))
        return poly


def _primes(number: sp.Rational) -> list[tuple[sp.Expr, Fraction]]:
    """|number| = Π p^e, multiplied out again."""
    found = [(sp.Integer(p), Fraction(int(e))) for p, e in sp.factorrat(abs(number)).items()]
    back = sp.Mul(*(p ** int(e) for p, e in found))
    if back != abs(number):
        raise Unshown(f"the proposed factors of {number} do not multiply to it")
    return found
