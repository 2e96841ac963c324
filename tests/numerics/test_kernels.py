import math
import pickle
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from numerics import compiled
from numerics.blocks import Cells, Counted, Job, cells, cells_by_kernel, run
from numerics.draws import atom_draws, sampler
from numerics.frames import Weave
from numerics.kernels import (
    Grid,
    atom_counts,
    increments,
    log_growth,
    nonfinite,
    walk,
)
from numerics.laws import Atoms, Gaussian, Interval
from numerics.paths import Walk, by_numpy
from numerics.programs import Program
from numerics.streams import BLOCK, Address, open_block, root

HALF = Fraction(1, 2)
COIN = Atoms((Fraction(-1), Fraction(2)), (HALF, HALF))
THREE = Atoms(
    (Fraction(-1), Fraction(0), Fraction(3)), (Fraction(1, 3), Fraction(1, 2), Fraction(1, 6))
)
UNIFORM = Interval(Fraction(0), Fraction(2))
NORMAL = Gaussian(Fraction(0), Fraction(1))


def lanes(block=0):
    return open_block(Address(root(0), "0" * 32, "kernels", "test", block))


@pytest.mark.parametrize("law", [COIN, THREE])
@pytest.mark.parametrize("steps", [0, 1, 63, 64, 65, 130])
def test_counts_are_those_of_the_draws(law, steps):
    draws = atom_draws(lanes(), law)
    expected = np.zeros((BLOCK, len(law.weights)), dtype=np.int64)
    for _ in range(steps):
        index = draws.indices()
        for atom in range(len(law.weights)):
            expected[:, atom] += index == atom
    counts = atom_counts(lanes(), law, steps)
    assert counts.dtype == np.int64
    assert np.array_equal(counts, expected)
    assert np.all(counts.sum(axis=1) == steps)


def test_fair_counts_have_the_binomial_mean_and_variance():
    heads = atom_counts(lanes(), COIN, 10_000)[:, 1].astype(float)
    assert abs(heads.mean() - 5000) < 6 * 50 / math.sqrt(BLOCK)
    assert abs(heads.var() / 2500 - 1) < 6 * math.sqrt(2 / BLOCK)


@pytest.mark.parametrize("law", [COIN, THREE, UNIFORM, NORMAL])
@pytest.mark.parametrize("steps", [0, 1, 16, 37])
def test_log_growth_is_the_sum_of_logarithms(law, steps):
    draws = sampler(lanes(), law)
    expected = np.zeros(BLOCK)
    for _ in range(steps):
        expected += np.log(np.abs(1 - 0.7 * draws.values()))
    got = log_growth(lanes(), law, lambda x: 1 - 0.7 * x, steps)
    assert got == pytest.approx(expected, rel=1e-13, abs=1e-12)


@pytest.mark.parametrize("size", [1e-300, 1e-20, 1e20, 1e300, 5e-324])
def test_log_growth_neither_underflows_nor_overflows(size):
    got = log_growth(lanes(), COIN, lambda x: size + 0 * x, 2000)
    assert got == pytest.approx(np.full(BLOCK, 2000 * math.log(size)), rel=1e-13)
    assert nonfinite(got) == 0


def test_a_naive_product_would_underflow():
    assert np.prod(np.full(2000, 0.5)) == 0.0
    got = log_growth(lanes(), COIN, lambda x: 0.5 + 0 * x, 2000)
    assert got == pytest.approx(np.full(BLOCK, -2000 * math.log(2)), rel=1e-14)


def test_a_factor_of_zero_is_minus_infinity_and_counted_exactly():
    absorbed = np.isneginf(log_growth(lanes(), COIN, lambda x: 1 - 0.5 * x, 3))
    assert np.array_equal(absorbed, atom_counts(lanes(), COIN, 3)[:, 1] > 0)
    assert 0 < absorbed.sum() < BLOCK


