"""Products of normal factors: closed forms, enclosures, and decisions that hold for every rate."""

from dataclasses import replace
from fractions import Fraction

import mpmath
import pytest
import sympy as sp
from sympy import Abs, And, EulerGamma, Integer, Ne, Rational, erf, erfinv, exp, hyper, log, sqrt

from numerics import balls
from theory import (
    ALMOST_SURELY,
    Claim,
    Draw,
    Equals,
    Exists,
    Hypothesis,
    Mean,
    Normal,
    Path,
    Uniform,
    Variance,
    escapes,
    real,
    sgd,
    size,
    vanishes,
)
from theory.derivation.logarithms import mean_log
from verify import verify
from verify.compare import interval
from verify.engines.balls import ball
from verify.engines.closed import Undefined, nameless, value
from verify.engines.enclosing import enclosure
from verify.engines.normal_form import Conditions, Powers, Unshown, same
from verify.instances import Instance
from verify.lowering import affine

R = Rational
a, b, w, w0, x, λ, σ = real("a b w w_0 x λ σ")
t = size("t")
ANYWHERE = Instance(statement=sp.true, given=(), where=(), values=())
POSITIVE = (Hypothesis("λ > 0", λ > 0),)


def normal(mean, variance):
    return (Draw(x, Normal(mean, variance)),)


TWO = Integer(2)


def path(draws, start=TWO):
    return Path(sgd(x * w**2 / 2, over=(w,), rate=λ, draws=draws), (start,))


@pytest.mark.parametrize(
    ("mean", "variance", "slope"),
    [(0, 1, 1), (1, 1, -2), (R(-1, 10), 1, R(3, 2)), (3, R(1, 4), 1), (-8, R(1, 9), R(1, 2))],
)
def test_the_closed_form_is_the_integral(mean, variance, slope, monkeypatch):
    """Against the certified integral, which knows no series. Killed by: k without its half, −γ/2
    alone, s for s²."""
    form = mean_log(log(Abs(1 - slope * x)), normal(sp.sympify(mean), sp.sympify(variance)))
    monkeypatch.setattr(balls, "ORDINARY", -1)  # so that the integral is taken
    law = balls.Gaussian(Fraction(str(mean)), Fraction(str(variance)))
    integral = balls.expect_log(law, Fraction(1), -Fraction(str(slope)), 64)
    found = ball(form, {}, 1024)
    assert found.overlaps(integral)
    assert found.rad() < 1e-15


def test_no_closed_form_elsewhere():
    uniform = (Draw(x, Uniform(Integer(0), Integer(1))),)
    assert mean_log(log(Abs(x)), uniform) is None
    assert mean_log(log(Abs(x**2)), normal(Integer(0), Integer(1))) is None
    assert mean_log(log(Abs(x)) ** 2, normal(Integer(0), Integer(1))) is None
    assert mean_log(log(Abs(b)), normal(Integer(0), Integer(1))) is None


def test_an_affine_factor_need_not_be_expanded():
    """Killed by: coefficients read off the tree as it is."""
    draws = normal(Integer(0), Integer(1))
    form = affine(1 - λ * (3 + 4 * x), draws, replace(ANYWHERE, values=((λ, Integer(2)),)))
    assert (form.alpha, form.beta) == (-5, -8)


def test_logarithms_of_a_path():
    """t E ln|f| + ln|w_0|, and t Var ln|f|. Killed by: a t that is left out or squared."""
    draws, at = normal(Integer(1), Integer(4)), Instance(
        statement=sp.true, given=(), where=(), values=((λ, R(1, 2)),)
    )  # fmt: skip
    one = Mean(of=log(Abs(1 - λ * x)), over=draws)
    spread = Variance(of=log(Abs(1 - λ * x)), over=draws)
    of = 3 * log(Abs(w / 5)) + 1
    mean = enclosure(Mean(of=of, over=path(draws), at=7), at, 64)
    assert mean.overlaps(21 * enclosure(one, at, 64) + 3 * ball(log(R(2, 5)), {}, 64) + 1)
    variance = enclosure(Variance(of=of, over=path(draws), at=7), at, 64)
    assert variance.overlaps(63 * enclosure(spread, at, 64))
    assert float(interval(variance).radius) < 1e-9


def trapped(mean, spread, event=vanishes):
    """That there are such a and σ for every λ > 0."""
    draws = normal(-a, σ**2)
    claim = Claim(
        title="",
        source="1",
        given=(*POSITIVE, Hypothesis("w_0 ≠ 0", Ne(w0, 0))),
        states=Exists(
            over=(a, σ),
            such_that=event(path(draws, w0), ALMOST_SURELY),
            within=And(a > 0, σ > 0),
            witness=(mean / λ, spread / λ),
        ),
    )
    return verify(claim)


def test_one_law_for_every_rate():
    """The factor is N(11/10, 1), N(3, 1). Killed by: the sign turned, σ for σ², a ball as proof."""
    found = trapped(R(1, 10), 1)
    assert (found.outcome, found.method) == ("CERTIFIED", "decision")
    assert trapped(2, 1).outcome != "CERTIFIED"
    assert trapped(2, 1, escapes).outcome == "CERTIFIED"
    assert trapped(R(1, 10), 1, escapes).outcome != "CERTIFIED"


