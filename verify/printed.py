"""Printed numbers spelled out: every method sees the two ends of what is printed so."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any

import sympy as sp

from theory.quantities import Printed
from theory.statements import All, AtMost, Equals

__all__ = ["neighbours", "spelled"]


def spelled(node: Any) -> Any:
    """A statement in which relations to printed numbers are relations to the ends of intervals."""
    if isinstance(node, Equals):
        sides = (node.left, node.right)
        number = next((side for side in sides if isinstance(side, Printed)), None)
        other = next((side for side in sides if not isinstance(side, Printed)), None)
        if number is None or other is None:
            return node
        return All(AtMost(number.low, other), AtMost(other, number.high))
    if isinstance(node, AtMost):
        left = node.left.low if isinstance(node.left, Printed) else node.left
        right = node.right.high if isinstance(node.right, Printed) else node.right
        return dataclasses.replace(node, left=left, right=right)
    if isinstance(node, All):
        return All(*(spelled(part) for part in node.parts))
    if isinstance(node, sp.Basic | type) or not dataclasses.is_dataclass(node):
        return node
    changed: Any = dataclasses.replace
    names = {"premise", "conclusion", "left", "right", "of", "such_that"}
    inside = {f.name: getattr(node, f.name) for f in dataclasses.fields(node) if f.name in names}
    return changed(node, **{name: spelled(part) for name, part in inside.items()})


def neighbours(number: Printed) -> tuple[Printed, Printed]:
    """The number with its last digit one higher, and one lower."""
    _, _, exponent = Decimal(number.text).as_tuple()
    units = Decimal(number.text).scaleb(-int(exponent))
    higher, lower = (Printed(f"{int(units) + step}e{exponent}") for step in (1, -1))
    return higher, lower
