"""Where a statement fails, with one line of plain Python that shows it."""

from __future__ import annotations

import re
from typing import Any

import sympy as sp

from theory.diffusions import OnInterval, StationaryDensity, variance_rate
from theory.laws import Normal
from theory.models import Path
from theory.quantities import Critical, Mean, Variance
from theory.statements import IN_LAW, Converges, Equals, Tight
from theory.steering import SomeDrift, SomeNoise
from theory.trees import walk
from verify.engines.closed import Undefined, Unread, derived, sign
from verify.engines.expanded import expand_names, side_closed_form
from verify.engines.finite import exact_side, growth_factors
from verify.engines.limitlaw import LATE, affine_in_log, affine_in_sum
from verify.engines.proposals import laid_out
from verify.engines.stationary import disputed, shown_point
from verify.instances import Instance
from verify.lowering import increment, start
from verify.outcome import Strength
from verify.plainpython import approach, code, integrals, name, number
from verify.records import Witness
from verify.show import said
from verify.weigh import Found, relation

__all__ = ["witness"]


def witness(at: Instance, found: Found, seed: int) -> Witness:
    """The failure at a point: values, both sides, and a line to paste into a Python prompt.

    A statistical failure shows its sample, its error probability and the seed instead.
    """
    return Witness(
        values=tuple((str(s), str(x)) for s, x in at.values),
        left=found.left,
        right=found.right,
        python=_line(at, found) if found.alpha == 0 else _counted(found, seed),
        exact=int(found.strength is Strength.EXACT),
    )


def _counted(found: Found, seed: int) -> str:
    facts = f"{found.samples} samples, error probability {found.alpha:.3g}, seed {seed}"
    return f"print({found.left!r}, 'against', {found.right!r}, {facts!r})"


def _line(at: Instance, found: Found) -> str:
    """Plain Python without imports of ours: every relation of the statement with its truth.

    For a limit of a path the growth of the logarithm of one path is printed: its sign decides. For
    a limit or an order of a closed form it is evaluated ever closer to the end.
    """
    texts: dict[str, str] = {}
    growth = ""
    near: dict[str, None] = {}
    for part in walk((at.statement,)):
        near |= dict.fromkeys(_approaches(part, at))
        near |= dict.fromkeys(_points(part, at))
        near |= dict.fromkeys(_integrals(part))
        if isinstance(part, Converges):
            growth = growth or (_law(part, at) if part.how is IN_LAW else _growth(part.over, at))
        elif isinstance(part, Tight):
            growth = growth or _growth(part.over, at)
        else:
            texts |= _relations(part, at)
    if not (texts or near or growth):  # what is quantified has values only where some are proposed
        for part in walk((laid_out(at.statement),)):
            texts |= _relations(part, at)
    shows = [f"{words!r}, {text}" for words, text in texts.items()]
    shows += [*near, growth] if growth else [*near]
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


def _growth(path: Path, at: Instance) -> str:
    """Arguments of ``print``: E ln|f(x)| of a linear model with finitely many factors.

    From 0 the factors do not matter: what is printed is that the state stays there.
    """
    try:
        factors, w0 = growth_factors(path, at), start(path, at)
    except (Unread, Undefined):
        return ""
    if w0 is not None and sign(w0) == 0:
        return "'w_t = w_0 times factors, with w_0 =', 0"
    dead = [str(p) for f, p in factors if f == 0]
    if dead:
        return f"'the factor is 0 with probability', {' + '.join(dead)}"
    terms = " + ".join(f"{p}*log({number(sp.Abs(f))})" for f, p in factors)
    return f"'E ln|factor| =', {terms}"


def _law(event: Converges, at: Instance) -> str:
    """Arguments of ``print``: mean and variance of the left side at a late step, and as claimed."""
    if not isinstance(event.to, Normal) or event.clock is None:
        return ""
    try:
        if increment(event.over.model) is None:
            mean, spread = _log_moments(growth_factors(event.over, at))
            alpha, beta = affine_in_log(event, at)
        else:
            mean, spread = _sum_moments(event.over, at)
            alpha, beta = affine_in_sum(event, at)
        claimed = [code(exact_side(x, at)) for x in (event.to.mean, event.to.variance)]
    except (Unread, Undefined):
        return ""
    a, b = (code(c.subs(event.clock, LATE)) for c in (alpha, beta))
    return (
        f"'mean and variance at t = {LATE}:', ({a})*{LATE}*{mean} + ({b}), "
        f"({a})**2*{LATE}*{spread}, 'claimed in the limit:', {claimed[0]}, {claimed[1]}"
    )


def _log_moments(factors: tuple[tuple[sp.Expr, Any], ...]) -> tuple[str, str]:
    logs = [f"({p})*log({number(sp.Abs(f))})" for f, p in factors]
    squares = [f"({p})*log({number(sp.Abs(f))})**2" for f, p in factors]
    mean = f"({' + '.join(logs)})"
    return mean, f"({' + '.join(squares)} - {mean}**2)"


def _sum_moments(path: Path, at: Instance) -> tuple[str, str]:
    g, draws = increment(path.model), path.model.draws
    moments = (Mean(of=g, over=draws), Variance(of=g, over=draws))
    mean, spread = (f"({code(exact_side(moment, at))})" for moment in moments)
    return mean, spread


def _python(side: Any, at: Instance) -> str | None:
    """A side as Python: its formula where it is an expression in the variables, else its value."""
    plain = isinstance(side, sp.Basic) and not side.has(sp.Limit, sp.hyper)  # not in Python
    if plain and side.free_symbols <= set(at.at) and not _named(side):
        return code(derived(side))
    try:
        exact = exact_side(side, at)
        return code(exact) if not exact.has(sp.hyper) else f"{float(sp.N(exact, 20))}"
    except (Unread, Undefined):
        return None


def _named(expr: sp.Basic) -> bool:
    return bool(expr.atoms(sp.core.function.AppliedUndef))
