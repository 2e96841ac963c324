"""Every state that a recursion can be in after a few steps, exactly, with its probability.

Any step of the vocabulary, any number of coordinates, draws and starts with finitely many values.
Equal states are one state. In real numbers the arithmetic is that of fractions, or of closed
expressions where a root or a logarithm occurs; in binary formats each operation is rounded as the
format says, and the states are the exact values of the rounded numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np
import sympy as sp

from theory.models import BINARY32, REAL, Path
from verify.engines.arrays import approximate
from verify.engines.closed import Undefined, Unread, nameless, value
from verify.engines.rationals import Irrational, Lowered, lowered
from verify.instances import Instance
from verify.outcomes import Atom, atoms, table
from verify.parameters import fraction, here

__all__ = ["State", "beginnings", "rational_states", "states"]

MOST = {"fractions": 60_000, "expressions": 64, "floats": 10_000}  # steps that are evaluated
MOST_ROOTS = 2  # of a state from which a step is made in expressions
ROUNDED = (sp.Add, sp.Mul, sp.Pow, sp.Abs, sp.Max, sp.Min, sp.Piecewise)

State = tuple[sp.Expr, ...]
Move = Callable[[tuple[Any, ...], int, Atom], tuple[Any, ...]]


def states(path: Path, steps: int, at: Instance) -> dict[State, sp.Rational]:
    """The probability of each state after the steps.

    Raises:
        Unread: a law or the start has infinitely many values, there are too many states, or roots
            stand within roots.
        Undefined: a step has no real value.
    """
    found = rational_states(path, steps, at)
    if found is not None:
        return found
    outcomes, begun = beginnings(path, at)
    return _enumerated(begun, steps, outcomes, _in_expressions(path, at), "expressions")


def rational_states(path: Path, steps: int, at: Instance) -> dict[State, sp.Rational] | None:
    """The probability of each state, where all of them are rational; None where one is not.

    Raises:
        Unread: a law or the start has infinitely many values, or there are too many states.
        Undefined: a step has no real value.
    """
    found = _remembered(path, steps, replace(at, statement=sp.true, given=()))
    if isinstance(found, Unread | Undefined):
        raise type(found)(*found.args)
    return found


@lru_cache(maxsize=16)
def _remembered(
    path: Path, steps: int, at: Instance
) -> dict[State, sp.Rational] | Unread | Undefined | None:
    """The states, or why there are none: rivals ask for those of the claim once more."""
    try:
        return _rational_states(path, steps, at)
    except (Unread, Undefined) as reason:
        return reason


def _rational_states(path: Path, steps: int, at: Instance) -> dict[State, sp.Rational] | None:
    outcomes, begun = beginnings(path, at)
    if path.model.arithmetic is not REAL:
        return _enumerated(begun, steps, outcomes, _in_floats(path, at), "floats")
    try:
        rows = {tuple(_fraction(x) for x in row): p for row, p in begun.items()}
        found = _enumerated(rows, steps, outcomes, _in_fractions(path, at), "fractions")
    except Irrational:
        return None
    return {tuple(sp.Rational(x.numerator, x.denominator) for x in s): p for s, p in found.items()}


def beginnings(path: Path, at: Instance) -> tuple[tuple[Atom, ...], dict[State, sp.Rational]]:
    """What a step can draw, and where the path can start, with probabilities.

    Raises:
        Unread: one of them has infinitely many values.
    """
    outcomes = atoms(path, at) if path.model.draws else (Atom(sp.Integer(1), ()),)
    if outcomes is None:
        raise Unread("the law has infinitely many values")
    return outcomes, _starts(path, at)


def _starts(path: Path, at: Instance) -> dict[State, sp.Rational]:
    if isinstance(path.start, tuple):
        return {tuple(here(x, at) for x in path.start): sp.Integer(1)}
    rows = table(path.start, at)
    if rows is None:
        raise Unread("the start has infinitely many values")
    return {row: weight for weight, row in rows}


def _enumerated(
    begun: dict[Any, sp.Rational], steps: int, outcomes: tuple[Atom, ...], move: Move, kind: str
) -> dict[Any, sp.Rational]:
    current, work = begun, 0
    for step in range(steps):
        work += len(current) * len(outcomes)
        if work > MOST[kind]:
            raise Unread(f"by step {step + 1} more than {MOST[kind]} states are enumerated")
        after: dict[Any, sp.Rational] = {}
        for state, p in current.items():
            for outcome in outcomes:
                place = move(state, step, outcome)
                after[place] = after.get(place, sp.Integer(0)) + p * outcome.weight
        current = after
    return current


def _in_fractions(path: Path, at: Instance) -> Move:
    """The step in fractions.

    Raises:
        Irrational: a part of it is of another kind.
    """
    model = path.model
    known = {s: _fraction(here(s, at)) for step in model.step for s in _letters(step, path)}
    steps = [_function(step) for step in model.step]

    def move(state: tuple[Any, ...], step: int, outcome: Atom) -> tuple[Any, ...]:
        values = {**known, **dict(zip(model.state, state, strict=True)), **dict(outcome.draws)}
        if model.clock is not None:
            values[model.clock] = Fraction(step)
        try:
            return tuple(function(values) for function in steps)
        except ZeroDivisionError:
            raise Undefined(f"step {step + 1} divides by zero") from None

    return move


def _function(step: sp.Expr) -> Lowered:
    function = lowered(step)
    if function is None:
        raise Irrational
    return function


def _fraction(x: sp.Expr) -> Fraction:
    found = fraction(x)
    if found is None:
        raise Irrational
    return found


def _in_expressions(path: Path, at: Instance) -> Move:
    model = path.model
    known = {s: here(s, at) for step in model.step for s in _letters(step, path)}

    def move(state: tuple[Any, ...], step: int, outcome: Atom) -> tuple[Any, ...]:
        if any(_roots(x) > MOST_ROOTS for x in state):
            raise Unread(f"by step {step} more than {MOST_ROOTS} roots stand within one another")
        values = {**known, **dict(zip(model.state, state, strict=True)), **dict(outcome.draws)}
        if model.clock is not None:
            values[model.clock] = sp.Integer(step)
        return tuple(_tidy(value(s, values, nameless)) for s in model.step)

    return move


def _roots(x: sp.Expr) -> int:
    """How many roots stand within one another: SymPy does not come to an end with many."""
    inside = max((_roots(part) for part in x.args), default=0)
    return inside + int(isinstance(x, sp.Pow) and not x.exp.is_Integer)


def _tidy(x: sp.Expr) -> sp.Expr:
    """The same number, so that more of the equal states are written alike."""
    return x if x.is_Rational else sp.expand(x)


def _in_floats(path: Path, at: Instance) -> Move:
    """Each operation rounded to nearest, in the order of the tree.

    Raises:
        Unread: a function that is not rounded correctly everywhere.
    """
    model = path.model
    number = np.float32 if model.arithmetic is BINARY32 else np.float64
    for step in model.step:
        for part in sp.preorder_traversal(step):
            power = isinstance(part, sp.Pow) and not _exact_power(part.exp)
            if power or (isinstance(part, sp.Function) and not isinstance(part, ROUNDED)):
                raise Unread(f"{part} is not rounded alike on every machine")
    known = {s: _rounded(here(s, at), number) for p in model.step for s in _letters(p, path)}

    def move(state: tuple[Any, ...], step: int, outcome: Atom) -> tuple[Any, ...]:
        values: dict[sp.Basic, Any] = dict(known)
        values.update(zip(model.state, (_rounded(x, number) for x in state), strict=True))
        values.update((symbol, _rounded(drawn, number)) for symbol, drawn in outcome.draws)
        if model.clock is not None:
            values[model.clock] = number(step)
        with np.errstate(all="ignore"):
            after = [approximate(s, values, number) for s in model.step]
        if not np.isfinite(after).all():
            raise Undefined("a rounded step is not finite")
        return tuple(_exactly(x) for x in after)

    return move


def _exact_power(exponent: sp.Expr) -> bool:
    """Whether a power is made of products, a division and a square root."""
    return bool(abs(exponent) == sp.Rational(1, 2) or (exponent.is_Integer and abs(exponent) <= 16))


def _rounded(x: sp.Expr, number: Callable[[Any], Any]) -> Any:
    """The nearest number of the format; of a rational in one rounding."""
    if number is np.float32 and x.is_Rational:
        return _single(Fraction(int(x.p), int(x.q)))
    return number(float(x))


def _single(x: Fraction) -> Any:
    """The binary32 number nearest to a fraction: rounding to binary64 first could round twice."""
    near = np.float32(float(x))
    if np.isfinite(near) and Fraction(float(near)) == x:
        return near
    around = (near, np.nextafter(near, np.float32(np.inf)), np.nextafter(near, np.float32(-np.inf)))
    finite = [y for y in around if np.isfinite(y)]
    even = [int(y.view(np.uint32)) & 1 for y in finite]
    gaps = [abs(Fraction(float(y)) - x) for y in finite]
    return min(zip(gaps, even, finite, strict=True), key=lambda row: row[:2])[2]


def _exactly(x: Any) -> sp.Rational:
    exact = Fraction(float(x))
    return sp.Rational(exact.numerator, exact.denominator)


def _letters(step: sp.Expr, path: Path) -> set[sp.Symbol]:
    """The parameters of a step: what is neither state, draw nor clock."""
    model = path.model
    drawn = {symbol for draw in model.draws for symbol in draw.symbols}
    letters: set[sp.Symbol] = step.free_symbols - {*model.state, *drawn, model.clock}
    return letters
