"""Regimes of the rate: all zeros of mu against Sturm's theorem, its sign against mpmath."""

import math
from fractions import Fraction as F
from itertools import pairwise

import mpmath
import numpy as np
import pytest
import sympy as sp
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from numerics.closed_zeros import Surd, closed, factors, touching
from numerics.exponents import Exponent, exponent, log_ratio, shortened
from numerics.hills import ABOVE, BELOW, OPEN, hills
from numerics.joining import joined
from numerics.laws import Atoms
from numerics.rates import at, inside, simplest
from numerics.regimes import moments, regimes
from numerics.sample_means import MEANS, TooManyError, means, sample
from numerics.thresholds import sign_at, threshold

TOUCH = (4, 4, 1)  # (1 - 4 λ)² (1 - λ) = 1 at its largest, λ = 3/4
ALL = 10**6

values = st.integers(-12, 12).map(lambda n: F(n, 4))
wide = st.tuples(st.integers(-999, 999), st.integers(-8, 8)).map(lambda p: F(p[0]) * F(10) ** p[1])


def law(*rows):
    return sample([F(row) for row in rows])


def mu(rows, rate, digits=60):
    """E ln|1 - rate x|, with mpmath."""
    with mpmath.workdps(digits):
        logs = []
        for row in rows:
            factor = abs(1 - rate * F(row))
            if factor == 0:
                return -mpmath.inf
            logs.append(mpmath.log(mpmath.mpf(factor.numerator) / factor.denominator))
        return mpmath.fsum(logs) / len(rows)


def zeros(rows):
    """The rates above 0 where mu changes sign, and those where it does not, by Sturm's theorem."""
    λ = sp.Symbol("λ")
    product = sp.prod([1 - λ * sp.Rational(F(row).numerator, F(row).denominator) for row in rows])
    changing, touching = [], []
    for value in (1, -1):
        roots = sp.Poly(product - value, λ).real_roots(multiple=False)
        for root, times in roots:
            if root.evalf(30) > 0:
                (changing if times % 2 else touching).append(root.evalf(30))
    return sorted(changing), sorted(touching)


def ends(found):
    return [end for told in found.told for end in (told.low, told.high) if end]


# --- the exponent


@given(st.lists(wide, min_size=1, max_size=6), wide.filter(lambda r: r > 0))
@settings(deadline=None)
def test_the_bounds_of_every_term_hold_the_logarithm(rows, rate):
    of = exponent(law(*rows))
    terms = of.terms(rate)
    for atom, low, high in zip(of.atoms, terms.low, terms.high, strict=True):
        truth = mu([atom], rate)
        assert low <= truth + 1e-15 * abs(truth) if truth > -mpmath.inf else low == -math.inf
        assert truth <= high + 1e-15 * abs(high)
        if truth > -mpmath.inf:
            assert high - low < 1e-5 or abs(1 - rate * atom) < 1e-9
    assert of.lower(terms.low) <= mu(rows, rate) <= of.upper(terms.high)


@pytest.mark.parametrize("power", [0, 40, 308, 400])
def test_numbers_of_any_size(power):
    big = F(10) ** power
    of = exponent(law(big, -3, 1 / big))
    for rate in (1 / big / 3, F(7), big * 5):
        terms = of.terms(rate)
        truth = mu([big, -3, 1 / big], rate)
        assert of.lower(terms.low) <= truth <= of.upper(terms.high)
        assert of.upper(terms.high) - of.lower(terms.low) < 1e-9
        assert mpmath.almosteq(mpmath.mpf(float(of.ball(rate, 100))), truth, 1e-12)


@given(st.lists(values, min_size=1, max_size=6), st.integers(1, 40))
@settings(deadline=None)
def test_the_bounds_of_the_slope_hold_it(rows, tenths):
    rate = F(tenths, 7)
    of = exponent(law(*rows))
    assume(1 / rate not in of.places)
    truth = sum(1 - 1 / (1 - rate * row) for row in rows) / len(rows)
    low, high = of.slopes(of.terms(rate))
    assert low <= truth <= high
    assert high - low < 1e-10
    assert abs(float(of.slope_ball(rate, 90)) - truth) < 1e-12


