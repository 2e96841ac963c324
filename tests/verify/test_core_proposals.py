"""What is proposed for quantifiers: read exactly at points, asked of Z3 first, never believed."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import Integer, Rational

from theory import (
    All,
    AtMost,
    Claim,
    Discrete,
    Draw,
    Exists,
    ForAll,
    Hypothesis,
    Iff,
    Implies,
    Mean,
    Not,
    correlated_negative_curvature,
    fair,
    hessian_lipschitz,
    is_minimum,
    is_saddle,
    one_point_strongly_convex,
    point,
    polyak_lojasiewicz,
    real,
)
from verify import verify
from verify.engines.decide import Decider
from verify.engines.proposals import by_proposal, laid_out, put_in
from verify.instances import instance
from verify.methods.exact import Exact
from verify.outcome import Truth
from verify.plainpython import name
from verify.planning.nearest import nearest
from verify.weigh import weigh

a, q, u, v, x, y, w, δ, λ, ρ, μ = real("a q u v x y w δ λ ρ μ")
O, I = Integer(0), Integer(1)  # noqa: E741
valley = (u * v - 1) ** 2  # stationary at (0, 0), where it is 1, and least, 0, where u v = 1
drawn = (Draw(y, fair(0, 2)),)
sampled = (u * v - y) ** 2 - 1  # of mean ``valley``
exact = Exact(frozenset(), 100)


def found(statement, **values):
    claim = Claim(title="t", source="s", states=statement)
    at = instance(claim, tuple((s, sp.sympify(values[str(s)])) for s in claim.variables))
    read = by_proposal(statement, at, exact)
    return None if read is None else read.truth


PL = polyak_lojasiewicz(valley, over=(u, v), least=O, breaks_at=(O, O))
ROWS = [
    (PL, Truth.FAILS),
    (polyak_lojasiewicz(valley, over=(u, v), least=O, breaks_at=(I, I)), None),  # the minimum
    (polyak_lojasiewicz(valley, over=(u, v), least=O, constant=I, breaks_at=(O, O)), Truth.FAILS),
    (hessian_lipschitz(valley, over=(u, v), breaks_at=(ρ + 1, O, O, O, O, I)), Truth.FAILS),
    (hessian_lipschitz(valley, over=(u, v), breaks_at=(ρ / 2, O, O, O, O, I)), None),  # 2u² ≤ ρ u
    (correlated_negative_curvature(
        sampled, over=(u, v), draws=drawn, average=valley,
        breaks_at=(O, O, sp.sqrt(2) / 2, sp.sqrt(2) / 2)), None),  # irrational: not read here
    (one_point_strongly_convex(
        sampled, towards={u: 0, v: 0}, draws=drawn, average=valley, rate=I,
        breaks_at=(I, I, I, I)), None),  # v = w − λ∇L(w), but ε is not 0 there
    (one_point_strongly_convex(
        valley, towards={u: 0, v: 0}, draws=drawn, average=valley, rate=I,
        breaks_at=(I, I, I, I)), Truth.FAILS),
    (one_point_strongly_convex(
        valley, towards={u: 0, v: 0}, draws=drawn, average=valley, rate=I,
        breaks_at=(I, I, I, O)), None),  # (1, 0) is not where the step leads
    (ForAll(over=(x,), within=x > 0, such_that=Exists(
        over=(y,), such_that=AtMost(x, y, strict=True), witness=(2 * x,))), Truth.HOLDS),
    (ForAll(over=(x,), such_that=Exists(
        over=(y,), such_that=AtMost(x, y, strict=True), witness=(2 * x,))), None),
    (Exists(over=(y,), such_that=ForAll(
        over=(x,), such_that=AtMost(x, y), breaks_at=(y + 1,))), Truth.FAILS),
]  # fmt: skip


def test_the_place_where_it_breaks_is_named():
    every = ForAll(over=(x, y), such_that=AtMost(x + y, a), within=x > 0, breaks_at=(a, I))
    claim = Claim(title="t", source="s", states=every)
    read = by_proposal(every, instance(claim, ((a, I),)), exact)
    assert (read.truth, read.reason) == (Truth.FAILS, "it breaks at x = a, y = 1")


@pytest.mark.parametrize(("statement", "truth"), ROWS, ids=range(len(ROWS)))
def test_proposals_show_or_say_nothing(statement, truth):
    """Kills: a proposal that is believed, a condition of a quantifier that is not looked at."""
    assert found(statement) is truth


def test_a_condition_of_a_place_counts():
    inside = ForAll(over=(x,), within=x > 0, such_that=AtMost(y, x), breaks_at=(y - 1,))
    assert found(Exists(over=(y,), within=y > 1, such_that=inside)) is Truth.FAILS
    assert found(Exists(over=(y,), within=y > 0, such_that=inside)) is None


def test_what_is_put_in_and_what_is_no_longer_quantified():
    some = Exists(over=(y,), such_that=AtMost(x, y), within=y > 0, witness=(a**2 + 1,))
    assert put_in(some) == All(a**2 + 1 > 0, AtMost(x, a**2 + 1))
    assert put_in(ForAll(over=(x, y), such_that=some)) == ForAll(over=(x,), such_that=put_in(some))
    assert put_in(ForAll(over=(u,), such_that=AtMost(a, 1))) == AtMost(a, 1)
    assert put_in(ForAll(over=(u,), within=a > 0, such_that=AtMost(a, 1))) == Implies(
        a > 0, AtMost(a, 1)
    )
    assert put_in(ForAll(over=(u,), within=u > 0, such_that=AtMost(a, 1))).over == (u,)


def test_a_statement_without_proposals_is_left_alone():
    assert found(ForAll(over=(x, y), such_that=AtMost(0, x**2 + y**2))) is None
    assert found(polyak_lojasiewicz(valley, over=(u, v), least=O)) is None


def made(states, *given, **more):
    return Claim(title="t", source="s", given=given, states=states, **more)


@pytest.mark.parametrize(
    "claim",
    [
        made(Not(PL)),
        made(Not(hessian_lipschitz(valley, over=(u, v), breaks_at=(ρ + 1, O, O, O, O, I)))),
        made(is_saddle(u**2 * v, {u: 0, v: 0}, lower=(δ / 2, -δ / 2))),
        made(is_minimum(u**2 * v, {u: 0, v: q}, witness=q), Hypothesis("q > 0", q > 0)),
    ],
    ids=["PL", "Hessian", "saddle", "minimum"],
)
def test_violations_are_proved_and_seen_at_points(claim):
    """Kills: proposals that the methods do not use, and rivals for which Z3 never comes back."""
    verdict = verify(claim)
    assert verdict.outcome == "PROVED"


@pytest.mark.parametrize(
    "claim",
    [
        made(Not(polyak_lojasiewicz(u**2 + v**2, over=(u, v), least=O, breaks_at=(I, I)))),
        made(is_minimum(u**2 * v, {u: 0, v: 0}, witness=Rational(1))),
        made(is_saddle(u**2 + v**2, {u: 0, v: 0}, lower=(δ / 2, O))),
    ],
    ids=["PL", "minimum", "saddle"],
)
def test_false_proposals_prove_nothing(claim):
    assert verify(claim).outcome in ("UNDECIDED", "REFUTED")


def test_a_witness_that_does_not_serve_is_not_the_last_word():
    """Kills: an existence that is left open although it is said where every choice breaks."""
    small = Exists(over=(y,), such_that=AtMost(y**2, a), within=y > 0, witness=(I,))
    below = ForAll(over=(x,), such_that=AtMost(y, x**2 + a), breaks_at=(O,))
    least = Exists(over=(y,), such_that=below, within=y > 0, witness=(a,))
    for statement, inside, outside in ((small, Rational(1, 4), -1), (least, 1, -1)):
        claim = made(statement, at=(point({a: inside}), point({a: outside})))
        places = {}
        for value in (inside, outside):
            at = instance(claim, ((a, sp.sympify(value)),))
            places[value] = weigh(statement, at, exact).truth
        assert places == {inside: Truth.HOLDS, outside: Truth.FAILS}


def test_what_is_proposed_is_laid_out_for_the_reader():
    some = Exists(over=(y,), such_that=AtMost(x, y), within=y > 0, witness=(a,))
    every = ForAll(over=(x,), such_that=AtMost(x, a), breaks_at=(a + 1,))
    assert laid_out(Iff(some, Not(every))) == Iff(
        All(a > 0, AtMost(x, a)), Not(All(sp.true, AtMost(a + 1, a)))
    )
    assert laid_out(Implies(All(some), every)).conclusion == All(sp.true, AtMost(a + 1, a))


def test_the_print_keeps_its_proposals_beside_a_correction():
    """Kills: a rival that nobody can read because its places were taken away."""
    printed = Iff(is_minimum(u**2 * v, {u: 0, v: q}, witness=q), q >= 0)
    assert _as_rival(printed) == printed


def _as_rival(printed):
    right = made(Implies(q > 0, is_minimum(u**2 * v, {u: 0, v: q}, witness=q)))
    (rival, *_) = nearest(right, made(printed))
    return rival.states


def test_primes_are_no_names_of_python():
    assert name(sp.Symbol("w_1′", real=True)) == "w_1_"
    assert name(sp.Symbol("λ", real=True)) == "lam"


def test_derivatives_are_carried_out_before_values_are_put_in():
    """Kills: the derivative with respect to a number, where values break a rival."""
    curved, slope = sp.Derivative(a * u**2, (u, 2)), sp.Derivative(a * u**2, u)
    inside = AtMost(curved * v + 2 * slope * v, 1 - u**2, strict=True)
    some = Exists(over=(v,), such_that=inside, witness=(-2 - sp.Abs(u),))
    claim = made(some, Hypothesis("a > 0", a > 0))
    assert verify(claim).outcome != "BROKEN"


def test_a_reader_sees_what_is_proposed_where_nothing_else_has_values():
    """Kills: a line of Python that repeats the verdict and shows no number."""
    below = ForAll(over=(v,), such_that=AtMost(x, v**2 + a), breaks_at=(O,))
    some = Exists(over=(x,), within=x > 0, such_that=below, witness=(a + 3,))
    always = ForAll(over=(v,), such_that=AtMost(0, v**2 + 1))
    verdict = verify(made(Iff(always, some), at=(point({a: -1}),)))
    assert verdict.outcome == "REFUTED"
    assert "'a + 3 ≤ a :', a + 3 <= a" in verdict.witness.python


def test_a_mean_under_a_quantifier_has_the_weights_of_the_law():
    """Kills: the values of a law without their probabilities."""
    drawn = (Draw(y, Discrete((O, Integer(4)), (Rational(3, 4), Rational(1, 4)))),)
    for bound, truth in ((I, Truth.HOLDS), (Rational(101, 100), Truth.FAILS)):
        every = ForAll(over=(x,), such_that=AtMost(bound, Mean(of=x**2 + y, over=drawn)))
        assert exact.quantifier(every, instance(made(every), ())).truth is truth


def test_few_variables_are_eliminated_for_a_rival():
    """Kills: a rival for which two variables are eliminated, which Z3 may never end."""
    two = Exists(over=(x, y), such_that=AtMost(x**2 + y**2, a))
    claim = made(two)
    found = [
        Decider(claim, 20_000_000, frozenset(), most=most).search(two, (sp.Eq(a, 1),)).result
        for most in (None, 2, 1)
    ]
    assert found == ["none", "none", "unknown"]
