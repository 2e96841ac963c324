"""AMSGrad in an interval: what is recognised and decided, and what a plain simulation shows."""

from __future__ import annotations

import numpy as np
import pytest
from sympy import Abs, Integer, Max, Min, Ne, Rational, oo, sqrt

from theory import (
    ALMOST_SURELY,
    IN_PROBABILITY,
    SOMETHING,
    Claim,
    Converges,
    Draw,
    Hypothesis,
    Not,
    Path,
    Recursion,
    adam,
    amsgrad,
    fair,
    projected,
    real,
    rmsprop,
)
from theory.derivation.ratchets import ratchet
from verify import verify

a, w, w0, x, β, λ, ε = real("a w w_0 x β λ ε")
NOTHING = Integer(0)
START = Rational(3, 10)
DATA = (Draw(x, fair(1, a - 1)),)
LOSS = x * w**2 / 2


def free(draws=DATA, rate=λ, betas=(NOTHING, β), epsilon=NOTHING):
    return amsgrad(LOSS, over=(w,), rate=rate, draws=draws, betas=betas, epsilon=epsilon)


def kept(radius=1, **changed):
    return projected(free(**changed), onto={w: (-radius, radius)})


def path(model, start=w0):
    return Path(model, (start, NOTHING, NOTHING, NOTHING))


def vanish(model, start=w0, how=IN_PROBABILITY):
    return Converges(of=w, to=NOTHING, over=path(model, start), how=how)


def outcome(states, *given):
    hypotheses = tuple(Hypothesis(str(condition), condition) for condition in given)
    return verify(Claim(title="t", source="Eq. (1)", given=hypotheses, states=states))


def at(rate, mean, decay, start=START):
    """The model with numbers: data 1 or mean − 1."""
    draws = (Draw(x, fair(1, mean - 1)),)
    return kept(draws=draws, rate=rate, betas=(NOTHING, decay)), start


def test_its_parts_are_read_off_the_step():
    parts = ratchet(kept(radius=3, epsilon=ε))
    assert parts is not None
    assert (parts.pull, parts.square, parts.decay) == (λ * x, x**2, β)
    assert (parts.smoothing, parts.radius, parts.w) == (ε, 3, w)


def without_the_root():
    """The same with h for √h."""
    parts = kept()
    h = parts.step[3]
    moved = Max(-1, Min(1, w - λ * x * w / h))
    return Recursion(parts.state, (moved, *parts.step[1:]), parts.draws)


@pytest.mark.parametrize(
    "model",
    [
        without_the_root(),
        free(),
        kept(betas=(Rational(1, 2), β)),
        projected(
            adam(LOSS, over=(w,), rate=λ, draws=DATA, betas=(NOTHING, β), epsilon=0),
            onto={w: (-1, 1)},
        ),
        projected(
            rmsprop(LOSS, over=(w,), rate=λ, draws=DATA, decay=β, epsilon=0), onto={w: (-1, 1)}
        ),
        projected(free(), onto={w: (-1, 2)}),
        projected(
            amsgrad(x * w**4, over=(w,), rate=λ, draws=DATA, betas=(NOTHING, β), epsilon=0),
            onto={w: (-1, 1)},
        ),
    ],
    ids=["no root", "free", "momentum", "adam", "rmsprop", "lopsided", "another loss"],
)
def test_nothing_else_is_taken_for_one(model):
    assert ratchet(model) is None


HALF, QUARTER = Rational(1, 2), Rational(1, 4)


@pytest.mark.parametrize(
    ("rate", "mean", "decay", "goes"),
    [
        (HALF, -QUARTER, NOTHING, True),
        (HALF, -QUARTER, Rational(9, 10), True),
        (HALF, Rational(-3, 4), HALF, False),
        (HALF, Integer(-1), Rational(9, 10), False),
        (Rational(13, 10), Rational(-1, 20), HALF, True),
        (Rational(8, 5), Rational(-1, 20), HALF, False),
        (Integer(3), Rational(-5, 2), HALF, True),
        (Integer(3), Integer(-1), HALF, False),
    ],
)
def test_decided_is_what_a_plain_simulation_shows(rate, mean, decay, goes):
    assert outcome(vanish(*at(rate, mean, decay))).outcome == ("PROVED" if goes else "REFUTED")
    rng = np.random.default_rng(20260930)
    w, v, h = np.full(2000, 0.3), np.zeros(2000), np.zeros(2000)
    for _ in range(3000):
        gradient = np.where(rng.random(2000) < 0.5, 1.0, float(mean) - 1) * w
        v = float(decay) * v + (1 - float(decay)) * gradient**2
        h = np.maximum(h, v)
        w = np.clip(w - float(rate) * gradient / np.sqrt(h), -1, 1)
    small = float(np.mean(np.abs(w) < 0.01))
    assert small > 0.99 if goes else small < 0.95


