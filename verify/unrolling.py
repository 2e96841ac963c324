"""Batches and data sets at a point: every average written out, every draw a symbol of its own.

Average(g) over x becomes (g(x[1]) + ... + g(x[S]))/S, and the draw of a batch becomes ``Members``,
one joint draw of x[1], ..., x[S]. Everything that reads models reads them after this; a model
without batches and data sets comes back as it is. A limit or a rate of a coordinate that moves by
itself becomes one of that coordinate alone (``verify.engines.coordinates``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast, final

import sympy as sp

from theory.batches import Average
from theory.laws import Draw, Empirical, Independent, Law, population
from theory.models import Path, Recursion
from theory.quantities import Mean, Probability, Quantile, Rate, Variance
from theory.statements import Converges, Tight
from verify.engines.closed import Undefined
from verify.engines.coordinates import alone
from verify.instances import Instance
from verify.parameters import here

__all__ = ["Members", "unrolled"]

Part = TypeVar("Part")

MOST_MEMBERS = 256  # of a batch that is written out


@final
@dataclass(frozen=True, slots=True)
class Members:
    """The joint draw of the members of a batch; takes the place of a ``Draw`` in a model.

    Attributes:
        groups: the symbols of each member, one for each number that a member has.
        law: of one member, or the data set that it is a member of.
        population: how many members the data set has, 0 if there is none.
        replacement: whether a member of the data set may come twice.
    """

    groups: tuple[tuple[sp.Symbol, ...], ...]
    law: Law
    population: int
    replacement: bool

    @property
    def symbols(self) -> tuple[sp.Symbol, ...]:
        """All symbols, member after member."""
        return tuple(symbol for group in self.groups for symbol in group)

    @property
    def symbol(self) -> tuple[sp.Symbol, ...]:
        """As of a draw of several numbers."""
        return self.symbols

    @property
    def batch(self) -> sp.Integer:
        """It is drawn once a step."""
        return sp.Integer(1)


def unrolled(part: Part, at: Instance) -> Part:
    """A quantity, a limit or a path without averages.

    Raises:
        Undefined: a batch or a data set has no size in 1, 2, ... at the point, or the batch has
            more members than a data set that it exhausts, or more than are written out, or a draw
            of a batch stands outside of an average.
    """
    return cast(Part, _unrolled(part, at))


def _unrolled(part: Any, at: Instance) -> Any:
    match part:
        case Path(model=Recursion() as model):
            if not _joint(model.draws):
                return part
            draws = tuple(_members(draw, at) for draw in model.draws)
            step = tuple(_written(s, model.draws, draws) for s in model.step)
            return replace(part, model=replace(model, draws=draws, step=step))
        case Path():
            if _joint(part.model.draws):
                chain = Recursion(part.model.state, part.model.step, part.model.draws)
                return _unrolled(replace(part, model=chain), at)
            return part
        case Mean() | Variance() | Probability() | Quantile() if not isinstance(part.over, Path):
            if not _joint(part.over):
                return part
            draws = tuple(_members(draw, at) for draw in part.over)
            return replace(part, of=_written(part.of, part.over, draws), over=draws)
        case Rate() | Converges() | Tight():
            return alone(replace(part, over=_unrolled(part.over, at)))
        case Mean() | Variance() | Probability() | Quantile():
            return replace(part, over=_unrolled(part.over, at))
    return part


def _joint(draws: tuple[Draw, ...]) -> bool:
    """Whether there is a batch or a data set that is not written out yet."""
    return any(
        isinstance(draw, Draw) and (draw.batch != 1 or isinstance(draw.law, Empirical))
        for draw in draws
    )


def _members(draw: Draw, at: Instance) -> Draw:
    size = _count("batch", draw.batch, at)
    if size > MOST_MEMBERS:
        raise Undefined(f"a batch of {size} is more than the {MOST_MEMBERS} that are written out")
    if size == 1 and not isinstance(draw.law, Empirical):
        return replace(draw, batch=sp.Integer(1))
    known = isinstance(draw.law, Empirical) or not draw.replacement
    many = _count("data set", population(draw.law), at) if known else 0
    if not draw.replacement and size > many:
        raise Undefined(f"a batch of {size} out of {many} members")
    law = replace(draw.law, size=sp.Integer(many)) if isinstance(draw.law, Empirical) else draw.law
    members = Members(_named(draw, size), law, many, draw.replacement)
    return cast(Draw, members)


def _count(what: str, size: sp.Expr, at: Instance) -> int:
    number = here(size, at)
    if not number.is_Integer or number < 1:
        raise Undefined(f"a {what} of {number} is not one of 1, 2, ...")
    return int(number)


def _named(draw: Draw, size: int) -> tuple[tuple[sp.Symbol, ...], ...]:
    if size == 1:
        return (draw.symbols,)
    return tuple(
        tuple(sp.Symbol(f"{symbol}[{i + 1}]", real=True) for symbol in draw.symbols)
        for i in range(size)
    )


def _written(expr: sp.Basic, draws: tuple[Draw, ...], after: tuple[Draw, ...]) -> sp.Basic:
    """The expression with every average written out."""
    groups = {
        symbols: members.groups if isinstance(members, Members) else (draw.symbols,)
        for draw, members in zip(draws, cast("tuple[Any, ...]", after), strict=True)
        for symbols in [draw.symbols]
    }

    def mean(g: sp.Expr) -> sp.Expr:
        inside = {s: many for s, many in groups.items() if g.free_symbols & set(s)}
        size = max((len(many) for many in inside.values()), default=1)
        return sp.Add(*(g.xreplace(dict(_at(inside, i))) for i in range(size))) / size

    written = expr.replace(Average, mean)
    loose = {s for s, many in groups.items() if len(many) > 1 and written.free_symbols & set(s)}
    if loose:
        raise Undefined(f"draws of a batch stand outside of an average: {expr}")
    return written


def _at(
    groups: dict[tuple[sp.Symbol, ...], tuple[tuple[sp.Symbol, ...], ...]], i: int
) -> Iterator[tuple[sp.Symbol, sp.Symbol]]:
    """Which symbol stands for which in the i-th term; a draw without a batch stays."""
    for symbols, many in groups.items():
        yield from zip(symbols, many[i] if len(many) > 1 else many[0], strict=True)


def numbers_of(law: Law) -> int:
    """How many numbers one draw of a law gives."""
    inner = law.law if isinstance(law, Empirical) else law
    return len(inner.laws) if isinstance(inner, Independent) else 1
