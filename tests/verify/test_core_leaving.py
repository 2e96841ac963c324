"""Limits by scale and speed, w ← A w + B in the long run, modes and exponents everywhere."""

import pytest
import sympy as sp
from sympy import Abs, Eq, FiniteSet, Ne, Rational, oo, sqrt

from theory import (
    ALMOST_SURELY,
    ITO,
    POSITIVE_RECURRENT,
    STRATONOVICH,
    All,
    AtMost,
    Claim,
    Diffusion,
    Draw,
    Equals,
    Exponent,
    Hypothesis,
    Iff,
    Implies,
    Modes,
    Normal,
    Not,
    OnInterval,
    Path,
    Recursion,
    Runs,
    Tight,
    escapes,
    fair,
    real,
    vanishes,
)
from theory.derivation.diffusions import half_lines
from verify.outcome import Outcome
from verify.records import Answer

a, b, w, w0, x, y, σ = real("a b w w_0 x y σ")
PROVED, REFUTED, UNDECIDED = Outcome.PROVED, Outcome.REFUTED, Outcome.UNDECIDED
AWAY, ABOVE, BELOW = Ne(w0, 0), w0 > 0, w0 < 0


def moved(drift, volatility, calculus=ITO, begin=w0):
    parts = (sp.sympify(drift),), ((sp.sympify(volatility),),)
    return Path(Diffusion((w,), *parts, calculus), (begin,))


def made(states, *given):
    return Claim(title="t", source="s", states=states,
                 given=tuple(Hypothesis(str(c), c) for c in given))  # fmt: skip


CUBIC = moved(a * w - w**3, w)
TURNED = moved(a * w - w**3, w, STRATONOVICH)
SQUARE = moved(-(w**2), w)
BRANCHING = moved(-(w**2), sqrt(w))
OUT = moved(w * (1 + w**2 / 2) / (1 + w**2), w)  # as at rate 1 near 0, and ½, critical, at ∞
EITHER = moved(w**3 / (1 + w**2), w)  # as at rate 0 near 0, and 1 at ∞
SLOWER = moved(0, w / sqrt(1 + w**2))  # no drift, and bounded noise: far out it takes its time
LOST = moved(w / 2 + w**3 / (1 + w**4), w)  # critical at both ends

LIMITS = {
    "in probability": (Iff(vanishes(CUBIC), a <= Rational(1, 2)), (AWAY,), PROVED),
    "in probability, strict": (Iff(vanishes(CUBIC), a < Rational(1, 2)), (AWAY,), REFUTED),
    "surely": (Iff(vanishes(CUBIC, ALMOST_SURELY), a < Rational(1, 2)), (AWAY,), PROVED),
    "surely, closed": (
        Iff(vanishes(CUBIC, ALMOST_SURELY), a <= Rational(1, 2)), (AWAY,), REFUTED
    ),
    "from 0": (Implies(Eq(w0, 0), vanishes(CUBIC, ALMOST_SURELY)), (), PROVED),
    "from 0, outwards": (Implies(Eq(w0, 0), escapes(CUBIC)), (), REFUTED),
    "never outwards": (Not(escapes(CUBIC)), (), PROVED),
    "other calculus": (Iff(vanishes(TURNED), a <= 0), (AWAY,), PROVED),
    "other calculus, that of Itô": (Iff(vanishes(TURNED), a <= Rational(1, 2)), (AWAY,), REFUTED),
    "from above": (vanishes(SQUARE, ALMOST_SURELY), (ABOVE,), PROVED),
    "from below it explodes": (vanishes(SQUARE), (BELOW,), UNDECIDED),
    "explosive": (escapes(moved(w**3, w)), (AWAY,), UNDECIDED),
    "it returns from ∞": (vanishes(moved(w**5, w * (1 + w**2))), (AWAY,), UNDECIDED),
    "no drift, w²": (vanishes(moved(0, w**2), ALMOST_SURELY), (AWAY,), PROVED),
    "an exit": (vanishes(BRANCHING, ALMOST_SURELY), (ABOVE,), PROVED),
    "noise that is not real": (vanishes(BRANCHING), (BELOW,), UNDECIDED),
    "outwards": (escapes(OUT), (AWAY,), PROVED),
    "outwards, surely": (escapes(OUT, ALMOST_SURELY), (AWAY,), REFUTED),
    "two ways out": (All(Not(vanishes(OUT)), escapes(OUT)), (AWAY,), PROVED),
    "either way, not inwards": (Not(vanishes(EITHER)), (AWAY,), PROVED),
    "either way, not outwards": (Not(escapes(EITHER)), (AWAY,), PROVED),
    "slower, inwards": (vanishes(SLOWER, ALMOST_SURELY), (AWAY,), PROVED),
    "slower, not outwards": (Not(escapes(SLOWER)), (AWAY,), PROVED),
    "lost at both ends": (vanishes(LOST), (AWAY,), UNDECIDED),
    "lost at both ends, surely": (Not(vanishes(LOST, ALMOST_SURELY)), (AWAY,), PROVED),
}  # fmt: skip


