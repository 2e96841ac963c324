"""Where a statement fails, with one line of plain Python that shows it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import sympy as sp

from theory.apart import primed
from theory.diffusions import OnInterval, StationaryDensity, variance_rate
from theory.quantities import Critical
from theory.statements import Converges, Equals, ForAll, Tight
from theory.steering import SomeDrift, SomeNoise
from theory.trees import walk
from verify.engines.closed import Undefined, Unread, derived
from verify.engines.expanded import expand_names, side_closed_form
from verify.engines.finite import exact_side
from verify.engines.proposals import laid_out
from verify.engines.stationary import disputed, shown_point
from verify.instances import Instance
from verify.limiting import what_decides
from verify.outcome import Strength
from verify.plainpython import approach, code, integrals, name, number
from verify.records import Witness
from verify.show import said
from verify.summing import as_sum
from verify.weigh import Found, relation

__all__ = ["witness"]


def witness(at: Instance, found: Found, seed: int) -> Witness:
    """The failure at a point: values, both sides, and a line to paste into a Python prompt.

    The value of a quantified variable that decides is one of the values. A statistical failure
    shows its sample, its error probability and the seed instead.
    """
    at = replace(at, values=(*at.values, *found.sample))
    left, right = _at_the_sample(at) if found.sample else (found.left, found.right)
    return Witness(
        values=tuple((str(s), str(x)) for s, x in at.values),
        left=left or found.left,
        right=right or found.right,
        python=_line(at, found) if found.alpha == 0 else _counted(found, seed),
        exact=int(found.strength is Strength.EXACT),
    )


def _at_the_sample(at: Instance) -> tuple[str, str]:
    """Both sides of the relation that a quantifier is about, where they have values."""
    stated = at.statement
    leaf = relation(stated.such_that) if isinstance(stated, ForAll) else None
    if leaf is None:
        return "", ""
    try:
        return str(exact_side(leaf.left, at)), str(exact_side(leaf.right, at))
    except (Unread, Undefined):
        return "", ""


def _counted(found: Found, seed: int) -> str:
    facts = f"{found.samples} samples, error probability {found.alpha:.3g}, seed {seed}"
    return f"print({found.left!r}, 'against', {found.right!r}, {facts!r})"


def _line(at: Instance, found: Found) -> str:
    """Plain Python without imports of ours: every relation of the statement with its truth.

    For a limit of a path the growth of the logarithm of one path is printed: its sign decides. For
    a limit or an order of a closed form it is evaluated ever closer to the end.
    """
    texts: dict[str, str] = {}
    fates: dict[str, str] = {}
    near: dict[str, None] = {}
    shown = primed(at.statement, (at.where, at.given))
    for part, apart in zip(walk((at.statement,)), walk((shown,)), strict=True):
        near |= dict.fromkeys(_approaches(part, at))
        near |= dict.fromkeys(_points(part, at))
        near |= dict.fromkeys(_integrals(part))
        if isinstance(part, Converges | Tight):
            fates.setdefault(what_decides(part, at), said(apart))
        else:
            texts |= _relations(part, at)
    fates.pop("", None)
    if not (texts or near or fates):  # what is quantified has values only where some are proposed
        for part in walk((laid_out(at.statement),)):
            texts |= _relations(part, at)
    shows = [f"{words!r}, {text}" for words, text in texts.items()]
    shows += near
    shows += fates if len(fates) < 2 else [f"'{words} :', {text}" for text, words in fates.items()]
    if not shows:
        sides = f"{found.left!r}, 'against', {found.right!r}" if found.left else repr(found.reason)
        return f"print({sides})"
    values = [
        f"{name(s)} = {number(x)}"
        for s, x in at.values
        if any(re.search(rf"\b{name(s)}\b", text) for text in (*texts.values(), *near))
    ]
    head = "from fractions import Fraction as F; from math import *"
    if any("NormalDist" in text for text in shows):
        head += "; from statistics import NormalDist"
    return "; ".join([head, *values, f"print({', '.join(shows)})"])


def _approaches(part: Any, at: Instance) -> list[str]:
    """Arguments of ``print`` for each limit, or for (left − right)/g where g is an order."""
    match part:
        case Equals(left=left, right=right, upto=sp.Order() as order):
            (variable,), (end,) = order.variables, order.point
            above, below = (side_closed_form(side, at.where) for side in (left, right))
            if not isinstance(above, sp.Expr) or not isinstance(below, sp.Expr):
                return []
            return [approach((above - below) / order.expr, variable, end, "+")]
        case sp.Basic():
            form = expand_names(part, at.where)
            limits = [] if form is None else sorted(form.atoms(sp.Limit), key=str)
            return [
                approach(of, x, end, str(side)) for of, x, end, side in (q.args for q in limits)
            ]
    return []


def _points(part: Any, at: Instance) -> list[str]:
    """Arguments of ``print``: gradient and Hessian where a set and its listing differ."""
    match part:
        case Equals(left=Critical(over=over) as sought, right=sp.Set() as claimed):
            try:
                wrong = disputed(sought, claimed, at)
            except (Unread, Undefined):
                return []
            return [
                f"'{shown_point(d.point)} {d.because}; gradient, Hessian:', *(lambda "
                f"{', '.join(map(name, over))}: ({_listed(d.slopes)}, "
                f"[{', '.join(map(_listed, d.rows))}]))({', '.join(map(code, d.point))})"
                for d in wrong
            ]
    return []


def _integrals(part: Any) -> list[str]:
    """Arguments of ``print``: the integrals by which a density is stationary for some noise."""
    match part:
        case SomeNoise(density=p, over=w, drift=b):
            return [integrals("∫ b p", b * p, w, whole=True)]
        case SomeDrift(density=p, over=w, variance=v):
            return [integrals("∫ dw/(σ² p)", 1 / (v * p), w, whole=True)]
        case StationaryDensity(density=p, on=OnInterval(state=w, low=low, high=sp.oo) as on):
            whole, inverse = low == -sp.oo, 1 / (variance_rate(on.model) * p)
            if not whole and low != 0:
                return []
            return [
                integrals("∫ p dw", p, w, whole=whole),
                integrals("∫ dw/(σ² p)", inverse, w, whole=whole),
            ]
    return []


def _listed(exprs: tuple[sp.Expr, ...]) -> str:
    return f"[{', '.join(map(code, exprs))}]"


def _relations(part: Any, at: Instance) -> dict[str, str]:
    """The relations of one node of a statement, each in words and as Python."""
    if not isinstance(part, sp.Basic):
        return _relation_code(part, at)
    texts: dict[str, str] = {}
    for relation_part in sorted(part.atoms(sp.Rel), key=str):
        texts |= _relation_code(relation_part, at)
    return texts


def _relation_code(part: Any, at: Instance) -> dict[str, str]:
    """The relation in words, and as Python."""
    leaf = relation(part)
    if leaf is None:
        return {}
    sides = [_python(side, at) for side in (leaf.left, leaf.right)]
    if None in sides:
        return {}
    sign = {"=": "==", "≠": "!=", "≤": "<=", "<": "<"}[leaf.sign]
    return {f"{said(part)} :": f"{sides[0]} {sign} {sides[1]}"}


def _python(side: Any, at: Instance) -> str | None:
    """A side as Python: its formula where it is an expression in the variables, else its value."""
    plain = isinstance(side, sp.Basic) and not side.has(sp.Limit, sp.hyper)  # not in Python
    if plain and side.free_symbols <= set(at.at) and not _named(side):
        return code(derived(side))
    total = as_sum(side, at)
    if total is not None:
        return total
    try:
        exact = exact_side(side, at)
        return code(exact) if not exact.has(sp.hyper) else f"{float(sp.N(exact, 20))}"
    except (Unread, Undefined):
        form = side_closed_form(side, at.where)
        known = form is not None and form.free_symbols <= set(at.at) and not form.has(sp.hyper)
        return code(form) if known else None


def _named(expr: sp.Basic) -> bool:
    return bool(expr.atoms(sp.core.function.AppliedUndef))
