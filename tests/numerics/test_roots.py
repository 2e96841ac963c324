"""Every root is bracketed once, or the place where it may be is returned."""

from fractions import Fraction as F

import mpmath
import pytest
from flint import arb, ctx
from numpy.random import default_rng

from numerics import roots
from numerics.balls import enclose, hull
from numerics.roots import isolate

TINY = F(1, 10**30)


def horner(coefficients):
    def f(x):
        total = arb(0)
        for coefficient in coefficients:
            total = total * x + enclose(coefficient)
        return total

    return f


def polynomial(zeros):
    """The monic polynomial with these zeros and its derivative, as balls."""
    coefficients = [F(1)]
    for zero in zeros:
        shifted = [F(0), *(-zero * c for c in coefficients)]
        coefficients = [a + b for a, b in zip([*coefficients, F(0)], shifted, strict=True)]
    degree = len(zeros)
    slopes = [c * (degree - i) for i, c in enumerate(coefficients[:-1])]
    return horner(coefficients), horner(slopes)


def test_known_transcendental_roots():
    found = isolate(lambda x: x.sin(), lambda x: x.cos(), F(1), F(10), 500, TINY)
    assert found.undecided == ()
    assert len(found.brackets) == 3
    with ctx.workprec(200):
        for k, (left, right) in enumerate(found.brackets, start=1):
            assert 0 < right - left <= TINY
            assert enclose(left) < k * arb.pi() < enclose(right)


def test_threshold_of_a_uniform_law():
    """E ln(1 + lam x) for a fair x in {1, -9/10}: (1 + lam)(1 - 9 lam/10) = 1 at lam = 1/9."""

    def f(lam):
        return (1 + lam).log() + (1 - 9 * lam / 10).log()

    def derivative(lam):
        return 1 / (1 + lam) - 9 / (10 - 9 * lam)

    found = isolate(f, derivative, F(1, 100), F(1), 200, TINY)
    assert found.undecided == ()
    ((left, right),) = found.brackets
    assert left <= F(1, 9) <= right
    assert right - left <= TINY


def test_a_transcendental_root_against_a_reference():
    found = isolate(lambda x: x.exp() - 3 * x, lambda x: x.exp() - 3, F(0), F(4), 300, F(1, 10**45))
    with mpmath.workdps(60):
        known = [mpmath.findroot(lambda x: mpmath.exp(x) - 3 * x, near) for near in (0.6, 1.5)]
        assert len(found.brackets) == 2
        for (left, right), value in zip(found.brackets, known, strict=True):
            low, high = (mpmath.mpf(q.numerator) / q.denominator for q in (left, right))
            assert low - mpmath.mpf(10) ** -55 <= value <= high + mpmath.mpf(10) ** -55


def test_random_polynomials():
    rng = default_rng(8)
    for _ in range(25):
        count = int(rng.integers(1, 6))
        zeros = sorted({F(int(n), 97) for n in rng.integers(-300, 301, count)})
        f, derivative = polynomial(zeros)
        found = isolate(f, derivative, F(-4), F(4), 3000, F(1, 10**12))
        assert found.undecided == ()
        assert len(found.brackets) == len(zeros)
        for (left, right), zero in zip(found.brackets, zeros, strict=True):
            assert left <= zero <= right
            assert right - left <= F(1, 10**12)


def test_close_roots_are_told_apart():
    zeros = [F(1, 3), F(1, 3) + F(1, 10**15)]
    f, derivative = polynomial(zeros)
    found = isolate(f, derivative, F(0), F(1), 2000, F(1, 10**20))
    assert found.undecided == ()
    assert [
        left <= zero <= right for (left, right), zero in zip(found.brackets, zeros, strict=True)
    ] == [True] * 2


@pytest.mark.parametrize("zero", [F(0), F(1, 2), F(1), F(1, 4), F(7, 16)])
def test_a_root_at_an_end_or_at_a_cut(zero):
    f, derivative = polynomial([zero, F(2)])
    found = isolate(f, derivative, F(0), F(1), 500, F(1, 10**9))
    assert found.undecided == ()
    ((left, right),) = found.brackets
    assert left <= zero <= right
    assert right - left <= F(1, 10**9)


