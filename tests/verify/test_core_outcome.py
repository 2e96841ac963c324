"""How outcomes combine: over methods, points and readings."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.outcome import PASSES, Outcome, over_methods, over_points, over_readings

P, C, S, U, R, X, B = Outcome  # PROVED, CERTIFIED, SUPPORTED, UNDECIDED, REFUTED, CONFLICT, BROKEN
some = st.lists(st.sampled_from(list(Outcome)), max_size=6)
every_time = settings(derandomize=True, deadline=None, database=None, max_examples=200)


@pytest.mark.parametrize(
    ("seen", "gives"),
    [
        ((), U),
        ((U,), U),
        ((U, U), U),
        ((P,), P),
        ((S, U), S),  # kills: unknown drags a pass down
        ((S, C), C),
        ((C, P, U), P),
        ((R,), R),
        ((R, U), R),
        ((R, S), X),  # kills: "a refutation wins", "the strongest wins"
        ((R, P), X),
        ((R, C, U), X),
        ((X, P), X),
        ((X, U), X),
        ((B, P), B),  # kills: a crash is outvoted by a proof
        ((B, R), B),
        ((B, X), B),
    ],
)
def test_over_methods(seen, gives):
    assert {over_methods(order) for order in permutations(seen)} == {gives}


@pytest.mark.parametrize(
    ("seen", "gives"),
    [
        ((), U),  # kills: all([]) is true
        ((P, C), C),
        ((C, S), S),
        ((P, U), U),  # kills: one point speaks for another
        ((S, R), R),  # not a conflict: different points
        ((U, R), R),
        ((R, X), X),
        ((X, B), B),
    ],
)
def test_over_points(seen, gives):
    assert {over_points(order) for order in permutations(seen)} == {gives}


@pytest.mark.parametrize(
    ("seen", "gives"),
    [
        ((), U),
        ((P,), P),
        ((P, S), S),
        ((R, R), R),
        ((R, P), U),  # kills: the worst reading decides
        ((R, U), U),  # kills: one refuted reading refutes
        ((P, U), U),  # kills: one good reading suffices
        ((X, P), X),
        ((B, R), B),
        ((U, U), U),
    ],
)
def test_over_readings(seen, gives):
    assert {over_readings(order) for order in permutations(seen)} == {gives}


@every_time
@given(some, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_matters(seen, random):
    mixed = [*seen, *random.choices(seen, k=2)] if seen else []
    random.shuffle(mixed)
    for combine in (over_methods, over_points, over_readings):
        assert combine(seen) == combine(mixed)


@every_time
@given(some, some)
def test_points_may_be_grouped(first, second):
    if first and second:
        whole = over_points([*first, *second])
        assert over_points([over_points(first), over_points(second)]) == whole


@every_time
@given(some)
def test_more_methods_never_turn_a_refutation_into_a_pass(seen):
    assert over_methods([*seen, R]) not in PASSES
    assert over_methods([*seen, R]) != U
    assert over_methods([*seen, U]) == over_methods([*seen, U, U])


def test_unanimity_over_all_pairs():
    for one, other in product(Outcome, repeat=2):
        got = over_readings([one, other])
        assert (got == R) == (one == other == R)
        assert (got in PASSES) == ({one, other} <= PASSES)
