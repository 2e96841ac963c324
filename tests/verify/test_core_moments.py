"""Exact moments of recursions at a step, from the moments of one draw."""

from __future__ import annotations

from itertools import product

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Integer, Rational, sqrt

from theory import (
    Average,
    Claim,
    Draw,
    Equals,
    Hypothesis,
    Independent,
    Mean,
    Mixture,
    Normal,
    Path,
    Recursion,
    StudentT,
    Uniform,
    Variance,
    fair,
    momentum,
    real,
    size,
)
from theory.laws import Discrete
from theory.models import BINARY32
from verify.engines.closed import Undefined, Unread
from verify.engines.enumeration import states
from verify.engines.expanded import closed_form
from verify.engines.finite import finite_value
from verify.engines.moments import draw_mean, moment, path_mean
from verify.instances import Instance
from verify.methods import symbolic
from verify.outcome import Truth
from verify.reading import Context

v, w, x, y, z = real("v w x y z")
HALF, ONE = Rational(1, 2), Integer(1)
AT = Instance(statement=sp.true, given=(), where=(), values=())
few = settings(derandomize=True, deadline=None, database=None, max_examples=40)


def scalar(step, *draws, start=ONE):
    return Path(Recursion((w,), (step,), draws), (start,))


def mean(of, path, t):
    return finite_value(Mean(of=of, over=path, at=Integer(t)), AT)


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        (Normal(HALF, Integer(2)), (1, HALF, Rational(9, 4), Rational(25, 8), Rational(241, 16))),
        (Uniform(Integer(-1), Integer(2)), (1, HALF, ONE, Rational(5, 4), Rational(11, 5))),
        (Discrete((1, -3), (HALF, HALF)), (1, -1, 5, -13, 41)),
        (StudentT(Integer(5), Integer(0), Integer(1)), (1, 0, Rational(5, 3), 0, 25)),
        (StudentT(Integer(5), Integer(1), Integer(3)), (1, 1, 16, 46, 2116)),
        (
            Mixture((fair(1, -1), Normal(ONE, ONE)), (HALF, HALF)),
            (1, HALF, Rational(3, 2), 2, Rational(11, 2)),
        ),
    ],
    ids=str,
)
def test_moments_of_laws(law, expected):
    assert tuple(moment(law, k, AT) for k in range(5)) == tuple(
        sp.Rational(e) if isinstance(e, int) else e for e in expected
    )


def test_moments_that_do_not_exist():
    heavy = StudentT(Integer(3), Integer(0), Integer(1))
    assert moment(heavy, 2, AT) == 3
    for k in (3, 4):
        with pytest.raises(Undefined, match="infinite"):
            moment(heavy, k, AT)
    path = scalar(w / 2 + x, Draw(x, heavy))
    assert mean(w**2, path, 2) == Rational(1, 16) + 3 * Rational(5, 4)
    with pytest.raises(Undefined):
        mean(w**4, path, 2)


numbers = st.fractions(-2, 2, max_denominator=3).map(lambda f: Rational(f.numerator, f.denominator))


@few
@given(st.lists(numbers, min_size=5, max_size=5), st.integers(0, 4), st.integers(1, 3))
def test_moments_agree_with_the_sum_over_states(numbers, steps, degree):
    a, b, c, d, w0 = numbers
    law = Discrete((ONE, -ONE, HALF), (HALF, Rational(1, 3), Rational(1, 6)))
    path = Path(
        Recursion((w, v), (a * x * w + b * v + c * x, w + d), (Draw(x, law),)), (w0, Integer(1))
    )
    of = w**degree * v + 3 * w - 1
    total = sum(p * of.subs({w: s, v: r}) for (s, r), p in states(path, steps, AT).items())
    assert path_mean(of, path, steps, AT) == total


def test_known_moments():
    noise, factor = Draw(y, Normal(Integer(0), Integer(4))), Draw(x, Normal(ONE, Rational(1, 4)))
    ar = scalar(w / 2 + y, noise, start=Integer(3))
    assert mean(w, ar, 3) == Rational(3, 8)
    assert finite_value(Variance(of=w, over=ar, at=Integer(2)), AT) == 5  # 4 (1 + 1/4)
    assert mean(w**2, scalar(x * w, factor), 300) == Rational(5, 4) ** 300
    assert (
        mean(w**4, scalar(x * w, factor), 2) == (1 + 6 * Rational(1, 4) + 3 * Rational(1, 16)) ** 2
    )
    both = scalar(x * w + y, factor, noise)
    assert mean(w**2, both, 2) == Rational(5, 4) ** 2 + 4 * (1 + Rational(5, 4))
    # A quadratic step doubles the degree; a few steps are still moments of one draw.
    assert mean(w, scalar(w**2 + y, noise), 2) == 1 + 4
    # From a random start.
    begun = Path(Recursion((w,), (w / 2 + y,), (noise,)), Normal(ONE, Integer(8)))
    assert mean(w**2, begun, 1) == Rational(9, 4) + 4


