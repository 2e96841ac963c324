"""Starts from which a growth rate is not the mean logarithm of the factor."""

from __future__ import annotations

import sympy as sp

from theory.claims import Claim
from theory.derivation import growth
from theory.laws import Draw
from theory.models import Path
from theory.quantities import Mean, Rate, Variance
from theory.trees import walk
from verify.engines.coordinates import alone

__all__ = ["starts_in", "starts_of_logarithms"]


def starts_of_logarithms(claim: Claim) -> tuple[sp.Expr, ...]:
    """The starts of the paths whose logarithm the claim speaks of.

    From 0 the logarithm of the state is −∞ for ever, whatever the factors: a closed form for the
    rate or the mean of ln|w_t| holds only where none of these starts is 0.
    """
    return starts_in((claim.states, claim.where))


def starts_in(parts: object) -> tuple[sp.Expr, ...]:
    """The starts of the paths whose logarithm the parts of a claim speak of."""
    found: dict[sp.Expr, None] = {}
    for part in walk(parts):
        rate = isinstance(part, Rate)
        over: Path | tuple[Draw, ...] | None = alone(part).over if rate else None
        if isinstance(part, Mean | Variance) and part.of.has(sp.log):
            over = part.over
        begun = None if over is None or isinstance(over, tuple) else growth.start(over)
        if begun is not None:
            found[begun] = None
    return tuple(found)
