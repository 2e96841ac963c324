"""Statements, quantities, shapes, assumptions: refused at birth, pure data, what they bind."""

from __future__ import annotations

import pickle
import re

import pytest
import sympy as sp
from sympy import Abs, And, Eq, Float, Integer, Limit, O, Rational, oo

from theory import (
    ALMOST_SURELY,
    DEGENERATE,
    IN_LAW,
    IN_PROBABILITY,
    MAXIMUM,
    MINIMUM,
    SADDLE,
    SOMETHING,
    All,
    Argmax,
    AtMost,
    Average,
    Claim,
    Continuous,
    ContinuousDensity,
    Converges,
    Critical,
    Definition,
    Draw,
    Empirical,
    Equals,
    Exists,
    ForAll,
    Hypothesis,
    Iff,
    Implies,
    Independent,
    InMean,
    Invariant,
    Lyapunov,
    MatrixProduct,
    Mean,
    Mixture,
    Normal,
    Not,
    Path,
    Printed,
    Probability,
    Quantile,
    Rate,
    Recursion,
    StudentT,
    Supremum,
    Tight,
    Uniform,
    bounded_fluctuation,
    continuous_near,
    correlated_negative_curvature,
    fair,
    finite_second_moment,
    function,
    hessian_lipschitz,
    is_concave,
    is_convex,
    is_critical,
    is_decreasing,
    is_increasing,
    is_maximum,
    is_minimum,
    is_monotone,
    is_of_order,
    is_saddle,
    is_stationary,
    momentum,
    one_point_strongly_convex,
    penalised,
    polyak_lojasiewicz,
    real,
    sgd,
    size,
    vanishes,
    weight_decay,
)
from theory.trees import canonical
from verify.show import render, said

a, u, v, w, w0, x, λ, δ, ε = real("a u v w w_0 x λ δ ε")
t = size("t")
γ = function("γ")
draws = (Draw(x, fair(1, a - 1)),)
path = Path(sgd(x * w**2 / 2, over=(w,), rate=λ, draws=draws), (w0,))


def made(states, **more):
    return Claim(title="a title", source="Eq. (1)", states=states, **more)


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (lambda: Equals(w, 1, upto=λ**2), TypeError, "is not an order"),
        (lambda: Equals(w, 1, upto=O(λ * a)), ValueError, "has 2 variables"),
        (lambda: Equals(0.5, 1), TypeError, "neither a quantity nor an exact expression"),
        (lambda: Equals({1, 2}, 1), TypeError, "neither a quantity nor an exact expression"),
        (lambda: Equals(sp.Interval(0, 1), 1), TypeError, "neither a quantity"),
        (lambda: AtMost(sp.FiniteSet(1), 1), TypeError, "sets are not ordered"),
        (lambda: InMean(0), ValueError, r"p=0 is not in \(0, oo\)"),
        (lambda: InMean(-2), ValueError, r"p=-2 is not in \(0, oo\)"),
        (lambda: InMean(1.5), TypeError, "is a float; write Rational"),
        (
            lambda: Converges(of=w, to=Normal(0, 1), over=path, how=IN_PROBABILITY),
            ValueError,
            "approached in probability",
        ),
        (
            lambda: Converges(of=Abs(w), to=oo, over=path, how=InMean(2)),
            ValueError,
            "not approached in mean of order 2",
        ),
        (lambda: Exists(over=1, such_that=Eq(w, 1)), TypeError, "neither a letter nor a tuple"),
        (lambda: ForAll(over=(), such_that=Eq(w, 1)), ValueError, "binds nothing"),
        (lambda: ForAll(over=(w, w), such_that=Eq(w, 1)), ValueError, "binds a symbol twice"),
        (
            lambda: Exists(over=(w,), such_that=Eq(w, 1), witness=(1, 2)),
            ValueError,
            "2 values proposed",
        ),
        (
            lambda: ForAll(over=(w,), such_that=Eq(w, 1), breaks_at=()),
            ValueError,
            "0 values proposed",
        ),
        (
            lambda: ForAll(over=(w,), such_that=Eq(w, 1), breaks_at=(0.5,)),
            TypeError,
            "ForAll: breaks_at",
        ),
        (
            lambda: Exists(over=(w,), such_that=Eq(w, 1), witness=(w + 0.1,)),
            ValueError,
            "write Rational",
        ),
        (
            lambda: Quantile(of=w, level=1, over=path, at=t),
            ValueError,
            r"level=1 is not in \(0, 1\)",
        ),
        (lambda: Quantile(of=w, level=0.5, over=path, at=t), TypeError, "0.5 is a float; write"),
        (lambda: Lyapunov(over=path, index=0), ValueError, "index=0 is not 1, 2"),
        (lambda: Lyapunov(over=path, index=True), ValueError, "index=True is not 1, 2"),
        (lambda: Argmax(of=w**2, over=w**2), TypeError, "neither a symbol nor a tuple"),
        (lambda: Critical(of=w**2, over=()), TypeError, "neither a symbol nor a tuple"),
        (lambda: Printed("1/3"), ValueError, "not a decimal number"),
        (lambda: Printed(2.71), ValueError, "not a decimal number"),
        (lambda: Printed("2."), ValueError, "not a decimal number"),
        (lambda: is_of_order(λ**2, O(λ**2, (λ, oo))), ValueError, "not the order of a power"),
    ],
)
def test_refused_at_birth_in_one_line(make, error, message):
    with pytest.raises(error, match=message) as raised:
        made(make())
    assert "\n" not in str(raised.value)


