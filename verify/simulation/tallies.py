"""What the paths of a block drew, equal paths together."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import final

import numpy as np

from numerics.draws import Indices, is_fair_coin
from numerics.laws import Atoms
from numerics.streams import BLOCK

__all__ = ["Tally", "grouped", "indexed", "words_of"]


@final
@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the 4096 paths drew the outcomes how often.

    Attributes:
        vectors: int64 of shape (n, outcomes), each row once.
        paths: int64 of shape (n,), adding up to 4096.
    """

    vectors: Indices
    paths: Indices


def grouped(drawn: Indices, steps: int) -> Tally:
    """Equal rows together: the last count follows from the others, which are digits of a number."""
    outcomes = drawn.shape[1]
    if (steps + 1) ** (outcomes - 1) >= 2**63:
        vectors, paths = np.unique(drawn, axis=0, return_counts=True)
        return Tally(vectors, paths.astype(np.int64))
    place = np.array([(steps + 1) ** i for i in range(outcomes - 1)], dtype=np.int64)
    keys = drawn[:, :-1] @ place
    _, first, paths = np.unique(keys, return_index=True, return_counts=True)
    return Tally(drawn[first], paths.astype(np.int64))


def words_of(law: Atoms, steps: int) -> int:
    """Words that a block of these steps takes: a fair coin takes one bit a step."""
    return BLOCK * max(1, -(-steps // 64) if is_fair_coin(law) else steps)


def indexed(weights: tuple[Fraction, ...]) -> Atoms:
    """The law of the number of the outcome: its values are used exactly, elsewhere."""
    return Atoms(tuple(Fraction(i) for i in range(len(weights))), weights)
