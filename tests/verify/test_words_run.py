"""Every law, model, optimiser and landscape of the vocabulary is read by a method.

Beside each word stand a true statement and a false one; most numbers are those of one step from 1,
with x = 0 or 2, the gradient x w + w³ and the learning rate 1/4.
"""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import Integer, Rational, exp, sqrt

import theory
from theory import (
    BINARY32,
    BINARY64,
    ITO,
    STRATONOVICH,
    AnyLaw,
    Average,
    Claim,
    Continuous,
    Diffusion,
    Discrete,
    Draw,
    Empirical,
    Equals,
    Independent,
    MatrixProduct,
    Mean,
    Mixture,
    Normal,
    Path,
    Probability,
    Recursion,
    StudentT,
    Uniform,
    adam,
    amsgrad,
    fair,
    gd,
    momentum,
    network,
    penalised,
    projected,
    quadratic,
    quartic,
    real,
    rmsprop,
    sgd,
    stopped,
    two_valleys,
    vanishes,
    weight_decay,
)
from verify.methods import METHODS
from verify.outcome import PASSES, Outcome

u, v, w, x, y = real("u v w x y")
ZERO, ONE, TWO = Integer(0), Integer(1), Integer(2)
HALF, QUARTER = Rational(1, 2), Rational(1, 4)
DATA = (Draw(x, fair(0, 2)),)
LOSS = quartic(w, x)
PLAIN = {"over": (w,), "rate": QUARTER, "draws": DATA}
SGD = sgd(LOSS, **PLAIN)
BETAS = {"betas": (HALF, Rational(3, 4)), "epsilon": 0}


def mean(model, start, number, steps=1, of=None, false=None):
    """E of the first coordinate is the number, and not ``false`` (or a fifth more)."""
    quantity = Mean(
        of=model.state[0] if of is None else of, over=Path(model, start), at=Integer(steps)
    )
    wrong = Rational(6, 5) * number if false is None else false
    return Equals(quantity, number), Equals(quantity, wrong)


def chance(law, event, number, false):
    """P(event) for w_1 = x from 0."""
    path = Path(Recursion((w,), (w / 2 + x,), (Draw(x, law),)), (ZERO,))
    quantity = Probability(of=event, over=path, at=ONE)
    return Equals(quantity, number), Equals(quantity, false)


def summed(law, number):
    """E w_2 for w ← w/2 + x from 0."""
    return mean(Recursion((w,), (w / 2 + x,), (Draw(x, law),)), (ZERO,), number, steps=2)


def dies(calculus, inside, outside):
    """dw = b w dt + w dB tends to 0 for the first b, not for the second."""
    models = (Diffusion((w,), (b * w,), ((w,),), calculus) for b in (inside, outside))
    return tuple(vanishes(Path(model, (ONE,))) for model in models)


def whatever_law():
    draws = (Draw(x, AnyLaw("p")),)
    square = Mean(of=(x + 1) ** 2, over=draws)
    return tuple(Equals(square, Mean(of=x**2 + k * x + 1, over=draws)) for k in (2, 1))


def rounded(arithmetic, exact):
    model = Recursion((w,), (w * Rational(1, 3),), (), arithmetic=arithmetic)
    return mean(model, (ONE,), exact, false=Rational(1, 3))


def pair():
    joint = Draw((x, y), Independent((fair(0, 2), Uniform(0, 1))))
    return mean(Recursion((w,), (w + x * y,), (joint,)), (ZERO,), HALF)


def minibatch():
    """The variance of the mean of two of {0, 1, 3}: 14/9 · 1/2 · 1/2, not 14/9 · 1/2."""
    three = Discrete((ZERO, ONE, Integer(3)), (Rational(1, 3),) * 3)
    draw = Draw(x, three, batch=TWO, replacement=False)
    model = Recursion((w,), (w + Average(x),), (draw,))
    rest = Rational(16, 9)
    known = [rest + Rational(14, 9) / k for k in (4, 2)]
    return mean(model, (ZERO,), known[0], of=w**2, false=known[1])


def data_set():
    """w_2 is 3/2 of one average of two data, whose square has the mean 3/2; fresh ones differ."""
    draw = Draw(x, Empirical(fair(0, 2), 2), batch=TWO, replacement=False)
    model = Recursion((w,), (w / 2 + Average(x),), (draw,))
    return mean(model, (ZERO,), Rational(27, 8), 2, w**2, false=Rational(23, 8))


clock = sp.Symbol("k", integer=True, nonnegative=True)
VALLEYS = two_valleys(u, v, a=ONE, b=ONE, x=x)

