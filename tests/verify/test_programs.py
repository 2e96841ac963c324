"""From symbols to programs: the arithmetic of the tree, and nothing of its names."""

from __future__ import annotations

import numpy as np
import pytest
import sympy as sp

from numerics.paths import Walk, by_numpy
from numerics.programs import Program
from theory.symbols import real
from verify.engines.arrays import Unlowered, approximate
from verify.programs import MOST_LINES, followed, lowered

w, v, x, y, a, λ = real("w v x y a λ")
R = sp.Rational

STEPS = [
    w - λ * x * w,
    sp.expand(w - λ * (w**3 - a * x * w)),
    (w - λ * x) / (sp.sqrt(v) + R(1, 10**8)),
    sp.Max(sp.Min(w + x * v, a), -a),
    w * v ** R(-1, 2) + (w * v) ** 2 + w**-3,
    sp.Abs(w - x) * sp.pi - v / (1 + w**2),
]


def values_of(program, known):
    return tuple(float(known.get(p, p)) for p in program.parameters)


@pytest.mark.parametrize("step", STEPS)
def test_a_program_does_the_arithmetic_of_the_tree(step):
    random = np.random.default_rng(0)
    known = {w: random.normal(size=50), v: random.random(50), x: random.normal(size=50)}
    numbers = {a: 0.7, λ: 0.3}
    step = sp.sympify(step)
    if step.has(v ** R(-1, 2)):
        step = step.subs(v ** R(-1, 2), 1 / sp.sqrt(v))
    low = lowered((step,), (w, v), (x,))
    got = low.program(known[w], known[v], known[x], *values_of(low, numbers))[0]
    expected = approximate(step, {**known, **numbers})
    if step.has(sp.Pow) and any(p.exp == -R(1, 2) for p in step.atoms(sp.Pow)):
        assert got == pytest.approx(expected, rel=1e-15)
    else:
        assert np.array_equal(got, expected)


def test_numbers_are_parameters_so_that_models_share_a_kernel():
    one, other = (lowered((w - c * x * w**3,), (w,), (x,)) for c in (R(1, 3), R(2, 7)))
    assert one.program == other.program
    assert one.parameters != other.parameters


@pytest.mark.parametrize("power", [R(1, 4), R(-1, 4), R(5, 4), R(-7, 4)])
def test_a_fourth_root_is_a_root_of_a_root(power):
    base = np.random.default_rng(0).random(50) * 9
    low = lowered((v**power,), (v,), ())
    assert low.program(base, *values_of(low, {}))[0] == pytest.approx(
        base ** float(power), rel=1e-14
    )
    for other in (R(1, 3), R(1, 8), R(67, 4)):
        with pytest.raises(Unlowered, match="is not lowered"):
            lowered((v**other,), (v,), ())


def test_what_occurs_twice_is_computed_once():
    square = (w + x) ** 2
    low = lowered((square + 1 / square, square), (w,), (x,))
    assert [line[0] for line in low.program.lines] == ["add", "mul", "div", "add"]


def test_factors_without_a_state_come_first_where_the_order_is_open():
    step = w - λ * w * x
    kept, free = lowered((step,), (w,), (x,)), lowered((step,), (w,), (x,), frozenset({w}))
    assert kept.program.hoisted(0) is None
    assert free.program.hoisted(0) is not None
    assert len(kept.program.lines) == len(free.program.lines)


