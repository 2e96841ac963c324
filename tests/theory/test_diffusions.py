"""The words on diffusions on intervals: data, checked at birth, that say which object is meant."""

import pickle

import pytest
from sympy import FiniteSet, Integer, exp, oo, simplify, sqrt

from theory import (
    ENTRANCE,
    ITO,
    RECURRENT,
    STRATONOVICH,
    Claim,
    Diffusion,
    EndIs,
    Equals,
    Exponent,
    Integrable,
    Modes,
    OnInterval,
    Runs,
    SomeDrift,
    SomeNoise,
    SpectralGap,
    StationaryDensity,
    StationaryMean,
    StationaryProbability,
    flux,
    real,
)
from theory.diffusions import ito_drift, variance_rate
from theory.latex import latex
from verify.show import said

a, u, w, σ = real("a u w σ")
SQUARE = Diffusion((w,), (-a * w,), ((w, σ),), ITO)
LINE = OnInterval(SQUARE, -oo, oo)
PLANE = Diffusion((w, u), (-w, -u), ((1, 0), (0, 1)), ITO)

STATEMENTS = [
    StationaryDensity(exp(-(w**2)), LINE),
    Integrable(of=w**2, over=w, low=0, high=oo),
    EndIs(ENTRANCE, oo, LINE),
    Runs(RECURRENT, LINE),
    SomeNoise(density=exp(-(w**2)), over=w, drift=-a * w),
    SomeDrift(density=exp(-(w**2)), over=w, variance=1 + a**2 * w**2),
    Equals(StationaryMean(of=w**2, on=LINE), a),
    Equals(StationaryProbability(of=w > 0, on=LINE), a),
    Equals(SpectralGap(LINE), a),
    Equals(Modes(LINE), FiniteSet(0)),
    Equals(Exponent(oo, LINE), -a),
]


@pytest.mark.parametrize("states", STATEMENTS, ids=lambda s: said(s)[:30])
def test_it_is_data_that_is_shown_in_words_and_in_mathematics(states):
    claim = Claim(title="t", source="s", states=states)
    assert pickle.loads(pickle.dumps(claim)).digest == claim.digest
    others = {Claim(title="t", source="s", states=s).digest for s in STATEMENTS if s is not states}
    assert claim.digest not in others
    assert w not in claim.variables  # the state is bound
    assert "object at" not in said(states)
    assert "OnInterval" not in said(states) + latex(states)
    if not isinstance(states, Integrable | SomeNoise | SomeDrift):
        assert "(Itô) on (-∞, ∞)" in said(states)
        assert r"\text{ (Itô)}" in latex(states)


def test_the_flux_is_that_of_the_equation_in_either_calculus():
    p = exp(-(w**2))
    ito = -a * w * p - ((w**2 + σ**2) * p).diff(w) / 2
    assert simplify(flux(p, SQUARE) - ito) == 0
    turned = Diffusion((w,), (-a * w,), ((w, σ),), STRATONOVICH)
    assert simplify(flux(p, turned) - ito - w * p / 2) == 0
    assert ito_drift(SQUARE) == -a * w
    assert simplify(ito_drift(turned) - (-a * w + w / 2)) == 0
    assert variance_rate(SQUARE) == w**2 + σ**2


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: flux(w, PLANE), "not a diffusion of one state"),
        (lambda: OnInterval(PLANE, -oo, oo), "not a diffusion of one state"),
        (lambda: OnInterval(SQUARE, 1, 1), "low=1 is not below high=1"),
        (lambda: OnInterval(SQUARE, oo, oo), "is not below"),
        (lambda: OnInterval(SQUARE, w, oo), "depends on the state w"),
        (lambda: OnInterval(SQUARE, 0.5, oo), "0.5"),
        (lambda: EndIs(ENTRANCE, 0, LINE), "0 is neither -oo nor oo"),
        (lambda: EndIs("entrance", oo, LINE), "is not REGULAR, EXIT"),
        (lambda: Runs("recurrent", LINE), "is not NEVER_EXPLODES"),
        (lambda: Exponent(1, LINE), "1 is neither -oo nor oo"),
        (lambda: Integrable(of=w, over=w, low=2, high=1), "low=2 is not below high=1"),
        (lambda: StationaryDensity(0.5 * w, LINE), "not exact"),
    ],
)
def test_wrong_calls(make, words):
    with pytest.raises((TypeError, ValueError), match=words.replace("(", r"\(")):
        make()


def test_an_end_may_be_a_letter():
    assert OnInterval(SQUARE, a, oo).low == a
    assert EndIs(ENTRANCE, a, OnInterval(SQUARE, a, oo)).end == a
    assert OnInterval(Diffusion((w,), (w,), ((sqrt(w),),), ITO), 0, 1).low == Integer(0)
