"""Feller's test, zero flux and integrability, exactly; by textbooks and by an independent route."""

from fractions import Fraction

import pytest
import sympy as sp
from sympy import Abs, And, Eq, FiniteSet, Integer, Rational, exp, oo, sqrt

from theory import (
    ENTRANCE,
    EXIT,
    ITO,
    NATURAL,
    NEVER_EXPLODES,
    POSITIVE_RECURRENT,
    RECURRENT,
    REGULAR,
    STRATONOVICH,
    Claim,
    Diffusion,
    EndIs,
    Equals,
    Exponent,
    Hypothesis,
    Iff,
    Implies,
    Integrable,
    Modes,
    OnInterval,
    Runs,
    StationaryDensity,
    real,
)
from theory.diffusions import Boundary, Course
from verify.engines.closed import Undefined, Unread
from verify.engines.feller import reduced
from verify.engines.reducing import exponent, holds_at
from verify.engines.signs import decided
from verify.instances import Instance
from verify.outcome import Outcome, Truth

a, b, k, w, θ, ν, σ = real("a b k w θ ν σ")


def on(drift, volatility, low=-oo, high=oo, calculus=ITO):
    row = volatility if isinstance(volatility, tuple) else (volatility,)
    row = tuple(sp.sympify(s) for s in row)
    return OnInterval(Diffusion((w,), (sp.sympify(drift),), (row,), calculus), low, high)


def at(**values):
    pairs = tuple((real(name), sp.sympify(x)) for name, x in values.items())
    return Instance(statement=sp.true, given=(), where=(), values=pairs)


# (low end, high end, never explodes, recurrent, positive recurrent); None: regular, left open
TEXTBOOK = {
    "Brownian motion": (on(0, 1), NATURAL, NATURAL, True, True, False),
    "with drift": (on(1, 1), NATURAL, NATURAL, True, False, False),
    "Ornstein-Uhlenbeck": (on(-w, 1), NATURAL, NATURAL, True, True, True),
    "repelled": (on(w, 1), NATURAL, NATURAL, True, False, False),
    "cubic, inwards": (on(-(w**3), 1), ENTRANCE, ENTRANCE, True, True, True),
    "cubic, outwards": (on(w**3, 1), EXIT, EXIT, False, False, False),
    "square, outwards": (on(w**2, 1), ENTRANCE, EXIT, False, False, False),
    "Bessel, 1/2": (on(-1 / (4 * w), 1, 0, oo), REGULAR, NATURAL, False, None, None),
    "Bessel, 2": (on(1 / (2 * w), 1, 0, oo), ENTRANCE, NATURAL, True, True, False),
    "Bessel, 3": (on(1 / w, 1, 0, oo), ENTRANCE, NATURAL, True, False, False),
    "Bessel, -1": (on(-1 / w, 1, 0, oo), EXIT, NATURAL, False, False, False),
    "geometric": (on(w, w, 0, oo), NATURAL, NATURAL, True, False, False),
    "geometric, balanced": (on(w / 2, w, 0, oo), NATURAL, NATURAL, True, True, False),
    "Feller's branching": (on(0, sqrt(w), 0, oo), EXIT, NATURAL, False, False, False),
    "CIR, 2kθ = σ²": (on(Rational(1, 2) - w, sqrt(w), 0, oo), ENTRANCE, NATURAL, True, True, True),
    "CIR, below": (on(Rational(1, 4) - w, sqrt(w), 0, oo), REGULAR, NATURAL, False, None, None),
    "Jacobi": (on(2 - 5 * w, sqrt(2 * w * (1 - w)), 0, 1), ENTRANCE, ENTRANCE, True, True, True),
    "Wright-Fisher": (on(0, sqrt(w * (1 - w)), 0, 1), EXIT, EXIT, False, False, False),
    "noise 1 + w²": (on(0, 1 + w**2), ENTRANCE, ENTRANCE, True, True, True),
    "noise 1 + w², outwards": (on(w + w**3, 1 + w**2), REGULAR, REGULAR, False, False, False),
    "w² on a half-line": (on(0, w**2, 0, oo), NATURAL, ENTRANCE, True, False, False),
    "attracted by 1/w³": (on(-1 / w**3, 1, 0, oo), EXIT, NATURAL, False, False, False),
    "repelled by 1/w³": (on(1 / w**3, 1, 0, oo), ENTRANCE, NATURAL, True, True, False),
    "slow at a hole": (on(-w, w**2, 0, oo), NATURAL, ENTRANCE, True, False, False),
    "Stratonovich": (on(0, w, 0, oo, STRATONOVICH), NATURAL, NATURAL, True, True, False),
    "|w| on a half-line": (on(-Abs(w), sqrt(Abs(w)), 0, oo), EXIT, NATURAL, False, False, False),
    "below 0": (on(1 / w, 1, -oo, 0), NATURAL, ENTRANCE, True, False, False),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTBOOK)