def test_an_optimiser_with_memory_and_a_clock_is_followed():
    from fractions import Fraction

    from numerics.draws import sampler
    from numerics.laws import Atoms
    from numerics.streams import Address, open_block, root
    from theory import Draw, adam, fair

    betas, tiny = (R(9, 10), R(999, 1000)), R(1, 10**8)
    draws = (Draw(x, fair(1, -2)),)
    model = adam(x * w**2 / 2, over=(w,), rate=λ, draws=draws, betas=betas, epsilon=tiny)
    coin = Atoms((Fraction(1), Fraction(-2)), (Fraction(1, 2),) * 2)
    asked = followed(model, [{λ: 0.01}, {λ: 0.02}], (coin,), (1.0, 0.0, 0.0), 50)
    address = Address(root(0), "0" * 32, "test", "adam", 0)
    ends = by_numpy(open_block(address), asked)
    drawn = sampler(open_block(address), coin)
    state, mean, square = np.ones((2, 1)), 0.0, 0.0
    for n in range(1, 51):
        slope = drawn.values() * state
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        corrected = mean / (1 - 0.9**n), square / (1 - 0.999**n)
        state = state - np.array([[0.01], [0.02]]) * corrected[0] / (np.sqrt(corrected[1]) + 1e-8)
    assert ends.states[:, 0] == pytest.approx(state, rel=1e-12)


HOSTILE = [
    "__import__('os').system('true')",
    "x\nimport os",
    "lambda",
    "s0",
    "t0); import os  #",
    "np.empty(1)",
    "§ λ \u202e '\"",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_never_reaches_the_source(name):
    state, drawn, number = (sp.Symbol(name + suffix, real=True) for suffix in ("", "'", "''"))
    low = lowered((state - number * drawn * state,), (state,), (drawn,))
    plain = lowered((w - λ * x * w,), (w,), (x,))
    words = low.program.source("step").replace("def step", "").replace("return", "").split()
    assert {c for word in words for c in word} <= set("sdpt0123456789(),:=*+-")
    assert low.program == plain.program


@pytest.mark.parametrize(
    "step",
    [
        sp.gamma(w),
        sp.Function("f")(w),
        w ** sp.Symbol("n"),
        w ** R(1, 3),
        w**40,
        sp.zoo + 0 * w,
        sp.Integral(x, (x, 0, w)),
        sp.Symbol("q", real=True) + sp.I,
    ],
)
def test_a_node_that_is_not_on_the_list_is_refused(step):
    with pytest.raises(Unlowered):
        lowered((step,), (w,), (x,))


def test_a_step_may_not_be_endless():
    long = sp.Add(*(sp.Pow(w + k, 2) for k in range(MOST_LINES)))
    with pytest.raises(Unlowered, match="operations"):
        lowered((long,), (w,), (x,))


def test_conditions_choose_and_where_none_holds_there_is_no_number():
    step = sp.Piecewise((w - 1, sp.And(w > 1, x < 2)), (w + 1, sp.Or(w < 0, sp.Not(x > 1))))
    low = lowered((step, sp.sign(w), sp.tanh(w), sp.exp(w), sp.log(w)), (w,), (x,))
    assert isinstance(low.program, Program)
    state, drawn = np.array([2.0, -1.0, 0.5, 0.5]), np.array([0.0, 0.0, 0.0, 3.0])
    with np.errstate(all="ignore"):
        got = low.program(state, drawn, *values_of(low, {}))
    assert np.array_equal(got[0], [1.0, 0.0, 1.5, np.nan], equal_nan=True)
    assert got[1].tolist() == [1, -1, 1, 1]
    assert got[2] == pytest.approx(np.tanh(state))


def test_binary32_is_a_choice_of_the_walk():
    from fractions import Fraction

    from numerics.laws import Atoms
    from numerics.streams import Address, open_block, root

    low = lowered((w - λ * x * w,), (w,), (x,))
    coin = Atoms((Fraction(1), Fraction(-1)), (Fraction(1, 2),) * 2)
    ends = [
        by_numpy(
            open_block(Address(root(0), "0" * 32, "test", "formats", 0)),
            Walk(low.program, (coin,), (values_of(low, {λ: 0.1}),), (1.0,), 30, "plain", form),
        ).states
        for form in ("float64", "float32")
    ]
    gap = np.abs(ends[0] / ends[1] - 1)
    assert 0 < gap.max() < 1e-5