def test_a_float_in_a_point_is_refused_by_the_claim():
    with pytest.raises(ValueError, match="has a float"):
        made(is_minimum(w**2, {w: Float(0.5)}))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2.71", Rational(541, 200), Rational(543, 200)),
        ("-0.5", Rational(-11, 20), Rational(-9, 20)),
        ("3", Rational(5, 2), Rational(7, 2)),
        ("1.50e-3", Rational(1495, 10**6), Rational(1505, 10**6)),
        ("2e2", 150, 250),
    ],
)
def test_a_printed_number_is_half_a_unit_wide(text, low, high):
    assert (Printed(text).low, Printed(text).high) == (low, high)


STATEMENTS = [
    Equals(sp.exp(λ), 1 + λ, upto=O(λ**2)),
    Converges(of=w, to=SOMETHING, over=path, how=ALMOST_SURELY),
    Converges(of=w, to=sp.FiniteSet(-1, 1), over=path, how=IN_PROBABILITY),
    Converges(of=sp.Tuple(w, w**2), to=sp.FiniteSet((0, 0)), over=path, how=IN_PROBABILITY),
    vanishes(path, InMean(2)),
    Converges(of=w, to=Normal(0, 1), over=path, how=IN_LAW),
    Tight(of=w, over=path),
    Invariant(Normal(0, 1), path.model),
    ContinuousDensity(law=Uniform(0, 1), near=Integer(1)),
    Equals(Quantile(of=w, level=Rational(1, 2), over=path, at=t), 0),
    AtMost(Lyapunov(over=path), 0),
    Equals(Argmax(of=-(w**2), over=w), sp.FiniteSet(0)),
    Equals(Critical(of=w**2, over=(w,), kind=MINIMUM), sp.FiniteSet(0)),
    Equals(a, Printed("2.71")),
    AtMost(Rational(1, 2), Probability(of=vanishes(path), over=(Draw(w0, Normal(0, 1)),))),
    ForAll(over=(ε,), such_that=Exists(over=(δ,), such_that=δ < ε, within=δ > 0), within=ε > 0),
    is_saddle(a * w**2, {w: 0}),
    is_critical(a * w**2 + w * u, {w: 0, u: 0}, SADDLE),
    is_monotone(w**3, w),
    is_of_order(λ**2 + λ**3, O(λ**2)),
    hessian_lipschitz(w**2 * u, over=(w, u)),
    polyak_lojasiewicz(w**2, over=(w,), least=Integer(0)),
    correlated_negative_curvature(x * w**2 / 2, over=(w,), draws=draws, average=a * w**2 / 4),
    one_point_strongly_convex(
        x * w**2 / 2, towards={w: 0}, draws=draws, average=a * w**2 / 4, rate=λ
    ),
    bounded_fluctuation(x * w**2 / 2, over=(w,), draws=draws, average=a * w**2 / 4),
    finite_second_moment(x, draws),
    continuous_near(Uniform(0, 1), 0, 1),
]


