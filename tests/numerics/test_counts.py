"""Exact answers for products of finitely many factors."""

import math
from fractions import Fraction as F
from itertools import product

import mpmath
import pytest
from numpy.random import default_rng
from scipy import stats

from numerics.counts import (
    absolute_moment,
    growth_sign,
    is_absorbing,
    moment,
    multinomial,
    probability,
    survival,
    tail,
    tail_by,
)
from numerics.powers import compare_powers

HALF = [F(1, 2), F(1, 2)]
HUGE = 10**30 + 57


def naive_tail(factors, weights, t, ratio):
    """Every sequence of t draws, one by one."""
    answer = F(0)
    for draws in product(range(len(factors)), repeat=t):
        if abs(math.prod(factors[i] for i in draws)) > ratio:
            answer += math.prod(weights[i] for i in draws)
    return answer


def reference_sign(factors, weights):
    """The sign of the logarithms at 200 digits; None where they do not tell."""
    with mpmath.workdps(200):
        logs = [mpmath.log(abs(f.numerator)) - mpmath.log(abs(f.denominator)) for f in factors]
        total = mpmath.fsum(
            mpmath.mpf(p.numerator) / p.denominator * x for p, x in zip(weights, logs, strict=True)
        )
        if abs(total) < mpmath.mpf(10) ** -150:
            return None
        return 1 if total > 0 else -1


@pytest.mark.parametrize(
    ("factors", "weights", "sign"),
    [
        ([F(1, 2), F(-2)], HALF, 0),
        ([1 - F(1, 2) * 1, 1 - F(1, 2) * -2], HALF, 0),
        ([F(1), F(-1)], HALF, 0),
        ([F(1, 2), F(4)], [F(2, 3), F(1, 3)], 0),
        ([F(6), F(10, 3), F(1, 20)], [F(1, 3)] * 3, 0),
        ([F(6), F(10, 3), F(1, 20) + F(1, 10**60)], [F(1, 3)] * 3, 1),
        ([F(6), F(10, 3), F(1, 20) - F(1, 10**60)], [F(1, 3)] * 3, -1),
        ([F(0), F(10**9)], [F(1, 10**9), 1 - F(1, 10**9)], -1),
        ([F(1, 2), F(2), F(4)], [F(HUGE, 4 * HUGE), F(1, 2), F(1, 4)], 1),
        # exponents of 30 digits: no power can be written down
        (
            [F(1, 2), F(2), F(4)],
            [F(HUGE, 2 * HUGE - 1), F(HUGE - 3, 2 * HUGE - 1), F(2, 2 * HUGE - 1)],
            1,
        ),
        ([F(1, 2), F(2), F(4)], [F(HUGE, 2 * HUGE), F(HUGE - 4, 2 * HUGE), F(4, 2 * HUGE)], 1),
        ([F(1, 2), F(2), F(4)], [F(2 * HUGE, 3 * HUGE), F(1, HUGE), F(1, 3) - F(1, HUGE)], -1),
        ([F(1, 8), F(2), F(4)], [F(HUGE, 3 * HUGE), F(1, 3), F(1, 3)], 0),
        ([F(3**50000, 2**50000), F(2, 3)], [F(1, 50001), F(50000, 50001)], 0),
        ([F(3**50000, 2**50000), F(2, 3)], [F(1, 50000), F(49999, 50000)], 1),
    ],
)
def test_growth_sign_known(factors, weights, sign):
    assert growth_sign(factors, weights) == sign


def test_growth_sign_tie_with_exponents_that_cannot_be_written_out():
    total = 4 * HUGE
    weights = [F(2 * HUGE, total), F(2 * HUGE - 2, total) - F(2, total), F(4, total)]
    # -2H + (2H - 4) + 2 * 2 = 0 for the bases 1/2, 2, sqrt-free 2
    assert sum(weights) == 1
    assert growth_sign([F(1, 2), F(2), F(2)], weights) == 0
    assert growth_sign([F(1, 2), F(2), F(4)], weights) == 1
    assert growth_sign([F(1, 2), F(2), F(1)], weights) == -1