def test_the_variance():
    of, rows, rate = exponent(law(1, 1, -2, 5)), (1, 1, -2, 5), F(1, 3)
    logs = [mu([row], rate) for row in rows]
    mean = sum(logs) / 4
    truth = sum((log - mean) ** 2 for log in logs) / 4
    assert abs(float(of.variance_ball(rate, 100)) - truth) < 1e-14


def test_lengths_of_logarithms():
    assert log_ratio(F(1), F(10) ** 400) == pytest.approx(400 * math.log(10))
    assert log_ratio(F(1), 1 + F(1, 10**30)) == pytest.approx(1e-30, rel=1e-12)
    assert shortened(F(1, 3), 60) != F(1, 3)
    assert abs(shortened(F(10) ** 300 / 3, 60) * 3 / F(10) ** 300 - 1) <= F(1, 2**59)


def test_an_atom_twice_is_refused():
    with pytest.raises(ValueError, match="is a float or is there twice"):
        exponent(Atoms((F(1), F(1)), (F(1, 2), F(1, 2))))
    with pytest.raises(ValueError, match="is a float"):
        moments(Atoms((0.5,), (F(1),)))


# --- all regimes

SAMPLES = [
    (1,), (3, 3), (0, 1), (1, -1), (1, -2), (1, 2, 10), (1, 1, 1, -3), (-1, -2), (1, F(1, 10)),
    (F(-1, 2), F(1, 2), 4), (1, 6), (1, 5), (1, 2, 30), (F(1, 7), 1, 9, 80), (-5, 1, 20, 0, 0),
    (1, -1 - F(1, 10**10)), (1, 1, -2 - F(1, 10**13), 7, -7), (3, -3 - F(1, 10**40), 5, -5),
    TOUCH, (*TOUCH, 0), (1, F(11, 10)), (100, 1, F(1, 100)),
]  # fmt: skip


@pytest.mark.parametrize("rows", SAMPLES, ids=str)
def test_every_zero_is_found_and_no_other(rows):
    changing, touching = zeros(rows)
    found = regimes(law(*rows), ALL)
    shown = sorted({(end.low, end.high) for end in ends(found)})
    assert len(shown) == len(changing)
    for (low, high), root in zip(shown, changing, strict=True):
        assert low <= sp.Rational(str(root)) + sp.Rational(1, 10**25)
        assert high >= sp.Rational(str(root)) - sp.Rational(1, 10**25)
        assert high - low <= low / 2**46
    assert len(found.touches) == len(touching)
    for (low, high), root in zip(found.touches, touching, strict=True):
        assert abs(float(low) - root) < 1e-14
        assert abs(float(high) - root) < 1e-14
    assert found.open == 0
    assert found.untold == 0


@given(st.lists(values, min_size=1, max_size=7))
@settings(max_examples=40, deadline=None)
def test_as_many_zeros_as_sturm_counts(rows):
    changing, touching = zeros(rows) if any(rows) else ([], [])
    found = regimes(law(*rows), ALL)
    assert len({(end.low, end.high) for end in ends(found)}) == len(changing)
    assert len(found.touches) == len(touching)
    assert found.open == 0


@given(
    st.lists(st.one_of(values, wide), min_size=1, max_size=40),
    st.lists(st.fractions(F(1, 100), 100, max_denominator=1000), min_size=5, max_size=5),
)
@settings(max_examples=60, deadline=None)
def test_the_sign_of_mu_is_that_of_its_regime(rows, rates):
    assume(any(rows))
    found = regimes(law(*rows), ALL)
    kinds = [told.sign for told in found.told]
    assert all(a == -b for a, b in pairwise(kinds))
    assert all(a.high == b.low for a, b in pairwise(found.told))
    assert found.told[0].low is None
    assert found.told[-1].high is None
    assert found.escapes == kinds.count(ABOVE)
    for rate in rates:
        for told in found.told:
            low = told.low.high if told.low else 0
            high = told.high.low if told.high else math.inf
            if low < rate < high:
                value = mu(rows, rate)
                assert value * told.sign > 0 or (value == 0 and rate == F(3, 4))


def test_the_first_and_the_last_threshold():
    found = regimes(law(1, F(1, 10)), ALL)
    first, last = found.first, found.last
    assert (first.low, last.low) == (found.told[0].high.low, found.told[-1].low.low)
    assert first != last
    assert mu([1, F(1, 10)], first.low) < 0 < mu([1, F(1, 10)], first.high)
    assert last.low >= 10
    assert regimes(law(-1, 2), ALL).first is not None
    assert regimes(law(-3, 2), ALL).first is None
    assert regimes(law(-3), ALL).last is None