@pytest.mark.parametrize("states", STATEMENTS, ids=lambda s: said(s)[:40])
def test_it_is_data(states):
    """It pickles, compares, has a digest that tells it apart, and a line of text."""
    claim = made(states)
    again = pickle.loads(pickle.dumps(claim))
    assert again == claim
    assert again.digest == claim.digest
    assert render(claim).strip()
    assert not re.search(r"<|object at|\(of=|symbols\(", said(states).replace("< ", ""))
    others = [made(other) for other in STATEMENTS if other is not states]
    assert claim.digest not in {other.digest for other in others}


def test_an_added_field_leaves_older_digests_alone():
    plain = made(Equals(a, 1))
    assert plain.digest == made(Equals(a, 1, upto=None)).digest
    assert plain.digest != made(Equals(a, 1, upto=O(λ))).digest
    inside = {"over": (w,), "such_that": w**2 >= a, "within": w > a}
    assert made(ForAll(**inside)).digest == made(ForAll(**inside, breaks_at=None)).digest
    assert made(ForAll(**inside)).digest != made(ForAll(**inside, breaks_at=(a + 1,))).digest


def test_what_is_bound_is_no_variable():
    assert made(Equals(sp.exp(a * λ), 1 + a * λ, upto=O(λ**2))).variables == (a,)
    assert made(Equals(Critical(of=a * w**2, over=w), sp.FiniteSet(0))).variables == (a,)
    assert made(Equals(Argmax(of=-(w**2) + a, over=(w,)), sp.FiniteSet(0))).variables == (a,)
    assert made(is_minimum(a * w**2, {w: λ})).variables == (a, λ)
    assert made(Tight(of=w / t, over=path, clock=t)).variables == (a, w0, λ)


def test_a_definition_binds_its_arguments():
    rate = Definition(γ(λ), Rate(of=w, over=path))
    limit = made(Equals(Limit(γ(λ), λ, 0), 0), where=(rate,))
    assert limit.variables == (a, w0)
    assert made(Equals(γ(1), γ(2)), where=(rate,)).variables == (a, w0)
    assert made(AtMost(γ(λ), 0), where=(rate,)).variables == (a, w0, λ)


def test_only_a_quantifier_may_bound_nothing():
    made(ForAll(over=(w,), such_that=AtMost(0, w**2)))
    made(All(Exists(over=(w,), such_that=Eq(w, a)), ForAll(over=(v,), such_that=AtMost(0, v**2))))
    with pytest.raises(ValueError, match="is True before any value"):
        made(Implies(sp.true, ForAll(over=(w,), such_that=AtMost(0, w**2))))
    with pytest.raises(ValueError, match="is False before any value"):
        made(ForAll(over=(w,), such_that=AtMost(0, w**2), within=sp.false))


def test_a_minimum_is_a_bounded_alternation():
    found = is_minimum(a * w**2, {w: 0})
    (radius,), inside = found.over, found.such_that
    (near,) = inside.over
    assert found.within == (radius > 0)
    assert inside.within == (near**2 < radius**2)
    assert inside.such_that == AtMost(0, a * near**2)
    assert {str(near), str(radius)} & {"w", "a"} == set()
    assert is_maximum(a * w**2, {w: 0}) == is_minimum(-a * w**2, {w: 0})


def test_symbols_of_a_definition_meet_none_of_the_claim():
    crowded = real("w′") * w + real("δ")
    found = is_minimum(crowded, {w: 0})
    assert not {*found.over, *found.such_that.over} & crowded.free_symbols


def test_stationary_in_two_variables():
    found = is_stationary(w**2 * u, {w: 1, u: a})
    assert found == All(Equals(2 * a, 0), Equals(1, 0))
    assert is_saddle(w**3, {w: 0}) == All(Equals(0, 0), Not(is_minimum(w**3, {w: 0})))


