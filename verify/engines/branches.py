"""Probabilities after a few steps of any recursion, exactly.

Where all states are rational, from what they are. Roots grow with every step, and SymPy does not
come to an end with roots of roots; but a condition needs only signs. Where balls tell them after
every sequence of draws, its probability is a sum of exact weights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

import sympy as sp

from theory.models import Path
from verify.engines.balls import PRECISIONS, ball
from verify.engines.closed import Unread
from verify.engines.enumeration import beginnings, rational_states, states
from verify.instances import Instance
from verify.outcomes import Atom
from verify.parameters import decide, here

__all__ = ["probability_in_balls", "probability_of_states"]

MOST = 10_000  # steps that are evaluated

Ball: TypeAlias = Any
Begun = Mapping[tuple[sp.Expr, ...], sp.Rational]
_TOLD: dict[str, Callable[[Ball], tuple[bool, bool]]] = {
    ">": lambda gap: (gap > 0, gap <= 0),
    ">=": lambda gap: (gap >= 0, gap < 0),
    "<": lambda gap: (gap < 0, gap >= 0),
    "<=": lambda gap: (gap <= 0, gap > 0),
    "==": lambda gap: (False, gap != 0),
    "!=": lambda gap: (gap != 0, False),
}


def probability_of_states(condition: sp.Basic, path: Path, steps: int, at: Instance) -> sp.Rational:
    """P(condition) after the steps.

    Raises:
        Unread: a law or the start has infinitely many values, there is too much to follow, or a
            sign is undecided.
        Undefined: a step has no real value.
    """
    rows = rational_states(path, steps, at)
    if rows is None:
        told = probability_in_balls(condition, path, steps, at)
        if told is not None:
            return told
        rows = states(path, steps, at)
    held = []
    for state, p in rows.items():
        reached = tuple(zip(path.model.state, state, strict=True))
        if decide(condition, replace(at, values=(*at.values, *reached))):
            held.append(p)
    return sp.Add(*held)


def probability_in_balls(
    condition: sp.Basic, path: Path, steps: int, at: Instance
) -> sp.Rational | None:
    """P(condition) after the steps of a path in real numbers; None where balls do not tell it.

    Raises:
        Unread: a law or the start has infinitely many values, or there are too many sequences.
    """
    outcomes, begun = beginnings(path, at)
    work, width = 0, len(begun)
    for step in range(steps):
        work, width = work + width * len(outcomes), width * len(outcomes)
        if work > MOST:
            raise Unread(f"by step {step + 1} more than {MOST} sequences of draws are followed")
    for bits in PRECISIONS[1:]:
        found = _added(condition, path, (steps, outcomes, begun), at, bits)
        if found is not None:
            return found
    return None


def _added(
    condition: sp.Basic,
    path: Path,
    followed: tuple[int, tuple[Atom, ...], Begun],
    at: Instance,
    bits: int,
) -> sp.Rational | None:
    """The weights of the sequences after which the condition holds; None if one is not told."""
    model, (steps, outcomes, begun) = path.model, followed
    drawn = {symbol for draw in model.draws for symbol in draw.symbols}
    own = {*model.state, *drawn, model.clock}
    letters = sp.Tuple(*model.step, condition).free_symbols - own
    known = {s: ball(here(s, at), {}, bits) for s in letters}
    rows = [([ball(x, {}, bits) for x in start], p) for start, p in begun.items()]
    moves = [({s: ball(x, {}, bits) for s, x in o.draws}, o.weight) for o in outcomes]
    for step in range(steps):
        if model.clock is not None:
            known[model.clock] = ball(sp.Integer(step), {}, bits)
        after = []
        for state, p in rows:
            values = {**known, **dict(zip(model.state, state, strict=True))}
            for move, weight in moves:
                place = [ball(s, {**values, **move}, bits) for s in model.step]
                if None in place:
                    return None
                after.append((place, p * weight))
        rows = after
    total = sp.Integer(0)
    for state, p in rows:
        held = _told(condition, {**known, **dict(zip(model.state, state, strict=True))}, bits)
        if held is None:
            return None
        total += p if held else 0
    return total


def _told(condition: sp.Basic, at: Mapping[sp.Basic, Ball], bits: int) -> bool | None:
    """Whether a condition holds; None if it is not told."""
    match condition:
        case sp.And(args=parts) | sp.Or(args=parts):
            decisive = isinstance(condition, sp.Or)
            told = [_told(part, at, bits) for part in parts]
            if decisive in told:
                return decisive
            return None if None in told else not decisive
        case sp.Not(args=(part,)):
            inside = _told(part, at, bits)
            return None if inside is None else not inside
        case sp.Rel():
            gap = ball(condition.lhs - condition.rhs, at, bits)
            yes, no = (False, False) if gap is None else _TOLD[condition.rel_op](gap)
            return True if yes else (False if no else None)
    return None
