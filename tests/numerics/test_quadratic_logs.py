"""E ln|1 + Σ ν A| over chi-square numbers against exponential integrals, series and quadrature."""

import mpmath
import numpy as np
import pytest
from flint import arb, ctx
from mpmath import mpf

from numerics.normal_logs import chi_square_log
from numerics.quadratic_logs import _summed, expect_log_quadratic

DIGITS = 60


def terms(*pairs):
    """Balls of decimals, at any precision asked for below."""
    with ctx.workprec(512):
        return [(arb(nu), k) for nu, k in pairs]


def one_exponential(nu):
    """E ln|1 + 2 ν E| for an exponential E of mean 1: two degrees are one such number."""
    place = 1 / (2 * abs(mpf(nu)))
    if mpf(nu) > 0:
        return mpmath.exp(place) * mpmath.e1(place)
    return -mpmath.exp(-place) * mpmath.ei(place)


def two_exponentials(up, down):
    """Of 2 up E − 2 down E', which is 2 up E or −2 down E with chances in this proportion."""
    up, down = mpf(up), mpf(down)
    both = up * one_exponential(up) + down * one_exponential(-down)
    return both / (up + down)


def one_square(nu):
    """E ln|1 + ν Z²|: of −1/m² it is 2 E ln|m + Z| − 2 ln m, else an integral."""
    if mpf(nu) < 0:
        k = -1 / (2 * mpf(nu))
        series = mpmath.hyp2f2(1, 1, mpf(3) / 2, 2, -k)
        return -mpmath.euler - mpmath.log(2) + 2 * k * series - mpmath.log(2 * k)
    inside = lambda z: 2 * mpmath.log1p(mpf(nu) * z**2) * mpmath.npdf(z)  # noqa: E731
    return mpmath.quad(inside, [0, 1, 4, 20])


def holds(ball, exact):
    """Within 10^-55, the error of what is exact."""
    return abs(ball - arb(mpmath.nstr(exact, DIGITS))).lower() < 1e-55


KNOWN = [
    (terms(("0.5", 2)), lambda: one_exponential("0.5")),
    (terms(("-0.5", 2)), lambda: one_exponential("-0.5")),
    (terms(("-40", 2)), lambda: one_exponential("-40")),
    (terms(("1e-7", 2)), lambda: one_exponential("1e-7")),
    (terms(("3", 2), ("-0.1", 2)), lambda: two_exponentials("3", "0.1")),
    (terms(("1e-3", 2), ("-70", 2)), lambda: two_exponentials("1e-3", "70")),
    (terms(("-1", 1)), lambda: one_square("-1")),
    (terms(("-0.02", 1)), lambda: one_square("-0.02")),
    (terms(("2", 1)), lambda: one_square("2")),
    (terms(("-1", 1), ("-1", 1)), lambda: one_exponential("-1")),
]


@pytest.mark.parametrize(("given", "exact"), KNOWN)
@pytest.mark.parametrize("prec", [6, 32, 150])
def test_it_holds_the_known_value(given, exact, prec):
    """Killed by: k for k/2, a turned ν, either end left out or counted without 2^(N/4)."""
    with mpmath.workdps(DIGITS + 10), ctx.workprec(300):
        ball = expect_log_quadratic(given, prec)
        assert holds(ball, exact())
        assert ball.rad() < 2.0**-prec


@pytest.mark.parametrize(("a", "b", "k"), [(-0.3, 0.5, 1), (0.2, 0.1, 7), (-0.01, 0.4, 300)])
def test_against_quadrature_of_the_other_form(a, b, k):
    """1 + a R + b √R Z has ν = (a ± √(a² + b²))/2, each with the degrees of R."""
    with ctx.workprec(100):
        root = (arb(a) ** 2 + arb(b) ** 2).sqrt()
        ball = expect_log_quadratic([((arb(a) + root) / 2, k), ((arb(a) - root) / 2, k)], 40)
    value, error = chi_square_log(*map(np.array, (a, b, float(k))))
    assert abs(float(ball) - float(value)) < error + 2e-9


@pytest.mark.parametrize(("given", "exact"), KNOWN)
@pytest.mark.parametrize(
    ("step", "start", "end"),
    [(0.9, -60, 60), (0.05, -2.5, 60), (0.05, -60, 0.5)],
    ids=["a coarse step", "from ε = 0.08", "up to T = 1.6"],
)
def test_each_error_of_the_sum_is_bounded(given, exact, step, start, end):
    """Killed by: any of the three bounds left out; and none is idle: the sum itself is off."""
    with mpmath.workdps(DIGITS), ctx.workprec(300):
        ball = _summed(given, step, int(start / step), int(end / step))
        assert holds(ball, exact())
        assert not holds(ball.mid(), exact())


def test_nothing_is_the_logarithm_of_one():
    ball = expect_log_quadratic([], 40)
    assert ball.contains(0)
    assert ball.rad() < 1e-12


def test_a_wide_eigenvalue_gives_a_wide_ball():
    """Killed by: the midpoint for the ball."""
    wide = arb("0.5 +/- 0.01")
    ball = expect_log_quadratic([(wide, 2)], 40)
    for inside in ("0.491", "0.509"):
        assert ball.overlaps(arb(mpmath.nstr(one_exponential(inside), 15)))
    assert ball.rad() > 0.005


@pytest.mark.parametrize(
    ("given", "prec", "said"),
    [
        (terms(("1", 1)), 0, "prec=0 is not in 1, 2"),
        (terms(("1", 0)), 40, "k=0 are not"),
        (terms(("0", 1)), 40, "are not ν ≠ 0"),
        (terms(("0 +/- 1", 1)), 40, "are not ν ≠ 0"),
        (terms(("-1e-4", 5000)), 40, "5000 degrees with ν < 0 are above 4096"),
    ],
)
def test_wrong_calls(given, prec, said):
    with pytest.raises(ValueError, match=said):
        expect_log_quadratic(given, prec)
