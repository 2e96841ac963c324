"""Saddles of two types: noise where the mean loss does not rise, and minima of several letters."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import numpy as np
import pytest
import sympy as sp
from sympy import Eq, Integer, Max, Min, Piecewise, Rational, sqrt, tanh

from theory import (
    All,
    AnyLaw,
    Claim,
    Discrete,
    Draw,
    Hypothesis,
    Iff,
    Implies,
    Independent,
    Noiseless,
    Normal,
    Not,
    Uniform,
    fair,
    is_minimum,
    is_saddle,
    is_type_one,
    is_type_two,
    real,
)
from theory.shapes import mean_loss
from verify import verify
from verify.engines.closed import Undefined, Unread
from verify.engines.kinks import pieces
from verify.engines.lines import curvatures, slopes_along
from verify.engines.minima import by_shape
from verify.engines.repeats import without_repeats
from verify.engines.saddles import noiseless, saddles_in_conditions
from verify.engines.spectral import columns, lies_in_positive
from verify.instances import Instance
from verify.outcome import Truth

a, i, m, u, v, w, x, y = real("a i m u v w x y")
fair_x = (Draw(x, fair(1, -1)),)
uneven = (Draw(x, Discrete((Integer(1), Integer(-2)), (Rational(3, 4), Rational(1, 4)))),)
BASIS = sp.Matrix([[2, -2, 1], [1, 2, 2], [2, 1, -2]]) / 3  # orthogonal, with rational entries


def at(**values):
    named = tuple((real(s), sp.Rational(t)) for s, t in values.items())
    return Instance(statement=sp.true, given=(), where=(), values=named)


def made(states, *conditions):
    given = tuple(Hypothesis(str(c), c) for c in conditions)
    return Claim(title="t", source="s", given=given, states=states)


def quiet(loss, *place, draws=fair_x, over=(u, w)):
    return Noiseless(loss=loss, over=over, at=place or (0,) * len(over), draws=draws)


@pytest.mark.parametrize("seed", range(40))
def test_the_span_against_the_eigenvectors(seed):
    """Kills: a span that is too small, minors of the wrong matrix, ≤ for <."""
    random = Random(seed)
    values = [random.randint(-2, 2) for _ in range(3)]
    parts = [random.randint(-1, 1) for _ in range(3)]
    matrix = BASIS * sp.diag(*values) * BASIS.T
    vector = BASIS * sp.Matrix(parts)
    rows, column = columns(matrix.tolist(), vector.tolist())
    meant = all(value > 0 for value, part in zip(values, parts, strict=True) if part)
    assert lies_in_positive(column, rows) is meant
    g = sp.symbols("g_1:4", real=True)
    quadratic = (sp.Matrix(g).T * matrix * sp.Matrix(g))[0] / 2 + x * sum(
        p * q for p, q in zip(vector, g, strict=True)
    )
    event = quiet(sp.expand(quadratic), over=g)
    assert (noiseless(event, at()).truth is Truth.HOLDS) is meant
    assert bool(saddles_in_conditions(event)) is meant


def test_an_irrational_matrix():
    root = sqrt(2)
    rows, along, across = columns([[0, root], [root, 0]], [[1], [1]], [[1], [0]])
    assert lies_in_positive(along, rows)
    assert not lies_in_positive(across, rows)
    with pytest.raises(Unread, match="not an algebraic number"):
        columns([[sp.exp(1)]])


@pytest.mark.parametrize(
    ("loss", "place", "draws", "truth"),
    [
        (u**2 - w**2 + x * u, (0, 0), fair_x, True),
        (u**2 - w**2 + x * w, (0, 0), fair_x, False),
        (x * u**2 - w**2 + x * u, (0, 0), uneven, True),  # E x = 1/4
        (u**2 + x * w, (0, 0), fair_x, False),  # the curvature along w is 0
        (u**2 - w**2 + x * w, (0, 0), (Draw(x, Normal(0, 1)),), False),
        (u**2 - w**2 + x**3 * u, (0, 0), (Draw(x, Normal(0, 1)),), True),
        ((x**2 - 2) * u**2 - w**2 + x * u, (0, 0), (Draw(x, Normal(0, 1)),), False),  # E x² = 1
        ((x**2 - 2) * u**2 - w**2 + x * u, (0, 0), (Draw(x, Normal(0, 3)),), True),
        ((x + y) * u * w, (0, 0), (Draw((x, y), Independent((fair(0, 1), fair(2, 3)))),), True),
        (x * u + y * w**2, (0, 0), (Draw(x, fair(0, 1)), Draw(y, Uniform(0, 1))), False),
        ((u * Max(0, w * x) - 1) ** 2, (0, 0), fair_x, True),  # no Hessian, and none is needed
        ((u * Max(0, w * x) - x) ** 2, (0, 2), fair_x, False),
        ((u * tanh(w * x) - 1) ** 2, (0, 0), fair_x, True),
        ((u * Piecewise((w * x, w * x > 0), (0, True)) - 1) ** 2, (0, 0), fair_x, True),
        ((u * Piecewise((w * x, w * x > 0), (0, True)) - x) ** 2, (0, 2), fair_x, False),
        (x * (u - 1) * (w - 2), (1, 2), fair_x, True),
        (u * w, (0, 0), (), True),
        (u - w**2, (0, 0), (), False),
    ],
)
def test_known_noise(loss, place, draws, truth):
    found = noiseless(quiet(loss, *place, draws=draws), at())
    assert found.truth is (Truth.HOLDS if truth else Truth.FAILS), found.reason


@pytest.mark.parametrize(
    ("loss", "draws", "raises", "words"),
    [
        (sp.Abs(u) * x, fair_x, Undefined, "has no gradient"),
        (w * x + Max(u, 0) * u, fair_x, Undefined, "no Hessian"),
        (w * sp.exp(x), (Draw(x, Normal(0, 1)),), Unread, "is no polynomial in x"),
        (w * x, (Draw(x, AnyLaw("p")),), Unread, "AnyLaw of x is not read"),
        (w * x + sp.sign(u), fair_x, Unread, "jumps"),
        (Piecewise((u + 1, u > 0), (0, True)) * x, fair_x, Unread, "jumps at the point"),
        (Piecewise((u, u > 0), (0, True)) * x, fair_x, Undefined, "has no gradient"),
    ],
)
def test_what_is_not_read_is_said(loss, draws, raises, words):
    with pytest.raises(raises, match=words):
        noiseless(quiet(loss, draws=draws), at())


def test_the_reason_names_the_draw():
    found = noiseless(quiet(u**2 - w**2 + x * (u + w)), at())
    assert found.reason == "x = 1 has the gradient (1, 1), with a part where the curvature is ≤ 0"


@pytest.mark.parametrize(
    ("function", "place", "truth"),
    [
        (u**2 + v**2, {u: 0, v: 0}, True),
        (u * v, {u: 0, v: 0}, False),
        (u**2 * v, {u: 0, v: 0}, False),
        (u * v * w, {u: 0, v: 0, w: 0}, False),
        (u**2 * v**2, {u: 0, v: 0}, True),
        (u**2 + v**4, {u: 0, v: 0}, True),
        (u**2 + v, {u: 0, v: 0}, False),
        ((u - v) ** 2, {u: 1, v: 1}, True),
        (-((u - v) ** 2), {u: 1, v: 1}, False),
        (u**2 + sqrt(2) * u * v + v**2, {u: 0, v: 0}, True),
        (u**2 + 2 * sqrt(2) * u * v + v**2, {u: 0, v: 0}, False),
        ((u - 1) ** 2 + (v - a) ** 2, {u: 1, v: a}, True),
        ((u * tanh(v) - 1) ** 2, {u: 0, v: 0}, False),
        ((u * v - 1) ** 2, {u: a, v: 1 / a}, True),
        ((u * v - 2) ** 2 - (u * v - 1) ** 2, {u: a, v: 1 / a}, False),
        (u**2 * Max(0, v) ** 2 - 2 * u * Max(0, v), {u: 0, v: 0}, False),
        (Max(-u, u - v**2), {u: 0, v: 0}, None),  # falls along u = v²/2, on no line
        (Min(u, v, 0), {u: 0, v: 0}, False),
        (-u * Piecewise((v, v > 0), (0, True)), {u: 0, v: 0}, False),
        (u * Piecewise((v, v < u), (u, True)), {u: 0, v: 0}, False),
        (Piecewise((u**2 + v**2, u > 0), (v**2 - u, True)), {u: 0, v: 0}, None),
        ((u - v**2) * (u - 3 * v**2), {u: 0, v: 0}, None),  # Peano: a minimum on every line
        ((v - u**2) ** 2 * (2 - u), {u: 0, v: 0}, True),
        (u**2 + v**2 + 1 - 1 * sp.cos(u), {u: 0, v: 0}, True),
    ],
)
def test_minima_of_several_letters(function, place, truth):
    """Kills: lines that are believed to be enough, odd factors, signs that are lost."""
    found = by_shape(is_minimum(function, place), at(a=Rational(1, 3)))
    meant = {True: Truth.HOLDS, False: Truth.FAILS, None: None}[truth]
    assert (found.truth if found else None) is meant


def test_derivatives_along_lines_against_differentiation():
    nested = (u * (v * (2 * u - v) ** 2 + w) - a) ** 2
    values = {u: Rational(1, 2), v: Integer(2), w: Integer(-1), a: Integer(3)}
    way, s = {u: 1, v: -1, w: 0}, sp.Symbol("s")
    moved = nested.subs({q: values[q] + s * k for q, k in way.items()}).subs(values)
    meant = [sp.diff(moved, s, k).subs(s, 0) for k in range(6)]
    assert [*slopes_along(nested, values, way, 5)] == meant
    rows = sp.hessian(nested, (u, v, w)).subs(values)
    assert sp.Matrix(curvatures(nested, (u, v, w), values)) == rows
    curved = sp.exp(u) * v
    assert [*slopes_along(curved, {u: Integer(0), v: Integer(1)}, {u: 1, v: 0}, 2)] == [1, 1, 1]
    assert [*slopes_along(curved, {u: Integer(1), v: Integer(1)}, {u: 1, v: 0}, 1)] == [sp.E, sp.E]


@pytest.mark.parametrize(
    "function",
    [
        u * v / (1 + sp.exp(-u)),
        tanh(u + v - 1) ** 2 / (v + 1) ** 3,
        sp.exp(u * v) * sp.exp(1 - v) - 1 / (2 - u),
    ],
)
def test_series_of_rational_functions_and_exponentials(function):
    """Kills: a recursion of the exponential or of the inverse that is off by one."""
    s, values, way = sp.Symbol("s"), {u: Integer(0), v: Integer(1)}, {u: 1, v: -1}
    moved = function.subs({u: s, v: 1 - s}, simultaneous=True)
    meant = [sp.simplify(sp.diff(moved, s, k).subs(s, 0)) for k in range(7)]
    assert [*slopes_along(function, values, way, 6)] == meant


def test_the_pieces_that_meet():
    assert pieces(Max(0, u), {u: Integer(1)}) == (u,)
    assert set(pieces(Max(0, u), {u: Integer(0)})) == {Integer(0), u}
    assert set(pieces(Max(0, sp.Abs(u) - u), {u: Integer(0)})) == {Integer(0), -2 * u}


@pytest.mark.parametrize(
    ("states", "conditions", "outcome"),
    [
        (is_type_two(-x * u * w, {u: 0, w: 0}, (Draw(x, fair(1, 2)),)), (), "PROVED"),
        (is_type_one(-x * u * w, {u: 0, w: 0}, (Draw(x, fair(1, 2)),)), (), "REFUTED"),
        (is_type_two(x * u**2 + a * w**2, {u: 0, w: 0}, fair_x), (a < 0,), "PROVED"),
        (is_type_two(x * u * w + u**2 + w**2, {u: 0, w: 0}, fair_x), (), "REFUTED"),  # a minimum
        (is_type_one(u**2 - w**2 + x * (u + a * w), {u: 0, w: 0}, fair_x), (a > 0,), "PROVED"),
        (Iff(quiet(u**2 - w**2 + x * (u + a * w)), Eq(a, 0)), (), "PROVED"),
        (Iff(quiet(u * w + x * (u + a * w)), Eq(a, 1)), (), "PROVED"),
        (Iff(quiet(u * w + x * (u + a * w)), Eq(a, -1)), (), "REFUTED"),
        (Iff(quiet(m * u**2 + x * u, over=(u,)), m > 0), (), "PROVED"),
        (Iff(quiet(m * u**2 + x * u, over=(u,)), m >= 0), (), "REFUTED"),
    ],
)
def test_outcomes(states, conditions, outcome):
    assert verify(made(states, *conditions)).outcome == outcome


def test_the_mean_loss_is_weighted():
    both = (*uneven, Draw(y, fair(1, 3)))
    assert mean_loss(x * u + y * w, both) == mean_loss(y * w + x * u, both[::-1])
    assert sp.expand(mean_loss(x * u + y * w, both) - u / 4 - 2 * w) == 0
    assert mean_loss(u**2, ()) == u**2


def test_averages_that_are_no_finite_sums_are_given():
    draws = (Draw(x, Normal(0, 1)),)
    with pytest.raises(ValueError, match="mean loss over x is no finite sum; say average="):
        is_type_two(x * u**2 - w**2, {u: 0, w: 0}, draws)
    states = is_type_two(u**2 - w**2 + x * u, {u: 0, w: 0}, draws, average=u**2 - w**2)
    assert verify(made(states)).outcome == "PROVED"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Noiseless(loss=u, over=(u,), at=(0, 1), draws=()), "2 values for the parameters"),
        (lambda: Noiseless(loss=u, over=(), at=(), draws=()), "0 values for the parameters"),
        (
            lambda: quiet(x * u, draws=(Draw(x, fair(0, 1), batch=2),), over=(u,)),
            "one at a time, not in batches",
        ),
    ],
)
def test_refused_at_birth(make, words):
    with pytest.raises(ValueError, match=words):
        make()


def test_what_a_premise_says_is_not_decided_again():
    rest, heavy = Eq(a, 1), Not(is_minimum(u * v * w, {u: 0, v: 0, w: 0}))
    assert without_repeats(Implies(heavy, All(rest, heavy))) == Implies(heavy, All(rest))
    assert without_repeats(Implies(All(heavy, rest), All(heavy, rest))) == All()
    assert without_repeats(Implies(rest, heavy)) == Implies(rest, heavy)
    undefined = Implies(Eq(1 / a, 1), Eq(1 / a, 1))  # where a = 0 it says nothing
    assert without_repeats(undefined) == Implies(Eq(1 / a, 1), All())


def test_a_saddle_of_a_deep_network():
    """Kills: a Hessian that is 0 taken for a minimum."""
    deep = (u * v * w - x) ** 2
    origin = {u: 0, v: 0, w: 0}
    draws = (Draw(x, fair(1, 2)),)
    assert verify(made(is_type_two(deep, origin, draws))).outcome == "PROVED"
    assert verify(made(is_saddle((u * v * w) ** 2, origin))).outcome == "REFUTED"


def test_numbers_of_a_network_in_numpy():
    """The span against numpy's eigenvectors, for the Hessian of a network at a saddle of A.1."""
    samples = ((1, 2, 1), (2, -1, 1))  # (x_1, x_2, y), both active at w = (1, 0)
    gradients = [np.array([-2.0 * s * y, 0, 0]) for s, _, y in samples]
    beta = -np.mean([[2 * s * y, 2 * t * y] for s, t, y in samples], axis=0)
    alpha = np.mean([2 * s**2 for s, _, _ in samples])
    matrix = np.block([[alpha, beta], [beta[:, None], np.zeros((2, 2))]])
    values, vectors = np.linalg.eigh(matrix)
    part = max(abs(vectors[:, values <= 1e-12].T @ g).max() for g in gradients)
    assert part > 0.1
    exact = [[Rational(Fraction(float(t))) for t in row] for row in matrix]
    rows, column = columns(exact, [[Rational(int(t))] for t in gradients[0]])
    assert not lies_in_positive(column, rows)