@pytest.mark.parametrize(("radius", "epsilon"), [(2, NOTHING), (1, Rational(3, 2))])
def test_a_wider_interval_and_smoothing_are_smaller_rates(radius, epsilon):
    draws = (Draw(x, fair(1, Rational(-3, 2))),)  # trapped for 1/2 < λ in [−1, 1]
    for rate, decided in ((Rational(11, 10), "PROVED"), (Rational(9, 10), "REFUTED")):
        model = kept(radius, draws=draws, rate=rate, betas=(NOTHING, HALF), epsilon=epsilon)
        assert outcome(vanish(model, START)).outcome == decided
    model = kept(radius, draws=draws, betas=(NOTHING, HALF), epsilon=epsilon)
    assert outcome(vanish(model, START), λ > 1, λ < Rational(3, 2)).outcome == "PROVED"
    assert outcome(Not(vanish(model, START)), λ > 0, λ < 1).outcome == "PROVED"


@pytest.mark.parametrize("decay", [NOTHING, HALF, Rational(9, 10)])
def test_at_no_growth_it_vanishes_in_probability(decay):
    assert outcome(vanish(*at(HALF, -HALF, decay))).outcome == "PROVED"
    surely = vanish(*at(HALF, -HALF, decay), ALMOST_SURELY)
    assert outcome(surely).outcome == "UNDECIDED"


def test_both_sides_are_decided_for_all_parameters():
    given = λ > 0, β >= 0, β < 1, Ne(w0, 0), w0 >= -1, w0 <= 1, a < 0
    edge = (sqrt(a**2 - 8 * a + 8) - a) / 2
    found = outcome(vanish(kept(), how=ALMOST_SURELY), *given, -a < λ, λ < edge)
    assert (found.outcome, found.method) == ("PROVED", "decision")
    assert outcome(Not(vanish(kept())), *given, λ < -a).outcome == "PROVED"
    assert outcome(Not(vanish(kept())), *given, λ > edge).outcome == "PROVED"
    assert outcome(vanish(kept()), *given, -a <= λ, λ <= edge).outcome == "PROVED"
    closed = vanish(kept(), how=ALMOST_SURELY)
    assert outcome(closed, *given, -a <= λ, λ <= edge).outcome == "UNDECIDED"
    assert outcome(vanish(kept()), *given, -a < λ).outcome == "REFUTED"
    assert outcome(Not(vanish(kept())), *given, -a < λ, λ < 1).outcome == "REFUTED"


SIGNS = λ > 0, β >= 0, β < 1, a < 0, a > -λ, λ < 1


@pytest.mark.parametrize(
    "given",
    [
        (w0 > 1, *SIGNS),
        (Ne(w0, 0), w0 >= -1, w0 <= 1, λ > 0, β >= 1, a < 0, a > -λ, λ < 1),
        (w0 > 0, w0 < 1, λ > 0, λ < 1, β >= 0, β < 1, a > 1, a < Rational(3, 2)),
    ],
    ids=["starts outside", "β ≥ 1", "the largest draw contracts"],
)
def test_where_a_condition_is_missing_nothing_is_said(given):
    found = outcome(vanish(kept()), *given)
    assert found.outcome == "UNDECIDED"
    assert {answer.truth for answer in found.answers} == {"unknown"}


def test_from_zero_the_first_step_does_not_exist():
    assert outcome(vanish(*at(HALF, -QUARTER, HALF, NOTHING))).outcome == "UNDECIDED"
    (answer,) = [a for a in outcome(vanish(kept()), w0 >= 0, *SIGNS).answers if a.point == -1]
    assert answer.reason.startswith("ill-posed")


def test_methods_that_use_the_theorem_say_so():
    answers = outcome(vanish(*at(HALF, -QUARTER, HALF))).answers
    decided = [a for a in answers if a.truth == "holds"]
    assert {a.method for a in decided} == {"decision", "certified", "exact"}
    assert all("theory.derivation.ratchets" in a.trusts for a in decided)


def test_the_preconditioner_settles_and_nothing_is_unbounded():
    given = λ > 0, β >= 0, β < 1, Ne(w0, 0), w0 >= -1, w0 <= 1, a < 0
    h = kept().state[3]
    for of in (h, λ / sqrt(h)):
        states = Converges(of=of, to=SOMETHING, over=path(kept()), how=ALMOST_SURELY)
        assert outcome(states, *given).outcome == "PROVED"
    away = Converges(of=Abs(w), to=oo, over=path(kept()), how=IN_PROBABILITY)
    assert outcome(away, *given).outcome == "REFUTED"
    other = Converges(of=w + h, to=SOMETHING, over=path(kept()), how=ALMOST_SURELY)
    assert outcome(other, *given).outcome == "UNDECIDED"
