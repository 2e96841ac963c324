"""Witnesses: one line of plain Python that a reader pastes, and that shows the failure."""

from __future__ import annotations

import math
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

import pytest
import sympy as sp
from sympy import Abs, And, Integer, Ne, Or, Rational, exp, log, sqrt

from theory import (
    IN_LAW,
    ITO,
    AtMost,
    Average,
    Claim,
    Converges,
    Definition,
    Diffusion,
    Draw,
    Equals,
    Exists,
    ForAll,
    Hypothesis,
    Iff,
    Implies,
    InMean,
    Mean,
    Normal,
    Not,
    Path,
    Probability,
    Quantile,
    Rate,
    Recursion,
    Variance,
    escapes,
    fair,
    function,
    real,
    sgd,
    size,
    vanishes,
)
from theory.laws import Discrete
from verify import verify
from verify.breaking import broken
from verify.conclude import _cost
from verify.instances import Instance
from verify.methods.exact import Exact
from verify.outcome import Outcome, Strength, Truth
from verify.records import Witness
from verify.weigh import Found, weigh
from verify.witnesses import witness

a, b, m, w, w0, x, λ, ε = real("a b m w w_0 x λ ε")
t = size("t")
γ = function("γ")
EXACT = Exact(frozenset(), 400)
path = Path(sgd(x * w**2 / 2, over=(w,), rate=λ, draws=(Draw(x, fair(1, -3)),)), (w0,))
rate = Definition(γ(λ), Rate(of=w, over=path))


def failing(states, values, where=()):
    exact = tuple((s, sp.sympify(v)) for s, v in values.items())
    at = Instance(statement=states, given=(), where=where, values=exact)
    found = weigh(states, at, EXACT)
    assert found.truth is Truth.FAILS, found.reason
    return witness(at, found, 0)