def test_non_finite_factors_are_counted_not_dropped():
    def broken(x):
        y = 1 - 0.5 * x  # 0 or 1.5
        y[3], y[5] = math.nan, math.inf
        return y

    got = log_growth(lanes(), COIN, broken, 40)
    assert math.isnan(got[3])
    assert not math.isfinite(got[5])
    assert nonfinite(got) >= 2


def test_nonfinite_counts_nan_and_both_infinities():
    assert nonfinite(np.array([0.0, math.nan, math.inf, -math.inf, 1.0])) == 3
    assert nonfinite(np.zeros(4)) == 0


def test_a_walk_repeats_the_recursion_path_by_path():
    laws = (COIN, NORMAL, UNIFORM)

    def step(state, draws):
        (w, v), (x, z, y) = state, draws
        return w - 0.1 * x * w + 0.01 * z, 0.9 * v + y * w

    w, v = walk(lanes(), laws, step, (1.0, -1.0), 70)
    shared = lanes()
    draws = [sampler(shared, law) for law in laws]
    table = np.array([[d.values() for d in draws] for _ in range(70)])
    for path in (0, 17, 4095):
        a, b = 1.0, -1.0
        for x, z, y in table[:, :, path]:
            a, b = a - 0.1 * x * a + 0.01 * z, 0.9 * b + y * a
        assert (w[path], v[path]) == (a, b)


def test_a_walk_without_steps_is_its_start():
    (w,) = walk(lanes(), (COIN,), lambda state, _: state, (2.5,), 0)
    assert np.array_equal(w, np.full(BLOCK, 2.5))


def test_an_exploding_walk_is_visible():
    (w,) = walk(lanes(), (COIN,), lambda state, _: (state[0] - state[0] ** 3,), (3.0,), 60)
    assert nonfinite(w) == BLOCK


@pytest.mark.parametrize("bad", [lambda _s, _d: (), lambda _s, _d: (np.zeros(3),)])
def test_a_step_of_the_wrong_shape_is_refused(bad):
    with pytest.raises(ValueError, match="walk"):
        walk(lanes(), (COIN,), bad, (1.0,), 1)


def test_increments_put_every_value_into_its_cell():
    grid = Grid(-3.0, 0.5, 70)
    got = increments(lanes(), UNIFORM, lambda x: 1 - 0.9 * x, 20, grid)
    draws, edges = sampler(lanes(), UNIFORM), grid.edges()
    y = np.log(np.abs(1 - 0.9 * np.array([draws.values() for _ in range(20)])))
    assert got.below == (y < -3).sum() > 0
    assert got.above == (y >= 0.5).sum()
    assert got.nonfinite == 0
    assert got.cells == tuple(((y >= a) & (y < b)).sum() for a, b in pairwise(edges))
    assert got.below + sum(got.cells) + got.above == 20 * BLOCK


def test_increments_keep_the_cell_shares_of_the_law():
    # |1 - x| is uniform on [0, 1] for x uniform on [0, 2], so -Y is exponential with mean 1.
    grid = Grid(-8.0, 0.0, 8)
    got = increments(lanes(), UNIFORM, lambda x: 1 - x, 50, grid)
    draws = 50 * BLOCK
    for count, edge in zip(got.cells, range(-8, 0), strict=True):
        share = math.exp(edge + 1) - math.exp(edge)
        error = math.sqrt(share * (1 - share) / draws)
        assert abs(count / draws - share) < 6 * error
        assert abs(count / draws - 1.2 * share) > 6 * error or share < 0.01  # the check can fail
    assert got.above == 0


def test_zero_factors_are_below_and_nan_is_apart():
    zero_or_more = increments(lanes(), COIN, lambda x: 1 - 0.5 * x, 4, Grid(0.0, 1.0, 2))
    heads = int(atom_counts(lanes(), COIN, 4)[:, 1].sum())
    assert zero_or_more.below == heads
    assert zero_or_more.cells == (4 * BLOCK - heads, 0)  # ln 1.5 = 0.405

    def broken(x):
        x[0], x[1], x[2] = math.nan, math.inf, -math.inf
        return x

    got = increments(lanes(), UNIFORM, broken, 4, Grid(0.0, 1.0, 2))
    assert got.nonfinite == 12
    assert got.below + sum(got.cells) + got.above + got.nonfinite == 4 * BLOCK