def test_growth_sign_agrees_with_logarithms():
    rng = default_rng(3)
    seen = {-1: 0, 1: 0}
    for _ in range(300):
        size = int(rng.integers(2, 7))
        tops = rng.integers(-400, 401, size).tolist()
        factors = [F(top or 7, int(rng.integers(1, 401))) for top in tops]
        parts = rng.integers(1, 61, size).tolist()
        weights = [F(part, sum(parts)) for part in parts]
        expected = reference_sign(factors, weights)
        if expected is not None:
            assert growth_sign(factors, weights) == expected
            seen[expected] += 1
    assert min(seen.values()) > 50


def test_growth_sign_hugs_the_boundary():
    """1 - lam x with x in {1, -2}: the boundary is lam = 1/2; step off it by 10^-k."""
    for k in (3, 20, 100, 400):
        for step, sign in ((F(0), 0), (F(1, 10**k), 1), (F(-1, 10**k), -1)):
            lam = F(1, 2) + step
            # (1 - lam)(1 + 2 lam) = 1 + lam - 2 lam^2 falls through 1 at lam = 1/2
            assert growth_sign([1 - lam, 1 + 2 * lam], HALF) == -sign


def test_compare_powers_needs_more_than_the_first_digits():
    near = F(10**400 + 1, 10**400)
    assert compare_powers([near], [1]) == 1
    assert compare_powers([near], [-1]) == -1
    assert compare_powers([near, near], [5, -5]) == 0
    assert compare_powers([], []) == 0
    with pytest.raises(ValueError, match="not in"):
        compare_powers([F(0)], [1])


def test_absorption_and_survival():
    lam = F(83, 100)
    factors = [1 - lam * (1 / lam), 1 + lam]
    assert is_absorbing(factors, [F(1, 3), F(2, 3)])
    assert not is_absorbing([F(1, 2), F(2)], HALF)
    assert survival(factors, [F(1, 3), F(2, 3)], 5) == F(2, 3) ** 5
    assert survival([F(1, 2), F(2)], HALF, 5) == 1
    assert survival([F(0), F(2)], HALF, 0) == 1


@pytest.mark.parametrize("k", [0, 1, 2, 3, 4])
def test_moments_by_enumeration(k):
    factors, weights, t = [F(1, 3), F(-5, 2), F(4)], [F(1, 6), F(1, 2), F(1, 3)], 4
    plain = absolute = F(0)
    for counts, chance in multinomial(t, weights):
        value = math.prod(f**c for f, c in zip(factors, counts, strict=True))
        plain += chance * value**k
        absolute += chance * abs(value) ** k
    assert moment(factors, weights, k, t) == plain
    assert absolute_moment(factors, weights, k, t) == absolute
    assert k % 2 == 0 or plain != absolute


def test_negative_moment():
    assert moment([F(1, 2), F(2)], HALF, -1, 3) == F(5, 4) ** 3
    with pytest.raises(ValueError, match="k=-1"):
        moment([F(0), F(2)], HALF, -1, 3)


@pytest.mark.parametrize(("t", "atoms"), [(0, 3), (1, 2), (7, 3), (5, 5), (3, 1)])
def test_multinomial_is_a_law(t, atoms):
    weights = [F(2 * i + 1, atoms**2) for i in range(atoms)]
    rows = list(multinomial(t, weights))
    assert len({counts for counts, _ in rows}) == len(rows) == math.comb(t + atoms - 1, atoms - 1)
    assert all(sum(counts) == t for counts, _ in rows)
    assert sum(chance for _, chance in rows) == 1