def run(line):
    """What the line prints in an interpreter without our packages."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", line], capture_output=True, text=True, check=False, cwd="/"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def words(told):
    return run(told.python).split()


star = real("θ^*")  # no name of a variable of Python, and no regular expression
CASES = {
    "inequality": (AtMost(a**2, 3 * a - 3), {a: 5}),
    "rational edge": (AtMost(a, Integer(2), strict=True), {a: 2}),
    "equality": (Equals((a + 1) ** 2, a**2 + 1), {a: Rational(-2, 3)}),
    "condition": (a < b, {a: Rational(7, 3), b: Rational(7, 3)}),
    "not equal": (Ne(a * b, 6), {a: 2, b: 3}),
    "root": (AtMost(sqrt(a), a), {a: Rational(1, 4)}),
    "logarithm": (log(a) > 1 - 1 / a + b, {a: 1, b: 0}),
    "exponential of a logarithm": (AtMost(exp(ε), Rational(5, 4), strict=True), {ε: log(2)}),
    "no identifier": (AtMost(star, star - 1), {star: 3}),
    "Greek": (AtMost(λ, Abs(λ - 1)), {λ: Rational(3, 4)}),
    "name": (AtMost(γ(λ), Integer(0)), {λ: 2, w0: 1}, (rate,)),
    "minus infinity": (AtMost(Integer(0), γ(λ)), {λ: 1, w0: 1}, (rate,)),
    "derivative": (AtMost(sp.Derivative(a**3, a), Integer(11)), {a: 2}),
    "probability": (
        AtMost(Probability(of=Abs(w) > 1, over=path, at=Integer(2)), Rational(1, 8)),
        {λ: 1, w0: 1},
    ),
    "mean": (Equals(Mean(of=x**2, over=(Draw(x, fair(1, -3)),)), b), {b: 4}),
}


@pytest.mark.parametrize("name", CASES)
def test_the_line_runs_and_prints_false(name):
    told = failing(*CASES[name])
    printed = words(told)
    assert printed[-1] == "False" or "False" in printed
    assert "True" not in printed  # each of these statements is one relation
    assert "verify" not in told.python
    assert "theory" not in told.python
    assert "\n" not in told.python


def test_a_premise_prints_true_and_a_conclusion_false():
    printed = words(failing(Implies(a > 1, AtMost(a**2, a)), {a: Rational(3, 2)}))
    assert "True" in printed  # a > 1 holds there
    assert "False" in printed
    both = words(failing(Implies(And(a > 0, b > 0), AtMost(a + b, Integer(3))), {a: 2, b: 2}))
    assert (both.count("True"), both.count("False")) == (2, 1)
    sides = words(failing(Iff(a > 1, a**2 > 1), {a: -2}))
    assert (sides.count("True"), sides.count("False")) == (1, 1)


@pytest.mark.parametrize(("start", "shown"), [(0, False), (1, True)])
def test_what_starts_at_zero_is_not_explained_by_its_growth(start, shown):
    """From 0 it stays there, whatever the factors: λ = 3 gives |1 − λ| |1 + 3λ| = 20 > 1."""
    states = Iff(λ < 1, vanishes(path)) if start == 0 else Implies(λ > 1, vanishes(path))
    told = failing(states, {w0: start, λ: 3})
    assert ("ln|factor|" in told.python) is shown
    assert ("geometric mean" in told.left + told.right) is shown
    assert ("w_t = 0 at every step" in told.left + told.right) is not shown
    assert ("with w_0 = 0" in run(told.python)) is not shown


def test_what_starts_at_zero_does_not_escape():
    assert failing(escapes(path), {w0: 0, λ: 3}).left == "w_t = 0 at every step"


@pytest.mark.parametrize(
    ("states", "values"),
    [
        (AtMost(a, Rational(1, 10), strict=True), {a: Rational(1, 10)}),
        (AtMost(3 * a, Rational(9, 10), strict=True), {a: Rational(3, 10)}),
    ],
)
def test_an_equality_on_a_strict_edge_is_shown_exactly(states, values):
    # F(1, 10) < 1/10 is True in Python: the float 1/10 lies above the fraction.
    assert words(failing(states, values))[-1] == "False"


def test_limits_print_the_growth_of_the_logarithm():
    def grown(line):
        return float(run(line).split()[-1])

    up = grown(failing(vanishes(path), {λ: 2, w0: 1}).python)
    assert abs(up - math.log(7) / 2) < 1e-12  # the factors are −1 and 7
    down = grown(failing(escapes(path), {λ: Rational(9, 10), w0: 1}).python)
    assert abs(down - math.log(Fraction(1, 10) * Fraction(37, 10)) / 2) < 1e-12
    law = Discrete((0, 9), (Rational(1, 4), Rational(3, 4)))
    dead = Path(Recursion((w,), (x * w,), (Draw(x, law),)), (w0,))
    assert run(failing(escapes(dead), {w0: 1}).python) == "the factor is 0 with probability 0.25"


def test_limits_in_mean_print_the_moment_of_a_factor():
    """Killed by: the growth of the logarithm instead, a fixed order, the weights left out."""
    in_mean = lambda order: Converges(of=w, to=Integer(0), over=path, how=InMean(order))  # noqa: E731
    for order, power in ((Integer(2), 2.0), (sqrt(2), math.sqrt(2)), (Rational(1, 2), 0.5)):
        line = run(failing(in_mean(order), {λ: 2, w0: 1}).python)  # the factors are −1 and 7
        assert line.startswith("E|factor|^")
        assert abs(float(line.split()[-1]) - (1 + 7**power) / 2) < 1e-12
    law = Discrete((0, 9), (Rational(1, 4), Rational(3, 4)))
    dying = Path(Recursion((w,), (x * w,), (Draw(x, law),)), (w0,))
    dead = Converges(of=w, to=Integer(0), over=dying, how=InMean(b))
    line = run(failing(dead, {w0: 1, b: Rational(1, 2)}).python)
    assert line == "E|factor|^(1/2) = 2.25"
    assert run(failing(Not(dead), {w0: 0, b: 1}).python).endswith("with w_0 = 0")


def test_the_weights_of_a_sum_have_a_name_of_their_own():
    """Killed by: p for the weights where the order of a moment is p."""
    order = real("p")
    mean = Mean(
        of=Abs(x) ** order, over=(Draw(x, Discrete((1, 4), (Rational(1, 4), Rational(3, 4)))),)
    )
    told = failing(Equals(mean, a), {a: 1, order: Rational(1, 2)})
    assert words(replace(told, python=told.python.replace("a = 1", "a = F(7, 4)")))[-1] == "True"
    assert words(told)[-1] == "False"


def test_values_are_kept_exactly():
    told = failing(AtMost(a, b), {a: Rational(1, 3), b: Rational(1, 10**20)})
    assert told.values == (("a", "1/3"), ("b", "1/100000000000000000000"))
    assert told.exact == 1
    assert failing(AtMost(a, Integer(1)), {a: sqrt(2)}).exact == 1
    sampled = Found(truth=Truth.FAILS, strength=Strength.AGREEMENT)
    at = Instance(statement=AtMost(a, b), given=(), where=(), values=((a, Integer(1)),))
    assert witness(at, sampled, 0).exact == 0


def test_a_statistical_failure_shows_sample_risk_and_seed():
    sampled = Found(
        truth=Truth.FAILS,
        strength=Strength.AGREEMENT,
        left="[0.1, 0.2]",
        right="1/2",
        alpha=1e-9,
        samples=4096,
    )
    at = Instance(statement=AtMost(a, b), given=(), where=(), values=((a, Integer(1)),))
    printed = run(witness(at, sampled, 17).python)
    assert printed == "[0.1, 0.2] against 1/2 4096 samples, error probability 1e-09, seed 17"


def test_simple_values_cost_less():
    order = [
        (("a", "2"),),
        (("a", "-3"),),
        (("a", "1/2"),),
        (("a", "7/5"),),
        (("a", "1/1000003"),),
        (("a", "sqrt(2)"),),
    ]
    costs = [_cost(Witness(values=v, left="", right="", python="")) for v in order]
    assert costs == sorted(costs)  # kills: text order, size alone
    assert len(set(costs)) == len(costs)


FALSE = {
    "strict": Claim(
        title="t", source="s", given=(Hypothesis("", And(a >= 1, a <= 4)),),
        states=Or(a < 4, a > 5),
    ),
    "equality": Claim(title="t", source="s", states=Equals((a - b) ** 2, a**2 - b**2)),
    "implied": Claim(title="t", source="s", states=Implies(a**2 > 4, a > 2)),
    "root": Claim(
        title="t", source="s", given=(Hypothesis("", a < 0), Hypothesis("", a >= -3)),
        states=log((2 - a) / (2 * sqrt(1 - a))) < log(Rational(5, 4)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FALSE)
def test_the_witness_of_a_verdict_runs(name, monkeypatch):
    monkeypatch.setattr("verify.examine.METHODS", ("symbolic", "decision", "certified", "exact"))
    found = verify(FALSE[name])
    assert found.outcome == Outcome.REFUTED
    assert isinstance(found.witness, Witness)
    assert "False" in words(found.witness)
    at = {sp.Symbol(s, real=True): sp.sympify(v) for s, v in found.witness.values}
    for hypothesis in FALSE[name].given:
        assert hypothesis.holds.subs(at) == sp.true
    if name == "root":
        assert found.witness.values == (("a", "-3"),)


def test_a_statement_without_relations_prints_its_sides():
    path_of = Path(Recursion((w,), (w * x,), (Draw(x, fair(1, -1)),)), (Integer(1),))
    at = Instance(statement=vanishes(path_of), given=(), where=(), values=())
    found = weigh(at.statement, at, EXACT)
    assert found.truth is Truth.FAILS
    assert run(witness(at, found, 0).python) == "E ln|factor| = 0.0"


def test_what_is_said_to_exist_is_shown_not_to_serve():
    """Kills: a choice outside of its condition, and one that does serve, given as an example."""
    y = real("y")
    at = Instance(statement=sp.true, given=(), where=(), values=())

    def shown(statement):
        found = broken(replace(at, statement=statement), EXACT)
        return found and (dict(found[0].values), found[1].reason)

    above = ForAll(over=(x,), such_that=AtMost(x, y), within=x > 0, breaks_at=(Abs(y) + 1,))
    assert shown(Exists(over=(y,), such_that=above, within=y < 0)) == (
        {y: -1, x: 2}, "whatever y is, it breaks at x = Abs(y) + 1; y here is an example",
    )  # fmt: skip
    assert shown(Exists(over=(y,), such_that=AtMost(y**2, -1)))[0] == {y: 1}
    assert shown(Exists(over=(y,), such_that=AtMost(-1, y**2))) is None
    assert shown(Exists(over=(y,), such_that=replace(above, breaks_at=None))) is None
    assert shown(above) is None


def test_where_a_quantified_statement_fails_is_one_of_its_values():
    """Killed by: a sample that is not a value, and one that decides one half of an iff only."""
    told = failing(ForAll(over=(x,), such_that=AtMost(a, x**2), within=Or(x < -1, x > 1)), {a: 5})
    at_x = Fraction(dict(told.values)["x"])
    assert 1 < at_x**2 < 5
    assert (told.left, told.right) == ("5", str(at_x**2))
    assert words(told).count("False") == 2  # the statement, and one of x < −1 and x > 1
    either = Iff(a > 0, ForAll(over=(x,), such_that=AtMost(a, x**2), within=x > 1))
    assert dict(failing(either, {a: 5}).values).keys() == {"a"}
    irrational = failing(ForAll(over=(x,), such_that=Ne(x**2, a), within=x > 0), {a: 2})
    assert dict(irrational.values).keys() == {"a"}  # a rational beside √2 is no witness


def test_probabilities_and_means_are_sums_over_the_values_of_a_draw():
    """Killed by: a sum without its condition, and a value of the draw left out."""
    draws = (Draw(x, Discrete((a, 2 * a, 7), (Rational(1, 2), Rational(1, 3), Rational(1, 6)))),)
    chance = failing(Equals(Probability(of=x > a, over=draws), b), {a: 3, b: Rational(1, 3)})
    assert "sum(p for x, p in [(3, F(1, 2)), (6, F(1, 3)), (7, F(1, 6))] if x > a)" in chance.python
    assert words(chance)[-1] == "False"
    half = replace(chance, python=chance.python.replace("b = F(1, 3)", "b = F(1, 2)"))
    assert words(half)[-1] == "True"  # P(x > a) = 1/2
    spread = failing(Equals(Variance(of=x / a, over=draws), b), {a: 1, b: 5})
    true = replace(spread, python=spread.python.replace("b = 5", "b = F(41, 9)"))
    assert (words(spread)[-1], words(true)[-1]) == ("False", "True")


def test_roots_are_not_added_up_in_floats():
    draws = (Draw(x, fair(sqrt(2), -sqrt(3))),)
    told = failing(Equals(Mean(of=x**2, over=draws), Integer(2)), {})
    assert "sum(" not in told.python


def test_two_paths_have_their_growth_each():
    """Killed by: the growth of the first path alone, of one draw in place of a batch, no primes."""
    draw, g = Draw(x, fair(1, -3)), (w - λ * Average(x) * w,)
    twice = Path(Recursion((w,), g, (replace(draw, batch=2),)), (w0,))
    diffused = Path(Diffusion((w,), (2 * w,), ((w,),), ITO), (w0,))
    told = failing(Implies(escapes(twice), vanishes(diffused)), {λ: Rational(3, 4), w0: 1})
    printed = run(told.python)
    assert "|w| → ∞ in probability as t → ∞ : E ln|factor| =" in printed
    grown = float(printed.split("=")[1].split()[0])
    exact = (math.log(1 / 4) + 2 * math.log(7 / 4) + math.log(13 / 4)) / 4
    assert abs(grown - exact) < 1e-12
    assert printed.endswith("w′ → 0 in probability as t → ∞ : ln|w| grows by 3/2 per unit of time")


def test_a_quantile_is_computed():
    draws = (Draw(x, Normal(a, Integer(4))),)
    stated = Equals(Quantile(of=exp(x), level=Rational(1, 4), over=draws), exp(a))
    at = Instance(statement=stated, given=(), where=(), values=((a, Integer(1)),))
    found = Found(truth=Truth.FAILS, left="[0, 1]", right="[2, 3]")
    told = witness(at, found, 0)
    assert "NormalDist" in told.python
    assert words(told)[-1] == "False"


def test_a_variance_that_is_said_to_exist_is_left_out():
    v = real("v")
    some = sum_of(fair(1, -2))
    limit = Converges(of=w / t, to=Normal(Rational(-1, 2), v), over=some, how=IN_LAW, clock=t)
    told = failing(Exists(over=(v,), such_that=limit, within=v > 0), {})
    assert run(told.python) == "mean and variance at t = 10000: -1/2 9/40000"


def sum_of(law):
    """The path of w ← w + x from 0."""
    return Path(Recursion((w,), (w + x,), (Draw(x, law),)), (Integer(0),))
