"""The long run of w ← A w + B with finitely many (A, B) and no common fixed point.

It is tight where E ln|A| < 0 and its size tends to ∞ in probability elsewhere. A number c is fixed
by all steps iff (1 − A) c = B for all; there is none if some A = 1 has B ≠ 0, or if for two of them
(1 − A_i) B_j ≠ (1 − A_j) B_i.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import sympy as sp

from theory.bridges import AFFINE
from theory.models import Path, Recursion, plain
from theory.statements import IN_PROBABILITY, Converges, Tight
from verify.engines.closed import Unread, sign
from verify.instances import Instance
from verify.outcome import Truth
from verify.outcomes import atoms
from verify.parameters import here
from verify.weigh import Found

__all__ = ["asks_of_affine", "gaps_between", "of_affine", "slope_and_shift"]


def slope_and_shift(path: Path) -> tuple[sp.Expr, sp.Expr] | None:
    """A and B of a step that is affine in the only state, and no multiple of it; else None."""
    model = path.model
    if not isinstance(model, Recursion) or not plain(model) or len(model.state) != 1:
        return None
    (w,), (step,) = model.state, model.step
    if not step.is_polynomial(w) or sp.degree(step, w) > 1:
        return None
    slope, shift = sp.diff(step, w), step.subs(w, 0)
    return None if sp.expand(shift) == 0 else (slope, shift)


def asks_of_affine(event: Converges | Tight, sought: str) -> bool:
    """Whether the theorem answers: whether w is tight, or |w| → ∞ in probability."""
    outward = sought == "outward" and isinstance(event, Converges) and event.how is IN_PROBABILITY
    return sought == "stays" or outward


def gaps_between(rows: Sequence[tuple[sp.Expr, sp.Expr]]) -> list[sp.Expr]:
    """Numbers that are 0 iff (1 − A_i) B_j = (1 − A_j) B_i for all i and j."""
    return [(1 - a) * d - (1 - c) * b for (a, b), (c, d) in combinations(rows, 2)]


def of_affine(event: Converges | Tight, sought: str, at: Instance) -> Found | None:
    """Whether the event happens, None where the step is no A w + B.

    Raises:
        Unread: the law has infinitely many values, a number is fixed by all steps, or a sign is
            undecided.
    """
    parts = slope_and_shift(event.over) if asks_of_affine(event, sought) else None
    if parts is None:
        return None
    outcomes = atoms(event.over, at)
    if outcomes is None:
        raise Unread("the law has infinitely many values")
    drawn = [replace(at, values=(*at.values, *o.draws)) for o in outcomes]
    rows = [(here(parts[0], one), here(parts[1], one)) for one in drawn]
    moves = [b for a, b in rows if sign(a - 1) == 0] + gaps_between(rows)
    if not any(sign(move) in (1, -1) for move in moves):
        raise Unread("a number is fixed by all steps of w ← A w + B")
    if any(sign(a) == 0 for a, _ in rows):
        side: int | None = -1
    else:
        side = sign(
            sp.Add(
                *(o.weight * sp.log(sp.Abs(a)) for o, (a, _) in zip(outcomes, rows, strict=True))
            )
        )
    if side is None:
        raise Unread("the sign of E ln|A| is undecided")
    holds = (side < 0) == (sought == "stays")
    return Found(
        truth=Truth.HOLDS if holds else Truth.FAILS,
        reason=f"w ← A w + B, and E ln|A| is {('0', 'positive', 'negative')[side]}",
        bridge=AFFINE.name,
    )
