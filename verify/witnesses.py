"""Where a statement fails, with one line of plain Python that shows it."""

from __future__ import annotations

from typing import Any

import sympy as sp

from theory.models import Path
from theory.statements import Converges
from theory.trees import leaves, walk
from verify.closed import Undefined
from verify.finite import Unread, decide, exact_side, growth_factors
from verify.instances import Instance
from verify.outcome import Strength
from verify.records import Witness
from verify.weigh import Found, relation

__all__ = ["cost", "witness"]


def witness(at: Instance, found: Found) -> Witness:
    """The failure at a point: values, both sides, and a line to paste into a Python prompt."""
    rational = all(x.is_Rational for _, x in at.values)
    return Witness(
        values=tuple((str(s), str(x)) for s, x in at.values),
        left=found.left,
        right=found.right,
        python=_line(at, found),
        exact=int(rational and found.strength is Strength.EXACT),
    )


def cost(values: tuple[tuple[str, str], ...]) -> tuple[int, int, int]:
    """A sort key for witnesses: rational first, small denominators, short."""
    irrational, size, length = 0, 0, 0
    for _, text in values:
        number = sp.Rational(text) if _looks_rational(text) else None
        irrational += number is None
        size += 0 if number is None else int(number.q) * 8 + abs(int(number.p))
        length += len(text)
    return (irrational, size, length)


def _looks_rational(text: str) -> bool:
    return text.replace("/", "").replace("-", "").replace(".", "").isdigit()


def _line(at: Instance, found: Found) -> str:
    """Plain Python without imports of ours; for a limit, the growth of one path's logarithm."""
    for part in walk(at.statement):
        if isinstance(part, Converges):
            text = _growth_line(part.over, at)
            if text:
                return text
    return _relation_line(at, found)


def _relation_line(at: Instance, found: Found) -> str:
    for part in walk(at.statement):
        leaf = relation(part)
        if leaf is None or isinstance(part, sp.Rel) and _true_here(part, at):
            continue
        sides = []
        for side in (leaf.left, leaf.right):
            text = _python(side, at)
            if text is None:
                return _plain(found)
            sides.append(text)
        sign = {"=": "==", "≠": "!=", "≤": "<=", "<": "<"}[leaf.sign]
        return _with_values(at, f"print({sides[0]}, '{sign}', {sides[1]}, 'is claimed')", sides)
    return _plain(found)


def _true_here(condition: sp.Rel, at: Instance) -> bool:
    try:
        return decide(condition, at)
    except (Undefined, Unread, KeyError):
        return False


def _plain(found: Found) -> str:
    return f"print({found.left!r}, 'against', {found.right!r})"


def _with_values(at: Instance, body: str, texts: list[str]) -> str:
    used = {s for leaf in leaves(at.statement) for s in leaf.free_symbols}
    values = [
        f"{_name(s)} = {_number(x)}"
        for s, x in at.values
        if s in used and any(_name(s) in text for text in texts)
    ]
    return "; ".join(["from fractions import Fraction as F; from math import *", *values, body])


def _growth_line(path: Path, at: Instance) -> str | None:
    try:
        factors = growth_factors(path, at)
    except (Unread, Undefined):
        return None
    terms = " + ".join(f"{float(p):.17g}*log(abs({_number(f)}))" for f, p in factors if f != 0)
    if any(f == 0 for f, _ in factors):
        return f"print('a factor is 0 with probability', {[str(p) for f, p in factors if f == 0]})"
    return f"from math import *; print('mean of ln|factor| =', {terms or '0'})"


def _python(side: Any, at: Instance) -> str | None:
    """A side as Python: its formula where it is an expression in the variables, else its value."""
    if isinstance(side, sp.Basic) and side.free_symbols <= set(at.at) and not _named(side):
        return _code(side)
    try:
        return _code(exact_side(side, at))
    except (Unread, Undefined):
        return None


def _named(expr: sp.Basic) -> bool:
    return bool(expr.atoms(sp.core.function.AppliedUndef))


def _code(expr: sp.Expr) -> str:
    if expr in (sp.oo, -sp.oo):
        return "inf" if expr == sp.oo else "-inf"
    from sympy.printing.pycode import PythonCodePrinter

    printer = PythonCodePrinter({"fully_qualified_modules": False})
    renamed = expr.xreplace({s: sp.Symbol(_name(s)) for s in expr.free_symbols})
    text = str(printer.doprint(renamed))
    return text.replace("Abs(", "abs(")


def _name(symbol: sp.Symbol) -> str:
    name = str(symbol)
    return "lam" if name in ("λ", "lambda") else name


def _number(x: sp.Expr) -> str:
    if x.is_Integer:
        return str(x)
    if x.is_Rational:
        return f"F({x.p}, {x.q})" if abs(x.q) < 10**12 else f"{float(x):.17g}"
    return _code(x)
