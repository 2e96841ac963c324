"""Conditions: what they ask of a state, and whether one holds on a whole domain, by Z3."""

from __future__ import annotations

import sympy as sp

from theory.claims import Claim

__all__ = ["level_above", "shown_everywhere", "side_of"]

EFFORT = 20_000_000  # Z3's resource units for one side condition


def shown_everywhere(condition: sp.Basic, given: tuple[sp.Basic, ...], claim: Claim) -> bool:
    """True only if the condition is decided to hold wherever the hypotheses and ``given`` do."""
    if condition in (sp.true, sp.false):
        return bool(condition == sp.true)
    try:
        from verify.engines.decide import Decider
        from verify.engines.smt import Undecidable
    except ModuleNotFoundError:
        return False
    decider = Decider(claim, EFFORT, frozenset())
    try:
        assumed = (*(decider.closed(h.holds) for h in claim.given), *given)
        return decider.search(condition, assumed).result == "none"
    except Undecidable:
        return False


def side_of(event: sp.Basic, w: sp.Symbol) -> tuple[sp.Expr, bool] | None:
    """(c, True) for w > c and w ≥ c, (c, False) for w < c and w ≤ c; None for anything else."""
    if not isinstance(event, sp.Rel) or isinstance(event, sp.Eq | sp.Ne):
        return None
    above = event.gts == w
    level = event.lts if above else event.gts
    if not (above or event.lts == w) or level.has(w):
        return None
    return level, bool(above)


def level_above(condition: sp.Basic, w: sp.Symbol) -> sp.Expr | None:
    """ε for the condition |w| > ε, 0 for w ≠ 0."""
    if condition == sp.Ne(w, 0):
        return sp.Integer(0)
    strict = isinstance(condition, sp.StrictGreaterThan | sp.StrictLessThan)
    if strict and condition.gts == sp.Abs(w) and not condition.lts.has(w):
        return condition.lts
    return None
