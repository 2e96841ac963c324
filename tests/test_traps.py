"""Traps of SymPy: each is shown, and what we do instead is shown to survive it.

A trap that a later SymPy has mended makes its first half fail: then the way round can be thought
over. (The traps of the numerical libraries are in tests/numerics.)
"""

import pickle
from fractions import Fraction

import pytest
import sympy as sp
from sympy import Abs, And, Eq, Gt, Implies, Integer, Ne, Or, Q, Rational, ask, log, nan, oo, zoo

from theory import AtMost, Claim, Draw, Equals, Hypothesis, Mean, Uniform, real
from verify.engines.closed import Undefined, sign, value
from verify.outcome import PASSES, Outcome, Truth

flint = pytest.importorskip("flint")
x, y = real("x y")


def no_name(name):
    raise Undefined(str(name))


def made(states, **more):
    return Claim(title="t", source="s", states=states, **more)


def test_lambdify_prints_a_rational_as_a_float():
    from verify.engines.balls import ball

    expr = log(x) / 3 + Rational(1, 7)
    through = sp.lambdify(x, expr, modules=[{"log": lambda z: z.log()}])
    before = flint.ctx.prec
    flint.ctx.prec = 128
    try:
        wrong = through(flint.arb(2))
        right = flint.arb(2).log() / 3 + flint.arb(1) / 7
    finally:
        flint.ctx.prec = before
    assert float(wrong.rad()) < 1e-36
    assert not wrong.overlaps(right)
    assert ball(expr, {x: flint.arb(2)}, 128).overlaps(right)


def test_an_integral_is_nan_once_the_singularity_is_inside(examined):
    """∫_0^2 ln|1 − λu| du with a letter λ, then a number for it; at λ = 1 it is −2."""
    u, λ = sp.Symbol("u"), sp.Symbol("λ", positive=True)
    formula = sp.integrate(log(Abs(1 - λ * u)), (u, 0, 2))
    assert [formula.subs(λ, q) for q in (Rational(1, 2), 1, 2)] == [nan, nan, nan]
    mean = Mean(of=log(Abs(1 - x)), over=(Draw(x, Uniform(0, 2)),))
    assert examined("p/x", made(Equals(mean, Integer(-1))))[0].outcome in PASSES
    assert examined("p/x", made(Equals(mean, Rational(-21, 20))))[0].outcome is Outcome.REFUTED


def test_ask_does_not_know_that_one_number_is_larger_than_another():
    plain = sp.Symbol("x")
    assert ask(Q.positive(plain), Q.positive(plain - 1)) is None
    assert ask(Q.positive(x - 1), Q.positive(x - 2)) in (True, None)


@pytest.mark.parametrize("undecided", [Implies(x > 0, x > 1), Or(x > y, x < y), And(x > 0, y > 0)])
def test_what_is_undecided_is_true_for_python(undecided, examined):
    assert undecided is not sp.true
    assert bool(undecided) is True
    assert examined("p/x", made(undecided))[0].outcome not in PASSES


def test_the_truth_of_a_relation_raises_and_is_never_asked_for():
    with pytest.raises(TypeError, match="cannot determine truth value"):
        bool(x > 0)


def test_equality_of_expressions_is_equality_of_trees():
    left, right = (x + 1) ** 2, x**2 + 2 * x + 1
    assert left != right
    assert sp.sqrt(8) - 2 * sp.sqrt(2) == 0
    assert log(6) - log(2) - log(3) != 0
    assert sign(log(6) - log(2) - log(3)) == 0
    assert sign(sp.sqrt(2) + sp.sqrt(3) - sp.sqrt(5 + 2 * sp.sqrt(6))) == 0


def test_a_limit_does_not_see_that_its_coefficient_is_zero():
    """√t (ln 2 + ln 3 − ln 6) is 0; how a limit law survives it is shown in the corpus."""
    t = sp.Symbol("t", positive=True)
    zero = sp.sqrt(t) * (log(2) + log(3)) / 2 - sp.sqrt(t) * log(6) / 2
    assert sp.limit(zero, t, oo) == oo


def test_substitution_cancels_evaluates_and_divides_by_zero():
    assert log(Abs(1 - x * y)).subs({x: 1, y: 1}) == zoo
    assert value(log(Abs(1 - x * y)), {x: Integer(1), y: Integer(1)}, no_name) == -oo
    assert (x / x).subs(x, 0) == 1  # cancelled at birth: nothing can be done about it later
    assert ((x**2 - 1) / (x - 1)).subs(x, 1) is nan
    with pytest.raises(Undefined):
        value((x**2 - 1) / (x - 1), {x: Integer(1)}, no_name)


def test_a_condition_that_is_decided_at_birth_is_refused():
    positive = sp.Symbol("p", positive=True)
    assert (positive > 0) is sp.true
    assert Eq(x, x) is sp.true
    with pytest.raises(ValueError, match="is True before any value is given"):
        made(Gt(x, 0), given=(Hypothesis("p > 0", positive > 0),))
    with pytest.raises(ValueError, match="is True before any value is given"):
        made(Eq(x, x))


def test_a_float_is_refused_before_it_is_compared():
    assert Rational(1, 10) + Rational(2, 10) == Rational(3, 10)
    assert sp.Float(0.1) + sp.Float(0.2) != sp.Float(0.3)
    with pytest.raises(ValueError, match="has a float"):
        made(AtMost(x, sp.Float("0.3")))
    assert Fraction(0.1) != Fraction(1, 10)


def test_python_divides_two_integers_before_sympy_sees_them():
    with pytest.raises((TypeError, ValueError), match="has a float"):
        made(Equals(x, 1 / 3 * x))


def test_a_power_of_a_half_is_another_tree_after_pickling():
    """Write 2^(−t), as the papers print it; the contract of claims asks for what survives."""
    t = sp.Symbol("t", integer=True, nonnegative=True)
    assert pickle.loads(pickle.dumps(1 - Rational(1, 2) ** t)) != 1 - Rational(1, 2) ** t
    assert pickle.loads(pickle.dumps(1 - Integer(2) ** -t)) == 1 - Integer(2) ** -t


def test_an_atom_at_the_pole_is_decided_by_rationals(examined):
    """At λ = 1 the factor 1 − λ is 0 and the exponent −∞: equal to itself, below every number."""
    rate = log(Abs(1 - x)) + log(2)
    found, records = examined("p/x", made(Equals(rate, log(2 * Abs(1 - x)))))
    assert found.outcome in PASSES
    at_one = [r for r in records if getattr(r, "left", "") == "−∞"]
    assert at_one
    assert all(answer.truth is Truth.HOLDS for answer in at_one)
    assert Ne(1 - x, 0).subs(x, 1) is sp.false