CASES = [
    ([F(1, 2), F(2)], HALF, 9, F(1)),
    ([F(1, 2), F(-2)], HALF, 8, F(1)),
    ([F(-2), F(1, 2)], [F(1, 3), F(2, 3)], 8, F(4)),
    ([F(0), F(3)], [F(1, 3), F(2, 3)], 6, F(1)),
    ([F(0), F(3), F(1, 3)], [F(1, 3), F(1, 3), F(1, 3)], 6, F(1)),
    ([F(0), F(3), F(1, 3)], [F(1, 3), F(1, 3), F(1, 3)], 6, F(0)),
    ([F(1), F(-1), F(2)], [F(1, 4), F(1, 4), F(1, 2)], 5, F(2)),
    ([F(3), F(-3)], HALF, 4, F(81)),
    ([F(3), F(-3)], HALF, 4, F(80)),
    ([F(0)], [F(1)], 0, F(1, 2)),
    ([F(0)], [F(1)], 3, F(1, 2)),
    ([F(5)], [F(1)], 0, F(1)),
    ([F(1, 2), F(2), F(4), F(1, 4)], [F(1, 10), F(2, 10), F(3, 10), F(4, 10)], 6, F(1)),
    ([F(3, 2), F(2, 3), F(9, 4), F(-1), F(7, 5)], [F(1, 5)] * 5, 4, F(3, 2)),
]


@pytest.mark.parametrize(("factors", "weights", "t", "ratio"), CASES)
def test_tail_is_every_sequence_counted(factors, weights, t, ratio):
    assert tail(factors, weights, t, ratio) == naive_tail(factors, weights, t, ratio)


def test_tail_random_against_sequences():
    rng = default_rng(11)
    for _ in range(60):
        size = int(rng.integers(2, 5))
        # powers of 2 and 3 times signs: ties at the ratio are frequent
        signs = rng.choice([0, 1, -1, 1, 1], size).tolist()
        twos, threes = rng.integers(-2, 3, size).tolist(), rng.integers(-1, 2, size).tolist()
        factors = [
            sign * F(2) ** two * F(3) ** three
            for sign, two, three in zip(signs, twos, threes, strict=True)
        ]
        parts = rng.integers(1, 10, size).tolist()
        weights = [F(part, sum(parts)) for part in parts]
        t = int(rng.integers(0, 6))
        ratio = F(2) ** int(rng.integers(-3, 4)) * F(3) ** int(rng.integers(-1, 2))
        assert tail(factors, weights, t, ratio) == naive_tail(factors, weights, t, ratio)


def test_a_strict_tail_is_not_the_weak_one():
    """The mutant ``>=`` differs: at even t the product is 1 with positive probability."""
    strict = tail([F(1, 2), F(2)], HALF, 10, F(1))
    weak = probability(HALF, 10, lambda counts: counts[1] >= counts[0])
    assert strict == F(386, 1024)
    assert weak == F(638, 1024)
    # a float comparison calls 0.1^3 * 10^3 > 1 although it is 1
    assert 0.1**3 * 10.0**3 > 1
    assert tail([F(1, 10), F(10)], HALF, 6, F(1)) == F(6 + 15 + 1, 64)


@pytest.mark.parametrize(
    ("factors", "p", "t"),
    [
        ([F(1, 5), F(9, 5)], F(1, 2), 200),
        ([F(1, 5), F(9, 5)], F(7, 10), 10_000),
        ([F(1, 2), F(2)], F(1, 2), 10_000),
        ([F(9, 5), F(1, 5)], F(1234, 10_000), 5_000),
    ],
)
def test_two_atoms_against_the_binomial_law(factors, p, t):
    exact = tail(factors, [1 - p, p], t, F(1))
    grows = factors[1] > factors[0]
    few, many = sorted(factors)
    needed = math.floor(t * math.log(1 / few) / math.log(many / few) + 1e-9)  # exceeds beyond it
    law = stats.binom(t, float(p if grows else 1 - p))
    assert float(exact) == pytest.approx(law.sf(needed), rel=1e-9)


def test_a_rare_event_far_below_the_smallest_float():
    """Factors 1/5 and 9/5 at t = 10^4: more than 10^4 ln 5 / ln 9 of the large one are needed."""
    chance = tail([F(1, 5), F(9, 5)], HALF, 10_000, F(1))
    assert float(chance) == 0
    with mpmath.workdps(60):
        needed = int(mpmath.floor(10_000 * mpmath.log(5) / mpmath.log(9)))
        terms = (mpmath.binomial(10_000, k) for k in range(needed + 1, 10_001))
        reference = mpmath.fsum(terms) / mpmath.mpf(2) ** 10_000
        value = mpmath.mpf(chance.numerator) / chance.denominator
        assert abs(value / reference - 1) < mpmath.mpf(10) ** -50


