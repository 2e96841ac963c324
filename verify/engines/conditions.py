"""Whether a condition holds on the whole domain of a claim, decided by Z3."""

from __future__ import annotations

import sympy as sp

from theory.claims import Claim

__all__ = ["shown_everywhere"]

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