def test_what_never_moves_and_what_only_grows():
    assert regimes(law(0, 0), ALL).told == ()
    (alone,) = regimes(law(0, -2), ALL).told
    assert (alone.sign, alone.low, alone.high) == (ABOVE, None, None)
    with pytest.raises(ValueError, match="most=1 is not in"):
        regimes(law(1), 1)


def test_zeros_that_no_float_tells_from_a_pole():
    """200 equal atoms and two others: the notch around a pole has a width of about e^-400."""
    rows = [-10] * 200 + [1, 2]
    found = regimes(law(*rows), ALL)
    assert [told.sign for told in found.told] == [1, -1, 1, -1, 1]
    for told in found.told:
        for end in filter(None, (told.low, told.high)):
            assert end.pole in (end.low, end.high)
            assert end.high - end.low <= end.pole / 2**46
    inner = found.told[2]
    assert mu(rows, inner.low.high) > 0
    assert mu(rows, inner.low.low) == -mpmath.inf


def test_atoms_that_no_float_tells_apart():
    tiny = F(1, 10**25)
    rows = [1 + k * tiny for k in range(50)]
    found = regimes(law(*rows), ALL)
    assert [told.sign for told in found.told] == [BELOW, ABOVE]
    assert abs(found.first.low - 2) < F(1, 10**14)
    rows = [-10] * 5000 + rows
    found = regimes(law(*rows), ALL)
    assert found.escapes == 51  # also between any two of them
    assert found.open == 0


# --- many gaps at once


def largest(rows, left, right):
    """The largest value of mu in a gap, by golden section in numpy."""
    rows = np.array([float(row) for row in rows])
    with np.errstate(divide="ignore"):
        low, high = float(left), float(right)
        for _ in range(60):
            a, b = low + 0.382 * (high - low), low + 0.618 * (high - low)
            at_a, at_b = (np.log(np.abs(1 - rate * rows)).mean() for rate in (a, b))
            low, high = (low, b) if at_a > at_b else (a, high)
        return np.log(np.abs(1 - (low + high) / 2 * rows)).mean()


@pytest.mark.parametrize("name", ["normal", "lognormal", "pareto", "twice"])
def test_gaps_are_decided_as_one_by_one(name):
    rng = np.random.default_rng(5)
    drawn = {
        "normal": rng.normal(0.2, 1, 250),
        "lognormal": rng.lognormal(0, 2, 250),
        "pareto": rng.pareto(0.5, 250),
        "twice": np.repeat(rng.normal(0.1, 1, 150), rng.integers(1, 5, 150)),
    }[name]
    rows = [F(round(float(row) * 10**6), 10**6) for row in drawn]
    of = exponent(law(*rows))
    found = hills(of)
    assert set(found.signs.tolist()) == {ABOVE, BELOW}
    for gap, sign in enumerate(found.signs.tolist()):
        truth = largest(rows, of.pole(gap), of.pole(gap + 1))
        assert truth * sign > 0 or abs(truth) < 1e-9
        if sign == ABOVE and gap % 9 == 0:
            assert 0 < found.heights[gap] <= mu(rows, found.peak(of, gap)) + 1e-12


def test_between_close_heavy_atoms_mu_is_negative_amid_gaps_where_it_is_not():
    rng = np.random.default_rng(5)
    rows = [F(round(float(x) * 10**6), 10**6) for x in rng.uniform(0.01, 2, 200)]
    heavy = [F(round(float(x) * 10**6), 10**6) for x in rng.uniform(0.03, 0.3, 10)] * 10
    of = exponent(law(*rows, *heavy, *(row + F(1, 10**25) for row in heavy)))
    found = hills(of)
    narrow = [gap for gap, width in enumerate(found.widths) if width < 1e-20]
    assert len(narrow) == 10
    truth = [sign_at(of, (of.pole(gap) + of.pole(gap + 1)) / 2) for gap in narrow]
    signs = found.signs.tolist()
    assert [signs[gap] for gap in narrow] == truth
    amid = [gap for gap in narrow if signs[gap - 1] == signs[gap + 1] == ABOVE]
    assert BELOW in {signs[gap] for gap in amid}