def test_a_root_at_an_end_that_no_ball_hits_exactly_is_undecided():
    f, derivative = polynomial([F(1), F(5, 3)])
    found = isolate(f, derivative, F(0), F(1), 60, F(1, 10**9))
    assert found.brackets == ()
    ((left, right),) = found.undecided
    assert left < right == 1
    wider = isolate(f, derivative, F(0), F(11, 10), 60, F(1, 10**9))
    assert wider.undecided == ()
    assert len(wider.brackets) == 1


def test_both_ends_may_be_roots():
    f, derivative = polynomial([F(0), F(3, 8), F(1)])
    found = isolate(f, derivative, F(0), F(1), 500, F(1, 10**9))
    assert found.undecided == ()
    assert len(found.brackets) == 3
    assert found.brackets[0] == (F(0), F(0))
    assert found.brackets[2] == (F(1), F(1))


def test_a_double_root_is_undecided_and_not_dropped():
    third = F(1, 3)
    f, derivative = polynomial([third, third, F(3, 4)])
    found = isolate(f, derivative, F(0), F(1), 300, F(1, 10**9))
    assert len(found.brackets) == 1
    assert found.brackets[0][0] <= F(3, 4) <= found.brackets[0][1]
    ((left, right),) = found.undecided
    assert left <= third <= right
    assert right - left < F(1, 10**6)


def test_a_near_double_root_without_zero_is_settled():
    f, derivative = polynomial([F(1, 3), F(1, 3)])
    found = isolate(
        lambda x: f(x) + enclose(F(1, 10**12)), derivative, F(0), F(1), 500, F(1, 10**9)
    )
    assert (found.brackets, found.undecided) == ((), ())


def test_a_pole_is_no_root():
    """1/x changes sign across 0 without a root: undecided there, never a bracket."""
    found = isolate(lambda x: 1 / x, lambda x: -1 / x**2, F(-1), F(1), 200, F(1, 100))
    assert found.brackets == ()
    ((left, right),) = found.undecided
    assert left < 0 < right


def test_the_limit_leaves_everything_covered():
    found = isolate(lambda x: x.sin(), lambda x: x.cos(), F(1), F(100), 7, F(1, 10))
    assert found.examined == 7
    reached = [*found.brackets, *found.undecided]
    for k in range(1, 32):
        with ctx.workprec(100):
            inside = [
                1 for a, b in reached if enclose(a) < k * arb.pi() and k * arb.pi() < enclose(b)
            ]
        assert len(inside) == 1


def test_no_root():
    found = isolate(lambda x: x**2 + 1, lambda x: 2 * x, F(-5), F(5), 200, F(1, 10))
    assert (found.brackets, found.undecided) == ((), ())


def test_a_zero_function_is_undecided():
    found = isolate(lambda x: 0 * x, lambda x: 0 * x, F(0), F(1), 40, F(1, 10))
    assert found.brackets == ()
    assert found.undecided == ((F(0), F(1)),)


def test_without_the_derivative_a_change_of_sign_is_not_enough():
    """Three roots and one change of sign: a derivative that hides its zeros loses two."""
    f, derivative = polynomial([F(1, 4), F(1, 3), F(2, 3)])
    assert len(isolate(f, derivative, F(0), F(1), 500, F(1, 100)).brackets) == 3

    def flat(_):
        return arb(1)

    assert len(isolate(f, flat, F(0), F(1), 500, F(1, 100)).brackets) != 3


def test_an_unsigned_function_keeps_its_bracket_wide():
    """With a noise ball of 1e-3 no bracket below it can be proven, and none is claimed."""
    noise = arb(0, 1e-3)
    found = isolate(lambda x: x - enclose(F(1, 3)) + noise, lambda _: arb(1), F(0), F(1), 50, TINY)
    ((left, right),) = found.brackets
    assert right - left > F(1, 1000)
    assert hull(left, right).contains(enclose(F(1, 3)))


@pytest.mark.parametrize(
    ("low", "high", "limit", "width", "words"),
    [
        (F(1), F(1), 10, F(1), "low=1"),
        (F(0), F(1), 0, F(1), "limit=0"),
        (F(0), F(1), 10, F(0), "width=0"),
        (0.1, F(1), 10, F(1), "0.1"),
    ],
)
def test_refusals(low, high, limit, width, words):
    with pytest.raises(ValueError, match=words):
        isolate(lambda x: x, lambda _: arb(1), low, high, limit, width)


def test_the_cuts_lie_inside():
    assert all(0 < share < 1 for share in roots.CUTS)