def test_ends_and_courses_are_those_of_the_textbook(name):
    line, low, high, *courses = TEXTBOOK[name]
    for end, known in ((line.low, low), (line.high, high)):
        for kind in Boundary:
            expected = Truth.HOLDS if kind is known else Truth.FAILS
            assert holds_at(EndIs(kind, end, line), at()).truth is expected
    for course, known in zip(Course, courses, strict=True):
        if known is None:
            with pytest.raises(Unread, match="regular end"):
                holds_at(Runs(course, line), at())
        else:
            assert (holds_at(Runs(course, line), at()).truth is Truth.HOLDS) is known


def integral(f, infinite):
    """Whether ∫ f converges at an end, by its values: f x is a power of x, to leading order."""
    from mpmath import mp

    with mp.workdps(60):
        far = [mp.mpf(10) ** (12 * n if infinite else -12 * n) for n in (1, 2)]
        one, two = (mp.log(abs(f(x)) * x) for x in far)
        slope = (two - one) / (mp.log(far[1]) - mp.log(far[0]))
    return slope < -1e-3 if infinite else slope > 1e-3


@pytest.mark.parametrize("c", [Fraction(n, 4) for n in (-9, -5, -1, 1, 3, 5, 9)])
@pytest.mark.parametrize("alpha", [0, 1, 3, 4])
@pytest.mark.parametrize("infinite", [False, True], ids=["at 0", "at ∞"])
def test_powers_agree_with_the_integrals_of_the_definition(c, alpha, infinite):
    """b = c w^(α − 1)/2 and σ² = w^α: s' = w^−c, m = w^(c − α); no critical case."""
    line = on(Rational(c) * w ** (alpha - 1) / 2, sqrt(w**alpha), 0, oo)
    end = oo if infinite else Integer(0)

    scale_finite = integral(lambda x: x ** float(-c), infinite)
    speed_finite = integral(lambda x: x ** float(c - alpha), infinite)
    reach = scale_finite and integral(lambda x: x ** float(1 - c + c - alpha), infinite)
    leave = speed_finite and integral(lambda x: x ** float(c - alpha + 1 - c), infinite)
    kind = {(1, 1): REGULAR, (1, 0): EXIT, (0, 1): ENTRANCE, (0, 0): NATURAL}[reach, leave]
    assert holds_at(EndIs(kind, end, line), at()).truth is Truth.HOLDS


def test_a_critical_case_is_on_the_side_of_divergence():
    for c, kind in ((Rational(99, 100), REGULAR), (1, ENTRANCE), (Rational(101, 100), ENTRANCE)):
        line = on(c / w / 2, 1, 0, oo)
        assert holds_at(EndIs(kind, Integer(0), line), at()).truth is Truth.HOLDS


@pytest.mark.parametrize(
    ("of", "low", "high", "finite"),
    [
        (w**-2, 1, oo, True), (1 / w, 1, oo, False), (w ** Rational(-1, 2), 0, 1, True),
        (1 / w, 0, 1, False), (exp(-w), 0, oo, True), (exp(w), 0, oo, False),
        (exp(-(w**2)) * w**10, -oo, oo, True), (exp(-1 / w), 0, 1, True),
        (exp(1 / w), 0, 1, False), ((1 + w**2) ** Rational(-1, 2), -oo, oo, False),
        ((1 + w**2) ** Rational(-51, 100), -oo, oo, True), (w * 0 + 1, 0, 1, True),
        ((1 - w) ** -1, 0, 1, False), (exp(-(w**3)), -oo, oo, False),
    ],
)  # fmt: skip
def test_what_is_integrable(of, low, high, finite):
    event = Integrable(of=of, over=w, low=low, high=high)
    assert (holds_at(event, at()).truth is Truth.HOLDS) is finite


