"""Certified expectations contain the true value, and lose it when a piece is dropped."""

import math
from dataclasses import replace
from fractions import Fraction as F

import mpmath
import pytest
from flint import arb, ctx
from numpy.random import default_rng

from numerics import balls
from numerics.balls import (
    contains,
    enclose,
    expect_log,
    expect_power,
    hull,
    integral,
    sign,
    variance_log,
)
from numerics.laws import Atoms, Gaussian, Interval

DIGITS = 60


def quotient(value):
    return mpmath.mpf(value.numerator) / value.denominator


def gaussian_log(mean, variance):
    """E ln|u| from Kummer's function: d/ds E|u|^s at s = 0, an independent closed form.

    E ln|c + Z| = (psi(1/2) + ln 2)/2 + (c^2/2) 2F2(1, 1; 3/2, 2; -c^2/2).
    """
    half = quotient(mean) ** 2 / (2 * quotient(variance))
    series = half * mpmath.hyp2f2(1, 1, mpmath.mpf(3) / 2, 2, -half)
    return (mpmath.psi(0, 0.5) + mpmath.log(2) + mpmath.log(quotient(variance))) / 2 + series


def gaussian_power(mean, variance, s):
    """E|u|^s = (2 v)^(s/2) Gamma((1 + s)/2) / sqrt(pi) 1F1(-s/2; 1/2; -m^2 / 2v)."""
    v, power = quotient(variance), quotient(s)
    series = mpmath.hyp1f1(-power / 2, 0.5, -(quotient(mean) ** 2) / (2 * v))
    return (2 * v) ** (power / 2) * mpmath.gamma((1 + power) / 2) / mpmath.sqrt(mpmath.pi) * series


def by_quadrature(h, low, high):
    """The average of h(|u|) over [low, high], cut at 0, by tanh-sinh quadrature."""
    ends = (
        [quotient(low), mpmath.mpf(0), quotient(high)]
        if low < 0 < high
        else map(quotient, (low, high))
    )
    return mpmath.quad(lambda u: h(abs(u)), list(ends)) / quotient(high - low)


def encloses(ball, value, digits=45):
    """Whether the ball meets the reference, known to a relative 10^-digits."""
    with mpmath.workdps(DIGITS), ctx.workprec(400):
        low, high = value - abs(value) / 10**digits, value + abs(value) / 10**digits
        known = arb(mpmath.nstr(low, 58)).union(arb(mpmath.nstr(high, 58)))
        return ball.is_finite() and ball.overlaps(known)


def radius(ball):
    return float(ball.rad())


@pytest.fixture(params=["series", "integral"])
def way(request, monkeypatch):
    """Both ways to a moment of a normal law."""
    if request.param == "integral":
        monkeypatch.setattr(balls, "ORDINARY", -1)


@pytest.fixture
def by_integral(monkeypatch):
    monkeypatch.setattr(balls, "ORDINARY", -1)


LINES = [
    (F(1), F(-1)),
    (F(1), F(-1, 10)),
    (F(1), F(-3, 2)),
    (F(1), F(-10)),
    (F(0), F(2)),
    (F(-7, 3), F(1, 7)),
]


@pytest.mark.parametrize(("alpha", "beta"), LINES)
@pytest.mark.parametrize(
    "law",
    [Interval(F(0), F(2)), Interval(F(-1), F(1)), Interval(F(1), F(10)), Interval(F(2), F(3))],
)
def test_interval_log(law, alpha, beta):
    ball = expect_log(law, alpha, beta, 110)
    with mpmath.workdps(DIGITS):
        ends = sorted((alpha + beta * law.low, alpha + beta * law.high))
        assert encloses(ball, by_quadrature(mpmath.log, *ends))
    assert radius(ball) < 1e-30


@pytest.mark.parametrize(
    ("law", "alpha", "beta", "value"),
    [
        (Interval(F(0), F(2)), F(1), F(-1), F(-1)),
        (Interval(F(0), F(1)), F(0), F(1), F(-1)),
        (Interval(F(-1), F(1)), F(0), F(-1), F(-1)),
    ],
)
def test_interval_log_across_the_singularity_is_exact(law, alpha, beta, value):
    ball = expect_log(law, alpha, beta, 110)
    assert contains(ball, value)
    assert radius(ball) < 1e-30


