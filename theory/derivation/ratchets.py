"""AMSGrad on a gradient that is linear in the parameter: a preconditioner that only grows.

    v ← β v + (1 − β) G(x) w²,  h ← max(h, v),  w ← [(1 − s(x)/(√h + ε)) w], kept in [−r, r]

What becomes of w is decided by w ← (1 − s(x)/(r √G* + ε)) w, in which h stands at the largest value
that it can tend to (G* is the largest G of all draws): bridge ``RATCHET``, proved in decision 0014.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import final

import sympy as sp

from theory.events import ALMOST_SURELY, IN_PROBABILITY, Converges, Event, Something
from theory.models import Model, Path, Recursion, plain

__all__ = ["Ratchet", "frozen", "ratchet", "sought"]


@final
@dataclass(frozen=True, slots=True)
class Ratchet:
    """The parts of the model above, with the places of w, v and h in its state.

    Attributes:
        w: the parameter.
        h: the largest v so far.
        pull: s, a function of the draws.
        square: G, a function of the draws.
        decay: β.
        smoothing: ε.
        radius: r.
        rest: the coordinates v and h, which have to start at 0.
    """

    w: sp.Symbol
    h: sp.Symbol
    pull: sp.Expr
    square: sp.Expr
    decay: sp.Expr
    smoothing: sp.Expr
    radius: sp.Expr
    rest: tuple[sp.Symbol, sp.Symbol]


@lru_cache(maxsize=256)
def ratchet(model: Model) -> Ratchet | None:
    """The model as a ratchet, if it is one; what it remembers besides must not enter its step."""
    if not isinstance(model, Recursion) or not plain(model) or len(model.state) < 3:
        return None
    step = dict(zip(model.state, model.step, strict=True))
    for h, largest in step.items():
        rest = [v for v in model.state if v != h and sp.Max(h, step[v]) == largest]
        for v in rest:
            for w in model.state:
                found = None if w in (v, h) else _read(model, w, v, h)
                if found is not None:
                    return found
    return None


def _read(model: Model, w: sp.Symbol, v: sp.Symbol, h: sp.Symbol) -> Ratchet | None:
    step = dict(zip(model.state, model.step, strict=True))
    kept = _kept(step[w])
    if kept is None:
        return None
    moved, radius = kept
    root = sp.Dummy("s", positive=True)  # of the new h, which must enter as a square root only
    share = sp.cancel(1 - moved.xreplace({step[h]: root**2}) / w)
    drawn = {symbol for draw in model.draws for symbol in draw.symbols}
    states = set(model.state)
    if share == 0:
        return None
    pull = sp.cancel(1 / sp.diff(1 / share, root))
    smoothing = sp.cancel(pull / share - root)
    decay = sp.diff(step[v], v)
    square = sp.cancel(step[v].subs(v, 0) / (w**2 * (1 - decay))) if decay != 1 else sp.nan
    fixed = smoothing, decay, radius
    if root in (pull.free_symbols | smoothing.free_symbols) or square is sp.nan:
        return None
    if any(part.free_symbols & (states | drawn) for part in fixed):
        return None
    if (pull.free_symbols | square.free_symbols) & states:
        return None
    return Ratchet(w, h, pull, square, decay, smoothing, radius, (v, h))


def _kept(step: sp.Expr) -> tuple[sp.Expr, sp.Expr] | None:
    """(what is kept, r) of max(−r, min(r, ...)); None for another step."""
    if not isinstance(step, sp.Max) or len(step.args) != 2:
        return None
    for low, inside in (step.args, step.args[::-1]):
        if isinstance(inside, sp.Min) and len(inside.args) == 2 and -low in inside.args:
            (moved,) = (arg for arg in inside.args if arg != -low)
            return moved, -low
    return None


def frozen(path: Path, parts: Ratchet, top: sp.Expr) -> Path | None:
    """W ← (1 − s(x)/(r √top + ε)) w from the start of w; None if the start is a law."""
    if not isinstance(path.start, tuple):
        return None
    below = parts.radius * sp.sqrt(top) + parts.smoothing
    begun = dict(zip(path.model.state, path.start, strict=True))[parts.w]
    model = Recursion((parts.w,), ((1 - parts.pull / below) * parts.w,), path.model.draws)
    return Path(model, (begun,))


def sought(event: Event, parts: Ratchet) -> str:
    """What is asked of a ratchet, in probability or almost surely.

    "inward" (w → 0), "settles" (c h^k tends to something), "outward" (w or c h^k tends to ∞, or in
    size); "" for anything else.
    """
    if not isinstance(event, Converges) or event.how not in (IN_PROBABILITY, ALMOST_SURELY):
        return ""
    if event.of in (parts.w, sp.Abs(parts.w)) and event.to in (0, sp.FiniteSet(0)):
        return "inward"
    within = event.of.args[0] if isinstance(event.of, sp.Abs) else event.of
    if event.to == sp.oo and (within == parts.w or _is_power(within, parts.h)):
        return "outward"
    return "settles" if isinstance(event.to, Something) and _is_power(event.of, parts.h) else ""


def _is_power(of: sp.Expr | sp.Tuple, h: sp.Symbol) -> bool:
    """Whether it is c h^k, which is continuous where h is positive."""
    if not isinstance(of, sp.Expr):
        return False
    _, power = of.as_independent(h, as_Add=False)
    return power == h or (isinstance(power, sp.Pow) and power.base == h and power.exp.is_Rational)
