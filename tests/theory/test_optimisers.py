"""Optimisers against updates typed by hand: the published pseudo-code, in floats, step by step."""

import math

import pytest
import sympy as sp
from sympy import Integer, Rational, oo

from theory import (
    Average,
    Draw,
    Normal,
    Recursion,
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
    size,
    stopped,
    two_valleys,
    weight_decay,
)

a, b, s, w, x, y, λ = real("a b s w x y λ")
w1, w2 = real("w_1 w_2")
S = size("S")
TENTH, NINE = Rational(1, 10), Rational(9, 10)
LATE = Rational(999, 1000)
DATA = (Draw(x, fair(1, -2)), Draw(y, fair(2, 5)))
LOSS = (w1 * x - y) ** 2 / 2 + w2**4 * x / 4
XS = [(1, 2), (-2, 5), (1, 5), (1, 2), (-2, 2)]


def slopes(at, data):
    """The gradient of LOSS by hand: (x (w₁ x − y), w₂³ x)."""
    (u, v), (p, q) = at, data
    return [p * (u * p - q), v**3 * p]


def followed(model, start):
    """The parameters after each step, by the model's own expressions."""
    state, seen = [float(z) for z in start], []
    letters = (*model.state, x, y, *((model.clock,) if model.clock else ()))
    step = sp.lambdify(letters, model.step, modules=[{"Max": max}, "math"])
    for n, (p, q) in enumerate(XS):
        state = step(*state, p, q, *((n,) if model.clock else ()))
        seen.append(list(state[:2]))
    return seen


def by_hand(rule):
    """The parameters after each step, from w = (1/2, −1); ``rule`` has its own memory."""
    at, seen = [0.5, -1.0], []
    for data in XS:
        at = rule(at, slopes(at, data))
        seen.append(at)
    return seen


def sgd_rule(decay=0.0):
    return lambda at, g: [u - 0.1 * d - decay * u for u, d in zip(at, g, strict=True)]


class Momentum:
    """Sutskever et al. 2013, Equations (1) and (2)."""

    def __init__(self):
        self.v = [0.0, 0.0]

    def __call__(self, theta, g):
        self.v = [0.9 * v - 0.1 * d for v, d in zip(self.v, g, strict=True)]
        return [u + v for u, v in zip(theta, self.v, strict=True)]


class RMSProp:
    """Tieleman and Hinton 2012."""

    def __init__(self):
        self.square = [0.0, 0.0]

    def __call__(self, theta, g):
        self.square = [0.9 * v + 0.1 * d**2 for v, d in zip(self.square, g, strict=True)]
        moves = zip(theta, g, self.square, strict=True)
        return [u - 0.1 * d / math.sqrt(v) for u, d, v in moves]


class Adam:
    """Kingma and Ba 2015, Algorithm 1, line by line; ``penalty`` is added to the gradient."""

    def __init__(self, penalty=0.0, decay=0.0):
        self.t, self.m, self.v = 0, [0.0, 0.0], [0.0, 0.0]
        self.penalty, self.decay = penalty, decay

    def __call__(self, theta, g):
        self.t += 1
        g = [d + self.penalty * u for u, d in zip(theta, g, strict=True)]
        self.m = [0.9 * m + (1 - 0.9) * d for m, d in zip(self.m, g, strict=True)]
        self.v = [0.999 * v + (1 - 0.999) * d**2 for v, d in zip(self.v, g, strict=True)]
        m_hat = [m / (1 - 0.9**self.t) for m in self.m]
        v_hat = [v / (1 - 0.999**self.t) for v in self.v]
        return [
            u - 0.1 * m / (math.sqrt(v) + 1e-8) - self.decay * u
            for u, m, v in zip(theta, m_hat, v_hat, strict=True)
        ]


class AMSGrad:
    """Reddi, Kale and Kumar 2018, Algorithm 2."""

    def __init__(self):
        self.m, self.v, self.v_hat = [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]

    def __call__(self, theta, g):
        self.m = [0.9 * m + 0.1 * d for m, d in zip(self.m, g, strict=True)]
        self.v = [0.5 * v + 0.5 * d**2 for v, d in zip(self.v, g, strict=True)]
        self.v_hat = [max(h, v) for h, v in zip(self.v_hat, self.v, strict=True)]
        moves = zip(theta, self.m, self.v_hat, strict=True)
        return [u - 0.1 * m / math.sqrt(v) for u, m, v in moves]


