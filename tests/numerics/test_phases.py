"""Phases of a law against its exponents from mpmath, and against the closed forms of two values."""

import math
from fractions import Fraction as F
from itertools import pairwise

import mpmath
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from numerics.phases import Phase, phase_at, phases
from numerics.sample_means import means, sample
from numerics.thresholds import Threshold

MOST = 10**4
values = st.integers(-12, 12).map(lambda n: F(n, 4))


def law(*rows):
    return sample([F(row) for row in rows])


def exponent(rows, rate, sign):
    """E ln|1 + sign rate chi|, with mpmath."""
    with mpmath.workdps(50):
        factors = [abs(1 + sign * rate * F(row)) for row in rows]
        if not all(factors):
            return -mpmath.inf
        logs = [mpmath.log(mpmath.mpf(f.numerator) / f.denominator) for f in factors]
        return mpmath.fsum(logs) / len(rows)


def expected(rows, rate):
    """The phase by its definition in the paper."""
    minus, plus = exponent(rows, rate, -1), exponent(rows, rate, 1)
    squares = sum((1 - rate * F(row)) ** 2 for row in rows) < len(rows)
    if abs(minus) < 1e-40 or abs(plus) < 1e-40:
        return Phase.EDGE
    if minus < 0 < plus:
        return Phase.IA if squares else Phase.IB
    return {(1, -1): Phase.II, (-1, -1): Phase.III, (1, 1): Phase.IV}[
        (1 if minus > 0 else -1, 1 if plus > 0 else -1)
    ]


def low(end):
    return F(0) if end is None else end.low if isinstance(end, Threshold) else end


def high(end):
    return math.inf if end is None else end.high if isinstance(end, Threshold) else end


def kinds(found):
    return [str(cell.phase) for cell in found.cells]


def test_two_values_have_the_five_phases():
    """a = −1/2: ends of (1 ∓ λ)(1 ± λ/2) = ±1, and 2(1 + a)/(1 + a²)."""
    found = phases(law(1, F(-1, 2)), MOST)
    assert kinds(found) == ["Ia", "Ib", "III", "II", "IV"]
    root = math.sqrt(17)
    got = [float(high(cell.high)) for cell in found.cells[:-1]]
    assert got[0] == 0.8
    assert got[1] == pytest.approx(1, abs=1e-13)
    assert got[3] == pytest.approx((1 + root) / 2, abs=1e-13)
    assert got[2] == pytest.approx((root - 1) / 2, abs=1e-13)
    assert found.square == F(4, 5)
    assert found.unclear == 0


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((1,), ["Ia", "IV"]),  # the end of Ia is that of I
        ((0, 2), ["Ia", "IV"]),
        ((1, -1), ["III", "IV"]),  # E chi = 0, both exponents are one function
        ((3, -1), ["Ia", "Ib", "IV", "II", "IV"]),
        ((0, 0), []),
        ((-2,), ["II", "IV"]),
        ((1, 1, 1, 1, -1), ["Ia", "III", "Ia", "Ib", "IV"]),  # both in mean square and collapsed
        ((F(10) ** 300, F(-1, 10**300)), ["Ia", "Ib", "IV", "II", "IV"]),
    ],
    ids=str,
)
def test_edge_cases(rows, told):
    found = phases(law(*rows), MOST)
    assert kinds(found) == told
    assert found.unclear == 0
    for cell in found.cells:
        if high(cell.low) >= low(cell.high):
            continue  # narrower than its ends are known
        assert cell.inside is not None
        assert low(cell.low) < cell.inside.minus.rate < high(cell.high)
        assert cell.inside.phase is cell.phase


def test_collapse_with_vanishing_mean_squares_is_told():
    found = phases(law(1, 1, 1, 1, -1), MOST)
    assert [cell.squares for cell in found.cells] == [True, True, True, False, False]
    batched = phases(means(law(1, F(-1, 2)), 4), MOST)
    assert (kinds(batched)[1], batched.cells[1].squares) == ("III", True)


@given(st.lists(values, min_size=1, max_size=7), st.fractions(F(1, 50), 20, max_denominator=200))
@settings(max_examples=60, deadline=None)
def test_every_rate_is_in_the_phase_of_its_cell(rows, rate):
    assume(any(rows))
    found = phases(law(*rows), MOST)
    assert all(a.high == b.low for a, b in pairwise(found.cells))
    assert found.cells[0].low is None
    assert found.cells[-1].high is None
    truth = expected(rows, rate)
    assert phase_at(found, rate).phase is truth
    for cell in found.cells:
        if high(cell.low) < rate < low(cell.high) if cell.high else high(cell.low) < rate:
            poles = 1 in {abs(rate * row) for row in rows}
            assert cell.phase is truth or truth is Phase.EDGE or poles


def test_phases_at_edges():
    found = phases(law(1, F(-1, 2)), MOST)
    assert phase_at(found, F(4, 5)).phase is Phase.IB  # E(1 − λχ)² = 1
    assert phase_at(found, F(1)).phase is Phase.EDGE
    assert phase_at(found, F(3)).phase is Phase.IV
    with pytest.raises(ValueError, match="rate=0 is not in"):
        phase_at(found, F(0))


def test_what_is_left_out_is_unknown_and_no_phase():
    rows = [F(4) ** k for k in range(20)]
    few, all_of_it = phases(law(*rows), 4), phases(law(*rows), MOST)
    assert Phase.UNKNOWN in {cell.phase for cell in few.cells}
    assert Phase.UNKNOWN not in {cell.phase for cell in all_of_it.cells}
    for cell in few.cells:
        if cell.phase is not Phase.UNKNOWN:
            rate = cell.inside.minus.rate
            (same,) = [c for c in all_of_it.cells if low(c.low) < rate < high(c.high)]
            assert same.phase is cell.phase
