"""Simulation: right on both sides of a boundary, silent on it, and a function of its address."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
import sympy as sp

from numerics.balls import expect_log
from numerics.laws import Blend, Density, Gaussian, Student
from numerics.laws import Interval as Uniformly
from numerics.streams import BLOCK
from theory import (
    IN_LAW,
    All,
    AtMost,
    Claim,
    Continuous,
    Converges,
    Definition,
    Draw,
    Equals,
    Mean,
    Mixture,
    Normal,
    Path,
    Probability,
    Rate,
    Recursion,
    StudentT,
    Uniform,
    escapes,
    fair,
    real,
    size,
    vanishes,
)
from theory.bridges import ABSORPTION, LAW_OF_LARGE_NUMBERS
from theory.laws import Discrete
from verify.compare import Interval, interval
from verify.engines.finite import exact_side
from verify.instances import instance
from verify.methods import montecarlo
from verify.outcome import Strength, Truth
from verify.reading import Context, Declines, Measures
from verify.simulation import experiments, histograms, sampled
from verify.simulation.experiments import Laboratory, Measured, Series
from verify.weigh import weigh

a, λ, w, w0, x, μ, bound = real("a λ w w_0 x μ bound")
t = size("t")
R = sp.Rational

two_points = (Draw(x, fair(1, a - 1)),)
path = Path(Recursion((w,), (w - λ * x * w,), two_points), (w0,))
exponent = Definition(μ, Mean(of=sp.log(sp.Abs(1 - λ * x)), over=two_points))

# With a = −1 the factors are 1 − λ and 1 + 2λ: their product is 1 at λ = 1/2 (and at λ = 0).
ESCAPES, EDGE, VANISHES, FAR = (
    {a: sp.Integer(-1), λ: s, w0: sp.Integer(3)} for s in (R(1, 4), R(1, 2), R(3, 4), R(3))
)


class Bench:
    """A claim under examination: ``ask`` weighs it (or another statement) at a point."""

    def __init__(self, states, where=(), seed=0, budget="quick", forbidden=()):
        self.claim = Claim(title="", source="", states=states, where=where)
        self.blocks = []
        context = Context(
            claim_id="c",
            seed=seed,
            budget=budget,
            forbidden=frozenset(forbidden),
            keep=self.blocks.append,
        )
        self.answer = montecarlo.reads(self.claim, context)

    def ask(self, values, states=None):
        assert isinstance(self.answer, Measures)
        at = instance(self.claim, tuple(values.items()))
        at = replace(at, statement=at.statement if states is None else states)
        return weigh(at.statement, at, self.answer.reader)


def test_the_sign_of_a_rate_on_both_sides():
    bench = Bench(vanishes(path))
    for values, truth in ((VANISHES, Truth.HOLDS), (ESCAPES, Truth.FAILS)):
        found = bench.ask(values)
        assert (found.truth, found.strength) == (truth, Strength.AGREEMENT)
        assert found.bridge == LAW_OF_LARGE_NUMBERS.name
        assert 1e-9 <= found.alpha < 1.1e-9
        assert found.samples >= BLOCK
    assert bench.ask(ESCAPES, escapes(path)).truth is Truth.HOLDS
    assert bench.ask(VANISHES, escapes(path)).truth is Truth.FAILS


@pytest.mark.parametrize("seed", range(4))
def test_on_the_exact_boundary_nothing_is_decided(seed):
    bench = Bench(vanishes(path), (exponent,), seed=seed)
    for statement in (vanishes(path), escapes(path), μ < 0, μ > 0, sp.Ne(μ, 0)):
        assert bench.ask(EDGE, statement).truth is Truth.UNKNOWN
    assert "budget" in bench.ask(EDGE).reason


def test_the_null_control_would_notice_a_careless_level(monkeypatch):
    monkeypatch.setattr(sampled, "ALPHA", 0.999)
    decided = [Bench(vanishes(path), seed=s).ask(EDGE).truth for s in range(12)]
    assert set(decided) - {Truth.UNKNOWN}


def test_relations_of_a_measured_mean():
    bench = Bench(μ < 0, (exponent,))
    assert bench.ask(VANISHES).truth is Truth.HOLDS
    assert bench.ask(ESCAPES).truth is Truth.FAILS
    claimed = sp.log(sp.Abs((1 - λ) * (1 - λ * (a - 1)))) / 2
    assert bench.ask(FAR, Equals(μ, claimed)).truth is Truth.HOLDS
    assert bench.ask(FAR, Equals(μ, claimed * R(21, 20))).truth is Truth.FAILS
    assert bench.ask(FAR, Equals(2 * μ + a, 2 * claimed + a)).truth is Truth.HOLDS
    assert bench.ask(FAR, Equals(2 * μ + a, claimed + a)).truth is Truth.FAILS
    assert bench.ask(VANISHES, λ < 1).strength is Strength.EXACT


def test_a_zero_factor_is_seen_in_the_outcome_and_not_in_a_float():
    rate = sp.Integer(49)
    assert 1 - 49.0 * (1 / 49.0) != 0  # in floats the path would not die
    draws = (Draw(x, fair(1 / λ, -3)),)
    dying = Path(Recursion((w,), (w - λ * x * w,), draws), (w0,))
    values = {λ: rate, w0: sp.Integer(1)}
    bench = Bench(vanishes(dying), (Definition(μ, Rate(of=w, over=dying)),))
    found = bench.ask(values)
    assert (found.truth, found.bridge) == (Truth.HOLDS, ABSORPTION.name)
    assert found.strength is Strength.AGREEMENT
    assert bench.ask(values, escapes(dying)).truth is Truth.FAILS
    assert bench.ask(values, μ < -100).truth is Truth.HOLDS
    assert bench.ask(values, Equals(Rate(of=w, over=dying), -sp.oo)).truth is Truth.HOLDS
    assert bench.ask(values, Equals(μ, sp.Integer(-100))).truth is Truth.FAILS
    assert bench.ask(values, Equals(μ, -sp.oo)).strength is Strength.AGREEMENT
    followed = Bench(vanishes(dying), forbidden=(LAW_OF_LARGE_NUMBERS.name,))
    assert followed.ask(values).truth is Truth.HOLDS


def test_a_limit_is_followed_where_its_bridge_is_forbidden_and_never_refuted():
    bench = Bench(vanishes(path), forbidden=(LAW_OF_LARGE_NUMBERS.name,))
    found = bench.ask(VANISHES)
    assert (found.truth, found.strength, found.bridge) == (Truth.HOLDS, Strength.AGREEMENT, "")
    assert "up to t = 16384" in found.reason
    assert bench.ask(ESCAPES, escapes(path)).truth is Truth.HOLDS
    for values, event in (
        (ESCAPES, vanishes(path)),
        (VANISHES, escapes(path)),
        (EDGE, vanishes(path)),
        (EDGE, escapes(path)),
    ):
        assert bench.ask(values, event).truth is Truth.UNKNOWN


@pytest.mark.parametrize(("law", "inward"), [(Uniform(-1, 3), True), (Normal(-2, R(1, 4)), False)])
def test_densities_by_rate_and_followed(law, inward):
    moving = Path(Recursion((w,), (w - λ * x * w,), (Draw(x, law),)), (w0,))
    values = {λ: sp.Integer(1) if inward else R(3, 2), w0: sp.Integer(1)}
    for forbidden in ((), (LAW_OF_LARGE_NUMBERS.name,)):
        bench = Bench(vanishes(moving), forbidden=forbidden)
        held = [bench.ask(values, event).truth for event in (vanishes(moving), escapes(moving))]
        other = Truth.UNKNOWN if forbidden else Truth.FAILS
        assert held == ([Truth.HOLDS, other] if inward else [other, Truth.HOLDS])


LAWS = [
    (Uniform(-3, 2), Uniformly(Fraction(-3), Fraction(2))),
    (Normal(R(-1, 10), 1), Gaussian(Fraction(-1, 10), Fraction(1))),
    (StudentT(2, 1, R(1, 2)), Student(Fraction(2), Fraction(1), Fraction(1, 2))),
    (
        Continuous(x, x / 2, sp.Integer(0), sp.Integer(2)),
        Density(("mul", ("number", Fraction(1, 2)), ("x",)), Fraction(0), Fraction(2)),
    ),
    (
        Mixture((Uniform(-3, 2), Normal(1, 1)), (R(1, 4), R(3, 4))),
        Blend(
            (Uniformly(Fraction(-3), Fraction(2)), Gaussian(Fraction(1), Fraction(1))),
            (Fraction(1, 4), Fraction(3, 4)),
        ),
    ),
]


def log_mean(law, budget="quick"):
    """The measured interval of E ln|1 − x/2|."""
    of = sp.log(sp.Abs(1 - λ * x))
    bench = Bench(Equals(Mean(of=of, over=(Draw(x, law),)), bound), budget=budget)
    at = instance(bench.claim, ((λ, R(1, 2)), (bound, sp.Integer(1))))
    context = bench.answer.reader.lab
    found = sampled.measured(bench.claim.states.left, at, context)
    return found.after(found.last)


@pytest.mark.parametrize(("law", "same"), LAWS)
def test_the_interval_of_a_logarithm_holds_the_enclosed_mean(law, same):
    truth = interval(expect_log(same, Fraction(1), Fraction(-1, 2), 64))
    found = log_mean(law)
    assert found.low < truth.low <= truth.high < found.high
    assert found.radius < Fraction(1, 50)


def test_without_the_bound_on_the_tail_the_interval_would_miss(monkeypatch):
    law, same = LAWS[0]
    truth = interval(expect_log(same, Fraction(1), Fraction(-1, 2), 64))
    monkeypatch.setattr(histograms, "DEPTH", 1.0)
    found = log_mean(law)
    assert found.low < truth.low <= truth.high < found.high
    honest = histograms.bounded_grid
    monkeypatch.setattr(histograms, "bounded_grid", lambda form: (honest(form)[0], Fraction(0)))
    assert log_mean(law).low > truth.high


def tail(steps, level):
    return Probability(of=sp.Abs(w) > level, over=path, at=steps)


@pytest.mark.parametrize("steps", [1, 5, 64, 200])
@pytest.mark.parametrize("level", [sp.Abs(w0), 10 * w0])
def test_a_probability_agrees_with_the_exact_one(steps, level):
    quantity = tail(sp.Integer(steps), level)
    bench = Bench(Equals(quantity, bound))
    at = instance(bench.claim, tuple(ESCAPES.items()))
    exact = exact_side(quantity, at)
    found = sampled.measured(quantity, at, bench.answer.reader.lab)
    measure = found.after(found.last)
    assert measure.low <= Fraction(int(exact.p), int(exact.q)) <= measure.high
    assert measure.radius < Fraction(1, 100)
    if exact > R(1, 10):
        wrong = exact * R(21, 20) if exact < R(9, 10) else exact * R(19, 20)
        assert bench.ask({**ESCAPES, bound: wrong}).truth is Truth.FAILS


def test_a_probability_at_an_unequal_table_and_exact_ties():
    table = (Draw(x, Discrete((1, -1, 3), (R(1, 2), R(1, 4), R(1, 4)))),)
    doubled = Path(Recursion((w,), (x * w,), table), (w0,))
    # |x| is 1 with probability 3/4: a tie of |w_1| with |w_0|, which no logarithm decides.
    at_least = Probability(of=sp.Abs(w) >= sp.Abs(w0), over=doubled, at=sp.Integer(1))
    above = Probability(of=sp.Abs(w) > sp.Abs(w0), over=doubled, at=sp.Integer(1))
    equal = Probability(of=sp.Eq(w, w0), over=doubled, at=sp.Integer(1))
    values = {w0: sp.Integer(7)}
    bench = Bench(Equals(at_least, sp.Integer(1)))
    assert bench.ask(values).truth is Truth.HOLDS
    assert bench.ask(values, Equals(above, R(1, 3))).truth is Truth.FAILS
    assert bench.ask(values, AtMost(above, R(3, 10))).truth is Truth.HOLDS
    assert bench.ask(values, AtMost(R(45, 100), equal)).truth is Truth.HOLDS
    drawn = Probability(of=sp.Eq(x, 3), over=table)
    assert bench.ask(values, Equals(drawn, R(1, 4))).truth is Truth.HOLDS
    assert bench.ask(values, Equals(drawn, R(1, 2))).truth is Truth.FAILS


def test_a_path_that_died_is_nowhere_above():
    values = {a: sp.Integer(-1), λ: sp.Integer(1), w0: sp.Integer(1), t: sp.Integer(3)}
    bench = Bench(Equals(tail(t, R(1, 2)), R(1, 8)))  # the factors are 0 and 3
    assert bench.ask(values, AtMost(tail(t, R(1, 2)), R(13, 100))).truth is Truth.HOLDS
    assert bench.ask(values, AtMost(tail(t, R(1, 2)), R(12, 100))).truth is Truth.FAILS


def test_a_path_of_constant_size_has_no_limit_that_is_seen():
    turning = Path(Recursion((w,), (x * w,), (Draw(x, fair(1, -1)),)), (w0,))
    for forbidden in ((), (LAW_OF_LARGE_NUMBERS.name,)):
        bench = Bench(vanishes(turning), forbidden=forbidden)
        for event in (vanishes(turning), escapes(turning)):
            assert bench.ask({w0: sp.Integer(2)}, event).truth is Truth.UNKNOWN


def test_the_mean_of_a_path():
    mean = Mean(of=w, over=path, at=t)
    bench = Bench(Equals(mean, (1 - λ * a / 2) ** t * w0))
    values = {**ESCAPES, t: sp.Integer(3)}
    assert bench.ask(values).truth is Truth.HOLDS
    assert bench.ask(values, Equals(mean, (1 - λ * a) ** t * w0)).truth is Truth.FAILS


def test_power_is_told_before_anything_is_drawn():
    mean = Mean(of=w**2, over=path, at=t)
    bench = Bench(Equals(mean, sp.Integer(1)))
    found = bench.ask({**VANISHES, t: sp.Integer(40)})
    assert found.truth is Truth.UNKNOWN
    assert found.reason.startswith("under-powered: ")
    assert not bench.blocks
    long = Bench(Equals(tail(t, sp.Abs(w0)), R(1, 2)))
    assert "under-powered" in long.ask({**VANISHES, t: sp.Integer(10**8)}).reason
    assert not long.blocks


def test_samples_that_are_no_numbers_void_the_evidence():
    draws = (Draw(x, Uniform(0, 3)),)
    squared = Path(Recursion((w,), (x * w**2,), draws), (w0,))
    small = Probability(of=sp.Abs(w) < 100, over=squared, at=t)
    bench = Bench(AtMost(small, sp.Integer(2)))
    fine = bench.ask({w0: sp.Integer(1), t: sp.Integer(2)})
    void = bench.ask({w0: sp.Integer(1), t: sp.Integer(40)})
    assert fine.truth is Truth.HOLDS
    assert (void.truth, void.reason[:12]) == (Truth.UNKNOWN, "NaN events: ")
    # A path that was infinite and came back for good is void too: e^800, then 0, x, x e^(−x).
    back = Path(Recursion((w,), (x * sp.exp(-w),), (Draw(x, Uniform(1, 2)),)), (w0,))
    event = AtMost(Probability(of=sp.Abs(w) < 100, over=back, at=t), sp.Integer(2))
    found = Bench(event).ask({w0: sp.Integer(-800), t: sp.Integer(4)})
    assert found.reason == f"NaN events: {BLOCK} of {BLOCK}"


def test_the_same_address_gives_the_same_integers_and_another_seed_others():
    runs = []
    for seed in (0, 0, 1):
        bench = Bench(vanishes(path), seed=seed)
        bench.ask(EDGE)
        runs.append(bench.blocks)
    assert runs[0] == runs[1]
    assert [b.counts for b in runs[0]] != [b.counts for b in runs[2]]
    assert [b.block for b in runs[0]] == list(range(16))
    assert {sum(b.counts) for b in runs[0]} == {64 * BLOCK}
    assert {(b.claim, b.method, b.point) for b in runs[0]} == {("c", "montecarlo", -9)}


def test_a_sweep_shares_its_draws():
    bench = Bench(vanishes(path))
    bench.ask(EDGE)
    first = list(bench.blocks)
    bench.ask({**EDGE, a: R(-3, 7), λ: R(1, 10**6)})
    second = bench.blocks[len(first) :]
    assert second
    assert [b.counts for b in second] == [b.counts for b in first][: len(second)]


def test_a_repeated_question_draws_and_keeps_nothing_new():
    bench = Bench(μ < 0, (exponent,))
    first = bench.ask(VANISHES)
    kept = list(bench.blocks)
    assert bench.ask(VANISHES) == first
    assert bench.ask(VANISHES, μ < 1).truth is Truth.HOLDS
    assert bench.blocks == kept


def test_two_questions_to_the_same_draws_keep_them_once():
    mean = Mean(of=x, over=two_points)
    bench = Bench(All(AtMost(mean, sp.Integer(9)), μ < 9), (exponent,))
    assert bench.ask(VANISHES).truth is Truth.HOLDS
    assert len(bench.blocks) == 1


def test_an_answer_does_not_depend_on_what_was_asked_before():
    fresh = Bench(μ < 0, (exponent,))
    used = Bench(μ < 0, (exponent,))
    used.ask(VANISHES, Equals(μ, R(-1, 4)))
    assert len(used.blocks) > 1
    assert fresh.ask(VANISHES) == used.ask(VANISHES)


def test_a_series_adds_up_doublings():
    series = Series(lambda b: (b, 1), last=4)
    assert series.after(2) == (0 + 1 + 2 + 3, 4)
    assert series.after(0) == (0, 1)
    assert series.after(4) == (sum(range(16)), 16)


def test_a_lost_sign_in_the_model_is_caught_and_the_claimed_rate_is_not_used(monkeypatch):
    claimed = sp.log(sp.Abs((1 + λ) * (1 + λ * (a - 1)))) / 2  # of w ← w + λ x w
    states = Equals(Rate(of=w, over=path), claimed)
    assert Bench(states).ask(FAR).truth is Truth.FAILS
    right = sp.log(sp.Abs((1 - λ) * (1 - λ * (a - 1)))) / 2
    assert Bench(Equals(Rate(of=w, over=path), right)).ask(FAR).truth is Truth.HOLDS

    def told(_quantity, at, _lab):
        value = Fraction(float(claimed.xreplace(at.at)))
        near = Interval(value - Fraction(1, 1000), value + Fraction(1, 1000), 1e-9, 1)
        return Measured(Series(lambda _: (0,), 0), lambda _: near, 1)

    monkeypatch.setattr(montecarlo, "measured", told)
    assert Bench(states).ask(FAR).truth is Truth.HOLDS  # so the first line can fail


def test_a_mutated_model_is_refuted():
    off = Path(Recursion((w,), (w - 2 * λ * x * w,), two_points), (w0,))
    claimed = sp.log(sp.Abs((1 - λ) * (1 - λ * (a - 1)))) / 2
    assert Bench(Equals(Rate(of=w, over=off), claimed)).ask(FAR).truth is Truth.FAILS


def test_at_the_fixed_point_nothing_moves():
    found = Bench(vanishes(path)).ask({**VANISHES, w0: sp.Integer(0)})
    assert (found.truth, "nothing moves" in found.reason) == (Truth.UNKNOWN, True)
    rate = Bench(AtMost(Rate(of=w, over=path), sp.Integer(0)))
    assert rate.ask({**VANISHES, w0: sp.Integer(0)}).truth is Truth.UNKNOWN
    assert rate.ask(VANISHES).truth is Truth.HOLDS


def test_a_limit_in_law_is_left_to_others():
    event = Converges(of=w, to=Normal(0, 1), over=path, how=IN_LAW, clock=t)
    assert Bench(event).ask(VANISHES).truth is Truth.UNKNOWN


@pytest.mark.parametrize(
    "states",
    [
        AtMost(a, λ),
        Equals(Mean(of=w, over=Path(Recursion((w,), (2 * w,), ()), (w0,)), at=t), 2**t * w0),
        vanishes(Path(Recursion((w,), (w / 2,), ()), (w0,))),
    ],
)
def test_where_nothing_is_drawn_it_declines(states):
    answer = Bench(states).answer
    assert isinstance(answer, Declines)
    assert "nothing is drawn" in answer.because


def test_it_stays_away_from_edges():
    assert Bench(vanishes(path)).answer.coarse == ("edges",)


def test_a_table_of_outcomes_is_grouped_without_loss():
    bench = Bench(vanishes(path))
    lab: Laboratory = bench.answer.reader.lab
    for weights, steps in (
        ((Fraction(1, 2), Fraction(1, 2)), 300),
        ((Fraction(1, 4), Fraction(1, 4), Fraction(1, 2)), 30),
        (tuple([Fraction(1, 40)] * 40), 40),  # too many digits for one integer
        ((Fraction(1),), 5),
    ):
        law = experiments.indexed(weights)
        found = lab.tally(experiments.Experiment("0" * 32, "test", steps), law, 0)
        total = lab.sum(experiments.Experiment("0" * 32, "test", steps), law, 0)
        assert int(found.paths.sum()) == BLOCK
        assert (found.vectors.sum(axis=1) == steps).all()
        assert tuple(int(n) for n in found.paths @ found.vectors) == total
        assert len({tuple(v) for v in found.vectors.tolist()}) == len(found.vectors)


@pytest.mark.parametrize(
    ("law", "balls"),
    [
        (Normal(0, 1), False),
        (StudentT(3, 0, 1), True),
        (Mixture((Uniform(0, 1), StudentT(3, 0, 1)), (R(1, 2), R(1, 2))), True),
        (Continuous(x, x / 2, sp.Integer(0), sp.Integer(2)), True),
    ],
)
def test_a_law_that_is_drawn_from_a_table_trusts_the_balls_that_made_it(law, balls):
    moving = Path(Recursion((w,), (w + x,), (Draw(x, law),)), (w0,))
    states = AtMost(Probability(of=w > 0, over=moving, at=sp.Integer(1)), bound)
    assert ("flint" in Bench(states).answer.trusts) is balls
