"""The claims of a declared file: its outline, with every expression built."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sympy as sp

from theory.claims import ONE_PER_CENT, Box, Claim, Hypothesis, Point, Reading, Rival
from theory.exact import exact
from theory.quantities import Definition
from verify.declared.data import numbers
from verify.declared.document import legible
from verify.declared.faults import Fault, Refusal
from verify.declared.numbers import made
from verify.declared.outline import Binding, Condition, Part, outline
from verify.declared.scope import Scope

__all__ = ["claims_of"]


def claims_of(content: bytes, folder: Path | None = None) -> Mapping[str, Claim]:
    """The claims that a file declares, by name, in order.

    Args:
        content: of the file.
        folder: where it lies, with the data that it names; without one it can name none.

    Raises:
        Refusal: it declares none as it stands; with the place of the first fault.
    """
    file = outline(content)
    try:
        scope = Scope(file.letters)
        for datum in file.data:
            scope.hold(datum.name, numbers(datum, folder), datum.at)
        for thing in file.things:
            scope.name(thing.name, thing.means, thing.at)
        return {part.name: _claim(part, scope) for part in file.parts}
    except Fault as fault:
        raise Refusal(legible(content), fault) from None


def _claim(part: Part, scope: Scope) -> Claim:
    fields: dict[str, Any] = {
        "title": part.title,
        "source": part.source,
        "given": _given(part.given, scope),
        "where": tuple(
            made(m.at, Definition, scope.taken(m.name, "expression"), scope.taken(m.means, "side"))
            for m in part.where
        ),
        "states": scope.taken(part.states, "statement"),
        "at": tuple(_place(bindings, scope) for bindings in part.places),
        "readings": tuple(
            Reading(
                words=view.words,
                binds=tuple(_bound(b, scope) for b in view.binds),
                given=_given(view.given, scope),
            )
            for view in part.readings
        ),
        "rivals": tuple(Rival(r.words, scope.taken(r.states, "statement")) for r in part.rivals),
        "resolution": ONE_PER_CENT,
        "corrects": part.corrects,
        "covers": part.covers,
    }
    if part.resolution is not None:
        fields["resolution"] = scope.taken(part.resolution, "expression")
        if not (fields["resolution"].is_Rational and 0 < fields["resolution"] < 1):
            raise Fault(part.resolution.at, "the resolution is a fraction in (0, 1), such as 0.01")
    claim: Claim = made(part.at, Claim, **fields)
    return claim


def _given(conditions: tuple[Condition, ...], scope: Scope) -> tuple[Hypothesis, ...]:
    found = []
    for condition in conditions:
        holds = scope.taken(condition.holds, "condition")
        if holds in (sp.true, sp.false):
            raise Fault(condition.holds.at, f"the condition is {holds} before any value is given")
        found.append(Hypothesis(condition.words, holds))
    return tuple(found)


def _bound(binding: Binding, scope: Scope) -> tuple[Any, Any]:
    """A letter and its one value."""
    letter = scope.letter(binding.letter, binding.at)
    if len(binding.values) != 1:
        raise Fault(binding.at, f"{binding.letter} has {len(binding.values)} values, not one")
    value = scope.taken(binding.values[0], "expression")
    return letter, made(binding.at, exact, binding.letter, value)


def _place(bindings: tuple[Binding, ...], scope: Scope) -> Point | Box:
    """A point, or a box where a letter has two ends."""
    if all(len(binding.values) == 1 for binding in bindings):
        return Point(tuple(_bound(binding, scope) for binding in bindings))
    sides = []
    for binding in bindings:
        if len(binding.values) != 2:
            many = len(binding.values)
            raise Fault(binding.at, f"{binding.letter} has {many} ends; in a box each has two")
        ends = (scope.taken(value, "expression") for value in binding.values)
        sides.append((scope.letter(binding.letter, binding.at), *ends))
    box: Box = made(bindings[0].at, Box, tuple(sides))
    return box