def test_kinds_by_the_leading_minors():
    form = a * w**2 + 2 * w * u + u**2
    lowest = All(AtMost(0, 2 * a, strict=True), AtMost(0, 4 * a - 4, strict=True))
    highest = All(AtMost(0, -2 * a, strict=True), AtMost(0, 4 * a - 4, strict=True))
    flat = Equals(4 * a - 4, 0)
    origin = {w: 0, u: 0}
    kinds = (MINIMUM, MAXIMUM, DEGENERATE, SADDLE)
    means = (lowest, highest, flat, All(Not(flat), Not(lowest), Not(highest)))
    for kind, meant in zip(kinds, means, strict=True):
        assert is_critical(form, origin, kind) == All(is_stationary(form, origin), meant)


def test_convex_in_one_and_two_variables():
    assert is_convex(a * w**2, w).such_that == AtMost(0, 2 * a)
    form = is_convex(w * u, (w, u)).such_that.right
    assert sp.expand(form - 2 * real("v_1") * real("v_2")) == 0
    assert is_concave(w**2, w).such_that == AtMost(0, -2)
    assert is_increasing(w**3, w, w > 0).such_that == AtMost(0, 3 * w**2)
    assert is_decreasing(w**3, w).such_that == AtMost(3 * w**2, 0)


def test_a_constant_that_is_left_out_exists():
    some = polyak_lojasiewicz(w**2, over=(w,), least=Integer(0))
    assert isinstance(some, Exists)
    assert some.within == (some.over[0] > 0)
    given = polyak_lojasiewicz(w**2, over=(w,), least=Integer(0), constant=Integer(4))
    assert given == ForAll(over=(w,), such_that=AtMost(4 * w**2, 4 * w**2))


def test_the_noise_of_a_loss():
    loss, average = x * w**2 / 2, a * w**2 / 4
    moved = one_point_strongly_convex(
        loss, towards={w: 0}, draws=draws, average=average, rate=λ, constant=Integer(1)
    )
    (_, v), inside = moved.over, moved.such_that
    noise = x * w - a * w / 2
    assert sp.expand(moved.within.rhs - (w - λ * a * w / 2)) == 0
    assert (moved.within.lhs, inside.left) == (v, v**2)
    assert sp.expand(inside.right.of - a / 2 * (v - λ * noise) * v) == 0


def test_every_assumption_is_a_statement_about_all_parameters():
    found = bounded_fluctuation(
        x * w**2 / 2, over=(w,), draws=draws, average=a * w**2 / 4, constant=δ
    )
    (inside,) = (found.such_that,)
    assert inside.right == 1
    assert inside.left.of == (sp.expand((x * w - a * w / 2) ** 2) <= δ**2)
    moment = finite_second_moment(x, draws)
    assert moment == AtMost(Mean(of=x**2, over=draws), oo, strict=True)


def test_an_order_that_is_exact():
    upper, lower = is_of_order(3 * λ**2, O(λ**2)).parts
    assert upper == Equals(3 * λ**2, 0, upto=O(λ**2))
    assert isinstance(lower, Not)


def test_named_in_a_hypothesis_and_in_a_supremum():
    optimal = Supremum(of=γ(λ), over=λ, within=And(λ > 0, λ <= 1))
    rate = Definition(γ(λ), Rate(of=w, over=path))
    claim = made(Equals(optimal, 0), where=(rate,), given=(Hypothesis("a < 0", a < 0),))
    assert claim.variables == (a, w0)


@pytest.mark.parametrize(
    ("draw", "words"),
    [
        (Draw(x, StudentT(3, 0, 1)), "x ∼ Student's law of 3 degrees around 0, scale 1"),
        (
            Draw(x, Mixture((Normal(0, 1), Uniform(0, 1)), (Rational(1, 2), Rational(1, 2)))),
            "x ∼ a mixture of N(0, 1) (p = 1/2), U[0, 1] (p = 1/2)",
        ),
        (
            Draw(x, Continuous(x, sp.exp(-x), Integer(0), oo)),
            "x ∼ the density exp(-x) of x on [0, ∞]",
        ),
        (
            Draw((x, u), Independent((Normal(0, 1), Uniform(0, 1))), batch=Integer(8)),
            "8 of (x, u) ∼ N(0, 1) × U[0, 1]",
        ),
        (
            Draw(x, Empirical(Normal(0, 1), t), batch=Integer(2), replacement=False),
            "2 of x ∼ a member of a data set of t draws of N(0, 1), all different",
        ),
    ],
)
def test_laws_and_batches_are_said_in_words(draw, words):
    assert said(Mean(of=Average(x), over=(draw,))) == f"E[Average(x)] for {words}"


