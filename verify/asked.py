"""What an event asks of a path, so that every method reads the same words alike."""

from __future__ import annotations

import sympy as sp

from theory.models import Diffusion, Recursion
from theory.statements import (
    ALMOST_SURELY,
    IN_PROBABILITY,
    Converges,
    Equals,
    Event,
    InMean,
    Something,
    Tight,
)
from verify.show import said

__all__ = ["asked", "not_read"]


def asked(event: Event | Equals) -> str:
    """What is asked of the only state w of a path, in probability or almost surely.

    "inward" (w → 0), "outward" (|w| → ∞), "absorbed" (w = 0 from some step on), "settles" (w → some
    limit), "stays" (w is tight); and in mean of any order "in mean" (w → 0); "" for anything else.
    """
    if not isinstance(event, Converges | Tight):
        return ""
    if not isinstance(event.over.model, Recursion | Diffusion):
        return ""
    if len(event.over.model.state) != 1:
        return ""
    (w,) = event.over.model.state
    if isinstance(event, Tight):
        return "stays" if event.of in (w, sp.Abs(w)) else ""
    if isinstance(event.how, InMean) and event.to == 0 and event.of in (w, sp.Abs(w)):
        return "in mean"
    if event.how not in (IN_PROBABILITY, ALMOST_SURELY):
        return ""
    if isinstance(event.to, Something):
        return "settles" if event.of == w else ""
    if event.of in (w, sp.Abs(w)) and event.to in (0, sp.FiniteSet(0)):
        return "inward"
    if event.of == sp.Abs(w) and event.to == sp.oo:
        return "outward"
    return "absorbed" if event.of == sp.sign(w) and event.to == 0 else ""


def not_read(event: Event | Equals) -> str:
    """Why a method says nothing of an event."""
    return f"“{said(event)}” is not read"
