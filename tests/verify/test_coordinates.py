"""A coordinate that moves by itself is read as a path of its own, and no other is."""

import pytest
import sympy as sp
from sympy import Abs, Integer, Rational, oo

from theory import (
    ALMOST_SURELY,
    IN_PROBABILITY,
    ITO,
    SOMETHING,
    Average,
    Claim,
    Converges,
    Diffusion,
    Draw,
    Equals,
    Hypothesis,
    Implies,
    InMean,
    MatrixProduct,
    Path,
    Rate,
    Recursion,
    Tight,
    fair,
    real,
    sgd,
)
from verify import verify
from verify.engines.coordinates import alone
from verify.engines.starts import starts_in

a, c, u, w, u0, w0, x, λ = real("a c u w u_0 w_0 x λ")
COIN = (Draw(x, fair(1, -3)),)
PAIR = Path(sgd(-x * u * w, over=(w, u), rate=λ, draws=COIN), (w0, u0))
ONE = Path(sgd(x * (w - c) ** 2 / 2, over=(w,), rate=λ, draws=COIN), (w0,))
LOWER = Path(MatrixProduct(sp.Matrix([[2, x], [0, x]]), COIN), (w0, u0))
FIRST, SECOND = LOWER.model.state


ZERO = Integer(0)


def tends(of, over, to=ZERO, how=IN_PROBABILITY):
    return Converges(of=of, to=to, over=over, how=how)


@pytest.mark.parametrize(
    ("event", "factor", "start"),
    [
        (tends(w - u, PAIR), 1 - λ * x, w0 - u0),
        (tends(w + u, PAIR, how=ALMOST_SURELY), 1 + λ * x, w0 + u0),
        (tends(Abs(3 * w + 3 * u), PAIR, oo), 1 + λ * x, 3 * w0 + 3 * u0),
        (tends(w - u, PAIR, how=InMean(2)), 1 - λ * x, w0 - u0),
        (tends(w - u, PAIR, SOMETHING), 1 - λ * x, w0 - u0),
        (Tight(of=Abs(w - u), over=PAIR), 1 - λ * x, w0 - u0),
        (Rate(of=w + u, over=PAIR), 1 + λ * x, w0 + u0),
        (tends(w, ONE, c), 1 - λ * x, w0 - c),
        (tends(w - c, ONE), 1 - λ * x, w0 - c),
        (tends(SECOND, LOWER), x, u0),
    ],
)
def test_it_is_followed_alone(event, factor, start):
    found = alone(event)
    (v,) = found.over.model.state
    assert sp.expand(found.over.model.step[0] - factor * v) == 0
    (begun,) = found.over.start
    assert sp.expand(begun**2 - start**2) == 0  # SymPy writes |u − w| for |w − u|
    assert found.of in (v, Abs(v))
    assert isinstance(found, Rate | Tight) or found.to in (0, oo, SOMETHING)


@pytest.mark.parametrize(
    "event",
    [
        tends(w, PAIR),  # half of w + u and of w − u
        tends(w - 2 * u, PAIR),
        tends(w - u, PAIR, Integer(1)),  # w − u − 1 is moved by a constant
        tends(w * u, PAIR),
        tends(x * (w - u), PAIR),
        tends(FIRST, LOWER),
        tends(Abs(w), ONE, c),
        tends(sp.log(Abs(w - u)), PAIR),
    ],
)
def test_nothing_else_is(event):
    assert alone(event) is event


def test_a_limit_with_the_clock_in_it_is_not():
    k = sp.Symbol("t", integer=True, nonnegative=True)
    event = Converges(of=(w - u) / (1 + k), to=0, over=PAIR, how=IN_PROBABILITY, clock=k)
    assert alone(event) is event


def test_a_diffusion_is_not():
    both = Diffusion((w, u), (w, u), ((w,), (u,)), ITO)
    event = tends(w - u, Path(both, (w0, u0)))
    assert alone(event) is event


def test_the_start_of_its_logarithm_is_its_own():
    assert starts_in(Rate(of=w - u, over=PAIR)) == (w0 - u0,)


def claim(states, *given):
    return Claim(title="t", source="s", given=given, states=states)


@pytest.mark.parametrize(
    ("states", "given", "outcome"),
    [
        (tends(w - u, PAIR), (λ > 0, λ < Rational(1, 3)), "REFUTED"),
        (tends(w + u, PAIR), (λ > 0, λ < Rational(1, 2)), "PROVED"),
        (tends(w - u, PAIR, how=InMean(2)), (sp.Eq(w0, u0),), "PROVED"),
        (tends(w, ONE, c), (λ > Rational(1, 10), λ < Rational(1, 9)), "REFUTED"),
    ],
)
def test_its_limits_are_decided(states, given, outcome):
    held = tuple(Hypothesis(str(g), g) for g in given)
    assert verify(claim(states, *held)).outcome == outcome


def test_the_rate_of_a_sum():
    path = Path(PAIR.model, (Integer(2), Integer(1)))
    exact = sp.log(Abs((1 + λ) * (1 - 3 * λ))) / 2
    states = Implies(λ > 1, Equals(Rate(of=w + u, over=path), exact))
    assert verify(claim(states)).outcome == "PROVED"


def test_a_mean_over_a_batch_is_written_out_first():
    batch = (Draw(x, fair(1, -3), batch=2),)
    path = Path(
        Recursion((w, u), (w + λ * Average(x) * u, u + λ * Average(x) * w), batch), (w0, u0)
    )
    states = tends(w + u, path)
    held = (Hypothesis("λ = 1", sp.Eq(λ, 1)), Hypothesis("w_0 = 1", sp.Eq(w0, 1)))
    # the factors 2, 0, 0, −2: one of them is 0
    assert verify(claim(states, *held, Hypothesis("u_0 = 1", sp.Eq(u0, 1)))).outcome != "REFUTED"
