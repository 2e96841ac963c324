"""Means of smooth functions of a normal number, enclosed."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import sympy as sp
from flint import arb, ctx
from scipy.integrate import quad
from sympy import Rational, cos, erf, exp, log, sin, sqrt, tanh

from theory import AtMost, Claim, Draw, Equals, Mean, Normal, Uniform, real
from verify import verify
from verify.engines.closed import Unread
from verify.engines.normal_means import _bound, _tail, normal_mean
from verify.instances import Instance

a, x, y = real("a x y")
AT = Instance(statement=sp.true, given=(), where=(), values=((a, Rational(3, 2)),))
STANDARD = (Draw(x, Normal(0, 1)),)
SWISH = x / (1 + exp(-x))


def mean(of, draws=STANDARD, bits=64):
    return normal_mean(of, draws, AT, bits)


@pytest.mark.parametrize(
    ("of", "law", "known"),
    [
        (x**2, Normal(1, 4), sp.Integer(5)),
        (x**6, Normal(0, 1), sp.Integer(15)),
        (cos(x), Normal(0, 1), exp(Rational(-1, 2))),
        (cos(a * x) * 2, Normal(0, 1), 2 * exp(Rational(-9, 8))),
        (sin(x), Normal(1, 1), sin(1) * exp(Rational(-1, 2))),
        (erf(x), Normal(Rational(1, 2), 1), erf(1 / (2 * sqrt(3)))),
        (1 / (1 + exp(-x)), Normal(0, 7), Rational(1, 2)),
        (tanh(x), Normal(0, 3), sp.Integer(0)),
        (sp.Integer(3), Normal(0, 1), sp.Integer(3)),
        (sp.Integer(0), Normal(0, 1), sp.Integer(0)),
    ],
)
@pytest.mark.parametrize("bits", [64, 128])
def test_known_means(of, law, known, bits):
    """Kills: a density without its factor, a variance for a deviation, a tail on one side only."""
    with ctx.workprec(bits):
        found = mean(of, (Draw(x, law),), bits)
    with ctx.workprec(bits + 32):
        assert found.overlaps(arb(str(sp.N(known, 60))))
    assert float(found.rad()) < 2.0 ** (24 - bits)


def test_the_mean_of_a_polynomial_is_a_number():
    """Killed by: a moment of another order, and a radius as integrals have it."""
    with ctx.workprec(64):
        found = mean(x**4 / 3 - x, (Draw(x, Normal(Rational(1, 2), 2)),))
        assert found.overlaps(arb(217) / 48)
    assert float(found.rad()) < 2.0**-59


@pytest.mark.parametrize("of", [SWISH, SWISH**2, (2 * SWISH - x) ** 3, x / (2 + exp(x)) ** 2])
def test_means_against_quadrature(of):
    f = sp.lambdify(x, of, "numpy")
    meant, error = quad(lambda t: f(t) * np.exp(-t * t / 2) / np.sqrt(2 * np.pi), -12, 12)
    found = mean(of)
    assert abs(float(found.mid()) - meant) < 10 * error + 1e-12


def test_the_bound_and_the_tail():
    from flint import arb

    r = next(iter(_bound(x, x).free_symbols))
    assert _bound(SWISH**2 - 3 * x, x) == 3 * r + r**2
    assert _bound(x / (2 + exp(x)) ** 2, x) == r / 4
    tail = _tail(sp.Poly(1 + 2 * r**3, r), Fraction(1, 2), Fraction(4), Fraction(3))
    f = lambda y: (1 + 2 * (y + 0.5) ** 3) * np.exp(-y * y / 8) / np.sqrt(8 * np.pi)  # noqa: E731
    assert abs(float(arb(tail)) - quad(f, 3, 60)[0]) < 1e-9


def test_what_is_beyond_the_interval_is_in_the_ball(monkeypatch):
    """Kills: a tail that is forgotten where it matters."""
    monkeypatch.setattr("verify.engines.normal_means._deviations", lambda _: 2)
    found = mean(x * sin(x), (Draw(x, Normal(0, 4)),))
    assert found.contains(4 * arb(-2).exp())
    assert 0.1 < float(found.rad()) < 2


@pytest.mark.parametrize(
    ("of", "draws", "words"),
    [
        (exp(x), STANDARD, "nothing bounds"),
        (1 / x, STANDARD, "stays away from 0"),
        (1 / (exp(x) - 1), STANDARD, "stays away from 0"),
        (1 / (1 - exp(x)), STANDARD, "stays away from 0"),
        (log(1 + x**2), STANDARD, "nothing bounds"),
        (x * y, (*STANDARD, Draw(y, Normal(0, 1))), "over a density is not enclosed"),
        (tanh(x), (Draw(x, Uniform(0, 1)),), "over a density is not enclosed"),
        (tanh(x), (Draw(x, Normal(0, sqrt(2))),), "no rational numbers"),
    ],
)
def test_what_is_not_enclosed_is_said(of, draws, words):
    with pytest.raises(Unread, match=words):
        mean(of, draws)


def test_a_claim_about_a_mean_is_certified():
    holds = AtMost(Mean(of=SWISH, over=STANDARD), Rational(207, 1000))
    fails = Equals(Mean(of=SWISH, over=STANDARD), Rational(206, 1000))
    outcomes = [verify(Claim(title="t", source="s", states=s)).outcome for s in (holds, fails)]
    assert outcomes == ["CERTIFIED", "REFUTED"]