d = Draw(x, fair(1, 3))


@pytest.mark.parametrize(
    ("one", "several"),
    [
        (lambda: Mean(of=x, over=d), lambda: Mean(of=x, over=(d,))),
        (lambda: Probability(of=x > 1, over=d), lambda: Probability(of=x > 1, over=[d])),
        (lambda: sgd(x * w**2, over=w, rate=1, draws=d),
         lambda: sgd(x * w**2, over=(w,), rate=1, draws=(d,))),
        (lambda: momentum(x * w**2, over=w, rate=1, draws=d, friction=0),
         lambda: momentum(x * w**2, over=(w,), rate=1, draws=(d,), friction=0)),
        (lambda: weight_decay(sgd(x * w**2, over=w, rate=1, draws=d), over=w, amount=1),
         lambda: weight_decay(sgd(x * w**2, over=w, rate=1, draws=d), over=(w,), amount=1)),
        (lambda: penalised(w, over=w, amount=1), lambda: penalised(w, over=(w,), amount=1)),
        (lambda: Recursion(w, x * w, d), lambda: Recursion((w,), (x * w,), (d,))),
        (lambda: MatrixProduct([[x]], d), lambda: MatrixProduct([[x]], (d,))),
        (lambda: Exists(over=w, such_that=Eq(w, 1)),
         lambda: Exists(over=(w,), such_that=Eq(w, 1))),
        (lambda: ForAll(over=w, such_that=Eq(w, 1)),
         lambda: ForAll(over=(w,), such_that=Eq(w, 1))),
        (lambda: hessian_lipschitz(w**2, over=w), lambda: hessian_lipschitz(w**2, over=(w,))),
        (lambda: Probability(of=Equals(x, 1), over=d), lambda: Probability(of=Eq(x, 1), over=d)),
        (lambda: Probability(of=AtMost(x, 1), over=d), lambda: Probability(of=x <= 1, over=d)),
        (lambda: Probability(of=AtMost(x, 1, strict=True), over=d),
         lambda: Probability(of=x < 1, over=d)),
    ],
)  # fmt: skip
def test_one_may_stand_for_several(one, several):
    """As in TOML. Killed by: an object kept as it is given, which only a method trips over."""
    assert one() == several()
    assert canonical(one()) == canonical(several())


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Mean(of=x, over="d"), "Mean: over: 'd' is neither a draw nor a tuple of such"),
        (lambda: sgd(w, over=(1,), rate=1, draws=()), "sgd: over: .1,. is neither a letter"),
        (lambda: sgd(w, over=w, rate=1, draws=x), "sgd: draws: x is neither a draw nor a tuple"),
        (lambda: sgd(w, over=w, rate=0.5, draws=d), r"sgd: rate: 0.5 is a float; write Rational"),
        (
            lambda: Recursion(w, x > 1, d),
            "Recursion: step: x > 1 is neither an expression nor",
        ),
    ],
)
def test_what_is_none_of_them_is_refused_at_once(make, words):
    with pytest.raises(TypeError, match=words):
        make()


@pytest.mark.parametrize(
    "make",
    [
        lambda: Implies(x != 0, x > 0),
        lambda: Implies(x > 0, x == 1),
        lambda: Iff(x != 0, x > 0),
        lambda: Iff(x > 0, x == 1),
        lambda: Not(x == 1),
        lambda: All(x > 0, x != 1),
        lambda: Exists(over=x, such_that=x == 1),
        lambda: ForAll(over=x, such_that=x > 1, within=x != 3),
        lambda: Claim(title="t", source="s", states=x != 0),
        lambda: Claim(
            title="t", source="s", states=x > 0, given=(Hypothesis("x is not 0", x != 0),)
        ),
    ],
)
def test_what_python_makes_of_a_comparison_is_refused(make):
    """It would be a claim of True, which says nothing. Killed by: any of them let through."""
    with pytest.raises(TypeError, match=r"is no condition; == and != compare objects: write Eq"):
        make()