def test_interval_with_a_tiny_slope_does_not_cancel():
    """E ln(1 + h x) over (0, 1) is h/2 - h^2/6 + ..."""
    h = F(1, 10**25)
    ball = expect_log(Interval(F(0), F(1)), F(1), h, 200)
    assert radius(ball) < 1e-55
    assert contains(ball - enclose(h / 2 - h**2 / 6) + hull(-(h**3), h**3), F(0))
    assert not contains(ball, h / 2 - h**2 / 3)


@pytest.mark.parametrize(("alpha", "beta"), LINES)
@pytest.mark.parametrize("law", [Gaussian(F(-1, 10), F(1)), Gaussian(F(3), F(1, 4))])
@pytest.mark.usefixtures("way")
def test_gaussian_log(law, alpha, beta):
    ball = expect_log(law, alpha, beta, 53)
    with mpmath.workdps(DIGITS):
        assert encloses(ball, gaussian_log(alpha + beta * law.mean, beta**2 * law.variance))
    assert radius(ball) < 1e-15 * max(1, abs(float(ball.mid())))


@pytest.mark.parametrize("slope", [F(1, 10**6), F(1, 50), F(10**6)])
@pytest.mark.usefixtures("way")
def test_gaussian_log_far_from_or_near_the_singularity(slope):
    law = Gaussian(F(0), F(1))
    ball = expect_log(law, F(1), slope, 53)
    with mpmath.workdps(DIGITS):
        if slope < F(1, 10):  # ln(1 + h Z): -h^2/2 - 3 h^4/4 - 15 h^6/6 ..., asymptotic
            h = quotient(slope)
            known = -(h**2) / 2 - 3 * h**4 / 4
            assert abs(mpmath.mpf(float(ball.mid())) - known) < 4 * h**6 + mpmath.mpf(10) ** -15
        else:
            assert encloses(ball, gaussian_log(F(1), slope**2))
    assert radius(ball) < 2e-15


@pytest.mark.parametrize("s", [F(-9, 10), F(-1, 2), F(1, 3), F(99, 100)])
@pytest.mark.parametrize(("alpha", "beta"), LINES)
@pytest.mark.usefixtures("way")
def test_gaussian_power(alpha, beta, s):
    law = Gaussian(F(-1, 10), F(2))
    ball = expect_power(law, alpha, beta, s, 53)
    with mpmath.workdps(DIGITS):
        assert encloses(ball, gaussian_power(alpha + beta * law.mean, beta**2 * law.variance, s))
    assert radius(ball) < 1e-15 * max(1, float(ball.mid()))


@pytest.mark.parametrize("s", [F(-9, 10), F(-1, 2), F(1, 3), F(99, 100)])
@pytest.mark.parametrize(("alpha", "beta"), LINES)
def test_interval_power(alpha, beta, s):
    law = Interval(F(-1), F(2))
    ball = expect_power(law, alpha, beta, s, 110)
    with mpmath.workdps(DIGITS):
        low, high = sorted((alpha + beta * law.low, alpha + beta * law.high))
        odd = [
            mpmath.sign(u) * abs(u) ** (1 + quotient(s)) for u in (quotient(low), quotient(high))
        ]
        assert encloses(ball, (odd[1] - odd[0]) / (1 + quotient(s)) / quotient(high - low))
    assert radius(ball) < 1e-30


def test_interval_power_by_quadrature():
    with mpmath.workdps(DIGITS):
        known = by_quadrature(mpmath.sqrt, F(-1), F(3))
        assert encloses(expect_power(Interval(F(-1), F(3)), F(0), F(1), F(1, 2), 110), known, 20)


