"""From statements to Z3's nonlinear real arithmetic.

Square roots and reciprocals become fresh variables with defining equations; absolute values and
extremes become cases; a comparison of logarithms Σ c_i ln r_i becomes a comparison of products
Π r_i^{n_i}, so that −∞ = ln 0 is the product 0; any other ln r is a variable between 1 − 1/r and
r − 1; e^ε becomes a variable y > 0 with y > 1 exactly where ε > 0. What has no such form is
``Undecidable``. Where a term is undefined is remembered, to be asked about separately.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import gcd, lcm
from typing import Any, final

import sympy as sp
import z3

__all__ = ["Translation", "Undecidable"]

Term = Any  # z3 expressions; z3 has no type stubs
LogTerms = list[tuple[sp.Rational, sp.Expr]]
_LARGEST_POWER = 64
_SIGNS = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≤", "<": "<", ">": "<"}


class Undecidable(ValueError):
    """The statement is not semialgebraic, even after the changes of variable above."""


@final
@dataclass(slots=True)
class Translation:
    """One translation: its variables, the equations that define them, and where terms exist.

    Attributes:
        name: sets the fresh variables of this translation apart from those of any other that is
            asked about in the same question; sharing one would make true questions unsatisfiable.
        meanings: equations of fresh variables, each guarded by its own existence.
        exists: conditions under which every term met so far is a real number.
        fresh: the variables that were made, each with its meaning.
        outer: the translation around a quantifier, for one that stands inside.
        bound: the symbols that the quantifier binds.
    """

    name: str
    meanings: list[Term] = field(default_factory=list)
    exists: list[Term] = field(default_factory=list)
    fresh: list[Term] = field(default_factory=list)
    outer: Translation | None = None
    bound: frozenset[sp.Symbol] = frozenset()
    _known: dict[sp.Expr, Term] = field(default_factory=dict)
    _inner: int = 0

    def inside(self, over: Sequence[sp.Symbol]) -> Translation:
        """A translation of what stands under a quantifier."""
        self._inner += 1
        return Translation(f"{self.name}.{self._inner}", outer=self, bound=frozenset(over))

    def variable(self, symbol: sp.Symbol) -> Term:
        """The Z3 variable of a symbol; integers are integers."""
        if self.outer is not None and symbol not in self.bound:
            return self.outer.variable(symbol)
        if symbol.is_integer:
            integer = z3.Int(str(symbol))
            self.meanings.append(integer >= 0)
            return z3.ToReal(integer)
        return z3.Real(str(symbol))

    def term(self, expr: sp.Expr) -> Term:
        """A real term.

        Raises:
            Undecidable: a function or a power has no semialgebraic form.
        """
        if expr not in self._known:
            self._known[expr] = self._term(expr)
        return self._known[expr]

    def _term(self, expr: sp.Expr) -> Term:
        if expr.is_Symbol:
            return self.variable(expr)
        if expr.is_Rational:
            return z3.Q(int(expr.p), int(expr.q))
        match expr:
            case sp.Add():
                return z3.Sum([self.term(arg) for arg in expr.args])
            case sp.Mul():
                return z3.Product([self.term(arg) for arg in expr.args])
            case sp.Pow():
                return self._power(expr)
            case sp.Abs():
                inside = self.term(expr.args[0])
                return z3.If(inside >= 0, inside, -inside)
            case sp.Max() | sp.Min():
                return self._extreme(expr)
            case sp.exp():
                return self._exponential(expr.args[0])
            case sp.Piecewise():
                return self._cases(expr)
            case sp.log():
                return self._logarithm(expr.args[0])
        raise Undecidable(f"{expr} ({type(expr).__name__}) is not semialgebraic")

    def _extreme(self, expr: sp.Max | sp.Min) -> Term:
        """The largest of the arguments, or the smallest."""
        best, *others = (self.term(arg) for arg in expr.args)
        for other in others:
            best = z3.If(
                (other > best) if isinstance(expr, sp.Max) else (other < best), other, best
            )
        return best

    def _logarithm(self, of: sp.Expr) -> Term:
        """A number of which no more is said than that 1 − 1/r ≤ ln r ≤ r − 1, for r > 0."""
        if self.outer is not None:
            if of.free_symbols & self.bound:
                raise Undecidable(f"ln({of}) under a quantifier is not semialgebraic")
            return self.outer._logarithm(of)  # noqa: SLF001  of the same class
        inside, result = self.term(of), z3.Real(f"ln({of})")  # one variable in every translation
        self.exists.append(inside > 0)
        below, above = inside - 1 <= result * inside, result <= inside - 1
        self.meanings.append(z3.Implies(inside > 0, z3.And(below, above)))
        return result

    def _cases(self, expr: sp.Piecewise) -> Term:
        """The value of the first case whose condition, one relation, holds."""
        *pairs, (last, always) = expr.args
        if always != sp.true:
            raise Undecidable(f"{expr} is not defined everywhere")
        term = self.term(last)
        for inside, condition in reversed(pairs):
            sign = _SIGNS.get(getattr(condition, "rel_op", ""))
            if sign is None:
                raise Undecidable(f"the case {condition} is not one relation")
            less = isinstance(condition, sp.Lt | sp.Le | sp.Gt | sp.Ge)
            left, right = (condition.lts, condition.gts) if less else condition.args
            term = z3.If(self.compare(left, right, sign), self.term(inside), term)
        return term

    def _power(self, expr: sp.Pow) -> Term:
        base, exponent = expr.base, expr.exp
        if not exponent.is_Rational or exponent.q > 2 or abs(exponent.p) > _LARGEST_POWER:
            raise Undecidable(f"the power {expr} is not semialgebraic")
        root = self._root(base) if exponent.q == 2 else self.term(base)
        size = abs(int(exponent.p))
        return self._reciprocal(_times(root, size)) if exponent < 0 else _times(root, size)

    def _root(self, base: sp.Expr) -> Term:
        inside, root = self.term(base), self._new()
        self.exists.append(inside >= 0)
        self.meanings.append(z3.Implies(inside >= 0, z3.And(root >= 0, root * root == inside)))
        return root

    def _reciprocal(self, below: Term) -> Term:
        result = self._new()
        self.exists.append(below != 0)
        self.meanings.append(z3.Implies(below != 0, result * below == 1))
        return result

    def _exponential(self, exponent: sp.Expr) -> Term:
        coefficient, rest = exponent.as_coeff_Mul()
        if not rest.is_Symbol or not coefficient.is_Integer:
            raise Undecidable(f"exp({exponent}) is not a power of the exponential of one symbol")
        y = self.unit(rest)
        power = _times(y, abs(int(coefficient)))
        return self._reciprocal(power) if coefficient < 0 else power

    def unit(self, symbol: sp.Symbol) -> Term:
        """The variable y that stands for e^x."""
        if symbol in self.bound:  # y is only known to lie on the same side of 1 as e^x
            raise Undecidable(f"exp({symbol}) under a quantifier of {symbol} is not semialgebraic")
        if self.outer is not None:
            return self.outer.unit(symbol)
        key = sp.exp(symbol, evaluate=False)
        if key not in self._known:
            y, x = z3.Real(f"exp({symbol})"), self.term(symbol)
            self.meanings += [y > 0, (x > 0) == (y > 1), (x < 0) == (y < 1)]
            self._known[key] = y
        return self._known[key]

    def _new(self) -> Term:
        self.fresh.append(z3.Real(f"{self.name} #{len(self.fresh) + 1}"))
        return self.fresh[-1]

    def compare(self, left: sp.Expr, right: sp.Expr, sign: str) -> Term:
        """A relation between two expressions, one of "=", "≠", "≤", "<".

        Raises:
            Undecidable: it is not semialgebraic.
        """
        terms = _logarithms(left, right)
        if terms is not None:
            common = _common([c for side in terms for c, _ in side])
            up_left, down_left = self._product(terms[0], common)
            up_right, down_right = self._product(terms[1], common)
            first, second = up_left * down_right, up_right * down_left
        elif self.outer is not None and sign in ("≤", "<") and sp.Abs in (left.func, right.func):
            return self._beside(left, right, sign)  # cases are hard to eliminate, bounds are not
        else:
            first, second = self.term(left), self.term(right)
        return {
            "=": first == second,
            "≠": first != second,
            "≤": first <= second,
            "<": first < second,
        }[sign]

    def _beside(self, left: sp.Expr, right: sp.Expr, sign: str) -> Term:
        """|u| ≤ r as −r ≤ u ≤ r, and r ≤ |u| as u ≤ −r or r ≤ u."""
        (inside,) = left.args if isinstance(left, sp.Abs) else right.args
        if isinstance(left, sp.Abs):
            both = self.compare(inside, right, sign), self.compare(-right, inside, sign)
            return z3.And(*both)
        return z3.Or(self.compare(left, inside, sign), self.compare(inside, -left, sign))

    def product(self, sizes: Sequence[tuple[sp.Rational, Term]]) -> Term:
        """Π r_i^{n_i}, n_i integers proportional to the weights: it compares to 1 as Σ p ln r to 0.

        Raises:
            Undecidable: a weight is not rational.
        """
        if not all(weight.is_Rational for weight, _ in sizes):
            raise Undecidable(f"the weights {[w for w, _ in sizes]} are not rational")
        common = _common([weight for weight, _ in sizes])
        return z3.Product([z3.RealVal(1), *(_times(r, int(p * common)) for p, r in sizes)])

    def _product(
        self, terms: list[tuple[sp.Rational, sp.Expr]], common: sp.Rational
    ) -> tuple[Term, Term]:
        """(Π r_i^{n_i}, Π r_j^{n_j}) for a side Σ c_i ln r_i − Σ c_j ln r_j, n = common · c > 0."""
        up: list[Term] = []
        down: list[Term] = []
        for coefficient, rest in terms:
            power = int(coefficient * common)
            if isinstance(rest, sp.log):
                base = self.term(rest.args[0])
                self.exists.append(base >= 0 if power > 0 else base > 0)
            else:
                base = self.unit(rest)
            (up if power > 0 else down).append(_times(base, abs(power)))
        return z3.Product([z3.RealVal(1), *up]), z3.Product([z3.RealVal(1), *down])


def _logarithms(left: sp.Expr, right: sp.Expr) -> tuple[LogTerms, LogTerms] | None:
    """Both sides as Σ c_i ln r_i; None if no logarithm is in them, or one in another place."""
    if not (left.has(sp.log) or right.has(sp.log)):
        return None
    try:
        return _log_terms(left), _log_terms(right)
    except Undecidable:
        return None


def _log_terms(side: sp.Expr) -> LogTerms:
    """(c, ln r or a real symbol) for each term of a side.

    Raises:
        Undecidable: a term is neither.
    """
    found = []
    for term in sp.Add.make_args(sp.expand(side, log=False)):
        coefficient, rest = term.as_coeff_Mul()
        plain = isinstance(rest, sp.log) or (rest.is_Symbol and not rest.is_integer)
        if term != 0 and not (plain and coefficient.is_Rational):
            raise Undecidable(f"{term} stands beside a logarithm")
        if term != 0:
            found.append((coefficient, rest))
    return found


def _common(coefficients: list[sp.Rational]) -> sp.Rational:
    """The smallest number that makes every coefficient an integer.

    Raises:
        Undecidable: the powers would be too large.
    """
    below = lcm(*(int(c.q) for c in coefficients))
    above = gcd(*(int(c * below) for c in coefficients)) or 1
    common = sp.Rational(below, above)
    if any(abs(c * common) > _LARGEST_POWER for c in coefficients):
        raise Undecidable(f"the coefficients {coefficients} need too large powers")
    return common


def _times(base: Term, n: int) -> Term:
    return z3.Product([base] * n) if n else z3.RealVal(1)
