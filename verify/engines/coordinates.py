"""A coordinate that moves by itself: an affine function v of the state with v ← f(x) v.

If v(step) = f(x) v(state) for every draw then v is the only state of a recursion of its own,
whatever the rest of the state does: an entry of a diagonal product, n·θ under θ ← (I − λ h n nᵀ) θ,
w − θ* under w ← w − λ h (w − θ*), w + u and w − u under SGD on −x u w.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TypeVar, cast

import sympy as sp

from theory.models import Path, Recursion, plain
from theory.quantities import Rate
from theory.shapes import fresh
from theory.statements import IN_LAW, Converges, Tight

__all__ = ["alone"]

Part = TypeVar("Part", bound=Converges | Tight | Rate)


def alone(part: Part) -> Part:
    """A limit or a rate of v, or of |v|, over the path of v by itself; any other as it is.

    "v → c" is read as "v − c → 0", for a number c.
    """
    return cast(Part, _alone(part))


@lru_cache(maxsize=1024)
def _alone(part: Converges | Tight | Rate) -> Converges | Tight | Rate:
    path, of, to = part.over, part.of, sp.Integer(0)
    if not isinstance(of, sp.Expr) or not plain(path.model):
        return part
    sized = isinstance(of, sp.Abs)
    v = of.args[0] if sized else of
    if isinstance(part, Converges):
        if part.how is IN_LAW:
            return part
        if isinstance(part.to, sp.Expr) and part.to.is_finite and not sized:
            to = part.to
    if not isinstance(part, Rate) and part.clock in v.free_symbols:
        return part
    found = None if (v - to,) == path.model.state else _path(v - to, path)
    if found is None:
        return part
    (own,) = found.model.state
    moved = replace(part, of=sp.Abs(own) if sized else own, over=found)
    return replace(moved, to=sp.Integer(0)) if isinstance(moved, Converges) and to != 0 else moved


def _path(v: sp.Expr, path: Path) -> Path | None:
    """The path of v, if v moves by itself from a point."""
    model = path.model
    if not isinstance(path.start, tuple) or not v.is_polynomial(*model.state):
        return None
    now = sp.Poly(v, *model.state)
    drawn = {s for draw in model.draws for s in draw.symbols}
    if now.total_degree() != 1 or v.free_symbols & drawn:
        return None
    moved = sp.expand(v.xreplace(dict(zip(model.state, model.step, strict=True))))
    if not moved.is_polynomial(*model.state):
        return None
    before, after = now.as_dict(), sp.Poly(moved, *model.state).as_dict()
    lead = max(before)  # of degree 1: the constant has the exponents (0, ..., 0)
    f = sp.cancel(after.get(lead, sp.Integer(0)) / before[lead])
    if sp.denom(sp.together(f)).free_symbols - drawn:
        return None
    gaps = (after.get(k, 0) - f * before.get(k, 0) for k in {*before, *after})
    if any(sp.expand(gap) != 0 for gap in gaps):
        return None
    (own,) = fresh("v", *model.step, *path.start, v)
    begun = v.xreplace(dict(zip(model.state, path.start, strict=True)))
    return Path(Recursion((own,), (sp.expand(f) * own,), model.draws), (begun,))
