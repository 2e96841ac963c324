"""What can be drawn in one step, where that is finitely many: each outcome with its probability."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import comb, prod
from typing import Any, final

import sympy as sp

from theory.laws import Discrete, Draw, Empirical, Independent, Law, Mixture
from theory.models import Path
from theory.quantities import Mean, Over, Probability
from verify.engines.closed import Undefined, Unread
from verify.instances import Instance
from verify.parameters import here
from verify.unrolling import Members

__all__ = ["Atom", "atoms", "data_sets", "table"]

MOST = 20_000  # joint outcomes of one step, or data sets

Row = tuple[sp.Rational, tuple[sp.Expr, ...]]
"""A probability and the numbers that are drawn together."""


@final
@dataclass(frozen=True, slots=True)
class Atom:
    """A joint outcome of the draws of one step: its probability and the values drawn."""

    weight: sp.Rational
    draws: tuple[tuple[sp.Symbol, sp.Expr], ...]


@final
@dataclass(frozen=True, slots=True)
class Known:
    """A data set whose members are known: how often it has each of several rows."""

    rows: tuple[tuple[sp.Expr, ...], ...]
    counts: tuple[int, ...]


def table(law: Law | Known, at: Instance) -> tuple[Row, ...] | None:
    """The values of a law with rational weights; None if they are not finitely many.

    Raises:
        Undefined: a weight is not a rational in (0, 1], they do not sum to 1, or atoms coincide.
    """
    match law:
        case Discrete(values=values, weights=weights):
            known = zip(_weights(weights, at), values, strict=True)
            return tuple((weight, (here(v, at),)) for weight, v in known)
        case Mixture(laws=laws, weights=weights):
            tables = [table(part, at) for part in laws]
            merged: dict[tuple[sp.Expr, ...], sp.Rational] = {}
            for share, rows in zip(_weights(weights, at), tables, strict=True):
                for weight, row in rows or ():
                    merged[row] = merged.get(row, sp.Integer(0)) + share * weight
            return None if None in tables else tuple((w, row) for row, w in merged.items())
        case Independent(laws=laws):
            parts = [table(part, at) for part in laws]
            if any(part is None for part in parts):
                return None
            joint = product(*(part or () for part in parts))
            return tuple(
                (sp.Mul(*(w for w, _ in rows)), tuple(v for _, row in rows for v in row))
                for rows in joint
            )
        case Known(rows=rows, counts=counts):
            size = sum(counts)
            return tuple((sp.Rational(c, size), r) for r, c in zip(rows, counts, strict=True))
    return None


def _weights(weights: tuple[sp.Expr, ...], at: Instance) -> list[sp.Rational]:
    known = [here(w, at) for w in weights]
    if not all(w.is_Rational and 0 < w <= 1 for w in known) or sum(known) != 1:
        raise Undefined(f"the weights {known} are not rational probabilities that sum to 1")
    return known


def atoms(over: Over, at: Instance) -> tuple[Atom, ...] | None:
    """The joint outcomes of the draws of one step, with rational weights; None if not finite.

    Of a batch only the counts of the values matter, so one order stands for all.

    Raises:
        Undefined: as :func:`table`.
        Unread: there are too many.
    """
    draws = over.model.draws if isinstance(over, Path) else over
    columns: list[tuple[Row, ...]] = []
    for draw in draws:
        rows = table(draw.law, at) if draw.batch == 1 else None
        if rows is None:
            return None
        joint: Any = draw
        columns.append(tuple(_hands(joint, rows)) if isinstance(joint, Members) else rows)
    if prod(len(column) for column in columns) > MOST:
        raise Unread(f"more than {MOST} joint outcomes of one step")
    symbols = tuple(symbol for draw in draws for symbol in draw.symbols)
    found = []
    for joint_rows in product(*columns):
        weight = sp.Mul(*(w for w, _ in joint_rows))
        values = tuple(value for _, row in joint_rows for value in row)
        found.append(Atom(weight, tuple(zip(symbols, values, strict=True))))
    return tuple(found)


def _hands(members: Members, rows: Sequence[Row]) -> Iterator[Row]:
    """The members of a batch in the order of the table: multinomial or hypergeometric weights."""
    size, many = len(members.groups), members.population
    if comb(size + len(rows) - 1, size) > MOST:
        raise Unread(f"a batch of {size} has more than {MOST} outcomes")
    masses = [weight * many for weight, _ in rows]
    for counts in _compositions(size, len(rows)):
        if members.replacement:
            ways = sp.Mul(*(w**k for k, (w, _) in zip(counts, rows, strict=True)))
            ways *= _multinomial(counts)
        else:
            pairs = zip(masses, counts, strict=True)
            ways = sp.Rational(prod(comb(int(m), k) for m, k in pairs), comb(many, size))
        if ways:
            drawn = (row for k, (_, row) in zip(counts, rows, strict=True) for _ in range(k))
            yield ways, tuple(value for row in drawn for value in row)


def _multinomial(counts: Sequence[int]) -> int:
    left, ways = sum(counts), 1
    for k in counts:
        ways *= comb(left, k)
        left -= k
    return ways


def _compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """All tuples of ``parts`` integers ≥ 0 with this sum."""
    if parts == 1:
        yield (total,)
        return
    for k in range(total + 1):
        for rest in _compositions(total - k, parts - 1):
            yield (k, *rest)


def data_sets(quantity: Any, at: Instance) -> tuple[tuple[sp.Rational, Any], ...] | None:
    """(probability, quantity for this data set) for every random data set that can be drawn.

    One pair with the quantity itself if nothing is drawn from a data set; None if the law of the
    data has infinitely many values.

    Raises:
        Unread: there are too many data sets.
    """
    over = quantity.over
    draws: tuple[Any, ...] = over.model.draws if isinstance(over, Path) else over
    random = [i for i, draw in enumerate(draws) if isinstance(draw.law, Empirical)]
    if not random:
        return ((sp.Integer(1), quantity),)
    columns = []
    for i in random:
        rows = table(draws[i].law.law, at)
        if rows is None:
            return None
        columns.append(tuple(_sets(int(draws[i].law.size), rows)))
    if prod(len(column) for column in columns) > MOST:
        raise Unread(f"more than {MOST} data sets")
    found = []
    for choice in product(*columns):
        swap = {i: known for i, (_, known) in zip(random, choice, strict=True)}
        fixed = tuple(
            replace(draw, law=swap[i]) if i in swap else draw for i, draw in enumerate(draws)
        )
        found.append((sp.Mul(*(w for w, _ in choice)), _over(quantity, fixed)))
    return tuple(found)


def _sets(size: int, rows: Sequence[Row]) -> Iterator[tuple[sp.Rational, Known]]:
    if comb(size + len(rows) - 1, size) > MOST:
        raise Unread(f"a data set of {size} has more than {MOST} outcomes")
    for counts in _compositions(size, len(rows)):
        weight = _multinomial(counts) * sp.Mul(
            *(w**k for k, (w, _) in zip(counts, rows, strict=True))
        )
        kept = [(row, k) for k, (_, row) in zip(counts, rows, strict=True) if k]
        yield weight, Known(tuple(row for row, _ in kept), tuple(k for _, k in kept))


def _over(quantity: Mean | Probability, draws: tuple[Draw, ...]) -> Any:
    """The quantity over other draws."""
    if isinstance(quantity.over, Path):
        model: Any = quantity.over.model
        return replace(quantity, over=replace(quantity.over, model=replace(model, draws=draws)))
    return replace(quantity, over=draws)
