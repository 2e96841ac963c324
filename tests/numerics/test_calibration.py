"""Error rates of the sequential tests, simulated on the draws of the product itself.

At the shipping level of 1e-9 no simulation would ever see an error, so the level is inflated to
5 %. A run is watched at every doubling and at points between, and counts as wrong if any look is.
The laws are those of ln|1 − λx| where its mean is exactly 0 or known: a coin, three atoms, an atom
of mass 1/1000 at distance 1e-9 of 1/λ, a uniform and a normal density, the last two through the
histogram and the bounds of its tails that the Monte Carlo method uses.
"""

import math
from fractions import Fraction

import numpy as np
import pytest

from numerics.draws import sampler
from numerics.evalues import (
    log_e_mean,
    log_e_negative,
    log_e_positive,
    log_e_proportion,
    mean_interval,
    proportion_interval,
)
from numerics.laws import Atoms, Gaussian, Interval
from numerics.streams import Address, open_block, root

ALPHA = 0.05
RUNS, STEPS = 256, 2048  # a run is 16 lanes of a block, side by side
LOOKS = np.unique(np.geomspace(1, 16 * STEPS, 20).astype(int))
SLACK = 3 * math.sqrt(ALPHA * (1 - ALPHA) / RUNS)

NEAR = math.log(1e-9)  # what the atom at distance 1e-9 of 1/λ contributes
DISCRETE = {
    "coin": ((-1.0, 1.0), (Fraction(1, 2), Fraction(1, 2))),
    "three atoms": ((-1.0, 0.0, 3.0), (Fraction(1, 2), Fraction(1, 3), Fraction(1, 6))),
    "a rare atom": ((-9.0, 0.0, 1.0), (Fraction(1, 100), Fraction(9, 10), Fraction(9, 100))),
    "a rare atom near 1/λ": ((NEAR, -NEAR / 999), (Fraction(1, 1000), Fraction(999, 1000))),
}


def drawn(law, name):
    """Draws of the product, shape (RUNS, 16 STEPS): each run has 16 lanes, one after another."""
    lanes = open_block(Address(root(7), "0" * 32, "calibration", name, 0))
    draws = sampler(lanes, law)
    steps = np.stack([draws.values() for _ in range(STEPS)])
    return steps.reshape(STEPS, RUNS, 16).transpose(1, 0, 2).reshape(RUNS, -1)


def counts_at_looks(cells, size):
    """How often each of ``size`` cells was met up to each look, shape (RUNS, looks, size)."""
    return np.stack([[np.bincount(run[:n], minlength=size) for n in LOOKS] for run in cells])


@pytest.fixture(scope="module", params=DISCRETE)
def discrete(request):
    values, weights = DISCRETE[request.param]
    index = Atoms(tuple(Fraction(i) for i in range(len(values))), weights)
    return values, weights, counts_at_looks(drawn(index, request.param).astype(int), len(values))


def share(wrong):
    return sum(wrong) / len(wrong)


def few(counts):
    """Every fourth run at a few looks, for what costs a bisection each time."""
    return counts[::4, ::6]


FEW_SLACK = 2 * SLACK  # a quarter of the runs


def test_a_mean_of_zero_is_seldom_called_positive_or_negative(discrete):
    """Mutation: wealth added up over the bets instead of averaged."""
    values, _, counts = discrete
    ends = min(values), max(values)
    alarms = [
        any(max(log_e_mean(k, values, *ends, 0.0)) >= math.log(2 / ALPHA) for k in run)
        for run in counts
    ]
    assert share(alarms) <= ALPHA + SLACK


def test_intervals_for_a_mean_hold_it_at_all_looks_together(discrete):
    """Mutation: wealth added up over the bets instead of averaged."""
    values, _, counts = discrete
    ends = min(values), max(values)
    ranges = [[mean_interval(k, values, *ends, ALPHA) for k in run] for run in few(counts)]
    missed = [any(not low <= 0.0 <= high for low, high in run) for run in ranges]
    assert share(missed) <= ALPHA + FEW_SLACK


def test_intervals_for_a_proportion_hold_it_at_all_looks_together(discrete):
    _, weights, counts = discrete
    p = float(weights[0])
    ranges = [
        [proportion_interval(int(k[0]), int(k.sum()), ALPHA) for k in run] for run in few(counts)
    ]
    missed = [any(not low <= p <= high for low, high in run) for run in ranges]
    assert share(missed) <= ALPHA + FEW_SLACK


def test_a_proportion_is_seldom_refuted(discrete):
    _, weights, counts = discrete
    p = float(weights[0])
    alarms = [
        any(log_e_proportion(int(k[0]), int(k.sum()), p) >= -math.log(ALPHA) for k in run)
        for run in counts
    ]
    assert share(alarms) <= ALPHA + SLACK


def test_normal_theory_that_peeks_fails_where_these_hold(discrete):
    """The control: z-tests at the same looks raise false alarms, so an error would be seen here."""
    values, _, counts = discrete
    points = np.array(values)
    n = counts.sum(axis=2)
    mean = counts @ points / n
    spread = np.sqrt(np.maximum(counts @ points**2 / n - mean**2, 1e-300))
    alarms = (np.abs(mean) * np.sqrt(n) > 1.96 * spread).any(axis=1)
    assert share(alarms) > ALPHA + SLACK


# Two densities, each at the λ at which E ln|1 − λx| = 0.
def _mean_log_uniform(λ):
    """E ln|1 − λx| for x uniform on (−1, 2), by its antiderivative u ln|u| − u."""
    ends = 1 + λ, 1 - 2 * λ
    whole = [u * math.log(abs(u)) - u for u in ends]
    return (whole[0] - whole[1]) / (3 * λ)


def _mean_log_normal(λ):
    """E ln|1 − λx| for x ~ N(−1/10, 1), by quadrature around its singularity."""
    from scipy.integrate import quad

    def weighted(x):
        size = abs(1 - λ * x)
        return math.log(size) * math.exp(-((x + 0.1) ** 2) / 2) / math.sqrt(2 * math.pi)

    return quad(weighted, -12, 1 / λ, limit=400)[0] + quad(weighted, 1 / λ, 12, limit=400)[0]


CONTINUOUS = {
    "uniform": (Interval(Fraction(-1), Fraction(2)), _mean_log_uniform, (0.8, 3.0), 1 / 3),
    "normal": (Gaussian(Fraction(-1, 10), Fraction(1)), _mean_log_normal, (0.8, 3.0), 0.4),
}


@pytest.mark.parametrize("name", CONTINUOUS)
def test_a_rate_of_zero_is_seldom_called_positive_or_negative(name):
    """Mutation: the mean clipped at −2, tested against 0 and not against the bound of its bias."""
    from scipy.optimize import brentq

    law, mean, bracket, density = CONTINUOUS[name]
    λ = brentq(mean, *bracket, xtol=1e-14)
    y = np.log(np.abs(1 - λ * drawn(law, name)))
    edges = np.linspace(-2.0, 4.0, 257)
    cells = np.searchsorted(edges, y, side="right")
    counts = counts_at_looks(cells, edges.size + 1)[:, ::2]
    left, right = 2 * density / λ * math.exp(-2.0), 1e-12
    alarms = [
        any(
            log_e_positive(k, edges, left) >= math.log(2 / ALPHA)
            or log_e_negative(k, edges, right) >= math.log(2 / ALPHA)
            for k in run
        )
        for run in counts
    ]
    assert share(alarms) <= ALPHA + SLACK
