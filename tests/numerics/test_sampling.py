"""Blends, data sets and hands: which words they take, and that what is drawn has the law."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import combinations_with_replacement, permutations, product

import numpy as np
import pytest

from numerics.evalues import dkw_radius, proportion_interval
from numerics.laws import Atoms, Blend, Deck, Density, Gaussian, Hand, Interval, Student
from numerics.sampling import KEPT, bias, opening, rows, sampler, span, words
from numerics.streams import BLOCK, Address, open_block, root

F = Fraction
ONE_IN_A_BILLION = 1e-9
COIN = Atoms((F(-1), F(2)), (F(1, 2), F(1, 2)))
THREE = Atoms((F(-1), F(0), F(3)), (F(1, 3), F(1, 2), F(1, 6)))
UNIT = Interval(F(0), F(1))
MIXED = Blend((UNIT, Atoms((F(5),), (F(1),)), Interval(F(2), F(4))), (F(1, 2), F(1, 8), F(3, 8)))
FIXED = Deck((), 4, ((1.0,), (2.0,), (4.0,), (8.0,)))
RANDOM = Deck((THREE, UNIT), 3)


class Counting:
    """Lanes that remember how many words were taken."""

    def __init__(self, block=0):
        self.lanes = open_block(Address(root(0), "0" * 32, "sampling", "test", block))
        self.taken = 0

    def words(self):
        self.taken += 1
        return self.lanes.words()


class Given:
    """Lanes whose words are known."""

    def __init__(self, *known):
        self.queue = list(known)

    def words(self):
        return np.full(BLOCK, self.queue.pop(0), dtype=np.uint64)


def shares(seen, expected):
    """Whether all proportions agree, each at 1e-9; seen: Counter, expected: {outcome: chance}."""
    total = sum(seen.values())
    if set(seen) - set(expected):
        return False
    ends = {k: proportion_interval(seen[k], total, ONE_IN_A_BILLION) for k in expected}
    return all(low <= float(expected[k]) <= high for k, (low, high) in ends.items())


def hands(source, draws, block=0):
    """Counter of the hands of all paths over several steps."""
    take = rows(Counting(block), source)
    seen = Counter()
    for _ in range(draws):
        seen.update(zip(*(column.tolist() for column in take()), strict=True))
    return seen


@pytest.mark.parametrize(
    ("source", "first", "step"),
    [
        (THREE, 0, 1),
        (Student(F(3), F(0), F(1)), 0, 1),
        (MIXED, 0, 1 + 3),
        (Blend((MIXED, UNIT), (F(1, 3), F(2, 3))), 0, 1 + 4 + 1),
        (Hand(FIXED, 3, again=True), 0, 3),
        (Hand(FIXED, 3, again=False), 0, 3),
        (Hand(RANDOM, 1, again=True), 6, 1),
        (Hand(Deck((MIXED,), 5), 2, again=False), 20, 2),
    ],
)
def test_words_are_counted_before_they_are_taken(source, first, step):
    lanes = Counting()
    take = rows(lanes, source)
    assert (lanes.taken, opening(source), words(source)) == (first, first, step)
    for _ in range(3):
        take()
    # a fair coin inside (two cards left) takes a bit where one word is allowed for
    assert first + 3 <= lanes.taken <= first + 3 * step
    assert source in (Hand(FIXED, 3, again=False),) or lanes.taken > first + 3 * (step - 1) - 3


def test_a_blend_draws_all_of_its_laws_and_returns_the_chosen():
    half = 2**63
    draws = sampler(Given(0, half, 0, half, 2**64 - 1, 0, 0, half), MIXED)
    # the choice, then one word for each part but the sure atom, which takes one too
    assert float(draws.values()[0]) == pytest.approx(0.5)
    assert float(draws.values()[7]) == pytest.approx(3.0)


def test_a_blend_has_its_law():
    draws = sampler(Counting(), MIXED)
    x = np.sort(np.concatenate([draws.values() for _ in range(16)]))
    radius = dkw_radius(x.size, ONE_IN_A_BILLION) + bias(MIXED)

    def height(v, share=0.5):
        rest = (1 - share) / 4
        return share * np.clip(v, 0, 1) + rest * (v >= 5) + 3 * rest * np.clip((v - 2) / 2, 0, 1)

    at = np.linspace(-1, 6, 701)
    drawn = np.searchsorted(x, at, side="right") / x.size
    assert np.abs(drawn - height(at)).max() <= radius
    assert np.abs(drawn - height(at, 0.53)).max() > radius  # another weight is seen


@pytest.mark.parametrize("cards", [1, 2, 3, 4])
def test_a_hand_without_replacement_is_any_of_the_arrangements(cards):
    every = [tuple(2.0**i for i in p) for p in permutations(range(4), cards)]
    seen = hands(Hand(FIXED, cards, again=False), 16)
    assert shares(seen, dict.fromkeys(every, F(1, len(every))))
    assert not shares(seen, {hand: F(1 + (i == 0), len(every) + 1) for i, hand in enumerate(every)})


def test_a_hand_with_replacement_is_any_of_the_sequences():
    every = list(product((1.0, 2.0, 4.0, 8.0), repeat=2))
    assert shares(hands(Hand(FIXED, 2, again=True), 16), dict.fromkeys(every, F(1, 16)))
    # without replacement no member comes twice: one law is not taken for the other
    assert not shares(hands(Hand(FIXED, 2, again=False), 16), dict.fromkeys(every, F(1, 16)))


@pytest.mark.parametrize("again", [True, False])
def test_hands_of_later_steps_are_independent_of_earlier_ones(again):
    """The order in which cards were put aside is kept; it must not show in the next hand."""
    take = rows(Counting(), Hand(FIXED, 2, again=again))
    seen = Counter()
    for _ in range(16):
        (first, _), (later, _) = take(), take()
        seen.update(zip(first.tolist(), later.tolist(), strict=True))
    every = product((1.0, 2.0, 4.0, 8.0), repeat=2)
    assert shares(seen, dict.fromkeys(every, F(1, 16)))


def test_a_random_data_set_is_drawn_once_for_each_path_and_kept():
    """All members of a path's data set lie among three pairs, those of another path elsewhere."""
    take = rows(Counting(), Hand(RANDOM, 3, again=False))
    sets = []
    for _ in range(3):
        atom, place, *others = take()
        pairs = np.stack([(atom, place), tuple(others[:2]), tuple(others[2:])])
        order = np.argsort(pairs[:, 1], axis=0)
        sets.append(np.take_along_axis(pairs[:, 1], order, axis=0))
    assert np.array_equal(sets[0], sets[1])
    assert np.array_equal(sets[0], sets[2])
    assert len(set(sets[0].ravel().tolist())) == 3 * BLOCK  # no path shares a member with another


