"""Experiments: blocks of draws at their address, as integers that are drawn once and kept once.

The address of a block knows the model and the kind of the experiment, not the point at which a
claim is examined: a sweep shares its draws. For a law with finitely many outcomes it shares even
the counts, since which outcome is drawn depends on the weights alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import zip_longest
from typing import TypeAlias, final

import numpy as np
import sympy as sp

from numerics.draws import Indices, is_fair_coin
from numerics.kernels import atom_counts
from numerics.laws import Atoms
from numerics.streams import BLOCK, Address, Lanes, open_block, root
from verify.compare import Interval
from verify.instances import Values
from verify.reading import Context
from verify.records import Block

__all__ = [
    "ALPHA",
    "BLOCKS",
    "METHOD",
    "ONE_STEP",
    "STEPS",
    "WORDS",
    "Counts",
    "Experiment",
    "Laboratory",
    "Measured",
    "Series",
    "Tally",
    "Unrepeatable",
    "Value",
    "Voided",
    "indexed",
    "require_numbers",
    "words_of",
]

METHOD = "montecarlo"
BLOCKS = {"quick": 16, "standard": 128, "deep": 1024}  # of one-step increments
WORDS = {"quick": 1 << 21, "standard": 1 << 24, "deep": 1 << 27}  # random words of one experiment
CHEAP = 16  # so many times more blocks where a block is one word a path
STEPS = 64  # draws of each lane in a block of an experiment about one step: one word of coins
ONE_STEP = f"one step, {STEPS} draws of each lane"
ALPHA = 1e-9  # that an interval ever misses, over all looks
NOWHERE = -9  # the point index of a block until the examination puts its own

Counts = tuple[int, ...]


@final
@dataclass(frozen=True, slots=True)
class Experiment:
    """What is drawn: ``statement``, the digest of the model with its laws, and what is done to it.

    ``name`` says the kind and the number of steps, never the point.
    """

    statement: str
    name: str
    steps: int


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


@final
@dataclass(slots=True)
class Series:
    """Integer results of blocks 0, 1, 2, ..., added up after 1, 2, 4, ... of them.

    An integer that a block does not have is 0.

    Attributes:
        block: computes (and keeps) the integers of one block.
        last: the number of doublings that the budget allows.
    """

    block: Callable[[int], Counts]
    last: int
    totals: list[Counts] = field(default_factory=list)

    def after(self, look: int) -> Counts:
        """The sum over the first 2^look blocks; what it was does not depend on who asked before."""
        while len(self.totals) <= look:
            done = len(self.totals)
            fresh = range(2 ** (done - 1) if done else 0, 2**done)
            parts = [*self.totals[-1:], *(self.block(number) for number in fresh)]
            self.totals.append(tuple(sum(column) for column in zip_longest(*parts, fillvalue=0)))
        return self.totals[look]


@final
@dataclass(slots=True)
class Laboratory:
    """What the measurements of one reader share: the root, the budget, and all that was drawn."""

    context: Context
    root: int = field(init=False)
    tallies: dict[tuple[Experiment, Atoms, int], Tally] = field(default_factory=dict)
    sums: dict[tuple[Experiment, Atoms, int], Counts] = field(default_factory=dict)
    kept: set[tuple[str, Values, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.root = root(self.context.seed)

    @property
    def words(self) -> int:
        """Random words that one experiment may use."""
        return WORDS[self.context.budget]

    def lanes(self, experiment: Experiment, block: int) -> Lanes:
        """The generators of a block at their first word."""
        return open_block(Address(self.root, experiment.statement, METHOD, experiment.name, block))

    def tally(self, experiment: Experiment, law: Atoms, block: int) -> Tally:
        """What the paths of a block drew, path by path."""
        key = (experiment, law, block)
        if key not in self.tallies:
            drawn = atom_counts(self.lanes(experiment, block), law, experiment.steps)
            self.tallies[key] = _grouped(drawn, experiment.steps)
        return self.tallies[key]

    def sum(self, experiment: Experiment, law: Atoms, block: int) -> Counts:
        """What the paths of a block drew, all together: one count for each outcome."""
        key = (experiment, law, block)
        if key not in self.sums:
            drawn = atom_counts(self.lanes(experiment, block), law, experiment.steps)
            self.sums[key] = tuple(int(n) for n in drawn.sum(axis=0))
        return self.sums[key]

    def series(
        self,
        experiment: Experiment,
        what: str,
        point: Values,
        most: int,
        block: Callable[[int], Counts],
    ) -> Series:
        """Up to ``most`` blocks, rounded down to a power of 2, each kept once for every point.

        What is kept is named "experiment | model | what": the address has the first part and all
        of the digest of the model.
        """

        def kept(number: int) -> Counts:
            counts = block(number)
            if not self.kept:
                self._repeated(block, number, counts)
            name = f"{experiment.name} | {experiment.statement[:8]} | {what}"
            if (name, point, number) not in self.kept:
                self.kept.add((name, point, number))
                self.context.keep(
                    Block(
                        claim=self.context.claim_id,
                        method=METHOD,
                        point=NOWHERE,
                        experiment=name,
                        block=number,
                        counts=counts,
                    )
                )
            return counts

        return Series(kept, most.bit_length() - 1)

    def _repeated(self, block: Callable[[int], Counts], number: int, counts: Counts) -> None:
        """Draw the first block of a claim once more: the same address must give the same integers.

        Raises:
            Unrepeatable: it does not.
        """
        drawn = self.tallies, self.sums
        self.tallies, self.sums = {}, {}
        try:
            again = block(number)
        finally:
            self.tallies, self.sums = drawn
        if again != counts:
            raise Unrepeatable(f"block {number} gave other integers when it was drawn once more")

    def most(self, words: int, limit: int) -> int:
        """Blocks that the budget allows where one costs so many words.

        Raises:
            ValueError: not even one; the message says what would be needed.
        """
        if words > self.words:
            raise ValueError(
                f"under-powered: one block needs {words} random words, the budget is {self.words}"
            )
        return min(limit, self.words // words)

    def one_step(self, words: int) -> int:
        """Blocks of an experiment about one step."""
        return self.most(words, BLOCKS[self.context.budget])

    def of_paths(self, words: int) -> int:
        """Blocks of an experiment about whole paths, one sample for each path."""
        return self.most(words, CHEAP * BLOCKS[self.context.budget])


def words_of(law: Atoms, steps: int) -> int:
    """Words that a block of these steps takes: a fair coin takes one bit a step."""
    return BLOCK * max(1, -(-steps // 64) if is_fair_coin(law) else steps)


def indexed(weights: tuple[Fraction, ...]) -> Atoms:
    """The law of the number of the outcome: its values are used exactly, elsewhere."""
    return Atoms(tuple(Fraction(i) for i in range(len(weights))), weights)


def _grouped(drawn: Indices, steps: int) -> Tally:
    """Equal rows together: the last count follows from the others, which are digits of a number."""
    outcomes = drawn.shape[1]
    if (steps + 1) ** (outcomes - 1) >= 2**63:
        vectors, paths = np.unique(drawn, axis=0, return_counts=True)
        return Tally(vectors, paths.astype(np.int64))
    place = np.array([(steps + 1) ** i for i in range(outcomes - 1)], dtype=np.int64)
    keys = drawn[:, :-1] @ place
    _, first, paths = np.unique(keys, return_index=True, return_counts=True)
    return Tally(drawn[first], paths.astype(np.int64))


class Voided(ArithmeticError):
    """Some samples are not numbers: no evidence can be drawn from the others."""


class Unrepeatable(RuntimeError):
    """Randomness that does not come from its address: nothing that was drawn can be trusted."""


Value: TypeAlias = "Interval | sp.Expr | None"


@final
@dataclass(slots=True)
class Measured:
    """A quantity that can be measured in ever more blocks.

    Attributes:
        series: the integers.
        read: from integers to an interval; −∞ where ln 0 was drawn; None while nothing is known.
        samples: how many there are in one block.
        spread: for a path, the length of the interval in which the values lie, as a fraction of
            which the mean can be known.
    """

    series: Series
    read: Callable[[Counts], Value]
    samples: int
    spread: Fraction = Fraction(0)
    seen: dict[int, Value] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """The number of doublings that the budget allows."""
        return self.series.last

    def after(self, look: int) -> Value:
        """What 2^look blocks say."""
        look = min(look, self.last)
        if look not in self.seen:
            self.seen[look] = self.read(self.series.after(look))
        return self.seen[look]


def require_numbers(bad: int, of: int) -> None:
    """Refuse samples of which some are not numbers.

    Raises:
        Voided: ``bad`` is not 0.
    """
    if bad:
        raise Voided(f"NaN events: {bad} of {of}")