def test_batches_of_a_density():
    batch = Draw(y, Normal(Integer(0), Integer(4)), Integer(4))
    path = scalar(w + Average(y), batch)
    assert mean(w**2, path, 3) == 1 + 3 * ONE  # 4/4 a step; kills: four times the same draw
    assert finite_value(Mean(of=Average(y) ** 2, over=(batch,)), AT) == 1


def test_members_without_replacement_are_not_independent():
    three = Discrete((Integer(1), Integer(2), Integer(6)), (Rational(1, 3),) * 3)
    pair = Draw(x, three, Integer(2), replacement=False)
    path = scalar(w + Average(x), pair, start=Integer(0))
    assert mean(w**2, path, 1) == Rational(61, 6)  # averages 3/2, 7/2 and 4


def test_rounded_steps_are_not_averaged_in_real_numbers():
    draw = Draw(x, fair(1, 3))
    rounded = Path(Recursion((w,), (w / 3 + x,), (draw,), arithmetic=BINARY32), (ONE,))
    found = mean(w, rounded, 1)
    assert found != Rational(1, 3) + 2
    assert abs(found - Rational(7, 3)) < Rational(1, 10**6)


def test_several_draws_at_once():
    draws = (Draw(x, Normal(ONE, ONE)), Draw(y, Uniform(Integer(0), Integer(1))))
    assert draw_mean((x + y) ** 2, draws, AT) == 2 + 2 * HALF + Rational(1, 3)
    pair = (Draw((x, y), Independent((Normal(ONE, ONE), fair(1, -1)))),)
    assert draw_mean(x**2 * y**2 + x * y, pair, AT) == 2


SIZE = size("t")


@pytest.mark.parametrize(
    "path",
    [
        scalar(v * w + y, Draw(y, Normal(Integer(1), Integer(4))), start=Integer(3)),
        scalar(x * w + v, Draw(x, fair(v, 1 - v))),
        scalar(x * w + y, Draw(x, Normal(v, v**2)), Draw(y, Uniform(Integer(-1), Integer(2)))),
        scalar(x * w + x, Draw(x, Normal(v, ONE)), start=Integer(0)),
        scalar(x * y * w, Draw(x, Normal(v, ONE)), Draw(y, Normal(ONE, v**2))),
    ],
    ids=str,
)
def test_closed_forms_agree_with_one_step_at_a_time(path):
    of = w**3 - 2 * w + v
    form = closed_form(Mean(of=of, over=path, at=SIZE), ())
    assert form is not None
    for number in (Rational(1, 3), Integer(-2), Rational(5, 4)):
        at = Instance(statement=sp.true, given=(), where=(), values=((v, number),))
        for steps in range(5):
            assert form.subs({v: number, SIZE: steps}) == path_mean(of, path, steps, at)


@pytest.mark.parametrize(
    ("given", "right", "truth"),
    [
        (sp.And(v > -1, v < 1), z**2 * (1 - v ** (2 * SIZE)) / (1 - v**2), Truth.HOLDS),
        (v > -2, z**2 * (1 - v ** (2 * SIZE)) / (1 - v**2), Truth.UNKNOWN),  # v = 1
        (sp.And(v > -1, v < 1), z**2 * (1 - v ** (2 * SIZE)) / (1 - v), Truth.UNKNOWN),
        (sp.And(v > -1, v < 1), z**2 / (1 - v**2), Truth.UNKNOWN),
    ],
)
def test_the_variance_of_an_autoregression_is_proved(given, right, truth):
    path = scalar(v * w + y, Draw(y, Normal(Integer(0), z**2)), start=x)
    claim = Claim(
        title="",
        source="",
        given=(Hypothesis("", given), Hypothesis("", z > 0)),
        states=Equals(Variance(of=w, over=path, at=SIZE), right),
    )
    context = Context(claim_id="c", seed=0, budget="quick", forbidden=frozenset(), keep=print)
    assert symbolic.reads(claim, context).run()[0].truth is truth