@pytest.mark.parametrize(
    ("law", "alpha", "beta", "known"),
    [
        (Gaussian(F(0), F(1)), F(0), F(3), lambda: mpmath.pi**2 / 8),
        (Interval(F(0), F(1)), F(0), F(7), lambda: mpmath.mpf(1)),
        (
            Atoms((F(1), F(3)), (F(1, 2), F(1, 2))),
            F(0),
            F(1),
            lambda: mpmath.log(3) ** 2 / 4,
        ),
    ],
)
def test_variance_of_the_logarithm(law, alpha, beta, known):
    ball = variance_log(law, alpha, beta, 60)
    with mpmath.workdps(DIGITS):
        assert encloses(ball, known())
    assert radius(ball) < 1e-16


def test_variance_of_a_shifted_gaussian():
    ball = variance_log(Gaussian(F(0), F(1)), F(1), F(-2), 53)
    with mpmath.workdps(30):

        def moment(k):
            weight = lambda u: mpmath.npdf(u, 1, 2) * mpmath.log(abs(u)) ** k  # noqa: E731
            return mpmath.quad(weight, [-30, -4, 0, 1, 4, 30])

        assert encloses(ball, moment(2) - moment(1) ** 2, 18)


def test_atoms():
    law = Atoms((F(1), F(-2)), (F(1, 3), F(2, 3)))
    with mpmath.workdps(DIGITS):
        known = mpmath.log(0.5) / 3 + 2 * mpmath.log(2) / 3
        assert encloses(expect_log(law, F(1), F(-1, 2), 110), known)
        known = mpmath.sqrt(mpmath.mpf(1) / 2) / 3 + 2 * mpmath.sqrt(2) / 3
        assert encloses(expect_power(law, F(1), F(-1, 2), F(1, 2), 110), known)
    assert sign(expect_log(law, F(1), F(-1, 2), 30)) == 1


def test_a_factor_zero_is_decided_exactly():
    for hundredths in range(1, 300):
        lam = F(hundredths, 100)
        law = Atoms((1 / lam, F(2)), (F(1, 2), F(1, 2)))
        assert expect_log(law, F(1), -lam, 53) is None
        assert variance_log(law, F(1), -lam, 53) is None
        assert expect_power(law, F(1), -lam, F(-1, 2), 53) is None
        near = Atoms((1 / lam + F(1, 10**40), F(2)), (F(1, 2), F(1, 2)))
        assert lam == F(1, 2) or expect_log(near, F(1), -lam, 53) < 0
    law = Atoms((F(1), F(2)), (F(1, 2), F(1, 2)))
    assert contains(expect_power(law, F(1), F(-1), F(1, 2), 53), F(1, 2))


def test_a_constant_factor():
    law = Gaussian(F(0), F(1))
    assert expect_log(law, F(0), F(0), 53) is None
    assert contains(expect_log(law, F(-1), F(0), 53), F(0))
    assert contains(expect_power(law, F(4), F(0), F(1, 2), 53), F(2))
    assert contains(expect_power(law, F(0), F(0), F(1, 2), 53), F(0))


def test_containment_at_random_points_and_precisions():
    rng = default_rng(5)
    for _ in range(60):
        a, b, c, d = (F(int(n), 37) for n in rng.integers(-90, 91, 4))
        prec = int(rng.integers(2, 150))
        if a == b or d == 0:
            continue
        low, high = sorted((c + d * a, c + d * b))
        ball = expect_log(Interval(min(a, b), max(a, b)), c, d, prec)
        with mpmath.workdps(DIGITS):

            def odd(u):
                return u * mpmath.log(abs(u)) - u if u else mpmath.mpf(0)

            known = (odd(quotient(high)) - odd(quotient(low))) / quotient(high - low)
            assert encloses(ball, known)


@pytest.mark.usefixtures("way")
def test_containment_of_gaussians_at_random_points_and_precisions():
    rng = default_rng(6)
    for _ in range(25):
        mean, alpha, beta = (F(int(n), 23) for n in rng.integers(-60, 61, 3))
        variance, prec = F(int(rng.integers(1, 90)), 31), int(rng.integers(2, 90))
        s = F(int(rng.integers(-19, 20)) or 7, 20)
        if beta == 0:
            continue
        law = Gaussian(mean, variance)
        moments = (alpha + beta * mean, beta**2 * variance)
        with mpmath.workdps(DIGITS):
            assert encloses(expect_log(law, alpha, beta, prec), gaussian_log(*moments))
            assert encloses(expect_power(law, alpha, beta, s, prec), gaussian_power(*moments, s))


