"""Exact values of parameters at a point."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

import sympy as sp

from theory.claims import Claim
from verify.engines.closed import Undefined, truth, value
from verify.instances import Instance, meaning

__all__ = ["decide", "fraction", "here", "resolution"]


def fraction(x: sp.Expr) -> Fraction | None:
    """A rational number as a Fraction, None for anything else."""
    return Fraction(int(x.p), int(x.q)) if x.is_Rational else None


def resolution(claim: Claim) -> Fraction:
    """That of a claim, a positive rational number."""
    return Fraction(int(claim.resolution.p), int(claim.resolution.q))


def here(expr: sp.Expr, at: Instance) -> sp.Expr:
    """The exact value of a parameter at the point; only definitions by expressions are followed.

    Raises:
        Undefined: it has no exact real value.
    """
    return value(expr, at.at, partial(_named, at=at))


def decide(condition: sp.Basic, at: Instance) -> bool:
    """The truth of a closed condition, exactly.

    Raises:
        Unread: its sign is undecided.
        Undefined: a side has no exact real value.
    """
    return truth(condition, at.at, partial(_named, at=at))


def _named(name: sp.Expr, at: Instance) -> sp.Expr:
    means = meaning(name, at.where)
    if not isinstance(means, sp.Expr):
        raise Undefined(f"{name} has no value")
    return here(means, at)
