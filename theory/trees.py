"""One walk over everything that a claim is made of.

Claims are trees of frozen dataclasses, tuples and SymPy expressions. ``leaves`` lists the
expressions, ``rebuild`` maps them, ``canonical`` writes the tree as text for a digest.
"""

from __future__ import annotations

import dataclasses
import enum
import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import sympy as sp

__all__ = ["canonical", "digest", "leaves", "made", "rebuild", "walk"]


def walk(node: Any) -> Iterator[Any]:
    """The node and everything below it, outermost first; an expression is one node."""
    yield node
    if isinstance(node, sp.Basic):
        return
    if isinstance(node, tuple):
        for child in node:
            yield from walk(child)
    elif dataclasses.is_dataclass(node):
        for field in dataclasses.fields(node):
            yield from walk(getattr(node, field.name))


def leaves(node: Any) -> Iterator[sp.Basic]:
    """Every SymPy expression below the node."""
    return (part for part in walk(node) if isinstance(part, sp.Basic))


def rebuild(node: Any, change: Callable[[sp.Basic], sp.Basic]) -> Any:
    """The same tree with every expression replaced by ``change(expression)``."""
    if isinstance(node, sp.Basic):
        return change(node)
    if isinstance(node, tuple):
        return tuple(rebuild(child, change) for child in node)
    if dataclasses.is_dataclass(node) and not isinstance(node, type):
        values = {
            field.name: rebuild(getattr(node, field.name), change)
            for field in dataclasses.fields(node)
        }
        return made(type(node), values)
    return node


def made(kind: type, values: Mapping[str, Any]) -> Any:
    """A node of the values of its fields; one that has parts takes them one by one."""
    return kind(*values["parts"]) if [*values] == ["parts"] else kind(**values)


def canonical(node: Any) -> str:
    """The tree as text that is the same in every process: ``srepr`` for expressions.

    A field that was added to a class later, ``field(default=..., metadata={"added": True})``, is
    left out while it has its default: what could be said before keeps its digest (decision 0009).
    A remark, ``metadata={"remark": True}``, says how an object was written and not what it is.
    """
    if isinstance(node, sp.Basic):
        return str(sp.srepr(node))
    if isinstance(node, tuple):
        return "(" + ", ".join(canonical(child) for child in node) + ")"
    if isinstance(node, enum.Enum):
        return repr(str(node.value))
    if dataclasses.is_dataclass(node) and not isinstance(node, type):
        told = [f for f in dataclasses.fields(node) if not _silent(f, getattr(node, f.name))]
        inside = ", ".join(f"{f.name}={canonical(getattr(node, f.name))}" for f in told)
        return f"{type(node).__name__}({inside})"
    return repr(node)


def _silent(field: dataclasses.Field[Any], value: object) -> bool:
    """Whether a field says nothing: it is a remark, or was added later and has its default."""
    if "remark" in field.metadata:
        return True
    return "added" in field.metadata and bool(value == field.default)


def digest(node: Any) -> str:
    """32 hexadecimal digits (128 bits) of BLAKE2b over the canonical text."""
    return hashlib.blake2b(canonical(node).encode(), digest_size=16).hexdigest()
