"""Whether some noise, or some drift, makes a density stationary: against integrals, and by Z3."""

import ast
import itertools

import numpy as np
import pytest
import sympy as sp
from sympy import Or, Rational, exp

from theory import (
    Claim,
    Hypothesis,
    Iff,
    Not,
    SomeDrift,
    SomeNoise,
    real,
)
from verify.engines.closed import Undefined, Unread
from verify.engines.reducing import holds_at
from verify.instances import Instance
from verify.outcome import Outcome, Truth

a, b, m, n, q, s, w = real("a b m n q s w")
CAUCHY = 1 / (1 + w**2)
NORMAL = exp(-(w**2) / 2)
STUDENT = (1 + w**2) ** (-q)


def noise(density, drift):
    return SomeNoise(density=sp.sympify(density), over=w, drift=sp.sympify(drift))


def drift(density, variance):
    return SomeDrift(density=sp.sympify(density), over=w, variance=sp.sympify(variance))


def at(**values):
    pairs = tuple((real(name), sp.sympify(x)) for name, x in values.items())
    return Instance(statement=sp.true, given=(), where=(), values=pairs)


HOLDS = {
    "normal, quadratic well": noise(NORMAL, -w),
    "normal, at a hill": noise(NORMAL, w**3),
    "normal beside the well": noise(exp(-((w - 3) ** 2)), -w),
    "Cauchy without drift": noise(CAUCHY, 0),
    "Cauchy, a hill": noise(CAUCHY, w),  # σ² p grows as ∫ w/(1 + w²), a logarithm
    "Cauchy, the steepest hill": noise((1 + w**2) ** Rational(-3, 2), w**3),  # σ² p ∼ |w|
    "Cauchy, a weak well": noise(CAUCHY, -w / (1 + w**2)),
    "one side up, one side down": noise(NORMAL, 1 + w**2),
    "drift with a power": noise(STUDENT.subs(q, 2), -w * (1 + w**2) ** Rational(1, 4)),
    "drift": drift(NORMAL, 1 + w**2),
    "drift for Cauchy": drift(CAUCHY, (1 + w**2) ** Rational(3, 2)),  # σ² p ∼ |w|
}  # fmt: skip
FAILS = {
    "Cauchy, quadratic well": noise(CAUCHY, -w),  # ∫ w/(1 + w²) = ∞
    "Cauchy, well on one side": noise(CAUCHY, -1 - w),
    "Cauchy, a steep hill": noise(CAUCHY, w**3),  # σ² p ∼ w²: explosion
    "a little steeper": noise((1 + w**2) ** Rational(-149, 100), w**3),
    "one side": noise(CAUCHY, -(1 + w**2) / 2 - w**3 / 2),
    "constant pull": noise(CAUCHY, 1 - w**2 * 3),
    "no density": noise(1 + w**2, -w),
    "no density either": noise((1 + w**2) ** Rational(-1, 2), 0),
    "exponential drift": noise(CAUCHY, -w * exp(w**2)),
    "explosive noise": drift(NORMAL, (1 + w**2) ** 2 / NORMAL),
    "explosive noise for Cauchy": drift(CAUCHY, (1 + w**2) ** 2),
    "a power above": drift(CAUCHY, (1 + w**2) ** Rational(151, 100)),
    "not normalisable": drift(1, 1),
    "a negative density": noise(-NORMAL, -w),
}  # fmt: skip
OPEN = {
    "a zero inside": noise(w**2 * NORMAL, -w),
    "a pole": noise(NORMAL, 1 / w),
    "noise that vanishes": drift(NORMAL, w**2),
    "not rational": noise(NORMAL, -sp.sin(w)),
    "a sum with a root": noise(NORMAL, -w - sp.sqrt(1 + w**2)),
}  # fmt: skip


@pytest.mark.parametrize("name", HOLDS)
def test_what_can_be_steered(name):
    assert holds_at(HOLDS[name], at()).truth is Truth.HOLDS


@pytest.mark.parametrize("name", FAILS)
def test_what_cannot_be_steered(name):
    assert holds_at(FAILS[name], at()).truth is Truth.FAILS


@pytest.mark.parametrize("name", OPEN)
def test_what_is_not_read(name):
    with pytest.raises((Unread, Undefined)):
        holds_at(OPEN[name], at())


