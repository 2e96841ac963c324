"""What decides a limit at a point, as arguments of ``print``: how a path, or its mean, grows."""

from __future__ import annotations

from typing import Any

import sympy as sp

from theory.derivation.diffusions import log_growth
from theory.laws import Normal
from theory.models import Diffusion, Path
from theory.quantities import Mean, Variance
from theory.statements import IN_LAW, Converges, InMean, Tight
from verify.engines.closed import Undefined, Unread, sign
from verify.engines.coordinates import alone
from verify.engines.finite import exact_side, growth_factors
from verify.engines.limitlaw import LATE, affine_in_log, affine_in_sum
from verify.instances import Instance
from verify.lowering import increment, start
from verify.parameters import here
from verify.plainpython import code, number
from verify.unrolling import unrolled

__all__ = ["what_decides"]

STAYS = "'w_t = w_0 times factors, with w_0 =', 0"


def what_decides(event: Converges | Tight, at: Instance) -> str:
    """E ln|f| of what the event is about, E|f|^p of a limit in mean, else moments; "" if unread."""
    if isinstance(event, Converges) and event.how is IN_LAW:
        return _law(event, at)
    try:
        single = alone(unrolled(event, at))
        if isinstance(single, Converges) and isinstance(single.how, InMean):
            return _norm(single.over, here(single.how.p, at), at)
        return _growth(single.over, at)
    except (Unread, Undefined):
        return ""


def _growth(path: Path, at: Instance) -> str:
    """Arguments of ``print``: E ln|f(x)| of a linear model with finitely many factors.

    Of dw = b w dt + σ w dB it is b − σ²/2. From 0 the factors do not matter: what is printed is
    that the state stays there.
    """
    if isinstance(path.model, Diffusion):
        growth = log_growth(path.model)
        return (
            f"'ln|w| grows by', {number(here(growth[0], at))}, 'per unit of time'" if growth else ""
        )
    factors = growth_factors(path, at)
    if _stays(path, at):
        return STAYS
    dead = [str(p) for f, p in factors if f == 0]
    if dead:
        return f"'the factor is 0 with probability', {' + '.join(dead)}"
    terms = " + ".join(f"{p}*log({number(sp.Abs(f))})" for f, p in factors)
    return f"'E ln|factor| =', {terms}"


def _norm(path: Path, order: sp.Expr, at: Instance) -> str:
    """Arguments of ``print``: E|f(x)|^p, by which E|w_t|^p grows at each step."""
    if isinstance(path.model, Diffusion):
        return ""
    factors = growth_factors(path, at)
    if _stays(path, at):
        return STAYS
    terms = [f"{p}*({number(sp.Abs(f))})**({number(order)})" for f, p in factors if f != 0]
    words = f"E|factor|^{order}" if order.is_Integer else f"E|factor|^({order})"
    return f"{words!r}, '=', {' + '.join(terms) or '0'}"


def _stays(path: Path, at: Instance) -> bool:
    w0 = start(path, at)
    return w0 is not None and sign(w0) == 0


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
    except (Unread, Undefined):
        return ""
    a, b = (code(c.subs(event.clock, LATE)) for c in (alpha, beta))
    here = f"({a})*{LATE}*{mean} + ({b}), ({a})**2*{LATE}*{spread}"
    return f"'mean and variance at t = {LATE}:', {here}{_claimed(event.to, at)}"


def _claimed(law: Normal, at: Instance) -> str:
    """Its two moments, if they are numbers: a variance may be one that is said to exist."""
    try:
        moments = [code(exact_side(x, at)) for x in (law.mean, law.variance)]
    except (Unread, Undefined):
        return ""
    return f", 'claimed in the limit:', {', '.join(moments)}"


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
