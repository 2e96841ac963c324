"""The smallest counterexample to a statement about matrices of integers, by exhaustion.

Candidates come in the order of their size, so that the first at which a statement fails is a
smallest one; what survives has been tried on all candidates up to a size, and that is all it says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations_with_replacement, product
from typing import Generic, TypeVar, final

__all__ = ["Searched", "Symmetric", "pairs", "semidefinite_matrices", "smallest", "weight"]

Symmetric = tuple[tuple[int, ...], ...]
Candidate = TypeVar("Candidate")


@final
@dataclass(frozen=True, slots=True)
class Searched(Generic[Candidate]):
    """What a search gave.

    Attributes:
        found: the first candidate at which the statement fails; None if there is none.
        tried: how many candidates were looked at, that one included.
    """

    found: Candidate | None
    tried: int


def smallest(
    candidates: Iterable[Candidate], holds: Callable[[Candidate], bool]
) -> Searched[Candidate]:
    """The first candidate at which a statement fails."""
    tried = 0
    for candidate in candidates:
        tried += 1
        if not holds(candidate):
            return Searched(candidate, tried)
    return Searched(None, tried)


def weight(matrix: Symmetric) -> int:
    """The sum of the sizes of the entries on and above the diagonal."""
    return sum(abs(x) for i, row in enumerate(matrix) for x in row[i:])


def semidefinite_matrices(size: int, *, entries: int) -> list[Symmetric]:
    """All positive semidefinite matrices of integers up to ``entries`` in size, lightest first.

    Args:
        size: the number of rows, 1, 2 or 3.
        entries: the largest |entry|, at least 0.

    Raises:
        ValueError: the size is not in 1, 2, 3, or ``entries`` is negative.
    """
    if size not in (1, 2, 3) or entries < 0:
        raise ValueError(
            f"semidefinite_matrices: size={size} is not in 1, 2, 3, or entries={entries} < 0"
        )
    places = list(combinations_with_replacement(range(size), 2))
    ranges = [range(entries + 1) if i == j else range(-entries, entries + 1) for i, j in places]
    found = []
    for values in product(*ranges):
        at = dict(zip(places, values, strict=True))
        matrix = tuple(tuple(at[min(i, j), max(i, j)] for j in range(size)) for i in range(size))
        if all(minor >= 0 for minor in _principal_minors(matrix)):
            found.append(matrix)
    return sorted(found, key=lambda matrix: (weight(matrix), matrix))


def pairs(matrices: list[Symmetric]) -> Iterator[tuple[Symmetric, Symmetric]]:
    """All unordered pairs, with repetition, lightest first; a matrix may be paired with itself."""
    both = combinations_with_replacement(matrices, 2)
    yield from sorted(both, key=lambda pair: weight(pair[0]) + weight(pair[1]))


def _principal_minors(m: Symmetric) -> Iterator[int]:
    """Each of them, one row after another: all are ≥ 0 exactly for a semidefinite matrix."""
    size = len(m)
    yield from (m[i][i] for i in range(size))
    yield from (m[i][i] * m[j][j] - m[i][j] ** 2 for i in range(size) for j in range(i))
    if size == 3:
        (a, b, c), (_, d, e), (_, _, f) = m
        yield a * (d * f - e * e) - b * (b * f - e * c) + c * (b * e - d * c)