def test_a_law_that_depends_on_the_rate_is_not_one():
    """Killed by: to put any number for λ."""
    assert trapped(R(1, 10), λ).method != "decision"
    assert trapped(R(1, 10) * λ**2, λ).method != "decision"


def test_uniform_factors():
    """1 − λx is uniform on [−1, 2]: E ln = (2 ln 2)/3 − 1 < 0; on [1, 5] it grows."""
    for low, high, event in ((-1, 2, vanishes), (-4, 0, escapes)):
        draws = (Draw(x, Uniform(low / λ, high / λ)),)
        given = (*POSITIVE, Hypothesis("w_0 ≠ 0", Ne(w0, 0)))
        for state, outcome in ((event, True), (vanishes if event is escapes else escapes, False)):
            claim = Claim(title="", source="1", given=given, states=state(path(draws, w0)))
            assert verify(claim).outcome == ("CERTIFIED" if outcome else "REFUTED")


def test_special_functions_in_balls():
    with mpmath.workdps(30):
        series = mpmath.hyp2f2(1, 1, mpmath.mpf(3) / 2, 2, -mpmath.mpf(7) / 3)
        known = mpmath.euler + mpmath.erf(mpmath.mpf(1) / 3) * series + mpmath.erfinv(0.25)
    form = EulerGamma + erf(R(1, 3)) * hyper((1, 1), (R(3, 2), 2), R(-7, 3)) + erfinv(R(1, 4))
    assert abs(float(ball(form, {}, 128)) - float(known)) < 1e-15
    assert ball(erfinv(Integer(2)), {}, 64) is None
    assert ball(hyper((1, 1), (R(3, 2), 2), Integer(-(10**9))), {}, 64) is None
    assert ball(hyper((1, 1, 1), (2, 2), R(1, 2)), {}, 64) is None


def test_a_number_too_long_to_be_written_down():
    """Killed by: to hand out a ball whose ends have 2^400 digits."""
    series = hyper((1, 1), (R(3, 2), 2), Integer(-400))
    for side in (1, -1):
        assert ball(exp(side * 400 * series * 2**300), {}, 64) is None
    assert ball(exp(Integer(10**6)), {}, 64) is not None


def test_a_series_that_is_not_summed_has_no_value():
    """Killed by: a value that only SymPy can turn into a decimal, in its own time."""
    form = hyper((1, b), (R(3, 2), 2), a)
    near, far = ({a: Integer(place), b: R(5, 2)} for place in (-500, -(10**9)))
    assert value(form, near, nameless) == hyper((1, R(5, 2)), (R(3, 2), 2), -500)
    with pytest.raises(Undefined, match="not summed"):
        value(form, far, nameless)


def test_the_normal_form_of_special_functions():
    """Of arguments of one form. Killed by: arguments that are not compared, an order of them."""

    def equal(left, right):
        conditions = Conditions()
        return same(left, right, conditions, Powers.KEPT), conditions

    assert equal(erf(2 * a + b), erf(b + a + a))[0]
    assert not equal(erf(a), erf(b))[0]
    assert not equal(erf(a), erfinv(a))[0]
    assert equal(hyper((1, a), (2, 3), b), hyper((1, a), (2, 3), b * 1))[0]
    assert not equal(hyper((1, a), (2, 3), b), hyper((1, a), (2, 4), b))[0]
    held, conditions = equal(erfinv(a / b), erfinv(a / b))
    assert held
    assert b in conditions.nonzero
    assert {1 + a / b, 1 - a / b} <= set(conditions.positive)
    with pytest.raises(Unshown, match="converges everywhere"):
        equal(hyper((1, 1), (2,), a), a)
    with pytest.raises(Unshown, match="converges everywhere"):
        equal(hyper((1,), (a,), b), a)


def test_closed_forms_reach_the_whole_domain():
    """μ = ln(λσ) − (γ + ln 2)/2 on λa = 1; a factor of it moved by one per cent is refuted."""
    over = normal(1 / λ, σ**2)
    mean = Mean(of=log(Abs(1 - λ * x)), over=over)
    given = (*POSITIVE, Hypothesis("σ > 0", σ > 0))
    true = log(λ * σ) - (EulerGamma + log(2)) / 2
    assert verify(Claim(title="", source="1", given=given, states=Equals(mean, true))).outcome == (
        "PROVED"
    )
    false = Claim(title="", source="1", given=given, states=Equals(mean, true + R(1, 100)))
    assert verify(false).outcome == "REFUTED"


def test_a_witness_with_a_quantile_is_plain_python(capsys):
    """Killed by: a function that Python does not have."""
    from theory import Quantile

    of = Quantile(of=x, level=R(1, 4), over=normal(Integer(0), Integer(1)))
    claim = Claim(
        title="", source="1", states=Equals(of, 2 * erfinv(R(-1, 2)) + EulerGamma * sqrt(2))
    )
    found = verify(claim)
    assert found.outcome == "REFUTED"
    exec(found.witness.python, {})  # noqa: S102  what the report tells the reader to do
    assert "False" in capsys.readouterr().out or "against" in found.witness.python
