"""Known traps of the libraries: each is shown, and the way round it is shown to survive."""

import math
from fractions import Fraction as F

import mpmath
import numpy as np
import pytest
from flint import acb, arb, ctx
from scipy import stats

from numerics.balls import Analytic, contains, enclose, expect_log, hull, integral, sign
from numerics.counts import growth_sign, is_absorbing
from numerics.covers import cover
from numerics.enclosures import whole_power
from numerics.laws import Atoms, Interval


def test_the_integrator_is_confidently_wrong_without_the_flag():
    wrong = acb.integral(lambda z, _: z.sqrt(), -1, 1).real
    assert float(wrong.rad()) < 1e-12
    assert not wrong.overlaps(arb(2) / 3)
    assert str(wrong).startswith("[0.7598")
    # across the branch point the forced flag gives a wide ball, which is not real: refused
    with pytest.raises(ValueError, match="not real"):
        integral(lambda z: z.sqrt(), F(-1), F(1), 53)
    assert contains(integral(lambda z: z.sqrt(), F(1), F(4), 53), F(14, 3))
    # also on a path that touches no cut
    wrong = acb.integral(lambda z, _: z.sqrt(), 1, 4).real
    assert not wrong.contains(arb(14) / 3)


@pytest.mark.parametrize("cut", [Analytic.log, Analytic.sqrt, lambda z: z ** F(1, 3)])
def test_every_operation_with_a_cut_passes_the_flag_on(cut):
    across = acb(arb(-2, 0.5), arb(0, 0.5))
    assert cut(Analytic(across, flag=False)).ball.is_finite()
    assert not cut(Analytic(across, flag=True)).ball.is_finite()


def test_an_absolute_value_is_not_analytic():
    wrong = acb.integral(lambda z, _: acb(abs(z)), -1, 1).real
    assert not wrong.overlaps(arb(1))
    assert str(wrong).startswith("[1.1547")
    with pytest.raises(TypeError):
        integral(abs, F(-1), F(1), 53)
    assert not {"real", "imag", "conjugate", "__abs__", "__float__"} & set(dir(Analytic))
    with pytest.raises(TypeError):
        integral(lambda z: max(z, 0), F(-1), F(1), 53)


def test_an_integrand_that_goes_behind_the_flag_is_caught_by_the_riemann_sum():
    """The flag is bypassed on purpose; both precisions agree on the wrong value."""

    def bypassed(z):
        return Analytic(acb(abs(z.ball)), z.flag)

    with ctx.workprec(106):
        again = acb.integral(lambda z, _: acb(abs(z)), -1, 1).real
    assert again.overlaps(acb.integral(lambda z, _: acb(abs(z)), -1, 1).real)
    with pytest.raises(ValueError, match="Riemann sum"):
        integral(bypassed, F(-1), F(1), 53)


def test_the_logarithm_of_a_ball_over_zero_is_nan():
    assert hull(F(-1), F(1)).log().is_nan()
    naive = acb.integral(lambda z, flag: z.log(analytic=flag), -1, 1)
    assert not naive.is_finite()
    with pytest.raises(ValueError, match="not finite"):
        integral(lambda z: z.log(), F(-1), F(1), 53)
    # the mean of ln|u| over (-1, 1) is -1
    assert contains(expect_log(Interval(F(-1), F(1)), F(0), F(1), 100), F(-1))


def test_the_square_of_a_ball_around_zero_is_nan():
    around = arb(0, 0.125)
    assert (around**2).is_nan()
    for n in (1, 2, 3, 4):
        found = whole_power(around, n)
        ends = (F(1, 8**n), F(0 if n % 2 == 0 else -1, 8**n))
        assert all(contains(found, end) for end in ends)
        assert not contains(found, F(5, 4 * 8**n))
    assert whole_power(arb(0), 2).is_zero()
    assert contains(whole_power(arb(3), 2), F(9))


def test_a_float_is_not_the_decimal_it_was_typed_as():
    with ctx.workprec(100):
        assert not arb(0.1).overlaps(arb("0.1"))
        assert enclose(F(1, 10)).overlaps(arb("0.1"))
    assert not contains(arb(0.1), F(1, 10))
    assert contains(enclose(F(1, 10)), F(1, 10))
    with pytest.raises(ValueError, match=r"0\.1 is a float"):
        enclose(0.1)
    with pytest.raises(ValueError, match=r"0\.1 is a float"):
        expect_log(Interval(F(0), F(1)), F(1), 0.1, 53)


def test_undecided_comparisons_are_all_false():
    ball = arb(0, 1)
    assert not any((ball < 0, ball > 0, ball <= 0, ball >= 0, ball == 0))
    assert sign(ball) is None
    assert sign(arb(0)) == 0
    # not (x < y) taken for x >= y: the cover refuses such an answer
    with pytest.raises(ValueError, match="undecided comparison"):
        cover(lambda p: bool(p[0] * (1 - p[0]) + 1 > enclose(F(1, 2)) + p[0]), [(F(0), F(1))], 9)


def test_interval_exponential_of_mpmath_excludes_the_true_value():
    """Why no enclosure comes from mpmath.iv: inputs at which it fails, if this version does."""
    missed = []
    rng = np.random.default_rng(1)
    iv, before = mpmath.iv, mpmath.iv.dps
    iv.dps = 15
    try:
        for x in rng.uniform(-50, 50, 2000).tolist():
            low, high = (mpmath.mpf(end) for end in iv.exp(iv.mpf(x))._mpi_)
            with mpmath.workdps(60):
                if not low <= mpmath.exp(mpmath.mpf(x)) <= high:
                    missed.append(x)
    finally:
        iv.dps = before
    for x in missed:
        with mpmath.workdps(60):
            reference = arb(mpmath.nstr(mpmath.exp(mpmath.mpf(x)), 50))
        assert enclose(F(x)).exp().overlaps(reference)
    if not missed:
        pytest.skip(f"mpmath {mpmath.__version__} enclosed all 2000 exponentials tried")


def test_one_minus_lambda_over_lambda_in_floats():
    hundredths = range(1, 300)
    residues = [1 - float(F(n, 100)) * float(F(100, n)) for n in hundredths]
    missed = [abs(residue) for residue in residues if residue != 0]
    assert len(missed) == 95
    assert all(-38 < math.log(size) < -36 for size in missed)  # and not -oo
    half = [F(1, 2), F(1, 2)]
    for n in hundredths:
        lam = F(n, 100)
        factors = [1 - lam * (1 / lam), 1 + lam]
        assert factors[0] == 0
        assert is_absorbing(factors, half)
        assert growth_sign(factors, half) == -1
        assert expect_log(Atoms((1 / lam, F(-1)), tuple(half)), F(1), -lam, 53) is None


def test_nan_passes_every_test_that_asks_whether_it_is_too_large():
    lost = math.inf - math.inf
    assert not lost > 0.05
    assert not lost < 0.05
    assert np.mean(np.abs(np.array([math.nan, 2.0])) > 1) == 0.5
    assert sign(arb.nan()) is None
    assert not contains(arb.nan(), F(0))
    assert arb.nan().contains(arb(0))  # which is why ``contains`` asks first


def test_one_nan_silences_the_kolmogorov_smirnov_test():
    values = np.random.default_rng(2).uniform(5, 6, 200)
    assert stats.kstest(values, "norm").pvalue < 1e-100
    values[0] = math.nan
    silenced = stats.kstest(values, "norm").pvalue
    assert math.isnan(silenced)
    assert not silenced < 0.05
