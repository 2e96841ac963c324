"""Draws of every law, and of data sets, from the lanes: what `numerics.draws` has, put together.

The order of words is part of decision 0005. A blend takes its choice first and then a draw of each
of its laws, whichever was chosen. A deck is drawn when it is opened, member after member. A hand
takes one draw a card: which member of all for cards that may come again, else which of those that
are left (a swap puts it aside); nothing is drawn for the only one left.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import final

import numpy as np

from numerics.draws import Indices, Sampler, Values, atom_draws, bias_per_draw
from numerics.draws import sampler as simple
from numerics.laws import Atoms, Blend, Density, Drawn, Hand, Interval, Source, Student
from numerics.streams import BLOCK, Lanes

__all__ = ["Rows", "bias", "opening", "rows", "sampler", "span", "width", "words"]

KEPT = 1 << 11  # numbers of a data set that are kept for each path (64 MiB a block)

Rows = Callable[[], tuple[Values, ...]]
"""The next numbers of a source, each of shape (4096,)."""


def sampler(lanes: Lanes, law: Drawn) -> Sampler:
    """Return the sampler of a law of one number on these lanes.

    Raises:
        ValueError: the law is a density that cannot be tabulated.
    """
    if isinstance(law, Student | Density):
        from numerics.inversion import InverseDraws, quantile  # needs flint, other laws do not

        return InverseDraws(lanes, quantile(law))
    if isinstance(law, Blend):
        return BlendDraws(lanes, law)
    return simple(lanes, law)


def rows(lanes: Lanes, source: Source) -> Rows:
    """Return what gives the next numbers of a source; a random deck is drawn here."""
    if isinstance(source, Hand):
        return HandDraws(lanes, source).rows
    draws = sampler(lanes, source)
    return lambda: (draws.values(),)


def width(source: Source) -> int:
    """How many numbers are drawn at a step."""
    return source.cards * source.deck.width if isinstance(source, Hand) else 1


def words(source: Source) -> int:
    """How many words a path needs at a step, at most."""
    if isinstance(source, Hand):
        return source.cards
    return 1 + sum(words(law) for law in source.laws) if isinstance(source, Blend) else 1


def opening(source: Source) -> int:
    """How many words a path needs before the first step, for the members of a random deck."""
    if not isinstance(source, Hand):
        return 0
    return source.deck.size * sum(words(law) for law in source.deck.laws)


def span(law: Drawn) -> tuple[float, float]:
    """The least and the largest value of a law."""
    match law:
        case Atoms(values=values):
            return float(min(values)), float(max(values))
        case Interval(low=low, high=high):
            return float(low), float(high)
        case Density(low=low, high=high):
            return -np.inf if low is None else float(low), np.inf if high is None else float(high)
        case Blend(laws=laws):
            spans = [span(part) for part in laws]
            return min(low for low, _ in spans), max(high for _, high in spans)
    return -np.inf, np.inf


@final
class BlendDraws:
    """A choice among laws, then one draw of each law, of which the chosen is returned."""

    def __init__(self, lanes: Lanes, law: Blend) -> None:
        self._choice = atom_draws(lanes, _numbered(law.weights))
        self._parts = [sampler(lanes, part) for part in law.laws]

    def values(self) -> Values:
        """Return the next draw of every lane, shape (4096,), and advance."""
        chosen = self._choice.indices()
        drawn = np.stack([part.values() for part in self._parts])
        picked: Values = drawn[chosen, np.arange(BLOCK)]
        return picked


def _numbered(weights: tuple[Fraction, ...]) -> Atoms:
    return Atoms(tuple(Fraction(i) for i in range(len(weights))), weights)


def _uniform_choice(lanes: Lanes, size: int) -> Callable[[], Indices]:
    """Which of ``size`` things, equally likely: one draw of atoms, none for a single thing."""
    if size == 1:
        return lambda: np.zeros(BLOCK, dtype=np.int64)
    return atom_draws(lanes, _numbered((Fraction(1, size),) * size)).indices


@final
class HandDraws:
    """Members of a deck: one draw a card."""

    def __init__(self, lanes: Lanes, hand: Hand) -> None:
        deck = hand.deck
        if deck.size * deck.width > KEPT:
            raise ValueError(f"a data set of {deck.size} is more than is kept for each path")
        self._hand = hand
        self._members = self._open(lanes, hand)
        sizes = [deck.size - (0 if hand.again else i) for i in range(hand.cards)]
        self._choices = [_uniform_choice(lanes, size) for size in sizes]
        self._order = np.tile(np.arange(deck.size)[:, np.newaxis], BLOCK)

    @staticmethod
    def _open(lanes: Lanes, hand: Hand) -> Values:
        """The members, shape (size, width, 4096)."""
        deck = hand.deck
        if deck.members:
            fixed = np.array(deck.members, dtype=np.float64)
            return np.repeat(fixed[:, :, np.newaxis], BLOCK, axis=2)
        samplers = [sampler(lanes, law) for law in deck.laws]
        return np.array([[draws.values() for draws in samplers] for _ in range(deck.size)])

    def rows(self) -> tuple[Values, ...]:
        """Return the numbers of the next hand, card after card, and advance."""
        paths = np.arange(BLOCK)
        found: list[Values] = []
        for i, choice in enumerate(self._choices):
            which = choice()
            if not self._hand.again:
                place = which + i
                which = self._order[place, paths]
                self._order[place, paths] = self._order[i, paths]
                self._order[i, paths] = which
            found += [self._members[which, j, paths] for j in range(self._hand.deck.width)]
        return tuple(found)


def bias(source: Source) -> float:
    """Return a bound on the distance between what is drawn in a step and its law.

    In the sense of `numerics.draws.bias_per_draw`: total variation for what is chosen among
    finitely many, the largest difference of distribution functions for a density.
    """
    if isinstance(source, Hand):
        sizes = [source.deck.size - (0 if source.again else i) for i in range(source.cards)]
        total = sum(bias_per_draw(_numbered((Fraction(1, n),) * n)) for n in sizes)
        return float(np.nextafter(total, np.inf)) if total else 0.0
    if isinstance(source, Student | Density):
        from numerics.inversion import quantile

        return quantile(source).bias
    if isinstance(source, Blend):
        return bias_per_draw(_numbered(source.weights)) + max(bias(law) for law in source.laws)
    return bias_per_draw(source)