def test_many_atoms_against_convolution():
    """Powers of 2: log2|w| is an integer walk, whose law is a convolution."""
    steps, weights, t = [-1, 1, 2, -2], [F(1, 10), F(2, 10), F(3, 10), F(4, 10)], 60
    walk = {0: F(1)}
    for _ in range(t):
        after: dict[int, F] = {}
        for place, mass in walk.items():
            for step, weight in zip(steps, weights, strict=True):
                after[place + step] = after.get(place + step, F(0)) + mass * weight
        walk = after
    factors = [F(2) ** step for step in steps]
    for cut in (-30, 0, 7):
        expected = sum(mass for place, mass in walk.items() if place > cut)
        assert tail(factors, weights, t, F(2) ** cut) == expected


def test_four_atoms_at_two_hundred():
    factors = [F(1, 5), F(9, 5), F(3, 2), F(1, 2)]
    chance = tail(factors, [F(1, 4)] * 4, 200, F(1))
    assert 0 < chance < 1
    # Chernoff from above at the power 1/2, and the complement through the inverses
    with mpmath.workdps(30):
        root = mpmath.fsum(mpmath.sqrt(mpmath.mpf(f.numerator) / f.denominator) for f in factors)
        assert float(chance) < (root / 4) ** 200
    assert tail([1 / f for f in factors], [F(1, 4)] * 4, 200, F(1)) <= 1 - chance


def test_tail_by_algebraic_factors():
    """Factors sqrt(2) - 1 and 2: the exact comparison squares (a + b sqrt 2) in integers."""

    def exceeds(counts):
        a, b = 1, 0  # (sqrt 2 - 1)^k = a + b sqrt 2
        for _ in range(counts[0]):
            a, b = 2 * b - a, a - b
        # a + b sqrt 2 > 2^-j, that is x > -y sqrt 2 in integers
        x, y = 2 ** counts[1] * a - 1, 2 ** counts[1] * b
        if x >= 0 and y >= 0:
            return (x, y) != (0, 0)
        if x <= 0 and y <= 0:
            return False
        return (x * x > 2 * y * y) == (x > 0)

    weights, t = [F(2, 5), F(3, 5)], 40
    chance = tail_by(weights, t, exceeds)
    assert chance == probability(weights, t, exceeds)
    needed = math.floor(t * -math.log(math.sqrt(2) - 1) / math.log(2 / (math.sqrt(2) - 1)))
    assert float(chance) == pytest.approx(stats.binom(t, 0.6).sf(needed), rel=1e-12)


def test_tail_by_refuses_the_wrong_order():
    weights, t = [F(2, 5), F(3, 5)], 12
    with pytest.raises(ValueError, match="not monotone"):
        tail_by(weights, t, lambda counts: counts[0] > counts[1])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: tail([F(1)] * 2, [F(1)], 3, F(1)), "2 factors but 1 weights"),
        (lambda: growth_sign([F(1), F(2)], [F(1, 2), F(1, 3)]), "sum 1"),
        (lambda: growth_sign([0.5, F(2)], HALF), "0.5"),
        (lambda: growth_sign([F(1), F(2)], [0.5, 0.5]), "0.5"),
        (lambda: tail([F(1), F(2)], HALF, -1, F(1)), "t=-1"),
        (lambda: tail([F(1), F(2)], HALF, 3, F(-1)), "ratio=-1"),
        (lambda: tail([F(i + 1) for i in range(9)], [F(1, 9)] * 9, 3, F(1)), "the limit is 8"),
        (lambda: tail([F(1), F(2)], HALF, 10**6, F(1)), "the limit is 2000000000"),
        (lambda: tail([F(i + 1) for i in range(8)], [F(1, 8)] * 8, 60, F(1)), "is 500000"),
        (lambda: probability([F(1, 8)] * 8, 60, lambda _: True), "is 500000"),
        (lambda: survival([F(1)], [F(1)], -2), "t=-2"),
    ],
)
def test_refusals_name_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
