"""What is shown of an expression in the parameters of a claim: its sign, and whether it is 0.

At a point by exact arithmetic; on a whole domain by the rules of signs for products and powers, by
the normal form, and by Z3. What is not shown stays open. That an expression is a real number is
not asked here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import final

import sympy as sp

from theory.claims import Claim
from verify.engines.closed import Undefined, Unread, nameless, sign, value
from verify.engines.conditions import shown_everywhere
from verify.engines.normal_form import Conditions, Powers, Unshown, same

__all__ = ["AtPoint", "OnDomain"]

_ALLOWED = {"=": {0}, "≠": {-1, 1}, ">": {1}, "<": {-1}, "≥": {0, 1}}
_RELATION = {"=": sp.Eq, "≠": sp.Ne, ">": sp.Gt, "<": sp.Lt, "≥": sp.Ge}


@final
@dataclass(frozen=True, slots=True)
class AtPoint:
    """Expressions whose symbols have values: the signs of numbers are computed."""

    at: Mapping[sp.Symbol, sp.Expr]

    def shows(self, x: sp.Expr, relation: str) -> bool:
        """Whether the sign of the value is found to be one of those allowed."""
        try:
            number = value(x, self.at, nameless)
        except (Undefined, Unread):
            return False
        return number.is_infinite is not True and sign(number) in _ALLOWED[relation]


@final
@dataclass(frozen=True, slots=True)
class OnDomain:
    """Expressions in the variables of a claim, wherever its hypotheses and ``given`` hold."""

    claim: Claim
    given: tuple[sp.Basic, ...]
    known: dict[tuple[sp.Expr, str], bool] = field(default_factory=dict)

    def shows(self, x: sp.Expr, relation: str) -> bool:
        """Whether the relation to 0 is shown on the whole domain."""
        if not x.free_symbols:
            return sign(x) in _ALLOWED[relation]
        if (x, relation) not in self.known:
            self.known[x, relation] = self._shows(x, relation)
        return self.known[x, relation]

    def _shows(self, x: sp.Expr, relation: str) -> bool:
        if relation == "=":
            return self._zero(x)
        factors = self._factors(x)
        if len(factors) == 1 and factors[0] == x:
            return self._shown_of_one(x, relation)
        if relation == "≠":
            return all(self.shows(factor, "≠") for factor in factors)
        product = 1
        for factor in factors:
            side = next(
                (s for r, s in ((">", 1), ("<", -1), ("=", 0)) if self.shows(factor, r)), None
            )
            if side is None:
                return self._by_search(x, relation)
            product *= side
        return product in _ALLOWED[relation]

    def _factors(self, x: sp.Expr) -> tuple[sp.Expr, ...]:
        """Factors of x; those that SymPy proposes are multiplied out again."""
        if isinstance(x, sp.Mul):
            return tuple(x.args)
        if isinstance(x, sp.Add) and x.is_polynomial():
            product = sp.factor(x)
            try:
                if isinstance(product, sp.Mul) and same(product, x, Conditions(), Powers.KEPT):
                    return tuple(product.args)
            except Unshown:
                pass
        return (x,)

    def _shown_of_one(self, x: sp.Expr, relation: str) -> bool:
        match x:
            case sp.exp():
                return relation != "<"
            case sp.Abs(args=(inside,)):
                return relation == "≥" or (relation != "<" and self.shows(inside, "≠"))
            case sp.Pow(base=base, exp=exponent) if exponent.is_Rational:
                if relation == "≠":
                    return self.shows(base, "≠")
                if exponent.is_Integer and exponent.p % 2 == 0:
                    return relation != "<" and (
                        self.shows(base, "≠") or (relation == "≥" and exponent > 0)
                    )
                if relation == ">":
                    return self.shows(base, ">")
        return self._by_search(x, relation)

    def _by_search(self, x: sp.Expr, relation: str) -> bool:
        condition = _RELATION[relation](x, 0, evaluate=False)
        return shown_everywhere(condition, self.given, self.claim)

    def _zero(self, x: sp.Expr) -> bool:
        """The normal form of 0, where every side condition is shown; else Z3."""
        conditions = Conditions()
        try:
            if same(x, sp.Integer(0), conditions, Powers.EXPONENTIAL):
                return all(
                    self.shows(inside, relation)
                    for relation, parts in (
                        (">", conditions.positive),
                        ("≠", (*conditions.nonzero, *conditions.logs)),
                    )
                    for inside in parts
                )
        except Unshown:
            pass
        return self._by_search(x, "=")
