"""The search for a smallest counterexample: on what is known, and on statements of Patel (2018).

Candidates come in the order of their size, so that the first at which a statement fails is a
smallest one; what survives has been tried on all candidates up to a size, and that is all it says.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations_with_replacement, product
from typing import Generic, TypeVar, final

import pytest

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


def times(a, b):
    """The product of two square matrices."""
    n = range(len(a))
    return tuple(tuple(sum(a[i][k] * b[k][j] for k in n) for j in n) for i in n)


def combined(a, x, b, y):
    """x a + y b, entry by entry."""
    return tuple(
        tuple(x * p + y * q for p, q in zip(r, s, strict=True)) for r, s in zip(a, b, strict=True)
    )


def quadratic(m, v):
    """v′Mv."""
    n = range(len(v))
    return sum(m[i][j] * v[i] * v[j] for i in n for j in n)


def moments(pair):
    """2 E[Q] and 8 M, M = E[(Q − E[Q]) E[Q] (Q − E[Q])], for two equally likely matrices."""
    mean = combined(pair[0], 1, pair[1], 1)
    away = combined(pair[0], 1, pair[1], -1)
    return mean, times(times(away, mean), away)


def vectors(size, most):
    """All vectors of integers up to a size, without 0."""
    return [v for v in product(range(-most, most + 1), repeat=size) if any(v)]


def test_the_matrices_are_all_of_them_and_in_order():
    """Killed by: a minor left out, or the order turned."""
    found = semidefinite_matrices(2, entries=2)
    assert found == sorted(found, key=weight)
    brute = {
        ((a, b), (b, c))
        for a, b, c in product(range(3), range(-2, 3), range(3))
        if all(quadratic(((a, b), (b, c)), v) >= 0 for v in vectors(2, 4))
    }
    assert set(found) == brute
    assert found[0] == ((0, 0), (0, 0))
    assert weight(((1, -2), (-2, 3))) == 6  # an entry and its mirror image are one


def test_three_rows_need_the_determinant():
    """Here all minors of two rows are ≥ 0 and the determinant is −4."""
    bad = ((1, 1, 1), (1, 1, -1), (1, -1, 1))
    assert bad not in semidefinite_matrices(3, entries=1)
    assert ((1, 1, 1), (1, 1, 1), (1, 1, 1)) in semidefinite_matrices(3, entries=1)


def test_what_is_true_survives_and_what_is_false_is_found():
    assert smallest(range(9), lambda n: n * n >= n) == smallest(range(9), lambda _: True)
    found = smallest(range(9), lambda n: n != 5)
    assert (found.found, found.tried) == (5, 6)
    assert smallest((), lambda _: False).tried == 0


def varied(pair):
    """Lemma 3.3 (3): if Q is not constant then v′Mv > 0 for all v with v′E[Q]v > 0."""
    mean, excess = moments(pair)
    if pair[0] == pair[1]:
        return True
    return all(quadratic(excess, v) > 0 for v in vectors(2, 1) if quadratic(mean, v) > 0)


def test_the_smallest_counterexample_to_positive_curvature():
    """Q = diag(0, 1) or diag(1, 1): the second entry does not vary. Of 0 or diag(0, 1) it is true,

    since E[Q] has rank 1 there, and only its range counts.
    """
    found = smallest(pairs(semidefinite_matrices(2, entries=2)), varied)
    assert found.found == (((0, 0), (0, 1)), ((1, 0), (0, 1)))
    assert sum(map(weight, found.found)) == 3


@pytest.mark.parametrize(("size", "entries"), [(2, 3), (3, 1)])
def test_two_statements_of_the_lemma_survive(size, entries):
    """(1) v′E[Q]v = 0 gives v′E[QE[Q]Q]v = 0; (2) E[QE[Q]Q] ⪰ E[Q]³. Killed by: −M for M."""

    def holds(pair):
        mean, excess = moments(pair)
        cube = times(times(mean, mean), mean)
        for v in vectors(size, 1):
            null = quadratic(mean, v) == 0
            if quadratic(excess, v) < 0 or (null and quadratic(excess, v) + quadratic(cube, v)):
                return False
        return True

    searched = smallest(pairs(semidefinite_matrices(size, entries=entries)), holds)
    assert searched.found is None
    assert searched.tried >= 300


@pytest.mark.parametrize(("size", "entries"), [(0, 1), (4, 1), (2, -1)])
def test_wrong_sizes_are_refused(size, entries):
    with pytest.raises(ValueError, match=f"size={size} is not in 1, 2, 3, or entries={entries}"):
        semidefinite_matrices(size, entries=entries)