@pytest.mark.parametrize("bits", [30, 100])
@pytest.mark.parametrize("c", [F(0), F(1, 10**8), F(7, 3), F(20), F(61, 3)])
@pytest.mark.parametrize("s", [None, F(1, 2**40), F(-9, 10), F(1, 2)])
def test_the_two_ways_to_a_normal_moment_meet(s, c, bits, monkeypatch):
    """At c = 20 the series is used for the last time; a millionth of it is outside both balls."""
    kernel, law = balls.LOG if s is None else balls.power(s), Gaussian(c, F(1))
    series = balls._expect(kernel, law, F(0), F(3), bits)
    monkeypatch.setattr(balls, "ORDINARY", -1)
    summed = balls._expect(kernel, law, F(0), F(3), bits)
    assert series.overlaps(summed)
    assert radius(series) < 2.0**-bits * max(1, float(series.mid()))
    with ctx.workprec(150):
        assert not (series * (1 + arb(2) ** -20)).overlaps(summed)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("s", [F(1, 2**48), F(-1, 2**48)])
def test_a_small_power_is_one_plus_s_times_the_logarithm(s):
    """E|u|^s = 1 + s E ln|u| + s^2 E ln^2|u| / 2 + ..., and the last is below 4 s^2 here."""
    law = Gaussian(F(-1, 10), F(1))
    power, log = expect_power(law, F(1), F(-1), s, 160), expect_log(law, F(1), F(-1), 110)
    with ctx.workprec(200):
        rest = (power - 1) / enclose(s) - log
        assert abs(rest) < 4 * abs(enclose(s))


def _no_core(_kernel, _centre, _near):
    return arb(0)


@pytest.mark.parametrize("near", [F(1, 4), F(1, 1000)])
@pytest.mark.parametrize("s", [None, F(-9, 10), F(1, 2)])
def test_the_core_holds_the_singular_piece(near, s):
    """Also where the density varies on it; the density at the singularity alone does not do."""
    kernel, centre = balls.LOG if s is None else balls.power(s), F(3, 2)
    with ctx.workprec(150), mpmath.workdps(DIGITS):

        def weighted(w):
            h = mpmath.log(w) if s is None else w ** quotient(s)
            return h * (mpmath.npdf(w, 1.5, 1) + mpmath.npdf(w, -1.5, 1))

        # w = near u^20 tames the singularity for the quadrature
        end = quotient(near)
        known = mpmath.quad(lambda u: weighted(end * u**20) * 20 * end * u**19, [0, 1])
        assert encloses(balls._core(kernel, enclose(centre), near), known, 30)
        flat = 2 * balls._density(enclose(centre)) * kernel.primitive(enclose(near))
        assert not encloses(flat, known, 30)


@pytest.mark.parametrize(
    ("place", "mutant"),
    [("_core", _no_core), ("_density", None)],
)
@pytest.mark.usefixtures("by_integral")
def test_dropping_a_piece_loses_the_value(monkeypatch, place, mutant):
    prec, law, alpha, beta = 53, Gaussian(F(-1, 10), F(1)), F(1), F(-1)
    with mpmath.workdps(DIGITS):
        known = gaussian_log(F(11, 10), F(1))
    assert encloses(expect_log(law, alpha, beta, prec), known)
    wrong = mutant or (lambda y, true=balls._density: true(y) * (1 + arb(2) ** -45))
    monkeypatch.setattr(balls, place, wrong)
    assert not encloses(expect_log(law, alpha, beta, prec), known)


@pytest.mark.usefixtures("by_integral")
def test_the_rest_beyond_the_reach_is_needed(monkeypatch):
    """With a reach of two standard deviations, only the bound for the rest keeps the value."""
    law = Gaussian(F(0), F(1))
    with mpmath.workdps(DIGITS):
        known = gaussian_log(F(0), F(1))
    monkeypatch.setattr(balls.math, "isqrt", lambda _: 1)
    monkeypatch.setattr(balls, "DOUBLINGS", 1)
    short = expect_log(law, F(0), F(1), 53)
    assert encloses(short, known)
    assert radius(short) > 1e-3
    kernel = replace(balls.LOG, growth=lambda _: arb(0))
    monkeypatch.setattr(balls, "LOG", kernel)
    assert not encloses(expect_log(law, F(0), F(1), 53), known)