def test_the_variance_of_a_logarithm_grows_with_the_steps():
    """Killed by: Var ln|f| left out of E ln²|w_t|, or not multiplied by the coefficient."""
    f = sp.Rational(3, 2) - x / 2
    path = scalar(sp.expand(f * w), Draw(x, fair(2, v)), start=z)
    of = 3 * sp.log(sp.Abs(w / z)) ** 2 - sp.log(sp.Abs(w / z)) + v
    form = closed_form(Mean(of=of, over=path, at=SIZE), ())
    assert form is not None
    where = {v: Rational(-5), z: Rational(2, 3)}
    logs = [sp.log(Rational(1, 2)), sp.log(4)]
    for steps in range(4):
        ends = [sum(chosen) for chosen in product(logs, repeat=steps)]
        told = sum(3 * end**2 - end - 5 for end in ends) / sp.Integer(len(ends))
        assert abs(sp.N(form.subs({**where, SIZE: steps}) - told, 30)) < 1e-25


def test_powers_of_the_same_base_have_no_closed_form():
    noise = Draw(y, Normal(Integer(0), ONE))
    for step in (w + y, -w + y + 1):  # E w_t² = t + ...: no sum of powers
        assert closed_form(Mean(of=w**2, over=scalar(step, noise), at=SIZE), ()) is None
    assert closed_form(Mean(of=w, over=scalar(-w + y, noise), at=SIZE), ()) == (-1) ** SIZE


def test_what_is_not_read():
    noise = Draw(y, Normal(Integer(0), ONE))
    for path, t, of in (
        (scalar(sp.Abs(w) + y, noise), 2, w),
        (scalar(w + y, noise), 2, sp.exp(w)),
        (scalar(sqrt(2) * w + y, noise), 2, w),
        (scalar(w**2 + y, noise), 20, w),
    ):
        with pytest.raises(Unread):
            mean(of, path, t)


def test_momentum_on_a_quadratic_loss():
    model = momentum(
        x * w**2 / 2, over=(w,), rate=HALF, draws=(Draw(x, Normal(ONE, ONE)),), friction=HALF
    )
    path = Path(model, (ONE,) + (Integer(0),) * (len(model.state) - 1))
    atoms = Draw(x, Discrete((Integer(0), Integer(2)), (HALF, HALF)))  # the same two moments
    same = Path(
        momentum(x * w**2 / 2, over=(w,), rate=HALF, draws=(atoms,), friction=HALF), path.start
    )
    for t in (1, 2, 5):
        rows = states(same, t, AT).items()
        assert mean(w**2, path, t) == sum(p * row[0] ** 2 for row, p in rows)


@pytest.mark.parametrize(
    ("degrees", "of", "expected"),
    [
        (2, x**2, sp.oo),
        (3, x**2, 3),
        (2, 1 - x - x**2, -sp.oo),
        (4, x**4 - 100 * x**2, sp.oo),
        (5, x**4, 25),
        (1, (x - 3) ** 2, sp.oo),
    ],
)
def test_a_mean_that_is_infinite_has_a_value(degrees, of, expected):
    """Killed by: > for ≥; the sign of the wrong coefficient."""
    assert draw_mean(of, (Draw(x, StudentT(degrees, 0, 1)),), AT) == expected


@pytest.mark.parametrize(
    ("draws", "of"),
    [
        ((Draw(x, StudentT(2, 0, 1)),), x**3),  # ∞ − ∞
        ((Draw(x, StudentT(2, 0, 1)),), x**3 + x**2),
        ((Draw(x, StudentT(2, 0, 1)), Draw(y, Normal(0, 1))), x**2 * y),
        ((Draw(x, StudentT(1, 0, 1)), Draw(y, StudentT(1, 0, 1))), x**2 - y**2),
    ],
)
def test_a_mean_that_does_not_exist_has_none(draws, of):
    """Killed by: ∞ for an odd degree, or beside another draw."""
    with pytest.raises(Undefined, match="is infinite for Student's law"):
        draw_mean(of, draws, AT)


@pytest.mark.parametrize(("degrees", "outcome"), [(2, "REFUTED"), (3, "PROVED")])
def test_a_second_moment_is_finite_or_not(degrees, outcome):
    from theory import finite_second_moment
    from verify import verify

    law = StudentT(degrees, 0, 1)
    states = finite_second_moment(x, Draw(x, law))
    assert verify(Claim(title="t", source="s", states=states)).outcome == outcome
