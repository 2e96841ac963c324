"""An expression or a condition as one line of text, as a mathematician would type it.

|x| and not Abs(x), ∂f/∂x and not Derivative(f, x); all else as SymPy prints it.
"""

from __future__ import annotations

import sympy as sp
from sympy.printing.precedence import PRECEDENCE
from sympy.printing.str import StrPrinter

__all__ = ["formula"]

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def formula(expr: sp.Basic) -> str:
    """One line of text for an expression or a condition."""
    return str(_PRINTER.doprint(expr)).replace("**", "^").replace("sqrt(", "√(")


class _Text(StrPrinter):  # type: ignore[misc]  # SymPy has no types
    """What differs from SymPy's own text."""

    def _print_And(self, expr: sp.And) -> str:
        return " and ".join(map(self._joined, sorted(expr.args, key=str)))

    def _print_Or(self, expr: sp.Or) -> str:
        return " or ".join(map(self._joined, sorted(expr.args, key=str)))

    def _print_Not(self, expr: sp.Not) -> str:
        return f"not ({self._print(expr.args[0])})"

    def _joined(self, part: sp.Basic) -> str:
        told = str(self._print(part))
        return f"({told})" if isinstance(part, sp.And | sp.Or) else told

    def _print_Relational(self, expr: sp.Rel) -> str:
        sign = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥"}.get(expr.rel_op, expr.rel_op)
        return f"{self._print(expr.lhs)} {sign} {self._print(expr.rhs)}"

    def _print_Abs(self, expr: sp.Abs) -> str:
        (inside,) = expr.args
        told = self._print(inside)
        return f"|({told})|" if inside.has(sp.Abs) else f"|{told}|"

    def _print_log(self, expr: sp.log) -> str:
        return f"ln({self._print(expr.args[0])})"

    def _print_Max(self, expr: sp.Max) -> str:
        return f"max({self._several(expr)})"

    def _print_Min(self, expr: sp.Min) -> str:
        return f"min({self._several(expr)})"

    def _several(self, expr: sp.Basic) -> str:
        return ", ".join(map(self._print, sorted(expr.args, key=sp.default_sort_key)))

    def _print_Infinity(self, _: sp.Basic) -> str:
        return "∞"

    def _print_NegativeInfinity(self, _: sp.Basic) -> str:
        return "-∞"

    def _print_Interval(self, expr: sp.Interval) -> str:
        low, high = "(" if expr.left_open else "[", ")" if expr.right_open else "]"
        return f"{low}{self._print(expr.start)}, {self._print(expr.end)}{high}"

    def _print_Piecewise(self, expr: sp.Piecewise) -> str:
        return f"{{{'; '.join(self._case(*case) for case in expr.args)}}}"

    def _case(self, value: sp.Expr, where: sp.Basic) -> str:
        when = "otherwise" if where == sp.true else f"if {self._print(where)}"
        return f"{self._print(value)} {when}"

    def _print_Derivative(self, expr: sp.Derivative) -> str:
        order = sum(times for _, times in expr.variable_count)
        below = " ".join(f"∂{self._print(s)}{_raised(n)}" for s, n in expr.variable_count)
        return f"(∂{_raised(order)}({self._print(expr.expr)})/{below})"

    def _print_Subs(self, expr: sp.Subs) -> str:
        pairs = zip(expr.variables, expr.point, strict=True)
        places = ", ".join(f"{s} = {self._print(x)}" for s, x in pairs)
        return f"[{self._print(expr.expr)} at {places}]"

    def _print_Limit(self, expr: sp.Limit) -> str:
        of, variable, end, side = expr.args
        told = {"+": "⁺", "-": "⁻"}.get(str(side), "") if end.is_finite else ""
        inside = self.parenthesize(of, PRECEDENCE["Mul"])
        return f"lim {variable} → {self._print(end)}{told} of {inside}"


def _raised(times: int) -> str:
    return "" if times == 1 else str(times).translate(_SUPERSCRIPTS)


_PRINTER = _Text()
