"""The domain that a claim states, and simple rational points in it.

Candidates are simple rationals; a floating-point filter proposes, exact arithmetic confirms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise, product
from math import prod
from typing import final

import numpy as np
import sympy as sp

from theory.claims import Claim
from theory.statements import ForAll, Implies, Statement
from theory.trees import leaves
from verify.engines.arrays import Array, Unlowered, holds
from verify.engines.closed import Undefined, Unread
from verify.engines.expanded import expand_names
from verify.instances import Instance, Values
from verify.parameters import decide
from verify.planning.simplest import EXPONENTS, POOL, SIZES, complexity

__all__ = [
    "Domain",
    "admits",
    "degenerate_points",
    "domain",
    "premises",
    "simple_points",
    "simplest_points",
]

MOST_CANDIDATES = 40_000
CONFIRMED = 200  # candidates confirmed exactly


@final
@dataclass(frozen=True, slots=True)
class Domain:
    """Free variables and the conditions that bound them.

    ``given`` must hold; ``premise`` is what an implication asks for besides; ``raised`` are the
    variables that occur in exponents of e.
    """

    variables: tuple[sp.Symbol, ...]
    given: tuple[sp.Basic, ...]
    premise: tuple[sp.Basic, ...]
    raised: frozenset[sp.Symbol]


def premises(statement: Statement) -> tuple[sp.Basic, ...]:
    """The SymPy conditions under which the statement says something."""
    match statement:
        case Implies(premise=premise, conclusion=conclusion):
            own = (premise,) if isinstance(premise, sp.Basic) else ()
            return (*own, *premises(conclusion))
        case ForAll(within=within, such_that=inside):
            return (within, *premises(inside))
    return ()


def domain(claim: Claim) -> Domain:
    """The domain of a claim without varying laws; conditions without closed form are left out."""
    forms = [expand_names(h.holds, claim.where) for h in claim.given]
    before = [expand_names(p, claim.where) for p in premises(claim.states)]
    free = set(claim.variables)  # a condition on a quantified variable bounds no free one
    return Domain(
        claim.variables,
        tuple(f for f in forms if f is not None),
        tuple(p for p in before if p is not None and p.free_symbols <= free),
        _raised(claim),
    )


def _raised(claim: Claim) -> frozenset[sp.Symbol]:
    """Variables ε that occur in e^(kε), and in no other exponent, with integers k."""
    parts = (claim.states, tuple(h.holds for h in claim.given))
    exponents = [e.args[0].as_coeff_Mul() for leaf in leaves(parts) for e in leaf.atoms(sp.exp)]
    plain = {rest for k, rest in exponents if k.is_Integer and rest.is_Symbol}
    mixed = {s for _, rest in exponents if not rest.is_Symbol for s in rest.free_symbols}
    return frozenset((plain - mixed) & set(claim.variables))


def admits(conditions: Sequence[sp.Basic], values: Values) -> bool:
    """Whether exact values satisfy the conditions; undefined or undecided counts as no."""
    at = dict(values)
    return all(
        _met(condition, tuple((s, at[s]) for s in _letters(condition) if s in at))
        for condition in conditions
    )


@lru_cache(maxsize=1 << 16)
def _met(condition: sp.Basic, values: Values) -> bool:
    """One condition at the values of its own letters: the same for many points and claims."""
    at = Instance(statement=sp.true, given=(), where=(), values=values)
    try:
        return decide(condition, at)
    except (Undefined, Unread):
        return False


@lru_cache(maxsize=1 << 10)
def _letters(condition: sp.Basic) -> tuple[sp.Basic, ...]:
    return tuple(sorted(condition.free_symbols, key=str))


def simple_points(area: Domain, *, inside: bool, most: int) -> list[Values]:
    """Up to ``most`` simple points that satisfy the hypotheses (and, inside, the premises).

    They are spread: of the confirmed candidates, ordered by simplicity, the first and then those
    farthest from the ones taken.
    """
    conditions = (*area.given, *area.premise) if inside else area.given
    confirmed = list(islice(_confirmed(area.variables, conditions, area.raised), CONFIRMED))
    return _spread(confirmed, most)


def _confirmed(
    variables: tuple[sp.Symbol, ...],
    conditions: Sequence[sp.Basic],
    raised: frozenset[sp.Symbol],
) -> Iterator[Values]:
    if not variables:
        if admits(conditions, ()):  # a law may break them
            yield ()
        return
    for rows, table in _tables(variables, conditions, raised):
        found = False
        for values in _among(variables, conditions, rows, table):
            found = True
            yield values
        if found:
            return


def _tables(
    variables: tuple[sp.Symbol, ...],
    conditions: Sequence[sp.Basic],
    raised: frozenset[sp.Symbol],
) -> Iterator[tuple[list[tuple[sp.Expr, ...]], Array]]:
    """Candidates, simple ones first; the next table is for a domain that has none of the last."""
    sorts = tuple(_sort(symbol, raised) for symbol in variables)
    yield _candidates(sorts, mixed=False)
    yield _candidates(sorts, mixed=True)
    yield _joint([_compared(symbol, conditions) for symbol in variables])


def _among(
    variables: tuple[sp.Symbol, ...],
    conditions: Sequence[sp.Basic],
    rows: list[tuple[sp.Expr, ...]],
    table: Array,
) -> Iterator[Values]:
    """The candidates that satisfy the conditions: by floats first, then exactly."""
    keep = np.ones(len(rows), dtype=bool)
    at = {symbol: table[:, i] for i, symbol in enumerate(variables)}
    with np.errstate(all="ignore"):
        for condition in conditions:
            try:
                keep &= np.broadcast_to(holds(condition, at), keep.shape)
            except Unlowered:
                continue
    for i in np.flatnonzero(keep):
        values = tuple(zip(variables, rows[i], strict=True))
        if admits(conditions, values):
            yield values


def _sort(symbol: sp.Symbol, raised: frozenset[sp.Symbol]) -> str:
    if symbol.is_integer:
        return "integer"
    return "exponent" if symbol in raised else "real"


@lru_cache(maxsize=64)
def _candidates(sorts: tuple[str, ...], *, mixed: bool) -> tuple[list[tuple[sp.Expr, ...]], Array]:
    """Joint values of symbols of these sorts, simplest first: exact, and as floats in rows.

    Of many symbols each gets few values: integers only, or integers mixed with fractions.
    """
    return _joint([_pool(sort, mixed=mixed) for sort in sorts])


def _joint(of: Sequence[Sequence[sp.Expr]]) -> tuple[list[tuple[sp.Expr, ...]], Array]:
    pools = [list(enumerate(pool)) for pool in of]
    least = next((n for n in (4, 3, 2) if n ** len(pools) <= MOST_CANDIDATES), 1)
    while prod(map(len, pools)) > MOST_CANDIDATES:
        pools = [pool[: max(least, len(pool) - 2)] for pool in pools]
    rows = sorted(product(*pools), key=lambda row: sum(rank for rank, _ in row))
    exact = [tuple(x for _, x in row) for row in rows]
    number = {x: float(x) for pool in pools for _, x in pool}
    return exact, np.array([[number[x] for x in row] for row in exact])


def _compared(symbol: sp.Symbol, conditions: Sequence[sp.Basic]) -> list[sp.Expr]:
    """The rational numbers with which a symbol is compared, the middles between them, simple ones.

    They are for a domain so narrow that no simple number lies in it.
    """
    sides = {(r.lhs, r.rhs) for c in conditions for r in c.atoms(sp.Rel)}
    both = sides | {(right, left) for left, right in sides}
    ends = sorted(other for one, other in both if one == symbol and other.is_Rational)
    near = [*((low + high) / 2 for low, high in pairwise(ends)), *ends]
    if symbol.is_integer:
        near = [sp.floor(x) for x in near] + [sp.ceiling(x) for x in near]
    return list(dict.fromkeys([*near, *_pool(_sort(symbol, frozenset()), mixed=True)]))


def _pool(sort: str, *, mixed: bool) -> list[sp.Expr]:
    """Values to try for one symbol; logarithms of fractions where it is exponentiated."""
    if sort == "integer":
        return [sp.Integer(n) for n in SIZES]
    if sort == "exponent":
        return [sp.log(sp.Rational(q.numerator, q.denominator)) for q in EXPONENTS]
    ordered = POOL if mixed else sorted(POOL, key=complexity)
    return [sp.Rational(x.numerator, x.denominator) for x in ordered]


def _spread(points: list[Values], most: int) -> list[Values]:
    if len(points) <= most:
        return points
    table = np.array([[float(x) for _, x in row] for row in points])
    scaled = np.sign(table) * np.log1p(np.abs(table))
    scaled = scaled / np.maximum(np.ptp(scaled, axis=0), 1e-9)  # every variable counts alike
    taken = [0]
    while len(taken) < most:
        gaps = np.min(
            [np.abs(scaled - scaled[i]).sum(axis=1) for i in taken],
            axis=0,
        )
        taken.append(int(np.argmax(gaps)))
    return [points[i] for i in taken]


def degenerate_points(area: Domain) -> list[tuple[str, Values]]:
    """For each variable a simple point of the domain at which it is 0, premises kept if it can."""
    found = []
    for symbol in area.variables:
        rest = tuple(s for s in area.variables if s != symbol)
        tried = [
            (*values, (symbol, sp.Integer(0)))
            for values in islice(_confirmed(rest, (), area.raised), CONFIRMED)
        ]
        for conditions in ((*area.given, *area.premise), area.given):
            kept = next((values for values in tried if admits(conditions, values)), None)
            if kept is not None:
                at = tuple(sorted(kept, key=lambda pair: pair[0].name))
                found.append((f"degenerate: {symbol} = 0", at))
                break
    return found


def simplest_points(area: Domain, *, most: int) -> list[Values]:
    """The first ``most`` points without a 0 that satisfy the hypotheses, simplest first."""
    points = _confirmed(area.variables, area.given, area.raised)
    return list(islice((p for p in points if all(x != 0 for _, x in p)), most))
