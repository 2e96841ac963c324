"""How a statement that something exists breaks, at one choice of what is said to exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, product

import sympy as sp

from theory.statements import Exists, ForAll
from verify.instances import Instance
from verify.outcome import Truth
from verify.planning.simplest import POOL
from verify.weigh import Found, Reader, weigh

__all__ = ["broken", "where"]

_MOST = 200  # choices that are tried


def broken(at: Instance, reader: Reader) -> tuple[Instance, Found] | None:
    """A simple choice that does not serve, and what is seen there.

    None if the statement is another, or no choice is refuted where it is said to break. The reason
    says that the choice is an example: the refutation is of every choice.
    """
    outer = at.statement
    if not isinstance(outer, Exists):
        return None
    free = ", ".join(map(str, outer.over))
    how = "it does not serve"
    if isinstance(inner := outer.such_that, ForAll):
        if inner.breaks_at is None:
            return None
        how = f"it {where(inner)}"
    for here in islice(_choices(outer, at), _MOST):
        conditions = (outer.within, inner.within) if isinstance(inner, ForAll) else (outer.within,)
        if any(weigh(c, here, reader).truth is not Truth.HOLDS for c in conditions):
            continue
        found = weigh(here.statement, here, reader)
        if found.truth is Truth.FAILS:
            reason = f"whatever {free} is, {how}; {free} here is an example"
            return here, replace(found, reason=reason)
    return None


def where(statement: ForAll) -> str:
    """Where the quantified variables break the statement, in words; "" if it was not said."""
    if statement.breaks_at is None:
        return ""
    pairs = zip(statement.over, statement.breaks_at, strict=True)
    return "breaks at " + ", ".join(f"{s} = {x}" for s, x in pairs)


def _choices(outer: Exists, at: Instance) -> Iterator[Instance]:
    """The inside of the statement at simple values of what is said to exist."""
    for numbers in product(POOL, repeat=len(outer.over)):
        chosen = {s: sp.Rational(n) for s, n in zip(outer.over, numbers, strict=True)}
        values = (*at.values, *chosen.items())
        inner = outer.such_that
        if isinstance(inner, ForAll) and inner.breaks_at is not None:
            ends = (x.subs({**at.at, **chosen}) for x in inner.breaks_at)
            values = (*values, *zip(inner.over, ends, strict=True))
            inner = inner.such_that
        yield replace(at, statement=inner, values=values)
