"""Two paths with states of one name in one statement: for a reader they need two names.

"w → 0 if and only if w → 0" says nothing; with the second path's state written w′ it says which
start, law or learning rate each half is about. Only what is shown is renamed, never what is
examined.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import sympy as sp

from theory.claims import Claim
from theory.models import Path
from theory.trees import leaves, made, rebuild, walk

__all__ = ["primed", "told_apart"]

_Swap = Mapping[sp.Basic, sp.Basic]


def told_apart(claim: Claim) -> Claim:
    """The claim with a state primed where an earlier path, or anything else, has its name."""
    inside = (claim.states, claim.where)
    apart = primed(inside, claim.given)
    if apart is inside:
        return claim
    states, where = apart
    return dataclasses.replace(claim, states=states, where=where)


def primed(inside: Any, beside: Any) -> Any:
    """The same of any tree of statements, among all that is said ``beside`` it."""
    paths = dict.fromkeys(part for part in walk(inside) if isinstance(part, Path))
    if len(paths) < 2:
        return inside
    taken = {s.name for part in leaves((inside, beside)) for s in part.atoms(sp.Symbol)}
    swaps: dict[Path, _Swap] = {}
    states: set[sp.Symbol] = set()
    for path in paths:
        swaps[path] = {s: _primed(s, taken) for s in path.model.state if s in states}
        states.update(path.model.state)
    return _renamed(inside, swaps)


def _primed(symbol: sp.Symbol, taken: set[str]) -> sp.Symbol:
    """A real symbol with as few primes as no other has, which is then taken."""
    name = f"{symbol.name}′"
    while name in taken:
        name += "′"
    taken.add(name)
    # As ``real`` makes it: SymPy's cache hands out whichever of two equal symbols came first, and a
    # digest tells how it was made.
    return sp.Symbol(name, real=True)


def _renamed(node: Any, swaps: Mapping[Path, _Swap]) -> Any:
    """The tree with each path, and what is said ``of`` its state, in the path's own letters."""
    if isinstance(node, tuple):
        return tuple(_renamed(child, swaps) for child in node)
    if isinstance(node, Path):
        swap = swaps[node]
        return rebuild(node, lambda expr: expr.xreplace(swap)) if swap else node
    if isinstance(node, type | sp.Basic) or not dataclasses.is_dataclass(node):
        return node
    values = {f.name: _renamed(getattr(node, f.name), swaps) for f in dataclasses.fields(node)}
    path = getattr(node, "over", None)
    if isinstance(path, Path) and "of" in values:
        swap = swaps[path]
        values["of"] = rebuild(values["of"], lambda expr: expr.xreplace(swap))
    return made(type(node), values)