@pytest.mark.parametrize("name", LIMITS)
@pytest.mark.parametrize("methods", [("decision", "exact"), ("exact",)], ids=["all", "points"])
def test_limits_by_scale_and_speed(name, methods, examined):
    states, given, outcome = LIMITS[name]
    found, records = examined("p/x", made(states, *given), methods)
    if methods == ("exact",):  # at points: no more than support, and no other answer
        truths = {r.truth.value for r in records if isinstance(r, Answer)}
        assert ("fails" in truths) is (outcome is REFUTED)
        assert ("holds" in truths) or outcome is not PROVED
        assert not (truths & {"holds", "fails"}) or outcome is not UNDECIDED
    else:
        assert found.outcome is outcome, found.reason


def test_the_bridge_is_named(examined):
    _, records = examined("p/x", made(vanishes(SQUARE), ABOVE), ("decision", "exact"))
    assert {r.bridge for r in records if isinstance(r, Answer)} == {"scale and speed"}


@pytest.mark.parametrize(
    ("model", "rests"),
    [
        (CUBIC.model, True), (OUT.model, True), (BRANCHING.model, True),
        (moved(1 - w, w).model, False), (moved(-w, 1).model, False),
        (moved(w, sqrt(1 + w**2)).model, False), (moved(1 / w, w).model, False),
        (moved(-sp.sin(w), w).model, False), (moved(-w, w * sp.exp(w)).model, False),
        (Recursion((w,), (w / 2,), ()), False),
    ],
)  # fmt: skip
def test_what_rests_at_0_with_rational_coefficients(model, rests):
    assert (half_lines(model) is not None) is rests


def test_another_model_is_not_read(examined):
    _, records = examined("p/x", made(vanishes(moved(-w, 1)), AWAY), ("decision", "exact"))
    assert all("not read" in r.because for r in records if hasattr(r, "because"))


def test_a_reader_is_told_the_exponents(examined):
    """At a = 3/4 the density without flux is w^(−1/2) e^(−w²): it has a finite integral."""
    path = moved(3 * w / 4 - w**3, w, begin=sp.Integer(1))
    _, records = examined("p/x", made(vanishes(path)), ("exact",))
    (told,) = {r.reason for r in records if isinstance(r, Answer)}
    assert told.endswith("goes as |w|^(-1/2) at 0 and falls faster than any power at ∞")
    wide = OnInterval(moved(3 * w / 4, sqrt(1 + w**2)).model, -oo, oo)
    never = made(Runs(POSITIVE_RECURRENT, wide))
    _, records = examined("p/x", never, ("exact",))
    (told,) = {r.reason for r in records if isinstance(r, Answer)}
    assert told.endswith("goes as |w|^(-1/2) at −∞ and goes as |w|^(-1/2) at ∞")


# --- w ← A w + B


def driven(slopes, shifts, begin=w0):
    draws = (Draw(x, fair(*slopes)), Draw(y, fair(*shifts)))
    return Path(Recursion((w,), (x * w + y,), draws), (begin,))


HALF = Rational(1, 2)
STEADY = driven((a, HALF), (1, -1))
TOGETHER = Path(Recursion((w,), (x * (w - 1) + 1,), (Draw(x, fair(2, 3)),)), (w0,))
SHIFTED = Path(Recursion((w,), (w + y,), (Draw(y, fair(1, -1)),)), (w0,))

