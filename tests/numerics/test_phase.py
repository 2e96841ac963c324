"""The binomial law of the end, on grids and in one draw."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from numerics.counts import tail
from numerics.phase import escapes, final_counts, upper_tails
from numerics.streams import BLOCK, Address, open_block, root

HALF = Fraction(1, 2)
FAIR = (HALF, HALF)


@pytest.mark.parametrize("weight", [HALF, Fraction(1, 3)])
@pytest.mark.parametrize("ratio", [1.0, 0.25, 7.0])
def test_a_grid_has_the_exact_probabilities(weight, ratio):
    first, second = np.meshgrid([0.0, 0.5, 1.0, 2.0, 0.7], [0.0, -0.5, 1.25, 2.0, -4.0])
    got = escapes((first, second), 11, weights=(1 - weight, weight), ratio=ratio)
    for place in np.ndindex(got.shape):
        pair = (Fraction(float(first[place])), Fraction(float(second[place])))
        exact = tail(pair, (1 - weight, weight), 11, Fraction(ratio))
        assert got[place] == float(exact), pair


def test_a_tie_is_decided_in_integers():
    # 2^k (1/2)^(10 - k) > 1 needs k >= 6; with a level just below, k = 5 is enough
    pair = np.array(0.5), np.array(2.0)
    assert escapes(pair, 10, weights=FAIR, ratio=1.0) == 386 / 1024
    assert escapes(pair, 10, weights=FAIR, ratio=np.nextafter(1, 0)) == 638 / 1024


def test_a_phase_diagram_is_one_call():
    rate, a = np.meshgrid(np.linspace(0.01, 3, 200), np.linspace(-3, 0.9, 200))
    got = escapes((1 - rate, 1 - rate * (a - 1)), 400, weights=FAIR, ratio=1.0)
    assert got.shape == (200, 200)
    growing = np.log(np.abs(1 - rate)) + np.log(np.abs(1 - rate * (a - 1)))
    clear = np.abs(growing) > 1.5
    assert np.array_equal(got[clear] > 0.5, growing[clear] > 0)


def test_tails_are_those_of_the_binomial_law():
    assert upper_tails(2, Fraction(1, 3)).tolist() == [1.0, 5 / 9, 1 / 9, 0.0]
    assert upper_tails(2000, HALF)[1000] > 0.5
    with pytest.raises(ValueError, match="weight"):
        upper_tails(2, Fraction(1))
    with pytest.raises(ValueError, match="t=-1"):
        upper_tails(-1, HALF)


def test_one_word_a_path_gives_the_law_of_the_count():
    lanes = open_block(Address(root(0), "0" * 32, "kernels", "binomial", 0))
    drawn = np.concatenate([final_counts(lanes, Fraction(1, 4), 100) for _ in range(50)])
    n = drawn.size
    assert n == 50 * BLOCK
    assert abs(drawn.mean() - 25) < 6 * np.sqrt(18.75 / n)
    assert abs(drawn.var() / 18.75 - 1) < 6 * np.sqrt(2 / n)
    assert abs((drawn >= 30).mean() - upper_tails(100, Fraction(1, 4))[30]) < 6 / np.sqrt(n)


def test_many_steps_cost_no_more():
    lanes = open_block(Address(root(0), "0" * 32, "kernels", "binomial", 0))
    drawn = final_counts(lanes, HALF, 3000)
    assert abs(drawn.mean() - 1500) < 6 * np.sqrt(750 / BLOCK)


THIRDS = (Fraction(1, 6), Fraction(1, 3), HALF)


@pytest.mark.parametrize("ratio", [1.0, 0.25, 7.0])
@pytest.mark.parametrize("t", [0, 1, 7])
def test_three_factors_have_the_exact_probabilities(t, ratio):
    grid = np.meshgrid([0.0, 0.5, -2.0, 0.7], [0.5, 1.0, -4.0], [0.0, 2.0, 1.25])
    got = escapes(grid, t, weights=THIRDS, ratio=ratio)
    for place in np.ndindex(got.shape):
        there = tuple(Fraction(float(factor[place])) for factor in grid)
        exact = tail(there, THIRDS, t, Fraction(ratio))
        assert got[place] == pytest.approx(float(exact), rel=1e-14, abs=1e-14), there


def test_four_factors_meet_a_tie_in_integers():
    factors = [np.array(x) for x in (0.5, 2.0, 4.0, 0.25)]
    weights = (Fraction(1, 4),) * 4
    exact = tail(tuple(Fraction(float(f)) for f in factors), weights, 6, Fraction(1))
    assert float(exact) < 0.5  # the paths that come back to where they began are not beyond
    assert escapes(factors, 6, weights=weights, ratio=1.0) == pytest.approx(float(exact), rel=1e-14)


def test_numbers_outside_their_domain_are_refused():
    with pytest.raises(ValueError, match="ratio"):
        escapes((np.array(1.0), np.array(2.0)), 3, weights=FAIR, ratio=0.0)
    with pytest.raises(ValueError, match="factor"):
        escapes((np.array(np.nan), np.array(2.0)), 3, weights=FAIR, ratio=1.0)
    for weights in ((HALF,), (HALF, Fraction(1, 3)), (Fraction(2), Fraction(-1))):
        with pytest.raises(ValueError, match="weights"):
            escapes((np.array(1.0), np.array(2.0)), 3, weights=weights, ratio=1.0)
