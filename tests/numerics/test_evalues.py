import importlib.util
import itertools
import math
from fractions import Fraction
from pathlib import Path

import mpmath
import numpy as np
import pytest
from scipy.stats import kstwo

from numerics import evalues
from numerics.evalues import (
    BETS,
    LOG_THRESHOLD,
    detectable,
    dkw_radius,
    log_e_mean,
    log_e_negative,
    log_e_positive,
    log_e_proportion,
    mean_interval,
    proportion_interval,
    samples_for_radius,
    samples_for_sign,
)

ALPHA = 0.05  # inflated from 1e-9, so that its violation could be seen

# name: (values, weights), the mean is the null
NULLS = {
    "coin": ((-1.0, 1.0), (0.5, 0.5)),
    "skewed": ((-1.0, 0.0, 3.0), (0.5, 1 / 3, 1 / 6)),
    "rare": ((-9.0, 0.0, 1.0), (0.01, 0.9, 0.09)),
    "near": ((-20.0, 20 / 999), (0.001, 0.999)),
}


def compositions(total, parts):
    """All ways to write total as an ordered sum of parts non-negative integers."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in compositions(total - first, parts - 1):
            yield (first, *rest)


def exact_mean(log_e, weights, n):
    """E exp(log_e(counts)) over the multinomial law, by enumeration."""
    terms = []
    for counts in compositions(n, len(weights)):
        ways = math.factorial(n) // math.prod(math.factorial(k) for k in counts)
        chance = ways * math.prod(w**k for w, k in zip(weights, counts, strict=True))
        terms.append(chance * math.exp(log_e(counts)))
    return math.fsum(terms)


def mean_of_e(module, name, side, null, n=12):
    values, weights = NULLS[name]
    return exact_mean(
        lambda k: module.log_e_mean(k, values, min(values), max(values), null)[side], weights, n
    )


@pytest.mark.parametrize("name", NULLS)
@pytest.mark.parametrize("side", [0, 1])
def test_e_values_have_mean_one_exactly_at_the_null(name, side):
    assert mean_of_e(evalues, name, side, 0.0) == pytest.approx(1.0, abs=1e-11)


@pytest.mark.parametrize("name", NULLS)
def test_e_values_have_mean_below_one_inside_the_null(name):
    assert mean_of_e(evalues, name, 0, 0.01) < 1  # the mean 0 is <= 0.01
    assert mean_of_e(evalues, name, 1, -0.01) < 1
    assert mean_of_e(evalues, name, 0, -0.01) > 1  # and beyond the null they gain
    assert mean_of_e(evalues, name, 1, 0.01) > 1


@pytest.mark.parametrize("p0", [0.5, 0.2, 0.003])
def test_e_values_of_a_proportion_have_mean_one_exactly(p0):
    def log_e(counts):
        return log_e_proportion(counts[1], 40, p0)

    assert exact_mean(log_e, (1 - p0, p0), 40) == pytest.approx(1.0, abs=1e-11)
    assert exact_mean(log_e, (0.4, 0.6), 40) > 1.1


def mutant(tmp_path, old, new):
    """The module with one text replaced, as a module of its own."""
    source = Path(evalues.__file__).read_text(encoding="utf-8")
    assert source.count(old) == 1
    path = tmp_path / "mutated.py"
    path.write_text(source.replace(old, new), encoding="utf-8")
    spec = importlib.util.spec_from_file_location("mutated", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_sound(module):
    """Whether exact means are 1 at the null and below 1 inside it, without an invalid logarithm."""
    try:
        with np.errstate(invalid="raise", divide="raise"):
            return all(
                abs(mean_of_e(module, "skewed", side, 0.0, 6) - 1) < 1e-9
                and mean_of_e(module, "skewed", side, inside, 6) < 1
                for side, inside in ((0, 0.01), (1, -0.01))
            )
    except FloatingPointError:
        return False


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("below = _log_wealth(seen, -(points", "below = _log_wealth(seen, (points"),
        ("np.geomspace(1e-6, 0.9, 40)", "np.geomspace(1e-6, 1.1, 40)"),
        (" - math.log(BETS.size))", ")"),
        ("(points - null) / (high - null))\n    return", "(points - null))\n    return"),
        ("(points - null) / (null - low))\n    below", "points / (null - low) + 1e-3)\n    below"),
        ("(seen[used] * logs)", "(1.01 * seen[used] * logs)"),
    ],
)
def test_exact_means_notice_a_mutation(tmp_path, old, new):
    assert is_sound(evalues)
    assert not is_sound(mutant(tmp_path, old, new))


def test_no_bet_can_lose_everything():
    assert BETS.size == 40
    assert BETS.min() == 1e-6
    assert BETS.max() == pytest.approx(0.9)


def test_the_threshold_is_one_direction_of_1e_minus_9():
    assert math.exp(-LOG_THRESHOLD) == pytest.approx(5e-10, rel=1e-12)


def naive_log_e(data, low, high, null):
    """The definition: the mean over bets of products over samples, in exact fractions."""
    low, high, null = Fraction(low), Fraction(high), Fraction(null)
    up = down = Fraction(0)
    for bet in BETS:
        up_wealth = down_wealth = Fraction(1)
        for x in data:
            up_wealth *= 1 + Fraction(float(bet)) * (Fraction(x) - null) / (null - low)
            down_wealth *= 1 - Fraction(float(bet)) * (Fraction(x) - null) / (high - null)
        up, down = up + up_wealth, down + down_wealth
    with mpmath.workdps(30):
        return tuple(
            float(mpmath.log(mpmath.mpf(e.numerator) / e.denominator / BETS.size))
            for e in (up, down)
        )


@pytest.mark.parametrize("null", [0.0, -0.5, 1.25])
def test_counts_give_the_same_as_a_naive_product(null):
    values, counts = (-1.0, 0.25, 2.0), (7, 3, 5)
    data = [v for v, k in zip(values, counts, strict=True) for _ in range(k)]
    got = log_e_mean(counts, values, -1, 2, null)
    assert got == pytest.approx(naive_log_e(data, -1, 2, null), rel=1e-12, abs=1e-13)


def test_no_data_is_no_evidence():
    assert log_e_mean([0, 0], [-1, 1], -1, 1, 0.0) == pytest.approx((0, 0), abs=1e-15)
    assert log_e_proportion(0, 0, 0.3) == pytest.approx(0, abs=1e-15)
    assert mean_interval([0, 0], [-1, 1], -1, 1, ALPHA) == (-1, 1)
    assert proportion_interval(0, 0, ALPHA) == (0, 1)


def test_reflection_swaps_the_two_directions_bit_for_bit():
    up, down = log_e_mean([5, 2, 9], [-1.0, 0.3, 2.0], -1.5, 2.5, 0.2)
    assert log_e_mean([9, 2, 5], [-2.0, -0.3, 1.0], -2.5, 1.5, -0.2) == pytest.approx(
        (down, up), rel=1e-13
    )
    assert log_e_mean([5, 2, 9], [1.0, -0.3, -2.0], -2.5, 1.5, -0.2) == (down, up)


def test_atoms_may_be_split_and_reordered():
    got = log_e_mean([5, 2, 9], [-1.0, 0.3, 2.0], -1, 2, 0.2)
    assert log_e_mean([9, 4, 2, 1], [2.0, -1.0, 0.3, -1.0], -1, 2, 0.2) == pytest.approx(got)


def ever_crosses(name, seed, runs, looks):
    """How many runs, monitored at every look, ever cross the two-sided threshold."""
    values, weights = NULLS[name]
    random = np.random.default_rng(seed)
    steps = np.diff(looks, prepend=0)
    crossed = 0
    for _ in range(runs):
        paths = np.cumsum([random.multinomial(n, weights) for n in steps], axis=0)
        crossed += any(
            max(log_e_mean(k, values, min(values), max(values), 0.0)) >= math.log(2 / ALPHA)
            for k in paths
        )
    return crossed


@pytest.mark.parametrize("name", NULLS)
def test_false_alarms_are_rarer_than_alpha_however_often_one_looks(name):
    runs = 200
    crossed = ever_crosses(name, 0, runs, np.unique(np.geomspace(1, 20_000, 24).astype(int)))
    assert crossed / runs <= ALPHA + 3 * math.sqrt(ALPHA * (1 - ALPHA) / runs)


def test_a_normal_test_that_peeks_would_fail_the_same_bound():
    # The control of the test above: |S_n| > 1.96 sqrt(n) at the same looks, for the coin.
    random, runs = np.random.default_rng(0), 200
    looks = np.unique(np.geomspace(1, 20_000, 24).astype(int))
    crossed = 0
    for _ in range(runs):
        heads = np.cumsum(random.binomial(np.diff(looks, prepend=0), 0.5))
        crossed += bool(np.any(np.abs(2 * heads - looks) > 1.96 * np.sqrt(looks)))
    assert crossed / runs > ALPHA + 3 * math.sqrt(ALPHA * (1 - ALPHA) / runs)


@pytest.mark.parametrize("name", NULLS)
def test_the_simulated_mean_of_e_values_is_at_most_one(name):
    values, weights = NULLS[name]
    random = np.random.default_rng(1)
    for n in (10, 1000):
        counts = random.multinomial(n, weights, size=1000)
        e = np.exp([log_e_mean(k, values, min(values), max(values), 0.0) for k in counts])
        assert np.all(e.mean(axis=0) <= 1 + 3 * e.std(axis=0) / math.sqrt(1000))


@pytest.mark.parametrize("mean", [0.1, 0.02])
def test_the_sign_of_a_mean_costs_what_is_promised(mean):
    random, sd = np.random.default_rng(0), math.sqrt(1 - mean**2)
    promised = samples_for_sign(mean, sd)
    looks = (np.geomspace(0.3, 4, 80) * promised).astype(int)
    needed = []
    for _ in range(80):
        heads = np.cumsum(random.binomial(np.diff(looks, prepend=0), (1 + mean) / 2))
        for n, k in zip(looks, heads, strict=True):
            above, below = log_e_mean([n - k, k], [-1, 1], -1, 1, 0.0)
            assert below < LOG_THRESHOLD
            if above >= LOG_THRESHOLD:
                needed.append(n)
                break
    assert len(needed) == 80
    assert 0.85 < np.median(needed) / promised < 1.15
    assert np.quantile(needed, 0.95) / promised < 1.9


def covered(interval, n, p):
    """P(the interval holds p) over k ~ Binomial(n, p), exactly; interval(k) -> (lo, hi)."""
    return math.fsum(
        math.comb(n, k) * p**k * (1 - p) ** (n - k)
        for k in range(n + 1)
        if interval(k)[0] <= p <= interval(k)[1]
    )


PROBABILITIES = [0.001, 0.01, 0.05, 0.2, 0.37, 0.5, 0.63, 0.8, 0.95, 0.99, 0.999]


@pytest.mark.parametrize("kind", ["proportion", "mean"])
def test_intervals_cover_and_are_not_trivial(kind):
    n = 60
    if kind == "proportion":
        table = [proportion_interval(k, n, ALPHA) for k in range(n + 1)]
    else:
        table = [mean_interval([n - k, k], [0, 1], 0, 1, ALPHA) for k in range(n + 1)]
    for p in PROBABILITIES:
        assert covered(table.__getitem__, n, p) >= 1 - ALPHA
    # Control: halving every interval around its centre loses coverage.
    halved = [((3 * a + b) / 4, (a + 3 * b) / 4) for a, b in table]
    assert min(covered(halved.__getitem__, n, p) for p in PROBABILITIES) < 1 - ALPHA
    assert table[30][1] - table[30][0] < 0.6


@pytest.mark.parametrize("k", [0, 1, 13, 39, 40])
def test_interval_ends_are_where_the_evidence_crosses(k):
    n, step = 40, 1e-9
    lo, hi = proportion_interval(k, n, ALPHA)
    assert lo <= k / n <= hi
    line = -math.log(ALPHA)
    for end, inside in ((lo, lo + step), (hi, hi - step)):
        if end in (0, 1):
            continue
        assert log_e_proportion(k, n, end) >= line > log_e_proportion(k, n, inside)
    lo, hi = mean_interval([n - k, k], [0, 1], 0, 1, ALPHA)
    assert lo <= k / n <= hi
    line = math.log(2 / ALPHA)
    if lo > 0:
        assert log_e_mean([n - k, k], [0, 1], 0, 1, lo)[0] >= line
        assert log_e_mean([n - k, k], [0, 1], 0, 1, lo + step)[0] < line
    if hi < 1:
        assert log_e_mean([n - k, k], [0, 1], 0, 1, hi)[1] >= line
        assert log_e_mean([n - k, k], [0, 1], 0, 1, hi - step)[1] < line


def test_intervals_at_the_ends():
    assert proportion_interval(0, 1000, 1e-9)[0] == 0
    assert proportion_interval(1000, 1000, 1e-9)[1] == 1
    assert 0.02 < proportion_interval(0, 1000, 1e-9)[1] < 0.03
    lo, hi = proportion_interval(1000, 1000, 1e-9)
    other = proportion_interval(0, 1000, 1e-9)
    assert (1 - hi, 1 - lo) == pytest.approx(other, abs=1e-12)
    assert mean_interval([9, 0], [-0.1, 0.2], -0.1, 0.2, ALPHA)[0] == -0.1


def test_the_evidence_grows_with_the_distance_of_the_null():
    counts, values = [30, 20, 50], [-1.0, 0.5, 2.0]
    nulls = np.linspace(-0.99, 1.99, 200)
    pairs = [log_e_mean(counts, values, -1, 2, null) for null in nulls]
    assert all(a[0] >= b[0] and a[1] <= b[1] for a, b in itertools.pairwise(pairs))


@pytest.mark.parametrize(
    ("k", "n", "p0"), [(0, 10, 0.1), (10, 10, 0.1), (300, 1000, 0.31), (5 * 10**8, 10**9, 0.5)]
)
def test_the_proportion_agrees_with_mpmath(k, n, p0):
    with mpmath.workdps(40):
        p = mpmath.mpf(p0)
        exact = (
            mpmath.log(mpmath.beta(k + 0.5, n - k + 0.5) / mpmath.pi)
            if n < 10**4
            else (
                mpmath.loggamma(k + 0.5)
                + mpmath.loggamma(n - k + 0.5)
                - mpmath.loggamma(n + 1)
                - mpmath.log(mpmath.pi)
            )
        )
        exact -= k * mpmath.log(p) + (n - k) * mpmath.log(1 - p)
    assert log_e_proportion(k, n, p0) == pytest.approx(float(exact), abs=1e-13 + n * 2.0**-48)


def test_an_impossible_null_is_refuted_for_good():
    assert log_e_proportion(1, 5, 0.0) == math.inf
    assert log_e_proportion(4, 5, 1.0) == math.inf
    assert log_e_proportion(0, 5, 0.0) == pytest.approx(
        float(mpmath.log(mpmath.beta(0.5, 5.5) / mpmath.pi))
    )


@pytest.mark.parametrize("n", [1, 10, 1000, 10**6])
@pytest.mark.parametrize("alpha", [0.05, 1e-9])
def test_the_radius_of_the_empirical_law_is_safe_and_tight(n, alpha):
    exact = kstwo.isf(alpha, n)
    assert exact <= dkw_radius(n, alpha) * (1 + 1e-9)
    if n >= 1000:
        assert dkw_radius(n, alpha) < 1.05 * exact


def test_power_before_sampling_is_consistent_with_intervals():
    counts = [10**5, 3 * 10**5, 2 * 10**5]
    values, n = np.array([-1.0, 0.0, 2.0]), sum(counts)
    mean = np.dot(counts, values) / n
    variance = np.dot(counts, values**2) / n - mean**2
    lo, hi = mean_interval(counts, values, -1, 2, 1e-9)
    assert (hi - lo) / 2 == pytest.approx(detectable(n, variance, 1e-9), rel=0.05)
    assert samples_for_radius(variance, detectable(n, variance, 1e-9), 1e-9) in (n, n + 1)
    assert samples_for_sign(0.1, 1.0) == samples_for_sign(-0.1, 1.0) == pytest.approx(4984, abs=10)


EDGES = np.linspace(-5.0, 3.0, 801)


def histogram(y):
    cells = np.searchsorted(EDGES, y, side="right")
    return np.bincount(cells, minlength=EDGES.size + 1)


def test_histograms_round_towards_the_null():
    y = np.array([-7.0, -4.999, 0.001, 0.009, 2.995, 3.0, 9.0])
    lower = np.array([-5.0, -5.0, 0.0, 0.0, 2.99, 3.0, 3.0])
    upper = np.array([-5.0, -4.99, 0.01, 0.01, 3.0, 3.0, 3.0])
    ones = [1] * y.size
    assert log_e_positive(histogram(y), EDGES, 0.25) == pytest.approx(
        log_e_mean(ones, lower, -5, 3, 0.25)[0]
    )
    assert log_e_negative(histogram(y), EDGES, 0.25) == pytest.approx(
        log_e_mean(ones, upper, -5, 3, -0.25)[1]
    )


@pytest.mark.parametrize("shift", [0.0, 0.2, -0.2])
def test_an_exponential_left_tail(shift):
    # Y = 1 + shift - exponential: E Y = shift; E max(-5 - Y, 0) = exp(-6 - shift).
    y = 1 + shift - np.random.default_rng(0).exponential(size=20_000)
    positive = log_e_positive(histogram(y), EDGES, math.exp(-6 - shift))
    negative = log_e_negative(histogram(y), EDGES, 0.0)
    assert (positive >= LOG_THRESHOLD) == (shift > 0)
    assert (negative >= LOG_THRESHOLD) == (shift < 0)


def test_without_the_tail_bound_a_clipped_mean_deceives():
    # Half of the mean lies in an atom at -1000 that the grid does not reach: E Y = -0.5.
    counts = np.zeros(EDGES.size + 1, dtype=int)
    counts[0], counts[-1 - 250] = 10, 9990  # at -1000, and about 0.5
    assert log_e_positive(counts, EDGES, 0.0) > LOG_THRESHOLD
    assert log_e_positive(counts, EDGES, 995 * 0.001) < 0  # E max(-5 - Y, 0), honest


@pytest.mark.parametrize("counts", [[-1, 2], [math.nan, 1], [0.5, 1], [math.inf, 1], [2**53, 1]])
def test_counts_that_are_no_counts_are_refused(counts):
    for call in (
        lambda: log_e_mean(counts, [-1, 1], -1, 1, 0.0),
        lambda: mean_interval(counts, [-1, 1], -1, 1, ALPHA),
        lambda: log_e_positive([*counts, 0], [0.0, 1.0], 0.1),
    ):
        with pytest.raises(ValueError, match="counts"):
            call()


@pytest.mark.parametrize(
    "call",
    [
        lambda: log_e_mean([1], [-1, 1], -1, 1, 0.0),
        lambda: log_e_mean([[1, 1]], [[-1, 1]], -1, 1, 0.0),
        lambda: log_e_mean([1, 1], [-2, 1], -1, 1, 0.0),
        lambda: log_e_mean([1, 1], [math.nan, 1], -1, 1, 0.0),
        lambda: log_e_mean([1, 1], [-1, 1], -1, 1, 1.0),
        lambda: log_e_mean([1, 1], [-1, 1], -1, 1, math.nan),
        lambda: log_e_mean([1, 1], [-1, 1], -math.inf, 1, 0.0),
        lambda: mean_interval([1], [-1, 1], -1, 1, ALPHA),
        lambda: mean_interval([1, 1], [-1, 1], -1, 1, 0.0),
        lambda: log_e_proportion(3, 2, 0.5),
        lambda: log_e_proportion(-1, 2, 0.5),
        lambda: log_e_proportion(1, 2, 1.5),
        lambda: log_e_proportion(1, 2, math.nan),
        lambda: log_e_proportion(math.nan, 2, 0.5),
        lambda: log_e_proportion(0.5, 2, 0.5),
        lambda: proportion_interval(3, 2, ALPHA),
        lambda: proportion_interval(1, 2, 1.0),
        lambda: dkw_radius(0, ALPHA),
        lambda: dkw_radius(10, 0.0),
        lambda: samples_for_sign(0.0, 1.0),
        lambda: samples_for_sign(1.0, math.nan),
        lambda: samples_for_radius(1.0, -1.0, ALPHA),
        lambda: detectable(0, 1.0, ALPHA),
        lambda: detectable(10, 0.0, ALPHA),
        lambda: log_e_positive([1, 1, 1], [1.0, 0.0], 0.1),
        lambda: log_e_positive([1, 1], [0.0, 1.0], 0.1),
        lambda: log_e_positive([1, 1, 1], [-1.0, 1.0], -0.1),
        lambda: log_e_negative([1, 1, 1], [-1.0, 1.0], math.nan),
        lambda: log_e_negative([1, 1, 1], [-1.0, 1.0], 1.0),
        lambda: log_e_negative([1, 1, 1], [-1.0, math.nan], 0.1),
    ],
)
def test_arguments_outside_their_domain_are_refused(call):
    with pytest.raises(ValueError, match="not"):
        call()