@pytest.mark.parametrize("of", [a, a * w**2, a * exp(w), a * w + b * w**2, Abs(a * w) * sqrt(w**2)])
def test_the_function_0_is_integrable(of):
    event = Integrable(of=of, over=w, low=1, high=oo)
    assert holds_at(event, at(a=0, b=0)).truth is Truth.HOLDS
    assert holds_at(event, at(a=1, b=0)).truth is Truth.FAILS


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Runs(RECURRENT, on(0, w)), "is 0 or infinite inside"),
        (Runs(RECURRENT, on(1 / w, 1)), "infinite inside"),
        (Integrable(of=1 / w**2, over=w, low=-1, high=1), "is 0 or infinite inside"),
        (Runs(RECURRENT, on(0, sqrt(1 - w))), "is 0 or infinite inside"),
        (Runs(RECURRENT, on(sp.sin(w), 1)), "not rational"),
        (StationaryDensity(w**w, on(-w, 1, 0, oo)), "is not read"),
        (Runs(RECURRENT, on(-w, 1, -oo, sqrt(2))), "not rational"),
    ],
)
def test_what_is_not_said_is_not_read(event, words):
    with pytest.raises((Unread, Undefined), match=words):
        holds_at(event, at())


def test_a_condition_is_decided_where_one_of_its_parts_has_no_value():
    assert not decided(And(Eq(a, 1), b / a > 2), at(a=0, b=1))
    with pytest.raises(Undefined):
        decided(And(Eq(a, 0), b / a > 2), at(a=0, b=1))


def test_a_leading_coefficient_may_vanish():
    """dw = (a w³ − w) dt + dB: inwards for a ≤ 0, and it explodes for a > 0."""
    event = Runs(POSITIVE_RECURRENT, on(a * w**3 - w, 1))
    for value, holds in ((-1, True), (0, True), (1, False)):
        assert (holds_at(event, at(a=value)).truth is Truth.HOLDS) is holds
    assert reduced(event).condition not in (sp.true, sp.false)


@pytest.mark.parametrize(
    ("line", "end", "known"),
    [
        (on(-w, sqrt(1 + w**2)), oo, Integer(-4)),
        (on(-w, 1), oo, -oo),
        (on(w, 1), oo, oo),
        (on(2 * (1 - w), sqrt(w), 0, oo), Integer(0), Integer(3)),
        (on(1 - w, w, 0, oo), Integer(0), oo),
        (on(0, 1), -oo, Integer(0)),
        (on((1 - w) / 2, sqrt(w), 0, oo), Integer(0), Integer(0)),  # e^(−w): not 0, not infinite
        (on(-w / (1 + w**2) ** 2, 1), oo, Integer(0)),  # falls to a limit above 0
    ],
)
def test_exponents_of_the_stationary_density(line, end, known):
    assert exponent(Exponent(end, line), at()) == known


CIR = on(k * (θ - w), σ * sqrt(w), 0, oo)
GAMMA = w ** (2 * k * θ / σ**2 - 1) * exp(-2 * k * w / σ**2)
STUDENT = on((1 - ν) / 2 * w, sqrt(1 + w**2))
POSITIVE = (k > 0, θ > 0, σ > 0)