COMMON = {"over": (w1, w2), "rate": TENTH, "draws": DATA}
ADAM = {**COMMON, "betas": (NINE, LATE), "epsilon": Rational(1, 10**8)}
HALVING = {**COMMON, "betas": (NINE, Rational(1, 2)), "epsilon": 0}
TWENTIETH = Rational(1, 20)
CASES = {
    "sgd": (sgd(LOSS, **COMMON), sgd_rule()),
    "momentum": (momentum(LOSS, **COMMON, friction=NINE), Momentum()),
    "rmsprop": (rmsprop(LOSS, **COMMON, decay=NINE, epsilon=0), RMSProp()),
    "adam": (adam(LOSS, **ADAM), Adam()),
    "amsgrad": (amsgrad(LOSS, **HALVING), AMSGrad()),
    "sgd, decoupled": (
        weight_decay(sgd(LOSS, **COMMON), over=(w1, w2), amount=TWENTIETH),
        sgd_rule(0.05),
    ),
    "adam, decoupled": (
        weight_decay(adam(LOSS, **ADAM), over=(w1, w2), amount=TWENTIETH),
        Adam(decay=0.05),
    ),
    "adam, L2": (
        adam(penalised(LOSS, over=(w1, w2), amount=TWENTIETH), **ADAM),
        Adam(penalty=0.05),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_an_optimiser_is_its_pseudo_code(name):
    model, rule = CASES[name]
    start = (0.5, -1.0, *(0,) * (len(model.state) - 2))
    mine, hand = followed(model, start), by_hand(rule)
    assert mine == [pytest.approx(row, rel=1e-12) for row in hand]
    # Control: the rows of any other optimiser are not these.
    others = [followed(m, (0.5, -1.0, *(0,) * (len(m.state) - 2))) for m, _ in CASES.values()]
    same = [rows for rows in others if rows == [pytest.approx(row, rel=1e-9) for row in hand]]
    assert len(same) == 1


def test_adam_corrects_its_bias_from_the_first_step():
    """After one step from rest the move is −rate · sign(g), up to epsilon: only if corrected."""
    model = adam(LOSS, **{**ADAM, "epsilon": 0})
    first = followed(model, (0.5, -1.0, 0, 0, 0, 0))[0]
    assert first == pytest.approx([0.5 + 0.1, -1.0 + 0.1])


def test_decay_of_sgd_is_its_penalty_and_that_of_adam_is_not():
    l2 = sgd(penalised(LOSS, over=(w1, w2), amount=a), **COMMON)
    decoupled = weight_decay(sgd(LOSS, **COMMON), over=(w1, w2), amount=TENTH * a)
    assert all(sp.expand(p - q) == 0 for p, q in zip(l2.step, decoupled.step, strict=True))
    names = "adam, decoupled", "adam, L2"
    rows = [followed(CASES[n][0], (0.5, -1.0, 0, 0, 0, 0))[1] for n in names]
    assert rows[0] != pytest.approx(rows[1], rel=1e-3)


def test_heavy_ball():
    """w_{t+1} − w_t = μ (w_t − w_{t−1}) − rate g(w_t) (Polyak 1964)."""
    model = momentum(x * w**2 / 2, over=(w,), rate=λ, draws=(Draw(x, Normal(0, 1)),), friction=b)
    before = real("before")
    moved = model.step[0].subs(model.state[1], w - before)
    assert sp.expand(moved - (w + b * (w - before) - λ * x * w)) == 0


def test_memory_comes_after_the_parameters():
    assert [str(z) for z in amsgrad(LOSS, **HALVING).state] == [
        "w_1", "w_2", "m_w_1", "m_w_2", "v_w_1", "v_w_2", "h_w_1", "h_w_2",
    ]  # fmt: skip


def test_a_memory_must_not_meet_a_letter_of_the_loss():
    with pytest.raises(ValueError, match="both states and draws"):
        momentum(
            real("u_w") * w, over=(w,), rate=λ, friction=b, draws=(Draw(real("u_w"), fair(1, 2)),)
        )


def test_a_projection_clips():
    model = projected(gd(-w, over=(w,), rate=Integer(1)), onto={w: (-1, 2)})
    for before, after in ((-7, -1), (-2, -1), (0, 1), (1, 2), (5, 2)):
        assert model.step[0].subs(w, before) == after
    with pytest.raises(ValueError, match="not in"):
        projected(model, onto={x: (0, 1)})


def test_a_stopped_model_stays():
    model = stopped(gd(-w, over=(w,), rate=Integer(1)), once=w >= 3)
    state = [sp.Integer(0)]
    for _ in range(6):
        state.append(model.step[0].subs(w, state[-1]))
    assert state == [0, 1, 2, 3, 3, 3, 3]


def test_the_gradient_of_a_batch_is_the_mean_of_the_gradients():
    draws = (Draw(x, Normal(0, 1), batch=S),)
    assert sgd(quadratic(w, x), over=(w,), rate=λ, draws=draws).step == (w - λ * w * Average(x),)
    both = (Draw(x, Normal(0, 1), batch=3), Draw(y, Normal(0, 1), batch=3))
    model = sgd((w * x - y) ** 2 / 2, over=(w,), rate=λ, draws=both)
    assert sp.expand(model.step[0] - (w - λ * (w * Average(x**2) - Average(x * y)))) == 0
    # Control: one draw has no mean, and the step of a batch keeps its draws inside.
    assert not sgd(quadratic(w, x), over=(w,), rate=λ, draws=DATA[:1]).step[0].has(Average)
    with pytest.raises(ValueError, match="outside of Average"):
        Recursion((w,), (w - λ * x * w,), draws)
    with pytest.raises(ValueError, match="over 2 batches"):
        Recursion((w,), (Average(x * y),), (Draw(x, Normal(0, 1), 2), Draw(y, Normal(0, 1), 3)))


def test_landscapes_are_those_of_the_text():
    assert sp.diff(quadratic(w, x), w) == x * w
    assert sp.diff(quartic(w, x), w) == x * w + w**3
    valleys = two_valleys(w1, w2, a=a, b=b, x=x)
    mean = valleys.subs(x, 0)
    # minima at (±1/√2, 0) and (0, ±√((1 + a)/2)): the gradient of the mean loss vanishes
    for at in ({w1: 1 / sp.sqrt(2), w2: 0}, {w1: 0, w2: sp.sqrt((1 + a) / 2)}):
        assert [sp.simplify(sp.diff(mean, z).subs(at)) for z in (w1, w2)] == [0, 0]
    assert sp.diff(valleys, x) == b * w1**2 / 2
    assert network(w1, w2, x=Integer(1), y=Integer(-1)) == (w1**2 * w2 + 1) ** 2
    assert oo not in (valleys, mean)
