"""Experiments: blocks of draws at their address, as integers that are drawn once and kept once.

The address of a block knows the model and the kind of the experiment, not the point at which a
claim is examined: a sweep shares its draws. For a law with finitely many outcomes it shares even
the counts, since which outcome is drawn depends on the weights alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import zip_longest
from typing import Any, TypeAlias, final

import sympy as sp

from numerics.blocks import Ask, Counted, Job, Result
from numerics.laws import Atoms
from numerics.streams import Address, Lanes, open_block, root
from verify.compare import Interval
from verify.instances import Values
from verify.reading import Context
from verify.records import NOWHERE, Block
from verify.simulation import budgets
from verify.simulation.budgets import BLOCKS, CHEAP, WORDS
from verify.simulation.tallies import Tally, grouped, indexed, words_of

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
    "Unrepeatable",
    "Value",
    "Voided",
    "indexed",
    "require_numbers",
    "words_of",
]

METHOD = "montecarlo"
STEPS = 64  # draws of each lane in a block of an experiment about one step: one word of coins
ONE_STEP = f"one step, {STEPS} draws of each lane"
ALPHA = 1e-9  # that an interval ever misses, over all looks
AT_ONCE = 64  # blocks that are drawn ahead; their results wait in memory

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
@dataclass(slots=True)
class Series:
    """Integer results of blocks 0, 1, 2, ..., added up after 1, 2, 4, ... of them.

    An integer that a block does not have is 0.

    Attributes:
        block: computes (and keeps) the integers of one block.
        last: the number of doublings that the budget allows.
        ahead: is told which blocks are wanted next, so that many can be drawn at a time.
    """

    block: Callable[[int], Counts]
    last: int
    ahead: Callable[[Sequence[int]], None] = field(default=lambda _: None)
    totals: list[Counts] = field(default_factory=list)

    def after(self, look: int) -> Counts:
        """The sum over the first 2^look blocks; what it was does not depend on who asked before."""
        while len(self.totals) <= look:
            done = len(self.totals)
            fresh = range(2 ** (done - 1) if done else 0, 2**done)
            parts = self.totals[-1:]
            for first in range(0, len(fresh), AT_ONCE):
                self.ahead(fresh[first : first + AT_ONCE])
                parts += [self.block(number) for number in fresh[first : first + AT_ONCE]]
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
    ready: dict[tuple[Experiment, Ask, int], Result] = field(default_factory=dict)
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

    def drawn(self, experiment: Experiment, ask: Ask, block: int, most: int = 1) -> Any:
        """What is asked of one of ``most`` blocks, drawn now unless it was ahead; not kept."""
        key = (experiment, ask, block)
        if key in self.ready:
            return self.ready.pop(key)
        return self.context.crew.results([self._job(experiment, ask, block, most)])[0]

    def draw_ahead(
        self, experiment: Experiment, ask: Ask, most: int, blocks: Sequence[int]
    ) -> None:
        """Have the crew draw some blocks at a time, unless it is one of one or they are known."""
        if self.context.crew.is_alone:
            return
        law = ask.law if isinstance(ask, Counted) else None
        wanted = [
            b for b in blocks
            if (experiment, ask, b) not in self.ready
            and not any((experiment, law, b) in known for known in (self.tallies, self.sums))
        ]  # fmt: skip
        jobs = [self._job(experiment, ask, block, most) for block in wanted]
        for block, result in zip(wanted, self.context.crew.results(jobs), strict=True):
            self.ready[experiment, ask, block] = result

    def _job(self, experiment: Experiment, ask: Ask, block: int, most: int) -> Job:
        address = Address(self.root, experiment.statement, METHOD, experiment.name, block)
        return Job(address, ask, most)

    def tally(self, experiment: Experiment, law: Atoms, block: int) -> Tally:
        """What the paths of a block drew, path by path."""
        key = (experiment, law, block)
        if key not in self.tallies:
            drawn = self.drawn(experiment, Counted(law, experiment.steps), block)
            self.tallies[key] = grouped(drawn, experiment.steps)
        return self.tallies[key]

    def sum(self, experiment: Experiment, law: Atoms, block: int) -> Counts:
        """What the paths of a block drew, all together: one count for each outcome."""
        key = (experiment, law, block)
        if key not in self.sums:
            drawn = self.drawn(experiment, Counted(law, experiment.steps), block)
            self.sums[key] = tuple(int(n) for n in drawn.sum(axis=0))
        return self.sums[key]

    def series(
        self,
        experiment: Experiment,
        what: str,
        point: Values,
        most: int,
        block: Callable[[int], Counts],
        ask: Ask | None = None,
    ) -> Series:
        """Up to ``most`` blocks, rounded down to a power of 2, each kept once for every point.

        What is kept is named "experiment | model | what": the address has the first part and all
        of the digest of the model. ``ask`` is what a block needs drawn: many can be drawn at once.
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

        def ahead(numbers: Sequence[int]) -> None:
            if ask is not None:
                self.draw_ahead(experiment, ask, most, numbers)

        return Series(kept, most.bit_length() - 1, ahead)

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

    def one_step(self, words: int) -> int:
        """Blocks of an experiment about one step, where one costs so many words."""
        return budgets.most(words, BLOCKS[self.context.budget], self.words)

    def of_paths(self, words: int, drawn: int = 0) -> int:
        """Blocks of an experiment about whole paths, as `budgets.of_paths` says."""
        return budgets.of_paths(words, drawn, CHEAP * BLOCKS[self.context.budget], self.words)


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
        spread: of a path, the length of the interval of its values, of which the mean is a part.
        until: over which steps a limit was measured; "" of what is none.
    """

    series: Series
    read: Callable[[Counts], Value]
    samples: int
    spread: Fraction = Fraction(0)
    until: str = ""
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