def test_many_gaps_are_decided_at_once(monkeypatch):
    looks = []
    terms = Exponent.terms
    monkeypatch.setattr(
        Exponent, "terms", lambda of, *more, **named: looks.append(0) or terms(of, *more, **named)
    )
    rng = np.random.default_rng(3)
    of = exponent(law(*(F(round(float(x) * 10**9), 10**9) for x in rng.random(2000))))
    assert OPEN not in hills(of).signs
    assert len(looks) < 250


def test_a_threshold_that_floats_miss_is_enclosed_all_the_same(monkeypatch):
    monkeypatch.setattr("numerics.thresholds._approached", lambda *_: F(12807764065, 10**10))
    end = threshold(exponent(law(1, -2)), 0, F(3))
    assert end.low < F("1.28077640640441513") < F("1.28077640640441514") < end.high
    assert end.high - end.low < F(1, 10**7)


def test_work_has_an_end(monkeypatch):
    monkeypatch.setattr("numerics.hills.FLOAT_WORK", 100)
    monkeypatch.setattr("numerics.hills.BALL_WORK", 0)
    found = hills(exponent(law(*(F(1, k) for k in range(1, 40)))))
    assert OPEN in found.signs


def test_narrow_intervals_are_joined_and_counted():
    widths = [math.inf, 1e-9, 1e-4, 1e-8, 1.0, 1e-5, 2.0, 0.5, math.inf]
    assert len(joined(widths, 9, 1e-3)) == 9
    pieces = joined(widths, 3, 1e-3)
    shown = [(p.first, p.last, p.widest, p.exceptions, p.lost) for p in pieces]
    assert shown == [
        (0, 6, 0, 3, pytest.approx(1e-9 + 1e-8 + 1e-5)),
        (7, 7, 7, 0, 0),
        (8, 8, 8, 0, 0),
    ]


def test_an_exception_within_an_exception():
    (first, last) = joined([math.inf, 4e-4, 1e-5, 4e-4, 1.0, math.inf], 1, 1e-3)
    assert (first.first, first.last, first.exceptions) == (0, 4, 2)
    assert first.lost == pytest.approx(8e-4)
    assert last.exceptions == 0


def test_joined_regimes_keep_certified_ends():
    rng = np.random.default_rng(2)
    rows = [F(round(float(x) * 10**9), 10**9) for x in rng.random(800)]
    everything, few = regimes(law(*rows), ALL), regimes(law(*rows), 10)
    assert everything.escapes == few.escapes > 50
    assert len(few.told) < 10
    assert 2 * sum(told.exceptions for told in few.told) + len(few.told) == len(everything.told)
    known = {(e.low, e.high) for e in ends(everything)}
    assert {(e.low, e.high) for e in ends(few)} <= known
    assert few.first.low == everything.first.low
    assert abs(float(few.first.low) - 4.59) < 0.3  # that of the uniform law: (λ − 1) ln(λ − 1) = λ


def test_what_does_not_fit_is_left_out():
    rows = [F(4) ** k for k in range(20)]
    found, more = regimes(law(*rows), 4), regimes(law(*rows), 6)
    assert (found.untold, more.untold) == (2, 0)
    assert found.told == (*more.told[:3], more.told[-1])
    assert found.told[-1].high is None


# --- closed forms, single rates, means of rows


def test_closed_forms():
    of = exponent(law(1, -2))
    known = factors(of)
    found = regimes(law(1, -2), ALL)
    assert [closed(known, e.low, e.high) for e in ends(found)[1:]] == [
        F(1, 2), Surd(F(1, 4), F(1, 4), 17), Surd(F(1, 4), F(1, 4), 17)
    ]  # fmt: skip
    assert factors(exponent(law(*range(1, 60)))) == ()
    assert len(factors(exponent(law(*[1] * 300, *[-2] * 300)))) == len(known)
    lower = exponent(law(-1, 3))  # (1 + λ)(1 − 3 λ) = −1 at (−1 + √7)/3, and nowhere 1
    low = regimes(law(-1, 3), ALL).first
    assert closed(factors(lower), low.low, low.high) == Surd(F(-1, 3), F(1, 3), 7)


def test_the_smaller_root_of_two():
    """(1 − 8 λ)(1 − λ) = −1 at (9 ± √17)/16."""
    found = regimes(law(1, 8), ALL)
    roots = [closed(factors(found.of), e.low, e.high) for e in ends(found)]
    assert Surd(F(9, 16), F(-1, 16), 17) in roots
    assert Surd(F(9, 16), F(1, 16), 17) in roots