AFFINE = {
    "tight": (Iff(Tight(of=w, over=STEADY), Abs(a) < 2), (), PROVED),
    "tight, closed": (Iff(Tight(of=w, over=STEADY), Abs(a) <= 2), (), REFUTED),
    "outwards": (Iff(escapes(STEADY), Abs(a) >= 2), (), PROVED),
    "outwards, strict": (Iff(escapes(STEADY), Abs(a) > 2), (), REFUTED),
    "a factor 0": (Tight(of=w, over=driven((0, 5), (1, -1))), (), PROVED),
    "a random walk": (Tight(of=w, over=SHIFTED), (), REFUTED),
    "any shift but 0": (
        Not(Tight(of=w, over=driven((3, HALF), (σ, -σ)))), (σ > 0,), PROVED
    ),
    "a shift that may be 0": (
        Not(Tight(of=w, over=driven((3, HALF), (σ, -σ)))), (), UNDECIDED
    ),
    "all keep 1": (Tight(of=w, over=TOGETHER), (), UNDECIDED),
    "surely": (escapes(STEADY, ALMOST_SURELY), (a > 2,), UNDECIDED),
    "a density": (
        Tight(of=w, over=Path(Recursion((w,), (w / 2 + y,), (Draw(y, Normal(0, 1)),)), (w0,))),
        (), UNDECIDED,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", AFFINE)
def test_affine_recursions_in_the_long_run(name, examined):
    states, given, outcome = AFFINE[name]
    found, _ = examined("p/x", made(states, *given), ("decision", "exact"))
    assert found.outcome is outcome, found.reason


@pytest.mark.parametrize("method", ["decision", "exact"])
def test_a_random_walk_is_not_tight(method, examined):
    """The slope is 1 always: that nothing is fixed is seen by the shift alone."""
    assert examined("p/x", made(Tight(of=w, over=SHIFTED)), (method,))[0].outcome is REFUTED


# --- modes and exponents for all parameters


def on(drift, volatility, low=-oo, high=oo):
    return OnInterval(moved(drift, volatility).model, low, high)


WELL = on(a * w - w**3, 1)
FLAT = on(a * w**3 - w**5, 1)
ROOT = on(a - w, sqrt(w), 0, oo)
TAIL = on(-a * w, sqrt(1 + w**2))

SHAPES = {
    "one": (Implies(a <= 0, Equals(Modes(WELL), FiniteSet(0))), (), PROVED),
    "one, too far": (Implies(a < 1, Equals(Modes(WELL), FiniteSet(0))), (), REFUTED),
    "two": (Implies(a > 0, Equals(Modes(WELL), FiniteSet(sqrt(a), -sqrt(a)))), (), PROVED),
    "one of two": (Implies(a > 0, Equals(Modes(WELL), FiniteSet(sqrt(a)))), (), REFUTED),
    "one too many": (
        Implies(a > 0, Equals(Modes(WELL), FiniteSet(0, sqrt(a), -sqrt(a)))), (), REFUTED
    ),
    "flat tops": (Implies(a <= 0, Equals(Modes(FLAT), FiniteSet(0))), (), PROVED),
    "flat bottoms": (Implies(a > 0, Equals(Modes(FLAT), FiniteSet(sqrt(a), -sqrt(a)))), (), PROVED),
    "inside": (Implies(a > HALF, Equals(Modes(ROOT), FiniteSet(a - HALF))), (), PROVED),
    "at the end": (Implies(a <= HALF, Equals(Modes(ROOT), sp.S.EmptySet)), (), PROVED),
    "outside": (Implies(a < HALF, Equals(Modes(ROOT), FiniteSet(a - HALF))), (), REFUTED),
    "not at the end": (Implies(a > HALF, Equals(Modes(ROOT), sp.S.EmptySet)), (), REFUTED),
    "steep": (Iff(AtMost(Exponent(oo, TAIL), -3), a >= HALF), (), PROVED),
    "steeper": (Iff(AtMost(Exponent(oo, TAIL), -3, strict=True), a > HALF), (), PROVED),
    "steeper, closed": (Iff(AtMost(Exponent(oo, TAIL), -3, strict=True), a >= HALF), (), REFUTED),
    "from the other side": (Iff(AtMost(-3, Exponent(oo, TAIL)), a <= HALF), (), PROVED),
    "infinite": (AtMost(Exponent(oo, WELL), -100), (), PROVED),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_shapes_for_all_parameters(name, examined):
    states, given, outcome = SHAPES[name]
    found, _ = examined("p/x", made(states, *given), ("decision", "exact"))
    assert found.outcome is outcome, found.reason


def test_modes_of_what_is_no_polynomial_are_not_decided(examined):
    line = on(-sp.sin(w) - w, 1)
    found, _ = examined("p/x", made(Equals(Modes(line), FiniteSet(0))), ("decision",))
    assert found.outcome is UNDECIDED