CLAIMS = {
    "gamma": (StationaryDensity(GAMMA, CIR), (*POSITIVE, 2 * k * θ >= σ**2), Outcome.PROVED),
    "gamma, wrong shape": (
        StationaryDensity(GAMMA * w, CIR), (*POSITIVE, 2 * k * θ >= σ**2), Outcome.REFUTED
    ),
    "gamma, end open": (StationaryDensity(GAMMA, CIR), POSITIVE, Outcome.UNDECIDED),
    "gamma, implied": (
        Implies(2 * k * θ >= σ**2, StationaryDensity(GAMMA, CIR)), POSITIVE, Outcome.PROVED
    ),
    "0 is an entrance": (
        Iff(EndIs(ENTRANCE, 0, CIR), 2 * k * θ >= σ**2), POSITIVE, Outcome.PROVED
    ),
    "0 is an entrance, strict": (
        Iff(EndIs(ENTRANCE, 0, CIR), 2 * k * θ > σ**2), POSITIVE, Outcome.REFUTED
    ),
    "Student": (
        Iff(StationaryDensity((1 + w**2) ** (-(ν + 1) / 2), STUDENT), ν > 0), (), Outcome.PROVED
    ),
    "Student, closed": (
        Iff(StationaryDensity((1 + w**2) ** (-(ν + 1) / 2), STUDENT), ν >= 0), (), Outcome.REFUTED
    ),
    "Student's exponent": (Equals(Exponent(oo, STUDENT), -ν - 1), (ν > 0,), Outcome.PROVED),
    "Student's exponent, density taken for tail": (
        Equals(Exponent(oo, STUDENT), -ν), (ν > 0,), Outcome.REFUTED
    ),
    "geometric": (
        Iff(Runs(RECURRENT, on(b * w, σ * w, 0, oo)), Eq(2 * b, σ**2)), (σ > 0,), Outcome.PROVED
    ),
    "geometric, other calculus": (
        Iff(Runs(RECURRENT, on(b * w, σ * w, 0, oo, STRATONOVICH)), Eq(2 * b, σ**2)),
        (σ > 0,), Outcome.REFUTED,
    ),
    "never reached": (
        Runs(NEVER_EXPLODES, on(b * w, σ * w, 0, oo)), (σ > 0,), Outcome.PROVED
    ),
    "cubic noise": (
        Iff(Runs(NEVER_EXPLODES, on(a * w**3, 1)), a <= 0), (), Outcome.PROVED
    ),
    "gamma, integrable": (  # also at σ = 1/909091, where the shape is 10^12
        Integrable(of=GAMMA, over=w, low=Integer(0), high=oo), POSITIVE, Outcome.PROVED
    ),
    "integrable": (
        Iff(Integrable(of=w**a * exp(-b * w), over=w, low=Integer(0), high=oo), a > -1),
        (b > 0,), Outcome.PROVED,
    ),
    "integrable, closed": (
        Iff(Integrable(of=w**a * exp(-b * w), over=w, low=Integer(0), high=oo), a >= -1),
        (b > 0,), Outcome.REFUTED,
    ),
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
    ("line", "points", "truth"),
    [
        (on(w - w**3, 1), FiniteSet(-1, 1), True),
        (on(w - w**3, 1), FiniteSet(0), False),
        (on(w - w**3, 1), FiniteSet(-1, 0, 1), False),
        (on(-w, 1), FiniteSet(0), True),
        (on(-(w**3), 1), FiniteSet(0), True),
        (on(-w, sqrt(1 + w**2)), FiniteSet(0), True),
        (on(w / 4 - w**3, sqrt(1 + w**2) / 2), FiniteSet(0), True),
        (on(w - w**3, sqrt(1 + w**2)), FiniteSet(0), True),
        (on(w - w**3, sqrt(1 + w**2), calculus=STRATONOVICH),
         FiniteSet(-sqrt(2) / 2, sqrt(2) / 2), True),
        (on(2 * w - w**3, 1), FiniteSet(-sqrt(2), sqrt(2)), True),
        (on(2 * w - w**3, 1), FiniteSet(-sqrt(2), Rational(3, 2)), False),
        (on(2 * (1 - w), sqrt(w), 0, oo), FiniteSet(Rational(3, 4)), True),
        (on(2 * (1 - w), sqrt(w), 0, oo), FiniteSet(1), False),
        (on(0, 1), sp.S.EmptySet, True),
        (on(w**2 * (1 - w), 1), FiniteSet(1), True),
    ],
)  # fmt: skip
def test_modes(line, points, truth):
    from verify.engines.modes import modes_are

    assert (modes_are(Modes(line), points, at()).truth is Truth.HOLDS) is truth


def test_a_kind_that_is_not_the_end_s_is_refuted_by_name(examined):
    for kind, outcome in ((EXIT, Outcome.PROVED), (NATURAL, Outcome.REFUTED)):
        claim = Claim(title="t", source="s", states=EndIs(kind, oo, on(a * w**3, 1)),
                      given=(Hypothesis("a > 0", a > 0),))  # fmt: skip
        assert examined("p/x", claim, ("decision", "exact"))[0].outcome is outcome


@pytest.mark.parametrize(
    ("states", "words"),
    [
        (Runs(NEVER_EXPLODES, on(-w, w - a)), "not shown inside the interval"),
        (StationaryDensity(GAMMA, CIR), "regular end"),
    ],
)
def test_nothing_is_decided_for_all_parameters_that_is_not_said_for_all(states, words, examined):
    claim = Claim(title="t", source="s", states=states,
                  given=tuple(Hypothesis(str(c), c) for c in POSITIVE))  # fmt: skip
    found, records = examined("p/x", claim, ("decision",))
    assert found.outcome is Outcome.UNDECIDED
    assert words in records[-1].because


def test_the_other_calculus_is_a_rival_where_the_noise_depends_on_the_state():
    from verify.planning.rivals import rivals

    for line, there in ((STUDENT, True), (on(-w, 1), False)):
        claim = Claim(title="t", source="s", states=StationaryDensity(exp(-(w**2)), line))
        assert any(rival.sort == "calculus" for rival in rivals(claim)) is there
