"""Finite-time laws against enumeration of all draw sequences, and rates against mpmath."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import mpmath
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Abs, And, Eq, Integer, Ne, Or, Rational, log, oo, sqrt

from theory import (
    Definition,
    Draw,
    Lyapunov,
    Mean,
    Normal,
    Path,
    Probability,
    Rate,
    Recursion,
    Uniform,
    Variance,
    fair,
    function,
    real,
    sgd,
    size,
)
from theory.laws import Discrete
from verify.engines.closed import Undefined, Unread, sign
from verify.engines.finite import exact_side, finite_value, tail
from verify.instances import Instance

w, x, y, λ, m = real("w x y λ m")
t = size("t")
γ = function("γ")
ANYWHERE = Instance(statement=sp.true, given=(), where=(), values=())
ONE = Integer(1)
few = settings(derandomize=True, deadline=None, database=None, max_examples=30)


def growing(values, weights, start=ONE):
    """w ← x w with x from a finite law: the draws are the factors."""
    law = Discrete(tuple(values), tuple(weights))
    return Path(Recursion((w,), (x * w,), (Draw(x, law),)), (start,))


def by_force(path, steps, worth):
    """E worth(w_t) in fractions, over every sequence of draws."""
    (draw,) = path.model.draws
    rows = [(Fraction(str(v)), Fraction(str(p))) for v, p in zip(
        draw.law.values, draw.law.weights, strict=True)]  # fmt: skip
    total = Fraction(0)
    for sequence in product(rows, repeat=steps):
        state, weight = Fraction(str(path.start[0])), Fraction(1)
        for drawn, p in sequence:
            state, weight = drawn * state, p * weight
        total += weight * worth(state)
    return Rational(total.numerator, total.denominator)


values = st.lists(st.fractions(-3, 3, max_denominator=4), min_size=1, max_size=3, unique=True).map(
    lambda fs: [Rational(f.numerator, f.denominator) for f in fs]
)


@st.composite
def finite_paths(draw):
    atoms = draw(values)
    shares = [draw(st.integers(1, 4)) for _ in atoms]
    start = draw(st.sampled_from([Integer(1), Rational(-2, 3), Integer(0)]))
    return growing(atoms, [Rational(s, sum(shares)) for s in shares], start)


@few
@given(
    finite_paths(),
    st.integers(0, 4),
    st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1), Fraction(2)]),
)
def test_probabilities_against_enumeration(path, steps, level):
    at, ε = Integer(steps), Rational(level.numerator, level.denominator)
    above = Probability(of=sp.Gt(Abs(w), ε), over=path, at=at)
    force = by_force(path, steps, lambda s: abs(s) > level)
    assert finite_value(above, ANYWHERE) == force
    assert tail(path, steps, ε, ANYWHERE) == Fraction(str(force))
    within = Probability(of=Or(w > ε, And(w <= ε, Eq(w, -1))), over=path, at=at)
    assert finite_value(within, ANYWHERE) == by_force(path, steps, lambda s: s > level or s == -1)
    alive = Probability(of=Ne(w, 0), over=path, at=at)
    assert finite_value(alive, ANYWHERE) == by_force(path, steps, lambda s: s != 0)


@few
@given(finite_paths(), st.integers(0, 4))
def test_means_against_enumeration(path, steps):
    at = Integer(steps)
    cubic = w**3 - 2 * w + 5
    found = finite_value(Mean(of=cubic, over=path, at=at), ANYWHERE)
    assert found == by_force(path, steps, lambda s: s**3 - 2 * s + 5)
    size_of = finite_value(Mean(of=Abs(w), over=path, at=at), ANYWHERE)
    assert size_of == by_force(path, steps, abs)
    spread = finite_value(Variance(of=w, over=path, at=at), ANYWHERE)
    first = by_force(path, steps, lambda s: s)
    assert spread == by_force(path, steps, lambda s: s**2) - first**2


def test_a_known_law():
    path = growing([Rational(1, 2), Rational(3, 2)], [Rational(1, 4), Rational(3, 4)])
    steps = Integer(3)

    def chance(condition):
        return finite_value(Probability(of=condition, over=path, at=steps), ANYWHERE)

    assert chance(Abs(w) > 1) == Rational(27, 32)  # k heads of 3: 27/8 and 9/8 exceed 1
    assert chance(Abs(w) > Rational(9, 8)) == Rational(27, 64)  # strictly; kills: ≥ for >
    assert chance(Abs(w) >= Rational(9, 8)) == Rational(27, 32)
    assert chance(Rational(9, 8) < Abs(w)) == Rational(27, 64)
    assert chance(Abs(w) < Rational(9, 8)) == Rational(10, 64)
    assert finite_value(Mean(of=w, over=path, at=steps), ANYWHERE) == Rational(5, 4) ** 3


def test_levels_are_not_rounded():
    """|w_200| = 2^−200 with certainty; a level rounded at 15 digits would say otherwise."""
    path = growing([Rational(1, 2), Rational(-1, 2)], [Rational(1, 3), Rational(2, 3)])
    for exponent in (40, 60):
        level = Rational(1, 10**exponent)
        assert tail(path, 200, level, ANYWHERE) == 0
    assert tail(path, 200, Rational(1, 10**61), ANYWHERE) == 1
    assert tail(path, 200, Rational(1, 2**200), ANYWHERE) == 0
    assert tail(path, 1, Rational(1, 2) - Rational(1, 10**30), ANYWHERE) == 1


def test_algebraic_atoms():
    root = growing([sqrt(2), 1 / sqrt(2)], [Rational(1, 2)] * 2)
    at = Integer(4)

    def chance(condition):
        return finite_value(Probability(of=condition, over=root, at=at), ANYWHERE)

    # w_4 = 2^{(k − (4 − k))/2}: 4, 2, 1, 1/2, 1/4 with 1, 4, 6, 4, 1 sixteenths.
    assert chance(Abs(w) > 1) == Rational(5, 16)  # kills: floats, in which some products exceed 1
    assert chance(Abs(w) >= 1) == Rational(11, 16)
    assert finite_value(Mean(of=w**2, over=root, at=at), ANYWHERE) == Rational(5, 4) ** 4
    assert sign(finite_value(Rate(of=w, over=root), ANYWHERE)) == 0
    with pytest.raises(Unread):
        tail(root, 4, Integer(1), ANYWHERE)


@few
@given(finite_paths())
def test_rates_against_the_reference(path):
    found = finite_value(Rate(of=w, over=path), ANYWHERE)
    law = path.model.draws[0].law
    if path.start[0] == 0 or 0 in law.values:
        assert found == -oo
        return
    with mpmath.workdps(60):
        rows = zip(law.values, law.weights, strict=True)
        reference = mpmath.fsum(mpmath.mpf(int(p.p)) / int(p.q) * mpmath.log(
            abs(mpmath.mpf(int(v.p)) / int(v.q))) for v, p in rows)  # fmt: skip
        decimal = mpmath.mpf(str(sp.N(found, 50))) if found != 0 else mpmath.mpf(0)
        assert abs(decimal - reference) < mpmath.mpf(10) ** -45


def test_the_exponent_of_a_scalar_model_is_its_rate_from_anywhere():
    """Kills: the start of the path taken for that of the rate; any index; any model."""
    path = growing([2, Rational(1, 4)], [Rational(1, 2)] * 2, start=Integer(0))
    for over in (path, path.model):
        assert sign(finite_value(Lyapunov(over=over), ANYWHERE) + log(2) / 2) == 0
    walk = Recursion((w,), (w + x,), (Draw(x, fair(1, 2)),))
    for unread in (Lyapunov(over=path, index=2), Lyapunov(over=walk)):
        with pytest.raises(Unread):
            finite_value(unread, ANYWHERE)


def test_moments_of_densities():
    def mean(of, law):
        return finite_value(Mean(of=of, over=(Draw(x, law),)), ANYWHERE)

    assert mean(x**6, Normal(Integer(0), Integer(3))) == 15 * 27
    assert mean((x - 1) ** 3, Normal(Integer(1), Rational(1, 2))) == 0
    assert mean(x**3, Uniform(Integer(-1), Integer(3))) == 5  # (81 − 1)/(4·4)
    assert mean(x**3, Uniform(Integer(-1), Integer(2))) != 5
    with pytest.raises(Unread):
        mean(Abs(x), Normal(Integer(0), Integer(3)))


def test_names_inside_quantities():
    law = (Draw(x, fair(1, -3)),)
    where = (Definition(m, Mean(of=x, over=law)), Definition(y, m**2))
    at = Instance(statement=sp.true, given=(), where=where, values=((λ, Integer(2)),))
    assert exact_side(m + y * λ, at) == 1  # m = −1
    assert exact_side(Mean(of=(x - m) ** 2, over=law), at) == 4
    path = Path(sgd(x * w**2 / 2, over=(w,), rate=λ, draws=law), (ONE,))
    named = Definition(γ(λ), Rate(of=w, over=path))
    here = Instance(statement=sp.true, given=(), where=(named,), values=())
    assert exact_side(γ(Integer(1)), here) == -oo
    assert exact_side(γ(Integer(2)), here) == log(7) / 2  # factors −1 and 7


@pytest.mark.parametrize(
    ("quantity", "why"),
    [
        (Mean(of=w, over=growing([2], [1]), at=Integer(-1)), Undefined),
        (Mean(of=w, over=growing([2], [1]), at=None), Undefined),
        (Mean(of=w, over=growing([2], [1]), at=Rational(1, 2)), Undefined),
        (Mean(of=1 / w, over=growing([2, 0], [Rational(1, 2)] * 2), at=Integer(1)), Undefined),
        (Mean(of=Abs(w), over=growing([2, 3, 5, 7], [Rational(1, 4)] * 4), at=Integer(60)), Unread),
        (Mean(of=Abs(w), over=Path(Recursion((w,), (x * w,), (Draw(x, Normal(0, 1)),)), (ONE,)),
              at=Integer(2)), Unread),
        (Rate(of=w**2, over=growing([2], [1])), Unread),
        (Rate(of=w, over=Path(Recursion((w,), (w + x,), (Draw(x, fair(1, 2)),)), (Integer(1),))),
         Unread),
    ],
)  # fmt: skip
def test_what_is_not_a_finite_sum(quantity, why):
    with pytest.raises(why):
        finite_value(quantity, ANYWHERE)


def test_weights_at_the_point_must_be_a_law():
    weights = (m, 1 - m)
    path = growing([2, 3], weights)
    for good, bad in ((Rational(1, 3), Rational(4, 3)), (Rational(2, 7), Integer(0))):
        at = Instance(statement=sp.true, given=(), where=(), values=((m, good),))
        assert finite_value(Mean(of=w, over=path, at=Integer(1)), at) == 3 - good
        out = Instance(statement=sp.true, given=(), where=(), values=((m, bad),))
        with pytest.raises(Undefined):
            finite_value(Mean(of=w, over=path, at=Integer(1)), out)