@pytest.mark.parametrize(
    ("turn", "power", "fall"),
    [
        (turn, power, fall)
        for turn, power, fall in itertools.product((-1, 1), (1, 3), (1.2, 1.6, 2.6, 3.6, 4.4))
        if abs(power - fall + 1) > 0.01
    ],
)
def test_it_agrees_with_the_integrals(turn, power, fall):
    """σ² p = c + 2 ∫ b p and ∫ 1/(σ² p), added up to ever later places in powers of ten."""
    p = (1 + w**2) ** (-sp.nsimplify(fall) / 2)
    u = np.linspace(0, np.log(1e12), 400_001)  # w = e^u − 1
    x, du = np.expm1(u), u[1] - u[0]
    pull = turn * x**power * (1 + x**2) ** (-fall / 2) * np.exp(u)
    grown = np.concatenate(([0.0], np.cumsum((pull[1:] + pull[:-1]) / 2 * du)))
    at_last, before = grown[-1], grown[np.searchsorted(u, np.log(1e9))]
    bounded = turn > 0 or at_last > before - 0.1 * abs(before)
    if bounded:
        scale = np.exp(u) / (1 - 2 * grown.min() + 2 * grown)
        later = scale[u > np.log(1e9)].sum() * du
        diverges = later > 0.1
        assert later < 1e-2 or diverges
    holds = holds_at(noise(p, turn * w**power), at()).truth is Truth.HOLDS
    assert holds is bool(bounded and diverges)


NORMAL_AT = exp(-((w - m) ** 2) / (2 * s))
LANDSCAPE = a * w * (1 + w**2) ** (n - 1)  # the slope of a (1 + w²)^n/(2n)
POWERS = Or(
    sp.And(a > 0, n < q), sp.Eq(a, 0), sp.And(a < 0, n <= q + Rational(1, 2))
)  # for −LANDSCAPE as the drift
CLAIMS = {
    "a normal law anywhere": (noise(NORMAL_AT, -a * w - b * w**3), (s > 0,), Outcome.PROVED),
    "powers": (Iff(noise(STUDENT, -LANDSCAPE), POWERS), (q > Rational(1, 2),), Outcome.PROVED),
    "powers, closed": (
        Iff(noise(STUDENT, -LANDSCAPE), n <= q), (q > Rational(1, 2), a > 0), Outcome.REFUTED
    ),
    "any power": (noise(STUDENT, -w), (q > Rational(1, 2),), Outcome.REFUTED),
    "some drift": (
        Iff(drift(STUDENT, (1 + w**2) ** n), n <= q + Rational(1, 2)),
        (q > Rational(1, 2),), Outcome.PROVED,
    ),
    "no drift": (Not(drift(NORMAL_AT, (1 + w**2) / NORMAL_AT)), (s > 0,), Outcome.PROVED),
    "no density": (noise(STUDENT, 0), (), Outcome.REFUTED),
}  # fmt: skip


@pytest.mark.parametrize("name", CLAIMS)
def test_claims_for_all_parameters(name, examined):
    states, given, outcome = CLAIMS[name]
    claim = Claim(
        title="t", source="s", states=states, given=tuple(Hypothesis(str(c), c) for c in given)
    )
    found, _ = examined("p/x", claim, ("decision", "exact"))
    assert found.outcome is outcome, found.reason


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Cauchy, quadratic well", "tends to −∞ as w → −∞"),
        ("constant pull", "tends to −∞ as w → ∞"),
        ("Cauchy, a steep hill", "paths explode"),
        ("no density either", "is no density"),
    ],
)
def test_it_is_said_why_no_noise_serves(name, words):
    assert words in holds_at(FAILS[name], at()).reason


def test_a_witness_adds_the_integral_up(examined, capsys):
    claim = Claim(title="t", source="s", states=FAILS["Cauchy, quadratic well"])
    found, _ = examined("p/x", claim, ("exact",))
    exec(found.witness.python, {})  # noqa: S102  it is what a reader pastes
    words, sums = capsys.readouterr().out.split(": ")
    assert words == "∫ b p from 0 to ±10, ±1500, ±220000"
    exact = [-np.log(np.cosh(end)) for end in (3, 8, 13)] * 2
    assert np.allclose(ast.literal_eval(sums), exact, rtol=1e-3)
