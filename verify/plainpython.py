"""Expressions as plain Python, to be pasted into a prompt: fractions stay fractions."""

from __future__ import annotations

import re

import sympy as sp

__all__ = ["approach", "code", "integrals", "name", "number"]

NEAR = (sp.Rational(1, 10), sp.Rational(1, 100), sp.Rational(1, 1000))
FAR = (10, 30, 100)


def approach(of: sp.Expr, variable: sp.Symbol, end: sp.Expr, side: str) -> str:
    """Arguments of ``print``: where the variable comes closer to its end, and the values there."""
    if end in (sp.oo, -sp.oo):
        places = [sp.Integer(n if end == sp.oo else -n) for n in FAR]
    else:
        places = [end - h if side == "-" else end + h for h in NEAR]
    words = f"{variable} = {', '.join(str(place).replace('**', '^') for place in places)}: {of}"
    listed = ", ".join(map(code, places))
    values = f"*[float({code(of)}) for {name(variable)} in ({listed})]"
    return f"{words.replace('**', '^')!r}, {values}"


def integrals(words: str, of: sp.Expr, w: sp.Symbol, *, whole: bool) -> str:
    """Arguments of ``print``: ∫ f dw outwards, from 0 on the whole line, from 1 on (0, ∞).

    By w = ± sinh u, or w = e^±u, and 2000 middles; each next end is e^5 times as far.
    """
    start, place, slope = "1", "exp(s*u)", "s*exp(s*u)"
    if whole:
        start, place, slope = "0", "s*sinh(u)", "s*cosh(u)"
    ends = "±10, ±1500, ±220000" if whole else "e^3, e^8, e^13 and e^−3, e^−8, e^−13"
    total = f"sum(f({place})*{slope} for i in range(2000) for u in [T*(2*i + 1)/4000])*T/2000"
    sums = f"[{total} for s in (1, -1) for T in (3, 8, 13)]"
    return f"'{words} from {start} to {ends}:', (lambda f: {sums})(lambda {name(w)}: {code(of)})"


def code(expr: sp.Expr) -> str:
    """An expression as Python."""
    if expr in (sp.oo, -sp.oo):
        return "inf" if expr == sp.oo else "-inf"
    from sympy.printing.pycode import PythonCodePrinter

    class Exact(PythonCodePrinter):  # type: ignore[misc]
        """Fractions as fractions: 1/10 would be a float that lies beside the number."""

        def _print_Rational(self, number: sp.Rational) -> str:  # noqa: N802  SymPy's name
            return f"F({number.p}, {number.q})"

        def _print_EulerGamma(self, _: sp.Expr) -> str:  # noqa: N802  SymPy's name
            return f"{float(sp.EulerGamma)}"

        def _print_erfinv(self, of: sp.Expr) -> str:
            return f"NormalDist().inv_cdf({self._print((1 + of.args[0]) / 2)})/sqrt(2)"

    printer = Exact({"fully_qualified_modules": False})
    renamed = expr.xreplace({s: sp.Symbol(name(s)) for s in expr.free_symbols})
    text = str(printer.doprint(renamed))
    return text.replace("Abs(", "abs(")


def name(symbol: sp.Symbol) -> str:
    """A symbol as a variable of Python, which has no primes and no stars."""
    spelled = re.sub(r"\W", "_", str(symbol))
    return "lam" if spelled in ("λ", "lambda") else spelled


def number(x: sp.Expr) -> str:
    """A number as Python, short where its exact form is long."""
    if x.is_Integer:
        return str(x)
    if x.is_Rational:
        return f"F({x.p}, {x.q})" if abs(x.q) < 10**12 else f"{float(x):.17g}"
    return code(x)
