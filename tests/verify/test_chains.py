"""Any recursion, drawn: against the same finite model enumerated, and what is never counted."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import sympy as sp
from sympy import Abs, And, Integer, Max, Min, Not, Or, Rational, cos, sqrt, tanh

from numerics.streams import BLOCK
from theory import (
    BINARY32,
    Average,
    Draw,
    Independent,
    MatrixProduct,
    Mean,
    Normal,
    Path,
    Probability,
    Recursion,
    StudentT,
    Uniform,
    adam,
    amsgrad,
    fair,
    momentum,
    projected,
    real,
    rmsprop,
    sgd,
    stopped,
    weight_decay,
)
from theory.laws import Continuous, Discrete, Empirical, Mixture
from verify.compare import Interval
from verify.engines.closed import Unread
from verify.engines.finite import finite_value
from verify.instances import Instance
from verify.reading import Context
from verify.simulation.chains import chain
from verify.simulation.events import chain_probability
from verify.simulation.experiments import Experiment, Laboratory, Voided
from verify.simulation.sampled import measured
from verify.unrolling import unrolled

u, v, w, x, y = real("u v w x y")
HERE = Instance(statement=sp.true, given=(), where=(), values=())
ZERO, ONE, TWO, THREE = (Integer(i) for i in range(4))
SKEW = Discrete((Integer(-1), Integer(2)), (Rational(2, 3), Rational(1, 3)))
DIE = Discrete((ONE, TWO, Integer(4), Integer(7)), (Rational(1, 4),) * 4)
QUARTIC = w**4 / 4 - x * w**2 / 2
RATE = Rational(1, 8)
LOOKS = 4  # 16 blocks: 65536 paths


def laboratory(seed=0, budget="quick"):
    context = Context(
        claim_id="c", seed=seed, budget=budget, forbidden=frozenset(), keep=lambda _: None
    )
    return Laboratory(context)


def seen(quantity, look=LOOKS, seed=0):
    """What 2^look blocks say of a quantity."""
    return measured(quantity, HERE, laboratory(seed)).after(look)


def trained(optimiser, law=SKEW, batch=ONE, **more):
    draws = (Draw(x, law, batch=batch, replacement=not isinstance(law, Empirical)),)
    return optimiser(QUARTIC, over=(w,), rate=RATE, draws=draws, **more)


SGD = trained(sgd)
FINITE = {
    "quartic": Path(SGD, (ONE,)),
    "momentum": Path(trained(momentum, friction=Rational(1, 2)), (ONE, ZERO)),
    "minibatch": Path(trained(sgd, batch=THREE), (ONE,)),
    "without replacement": Path(
        Recursion((w,), (w / 2 + Average(x),), (Draw(x, DIE, batch=THREE, replacement=False),)),
        (ONE,),
    ),
    "data set": Path(trained(sgd, Empirical(SKEW, 3), TWO), (ONE,)),
    "pairs": Path(
        Recursion(
            (w,), (w + Average(x * y),), (Draw((x, y), Independent((SKEW, DIE)), batch=TWO),)
        ),
        (ZERO,),
    ),
    "mixture": Path(
        Recursion(
            (w,),
            (w**2 / 2 - x,),
            (Draw(x, Mixture((SKEW, fair(0, 3)), (Rational(1, 5), Rational(4, 5)))),),
        ),
        (ONE,),
    ),
    "random start": Path(SGD, SKEW),
    "decay": Path(weight_decay(SGD, over=(w,), amount=Rational(1, 3)), (ONE,)),
    "projected": Path(projected(SGD, onto={w: (-1, Rational(9, 8))}), (ONE,)),
    "stopped": Path(stopped(SGD, once=w > Rational(17, 16)), (ONE,)),
    "vector": Path(
        Recursion((w, v), (v - x * w / 2, Max(-1, Min(1, w * y))), (Draw(x, SKEW), Draw(y, DIE))),
        (ONE, -ONE),
    ),
    "matrices": Path(
        MatrixProduct(sp.Matrix([[1, x], [Rational(1, 2), -1]]), (Draw(x, SKEW),)), (ONE, ONE)
    ),
}
OTHER = {
    "quartic": Path(trained(sgd, fair(-1, 2)), (ONE,)),
    "momentum": Path(trained(momentum, friction=Rational(3, 4)), (ONE, ZERO)),
    "minibatch": Path(trained(sgd, batch=TWO), (ONE,)),
    "without replacement": Path(
        Recursion((w,), (w / 2 + Average(x),), (Draw(x, DIE, batch=THREE),)), (ONE,)
    ),
    "data set": Path(trained(sgd, batch=TWO), (ONE,)),
    "random start": Path(SGD, fair(-1, 2)),
}


def questions(path):
    """Events of moderate probability that are no ties, from the states themselves."""
    first = path.model.state[0]
    middle = finite_value(Mean(of=first, over=path, at=TWO), HERE) + Rational(1, 997)
    yield first > middle
    yield And(first < middle + 1, first > middle - Rational(1, 3))
    yield Or(first > middle + Rational(1, 7), first < middle - Rational(2, 7))


@pytest.mark.parametrize("name", FINITE)
def test_what_is_drawn_has_the_law_that_is_enumerated(name):
    """Each probability within an interval that misses with probability 1e-9."""
    path = FINITE[name]
    told = []
    for event in questions(path):
        exact = finite_value(Probability(of=event, over=path, at=TWO), HERE)
        found = seen(Probability(of=event, over=path, at=TWO))
        assert found.low <= Fraction(int(exact.p), int(exact.q)) <= found.high
        assert found.samples == BLOCK << LOOKS
        if name in OTHER:
            other = finite_value(Probability(of=event, over=OTHER[name], at=TWO), HERE)
            told.append(not found.low <= Fraction(int(other.p), int(other.q)) <= found.high)
    assert not told or any(told)  # a neighbour is told apart: the check can fail


@pytest.mark.parametrize("name", sorted(set(FINITE) - {"matrices"}))
def test_means_of_bounded_values_agree(name):
    path = FINITE[name]
    of = cos(path.model.state[0])
    exact = float(finite_value(Mean(of=of, over=path, at=TWO), HERE))
    found = seen(Mean(of=of, over=path, at=TWO))
    assert found.low <= exact <= found.high
    assert found.radius < 0.05


def test_two_seeds_draw_two_samples_and_one_seed_the_same():
    quantity = Probability(of=w > 1, over=FINITE["quartic"], at=TWO)
    assert seen(quantity, 0) == seen(quantity, 0)
    assert seen(quantity, 0) != seen(quantity, 0, seed=1)


# Laws that are not finite, where the answer is known ---------------------------------------------

LAPLACE = Continuous(x, sp.exp(-2 * Abs(x)), -sp.oo, sp.oo)
TENT = Continuous(x, 3 * (1 - x**2) / 4, -ONE, ONE)
AR = Recursion((w,), (w / 2 + x,), (Draw(x, StudentT(1, 0, 1)),))
SCALE = Rational(7, 4)  # of w_3 from 0: 1 + 1/2 + 1/4, as the sum of Cauchy laws is one


def test_the_autoregression_with_cauchy_noise():
    """|w_3| exceeds its scale with probability 1/2; E cos w_3 = exp(−scale)."""
    path = Path(AR, (ZERO,))
    beyond = seen(Probability(of=Abs(w) > SCALE, over=path, at=THREE))
    assert beyond.low <= Fraction(1, 2) <= beyond.high
    assert beyond.radius < 0.02
    wave = seen(Mean(of=cos(w), over=path, at=THREE))
    assert wave.low <= np.exp(-1.75) <= wave.high
    assert not wave.low <= np.exp(-1.85) <= wave.high
    # independent noises add in squares only if they have a variance
    wrong = sp.sqrt(Rational(21, 16))
    nearer = seen(Probability(of=Abs(w) > wrong, over=path, at=THREE))
    assert not nearer.low <= Fraction(1, 2) <= nearer.high


@pytest.mark.parametrize(
    ("law", "square"),
    [
        (TENT, Rational(1, 5)),
        (Mixture((Uniform(-1, 1), Uniform(2, 3)), (Rational(3, 4), Rational(1, 4))), None),
    ],
)
def test_the_second_moment_of_a_sum_over_densities(law, square):
    square = Rational(1, 4) + Rational(19, 12) if square is None else square
    mean = 0 if law is TENT else Rational(5, 8)
    path = Path(Recursion((w,), (w / 2 + x,), (Draw(x, law),)), (ZERO,))
    exact = square * Rational(5, 4) + mean**2  # E (x_2 + x_1/2)^2
    found = seen(Mean(of=w**2, over=path, at=TWO))
    assert found.low <= exact <= found.high
    assert found.radius < exact / 20
    assert not found.low <= exact * Rational(6, 5) <= found.high


def test_the_sample_mean_of_normal_data_without_replacement():
    """All members of a normal data set: the average has variance 1/3, and again at every step."""
    draw = Draw(x, Empirical(Normal(0, 1), 3), batch=THREE, replacement=False)
    path = Path(Recursion((w,), (w + Average(x),), (draw,)), (ZERO,))
    found = seen(Probability(of=Abs(w) > 2 / sqrt(3), over=path, at=TWO))
    exact = 0.317310507862914  # P(|Z| > 1), as w_2 is twice the average
    assert found.low <= exact <= found.high
    fresh = 0.157299207050285  # P(|Z| > sqrt 2), were the data drawn anew
    assert not found.low <= fresh <= found.high


# Every optimiser and wrapper runs -----------------------------------------------------------------

BETAS = (Rational(9, 10), Rational(99, 100))
ADAM = {"betas": BETAS, "epsilon": Rational(1, 100)}
OPTIMISERS = {
    "sgd": Path(trained(sgd, Normal(1, 1)), (ONE,)),
    "momentum": Path(trained(momentum, Normal(1, 1), friction=Rational(1, 2)), (ONE, ZERO)),
    "rmsprop": Path(
        trained(rmsprop, Uniform(0, 2), decay=Rational(1, 2), epsilon=Rational(1, 9)), (ONE, ONE)
    ),
    "adam": Path(trained(adam, StudentT(3, 1, 1), **ADAM), (ONE, ZERO, ZERO)),
    "amsgrad": Path(trained(amsgrad, Normal(1, 1), **ADAM), (ONE, ZERO, ZERO, ZERO)),
    "adam, decayed, in a box": Path(
        projected(
            weight_decay(trained(adam, Normal(1, 1), THREE, **ADAM), over=(w,), amount=RATE),
            onto={w: (-1, 1)},
        ),
        (ONE, ZERO, ZERO),
    ),
}


def by_hand(name, state, n, drawn):
    """One step in NumPy, typed from the sources of the optimisers."""
    w, *memory = state
    slope = np.mean([w**3 - d * w for d in drawn], axis=0)
    if name == "sgd":
        return (w - slope / 8,)
    if name == "momentum":
        after = memory[0] / 2 - slope / 8
        return w + after, after
    if name == "rmsprop":
        after = memory[0] / 2 + slope**2 / 2
        return w - slope / 8 / (np.sqrt(after) + 1 / 9), after
    m, v = 0.9 * memory[0] + 0.1 * slope, 0.99 * memory[1] + 0.01 * slope**2
    if name == "amsgrad":
        h = np.maximum(memory[2], v)
        return w - m / 8 / (np.sqrt(h) + 0.01), m, v, h
    m_hat, v_hat = m / (1 - 0.9 ** (n + 1)), v / (1 - 0.99 ** (n + 1))
    moved = w - m_hat / 8 / (np.sqrt(v_hat) + 0.01)
    return (np.clip(moved - w / 8, -1, 1) if "box" in name else moved), m, v


@pytest.mark.parametrize("name", OPTIMISERS)
def test_an_optimiser_is_stepped_as_its_source_says(name):
    path = unrolled(OPTIMISERS[name], HERE)
    model = chain(path, 3, HERE)
    assert sum(len(d.symbols) for d in path.model.draws) == (3 if "box" in name else 1)
    random = np.random.default_rng(0)
    drawn = random.normal(1, 0.5, size=(3, len(path.model.draws[0].symbols), BLOCK))
    start = tuple(np.full(BLOCK, float(s)) for s in path.start)
    begun = (np.full(BLOCK, x) for x in (*model.ticking, 0.0))
    state, expected = (*start, *begun), start
    for n in range(3):
        state = model.step(state, tuple(drawn[n]))
        expected = by_hand(name, expected, n, drawn[n])
    for ours, theirs in zip(state, expected, strict=False):
        assert np.allclose(ours, theirs, rtol=1e-9, atol=1e-12)
    assert not state[-1].any()
    found = seen(Probability(of=w > Rational(1, 2), over=OPTIMISERS[name], at=THREE), 0)
    assert 0 <= found.low < found.high <= 1


# What is never counted as it stands ---------------------------------------------------------------


def test_a_path_too_close_to_an_edge_is_counted_on_both_sides():
    """w_1 = 0.1·3 is 3/10 and not above it, but 0.1·3 > 0.3 in floats."""
    step = w * Rational(1, 10) + x * (w - 3)
    path = Path(Recursion((w,), (step,), (Draw(x, SKEW),)), (THREE,))
    assert 3 * (1 / 10) > 3 / 10
    for event in (w > Rational(3, 10), w < Rational(3, 10), Not(w >= Rational(3, 10))):
        found = seen(Probability(of=event, over=path, at=ONE), 0)
        assert (found.low, found.high) == (0, 1)
        assert found.alpha > 2e-9
    model, lab = chain(path, 1, HERE), laboratory()
    once = Experiment("0" * 32, "paths of 1 steps", 1)
    counts = chain_probability(w > Rational(3, 10), model, once, HERE, lab).block(0)
    assert counts == (0, BLOCK, 0, BLOCK)
    clear = chain_probability(w > Rational(1, 10), model, once, HERE, lab).block(0)
    assert clear == (BLOCK, BLOCK, 0)  # no fourth integer where there is no doubt


def test_floats_of_a_rounded_model_are_told_apart():
    step = w * Rational(1, 10) + x * (w - 3)
    path = Path(Recursion((w,), (step,), (Draw(x, SKEW),), arithmetic=BINARY32), (THREE,))
    edge = Rational(float(np.float32(3) * np.float32(0.1)))
    above, reached = (
        seen(Probability(of=event, over=path, at=ONE), 0) for event in (w > edge, w >= edge)
    )
    assert above.low == 0
    assert above.high < 0.01
    assert reached.high == 1
    assert reached.low > 0.99


def test_paths_that_are_no_numbers_void_the_block():
    path = Path(Recursion((w,), (sqrt(w) - x,), (Draw(x, SKEW),)), (ONE,))
    with pytest.raises(Voided, match="NaN events"):
        seen(Probability(of=w > 0, over=path, at=THREE), 0)
    grown = Path(Recursion((w,), (w**9 * x,), (Draw(x, Uniform(1, 2)),)), (Integer(10),))
    with pytest.raises(Voided, match="NaN events"):
        seen(Probability(of=w > 0, over=grown, at=Integer(4)), 0)
    with pytest.raises(Unread, match="not bounded"):
        seen(Mean(of=w, over=path, at=THREE), 0)


@pytest.mark.parametrize("law", [StudentT(3, 0, 1), LAPLACE])
def test_a_mean_that_nothing_bounds_is_not_measured(law):
    """Student's law of 3 degrees has a mean, and no test of it is valid (Bahadur and Savage)."""
    path = Path(Recursion((w,), (w / 2 + x,), (Draw(x, law),)), (ZERO,))
    with pytest.raises(Unread):
        seen(Mean(of=w, over=path, at=TWO), 0)
    if law is not LAPLACE:
        bounded = seen(Mean(of=tanh(w), over=path, at=TWO))
        assert bounded.low <= 0 <= bounded.high