@pytest.mark.parametrize(
    ("f", "low", "high", "known"),
    [
        (lambda z: z.exp(), F(0), F(1), lambda: mpmath.e - 1),
        (lambda z: (z * z + 1) ** -1, F(-1), F(1), lambda: mpmath.pi / 2),
        (lambda z: 1 / (2 - z), F(0), F(1), lambda: mpmath.log(2)),
        (
            lambda z: z.sqrt() * z.log(),
            F(1),
            F(4),
            lambda: mpmath.quad(lambda x: mpmath.sqrt(x) * mpmath.log(x), [1, 4]),
        ),
        (lambda z: z ** F(1, 3), F(1), F(8), lambda: mpmath.mpf(45) / 4),
        (
            lambda z: z.sin() - 3 * z.cos() + z.tanh() / 2,
            F(0),
            F(2),
            lambda: 1 - mpmath.cos(2) - 3 * mpmath.sin(2) + mpmath.log(mpmath.cosh(2)) / 2,
        ),
        (
            lambda z: -z.erf(),
            F(0),
            F(1),
            lambda: -mpmath.erf(1) - (mpmath.exp(-1) - 1) / mpmath.sqrt(mpmath.pi),
        ),
    ],
)
def test_integral_known(f, low, high, known):
    with mpmath.workdps(DIGITS):
        ball = integral(f, low, high, 80)
        assert encloses(ball, known())
    assert radius(ball) < 1e-20


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: integral(lambda z: 1 / z, F(-1), F(1), 53), "not finite"),
        (lambda: integral(lambda z: z.log(), F(-2), F(-1), 53), "not"),
        (lambda: integral(lambda z: z, 0.5, F(1), 53), "0.5"),
        (lambda: integral(lambda z: 0.1 * z, F(0), F(1), 53), "0.1"),
        (lambda: enclose(0.1), "0.1"),
        (lambda: hull(F(1), F(0)), "low=1"),
        (lambda: expect_log(Interval(F(0), F(1)), 0.5, F(1), 53), "0.5"),
        (lambda: expect_log(Atoms((0.5,), (F(1),)), F(1), F(1), 53), "0.5"),
        (lambda: expect_log(Gaussian(F(0), F(1)), F(1), F(1), 0), "prec=0"),
        (lambda: expect_power(Gaussian(F(0), F(1)), F(1), F(1), F(-1), 53), "s=-1"),
        (lambda: expect_power(Gaussian(F(0), F(1)), F(1), F(1), F(0), 53), "s=0"),
    ],
)
def test_refusals(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_sign_and_contains():
    assert [sign(arb(2)), sign(arb(-2)), sign(arb(0))] == [1, -1, 0]
    assert sign(arb(0, 1)) is None
    assert sign(hull(F(0), F(1))) is None
    assert sign(arb.nan()) is None
    assert contains(hull(F(0), F(1)), F(1))
    assert contains(enclose(F(1, 3)), F(1, 3))
    assert not contains(enclose(F(1, 3)), F(1, 3) + F(1, 10**12))
    assert not contains(arb.nan(), F(1))


def test_the_caller_keeps_its_precision():
    before = ctx.prec
    expect_log(Gaussian(F(0), F(1)), F(1), F(1), 40)
    assert ctx.prec == before


def test_reference_values_agree_with_simulation_free_quadrature():
    """The oracle itself: Kummer's form against a plain numerical integral."""
    with mpmath.workdps(25):
        plain = mpmath.quad(
            lambda u: mpmath.npdf(u, 1.5, 1) * mpmath.log(abs(u)), [-12, -3, 0, 1.5, 4, 15]
        )
        assert math.isclose(float(plain), float(gaussian_log(F(3, 2), F(1))), rel_tol=1e-14)