WORDS = {
    "Discrete": lambda: summed(Discrete((ZERO, TWO), (HALF, HALF)), Rational(3, 2)),
    "fair": lambda: summed(fair(0, 2), Rational(3, 2)),
    "Normal": lambda: summed(Normal(1, QUARTER), Rational(3, 2)),
    "Uniform": lambda: summed(Uniform(0, 2), Rational(3, 2)),
    "Mixture": lambda: summed(
        Mixture((Uniform(0, 1), Normal(2, QUARTER)), (HALF, HALF)), Rational(15, 8)
    ),
    "StudentT": lambda: chance(StudentT(3, 1, 1), w > 1, HALF, Rational(2, 5)),
    "Continuous": lambda: chance(
        Continuous(x, 2 * exp(-2 * x), ZERO, sp.oo), w > HALF, exp(-1), exp(-2)
    ),
    "Independent": pair,
    "Average": minibatch,
    "Draw": minibatch,
    "Empirical": data_set,
    "AnyLaw": whatever_law,
    "Recursion": lambda: mean(
        Recursion((w,), (w + x / (clock + 1),), DATA, clock=clock), (ZERO,), Rational(3, 2), 2
    ),
    "Path": lambda: mean(SGD, fair(0, 1), QUARTER),
    "BINARY32": lambda: rounded(BINARY32, Rational(11184811, 2**25)),
    "BINARY64": lambda: rounded(BINARY64, Rational(6004799503160661, 2**54)),
    "MatrixProduct": lambda: mean(
        MatrixProduct(sp.Matrix([[1, x], [HALF, -1]]), DATA), (ONE, ONE), TWO
    ),
    "Diffusion": lambda: dies(ITO, QUARTER, ONE),
    "ITO": lambda: dies(ITO, QUARTER, ONE),
    "STRATONOVICH": lambda: dies(STRATONOVICH, -QUARTER, QUARTER),
    "sgd": lambda: mean(SGD, (ONE,), HALF),
    "gd": lambda: mean(gd(w**4 / 4, over=(w,), rate=QUARTER), (ONE,), Rational(3, 4)),
    "momentum": lambda: mean(momentum(LOSS, **PLAIN, friction=HALF), (ONE, ONE), ONE, false=HALF),
    "rmsprop": lambda: mean(
        rmsprop(LOSS, **PLAIN, decay=HALF, epsilon=0), (ONE, ZERO), 1 - sqrt(2) / 4
    ),
    "adam": lambda: mean(adam(LOSS, **PLAIN, **BETAS), (ONE, ZERO, ZERO), Rational(3, 4)),
    "amsgrad": lambda: mean(
        amsgrad(LOSS, **PLAIN, **BETAS), (ONE, ZERO, ZERO, ZERO), Rational(3, 4)
    ),
    "penalised": lambda: mean(
        sgd(penalised(LOSS, over=(w,), amount=ONE), **PLAIN), (ONE,), QUARTER, false=HALF
    ),
    "weight_decay": lambda: mean(
        weight_decay(SGD, over=(w,), amount=Rational(1, 8)), (ONE,), Rational(3, 8), false=HALF
    ),
    "projected": lambda: mean(
        projected(SGD, onto={w: (0, Rational(5, 8))}), (ONE,), Rational(7, 16), false=HALF
    ),
    # w_1 is 3/4 or 1/4, where it stops; w_2 from 3/4 is 165/256 or 69/256
    "stopped": lambda: mean(stopped(SGD, once=w < HALF), (ONE,), Rational(181, 512), 2),
    "quadratic": lambda: mean(sgd(quadratic(w, x), **PLAIN), (ONE,), Rational(3, 4)),
    "quartic": lambda: mean(SGD, (ONE,), HALF),
    # the slope along u at (1, 0) is 2 + x
    "two_valleys": lambda: mean(
        sgd(VALLEYS, over=(u, v), rate=Rational(1, 8), draws=DATA), (ONE, ZERO), Rational(5, 8)
    ),
    # the slope along v at (1, 1) with y = 1 is 0 or 24
    "network": lambda: mean(
        sgd(network(u, v, x=x, y=ONE), over=(u, v), rate=Rational(1, 24), draws=DATA),
        (ONE, ONE),
        HALF,
        of=v,
    ),
}
PLACES = ("laws", "batches", "models", "optimisers", "landscapes")


def test_no_word_is_left_out():
    assert set(WORDS) == {name for place in PLACES for name in theory._PLACES[place]}


@pytest.mark.parametrize("word", WORDS)
def test_a_true_statement_passes_and_a_false_one_is_refuted(word, examined):
    for states, passes in zip(WORDS[word](), (True, False), strict=True):
        claim = Claim(title="t", source="s", states=states, resolution=Rational(1, 40))
        found, _ = examined(f"words/{word}", claim, METHODS)
        assert (found.outcome in PASSES) is passes, found.reason
        assert (found.outcome is Outcome.REFUTED) is not passes, found.reason