def test_equality_of_floats_is_no_event():
    path = Path(Recursion((w,), (w**2 - x,), (Draw(x, SKEW),)), (ONE,))
    with pytest.raises(Unread, match="equal"):
        seen(Probability(of=sp.Eq(w, 2), over=path, at=ONE), 0)


def test_more_words_than_the_budget_are_refused():
    path = Path(AR, (ZERO,))
    with pytest.raises(ValueError, match="budget"):
        seen(Probability(of=w > 0, over=path, at=Integer(10**4)), 0)


def test_nothing_is_an_interval_before_it_is_drawn():
    assert isinstance(seen(Probability(of=w > 0, over=Path(AR, (ZERO,)), at=ONE), 0), Interval)


def test_one_draw_of_several_densities():
    """No path: 64 draws of each lane in a block, and a few blocks are many samples."""
    draws = (Draw(x, Uniform(0, 2)), Draw(y, Normal(1, 4)))
    product = seen(Mean(of=x * y, over=draws), 1)
    assert product.samples == 2 * 64 * BLOCK
    assert product.low <= 1 <= product.high
    assert product.radius < 0.05
    below = seen(Probability(of=x + y < 2, over=draws), 1)
    assert below.samples == 2 * 64 * BLOCK
    assert below.low <= 0.5 <= below.high  # x − 1 and y − 1 are symmetric
    assert below.radius < 0.01
    batch = (Draw(x, StudentT(3, 1, 1), batch=TWO),)
    above = seen(Probability(of=Average(x) > 1, over=batch), 1)
    assert above.low <= 0.5 <= above.high
    with pytest.raises(Unread, match="tails"):
        seen(Mean(of=Average(x), over=batch), 0)


def test_a_path_that_was_no_number_on_the_way_voids_the_block_too():
    """1/0 is infinite and 1/∞ is 0: at the end nothing of it is seen."""
    model = Recursion((w, v), (1 / w, v + x), (Draw(x, SKEW),))
    with pytest.raises(Voided, match="NaN events"):
        seen(Probability(of=v > 0, over=Path(model, (ZERO, ZERO)), at=TWO), 0)