def test_the_members_of_a_random_data_set_have_its_law():
    seen = Counter()
    for block in range(8):
        take = rows(Counting(block), Hand(Deck((THREE,), 2), 2, again=False))
        seen.update(tuple(sorted(pair)) for pair in zip(*(c.tolist() for c in take()), strict=True))
    chance = dict(zip(map(float, THREE.values), THREE.weights, strict=True))
    expected = {
        pair: chance[pair[0]] * chance[pair[1]] * (1 if pair[0] == pair[1] else 2)
        for pair in combinations_with_replacement(sorted(chance), 2)
    }
    assert sum(expected.values()) == 1
    assert shares(seen, expected)


def test_a_single_member_needs_no_words():
    lanes = Counting()
    take = rows(lanes, Hand(Deck((), 1, ((3.0, 4.0),)), 1, again=False))
    assert [float(x[9]) for x in take()] == [3.0, 4.0]
    assert lanes.taken == 0


def test_too_large_a_data_set_is_refused():
    with pytest.raises(ValueError, match="more than is kept"):
        rows(Counting(), Hand(Deck((UNIT,), KEPT + 1), 1, again=True))


@pytest.mark.parametrize(
    ("law", "ends"),
    [
        (THREE, (-1, 3)),
        (MIXED, (0, 5)),
        (Blend((THREE, Gaussian(F(0), F(1))), (F(1, 2), F(1, 2))), (-np.inf, np.inf)),
        (Student(F(3), F(0), F(1)), (-np.inf, np.inf)),
        (Density(("number", F(1, 2)), F(1), F(3)), (1, 3)),
        (Density(("x",), F(1), None, ("x",)), (1, np.inf)),
    ],
)
def test_the_span_holds_every_draw(law, ends):
    assert span(law) == ends


def test_the_bias_is_that_of_the_choices():
    assert bias(COIN) == bias(Hand(Deck((), 2, ((0.0,), (1.0,))), 1, again=False)) == 0.0
    thirds = Atoms((F(0), F(1), F(2)), (F(1, 3),) * 3)
    assert bias(Hand(Deck((UNIT,), 3), 2, again=True)) == pytest.approx(2 * bias(thirds), rel=1e-9)
    # a third, then one of two
    assert bias(Hand(Deck((UNIT,), 3), 2, again=False)) == pytest.approx(bias(thirds), rel=1e-9)
    assert bias(MIXED) >= bias(UNIT)


# Sums of integers made from the bits of draws, as those of test_draws: equal for good.
PINNED = {
    "blend": (MIXED, 16197546999153536157),
    "blend of a tail": (
        Blend((Student(F(3), F(0), F(1)), THREE), (F(1, 5), F(4, 5))),
        3478272687205890622,
    ),
    "again": (Hand(FIXED, 2, again=True), 9399012422322225152),
    "different": (Hand(FIXED, 3, again=False), 310748374288564224),
    "random": (Hand(RANDOM, 2, again=False), 8139642642542641919),
}


@pytest.mark.parametrize("name", PINNED)
def test_the_bits_of_the_draws_are_pinned(name):
    source, pin = PINNED[name]
    take = rows(Counting(), source)
    bits = np.array([take() for _ in range(5)]).view(np.uint64)
    weights = np.arange(1, bits.size + 1, dtype=np.uint64).reshape(bits.shape)
    assert int((bits * weights).sum()) == pin