def test_a_value_on_an_edge_belongs_to_the_cell_above():
    got = increments(lanes(), COIN, lambda x: 1 + 0 * x, 1, Grid(-1.0, 1.0, 2))
    assert got.cells == (0, BLOCK)
    got = increments(lanes(), COIN, lambda x: 1 + 0 * x, 1, Grid(-1.0, 0.0, 2))
    assert (got.cells, got.above) == ((0, 0), BLOCK)


# Integers that must be the same on every IEEE machine, for good.
def test_the_integers_of_a_histogram_are_pinned():
    got = increments(lanes(), NORMAL, lambda x: 1 - 0.7 * x, 30, Grid(-4.0, 2.0, 6))
    assert (got.below, got.cells, got.above, got.nonfinite) == (
        899,
        (1519, 4412, 12526, 41706, 60956, 862),
        0,
        0,
    )


@pytest.mark.parametrize("bounds", [(1.0, 1.0, 3), (0.0, math.inf, 3), (math.nan, 1.0, 3)])
def test_a_grid_is_a_finite_interval(bounds):
    with pytest.raises(ValueError, match="Grid"):
        Grid(*bounds)


def test_a_grid_has_cells():
    with pytest.raises(ValueError, match="bins=0"):
        Grid(0.0, 1.0, 0)


@pytest.mark.parametrize(
    "call",
    [
        lambda: atom_counts(lanes(), COIN, -1),
        lambda: log_growth(lanes(), COIN, lambda x: x, -1),
        lambda: walk(lanes(), (COIN,), lambda state, _: state, (1.0,), -1),
        lambda: increments(lanes(), COIN, lambda x: x, -1, Grid(0.0, 1.0, 1)),
    ],
)
def test_negative_steps_are_refused(call):
    with pytest.raises(ValueError, match="steps=-1"):
        call()


FACTOR = Program(0, 1, 2, (("mul", "p1", "d0"), ("add", "p0", "t0")), ("t1",))


@pytest.mark.parametrize("law", [COIN, THREE, UNIFORM, NORMAL])
def test_compiled_cells_are_those_of_numpy(law):
    pytest.importorskip("numba")
    kinds = compiled.kinds((law,))
    grid = Grid(-3.0, 0.5, 70)
    for numbers in ((1.0, -0.7), (1.0, -0.5), (math.nan, 1.0), (0.0, 1e308)):
        ask = Cells(law, FACTOR, numbers, 37, grid)
        slow = increments(lanes(), law, lambda x, n=numbers: n[0] + n[1] * x, 37, grid)
        weave = Weave("increments", FACTOR, kinds, "float64", ())
        assert cells_by_kernel(lanes(), ask, weave) == slow
        assert cells(lanes(), ask, 1) == slow


def test_a_job_is_data_and_its_result_a_function_of_it():
    address = Address(root(0), "0" * 32, "kernels", "test", 3)
    job = pickle.loads(pickle.dumps(Job(address, Counted(THREE, 20))))
    assert np.array_equal(run(job), atom_counts(lanes(3), THREE, 20))
    walk = Walk(Program(1, 1, 0, (("mul", "s0", "d0"),), ("t0",)), (COIN,), ((),), (1.0,), 9)
    ends = run(pickle.loads(pickle.dumps(Job(address, walk))))
    assert np.array_equal(ends.states, by_numpy(lanes(3), walk).states)
    counted = run(Job(address, Cells(NORMAL, FACTOR, (1.0, -0.7), 5, Grid(-1.0, 1.0, 4))))
    assert counted == increments(lanes(3), NORMAL, lambda x: 1 - 0.7 * x, 5, Grid(-1.0, 1.0, 4))