def test_a_zero_that_mu_crosses_is_none_that_it_touches():
    """(1 − 6 λ)(1 − λ) = −1 at 1/2 and at 2/3."""
    known = factors(exponent(law(1, 6)))
    assert touching(known, F(1, 6), F(1)) is None
    assert touching(factors(exponent(law(*TOUCH))), F(1, 4), F(1)) is not None


def test_one_rate():
    of = exponent(law(1, -2))
    zero = at(of, F(1, 2))
    assert (zero.sign, float(zero.mu)) == (0, 0)
    assert float(zero.s) == pytest.approx(math.log(2), rel=1e-12)
    assert (at(of, F(1)).sign, at(of, F(1)).mu, at(of, F(1)).s) == (-1, None, None)
    assert at(exponent(law(1, 4)), F(1, 4)).mu is None
    assert at(exponent(law(1, 4)), F(4)).mu is not None
    still = at(exponent(law(0, 4)), F(1, 2))
    assert (still.sign, float(still.mu), float(still.s)) == (0, 0, 0)
    same = at(exponent(law(3)), F(1))
    assert (same.sign, float(same.s)) == (1, 0)
    exact = at(exponent(law(*TOUCH)), F(3, 4))
    assert (exact.sign, float(exact.mu)) == (0, 0)
    with pytest.raises(ValueError, match="rate=0 is not in"):
        at(of, F(0))


def test_simple_rates():
    assert simplest(F(1, 3), F(2, 3)) == F(4, 10)
    assert simplest(F(7), F(1300)) == 1000
    assert simplest(F(1, 10**300), F(3, 10**300)) == F(1, 10**300)
    found = inside(exponent(law(10)), (F(1, 11), F(1, 9)), BELOW)
    assert found.rate != F(1, 10)  # a pole says nothing
    assert found.sign == BELOW


def test_a_threshold_beside_either_pole():
    of = exponent(law(1, 8))
    (gap,) = hills(of).peaks.items()
    for pole in (0, 1):
        end = threshold(of, pole, gap[1])
        signs = [sign_at(of, end.low), sign_at(of, end.high)]
        assert signs == ([-1, 1] if pole == 0 else [1, -1])


def direct(rows, batch):
    """The law of the mean, by going through all draws."""
    sums = {F(0): F(1)}
    for _ in range(batch):
        step = {}
        for total, weight in sums.items():
            for row in rows:
                step[total + row] = step.get(total + row, 0) + weight / len(rows)
        sums = step
    return {total / batch: weight for total, weight in sums.items()}


@given(st.lists(wide, min_size=1, max_size=5), st.integers(1, 5), st.booleans())
@settings(max_examples=60, deadline=None)
def test_means_of_rows(rows, batch, dense):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("numerics.sample_means.DENSE", 10**5 if dense else 0)
        found = means(law(*rows), batch)
    assert dict(zip(found.values, found.weights, strict=True)) == direct(rows, batch)
    mean, square = moments(found)
    before = moments(law(*rows))
    assert mean == before[0]
    assert square - mean**2 == (before[1] - before[0] ** 2) / batch


def test_too_many_means_are_declined(monkeypatch):
    with pytest.raises(TooManyError, match=r"has 1\d+ values, more than"):
        means(law(*range(-1000, 1000)), 64)
    monkeypatch.setattr("numerics.sample_means.DENSE", 0)
    rows = law(*(F(k**3, 7) for k in range(150)))
    with pytest.raises(TooManyError, match=f"a mean of 3 has more than {MEANS} values"):
        means(rows, 3)
    with pytest.raises(TooManyError, match="sums, more than"):
        means(law(*(F(k * 10**9 + k**4) for k in range(6000))), 2)
    with pytest.raises(ValueError, match="batch=0 is not in"):
        means(law(1), 0)


def test_a_batch_of_a_coin():
    """The mean of 2 of {1, −2}: 1, −1/2, −2 with 1/4, 1/2, 1/4."""
    found = means(law(1, -2), 2)
    assert dict(zip(found.values, found.weights, strict=True)) == {
        F(1): F(1, 4), F(-1, 2): F(1, 2), F(-2): F(1, 4)
    }  # fmt: skip
