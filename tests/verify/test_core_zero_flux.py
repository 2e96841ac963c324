"""Stationary densities where the noise is no rational function: by flux, signs and limits.

Only exact arithmetic runs; ``test_fokker_planck`` has the same objects by finite volumes.
"""

import pytest
import sympy as sp
from sympy import Limit, Rational, erf, exp, log, oo, pi, sqrt

from theory import ITO, STRATONOVICH, Diffusion, OnInterval, StationaryDensity, real
from verify.engines.closed import Undefined, Unread
from verify.engines.facts import AtPoint
from verify.engines.germs import Undecided
from verify.engines.limits import limit
from verify.engines.reducing import holds_at
from verify.instances import Instance
from verify.outcome import Truth

c, w = real("c w")
HERE = Instance(statement=sp.true, given=(), where=(), values=())
ROOT = sqrt(1 + w**2)
STUDENT = ROOT**-3


def normal(place):
    return exp(-((w - place) ** 2))


def pulled(place):
    """2 ∫ v e^{−(v − place)²} dv from −∞ to w."""
    return place * sqrt(pi) * (1 + erf(w - place)) - normal(place)


def said(density, drift, variance, calculus=ITO, low=-oo, high=oo):
    moves = Diffusion((w,), (sp.sympify(drift),), ((sqrt(variance),),), calculus)
    return StationaryDensity(density, OnInterval(moves, low, high))


def beside(place, constant):
    """The normal law at ``place`` for the drift −w, by the noise that keeps it."""
    return said(normal(place), -w, (constant - pulled(place)) / normal(place))


HOLDS = {
    "at the minimum": beside(0, 1),
    "beside the minimum": beside(1, 4),
    "σ² p falls to 0 at ∞": beside(1, 2 * sqrt(pi)),
    "σ² p falls to 0 at −∞": beside(-1, 0),
    "Student on a slope": said(STUDENT, 1 - w, (4 + 2 * w / ROOT + 2 / ROOT) / STUDENT),
    "a hill": said(STUDENT, w, (3 - 2 / ROOT) / STUDENT),
    "a steep hill": said(STUDENT, w**3, (5 + 2 * ROOT + 2 / ROOT) / STUDENT),  # σ² p ∼ |w|
    "no drift": said(STUDENT, 0, ROOT**3),
}
FAILS = {
    "another variance": said(exp(-(w**2) / 2), -w, (4 - pulled(0)) / normal(0)),
    "another place": said(normal(1), -w, (4 - pulled(0)) / normal(0)),
    "half of the noise": said(normal(1), -w, (4 - pulled(1)) / normal(1) / 2),
    "the other calculus": said(STUDENT, w, (3 - 2 / ROOT) / STUDENT, STRATONOVICH),
    "explosive": said(STUDENT, w**3 * (1 + w**2), (5 + 2 * (ROOT**3 / 3 - ROOT)) / STUDENT),
    "no density": said(1 / ROOT, 0, ROOT),
}  # fmt: skip
OPEN = {
    "σ² < 0 at ∞": (beside(1, 2 * sqrt(pi) - Rational(1, 100)), "σ² p tends to"),
    "σ² < 0 at −∞": (beside(-1, Rational(-1, 100)), "σ² p tends to"),
    "σ² < 0 at 0": (beside(0, -2), "σ² is not positive at w = 0"),
    "σ² → −∞": (said(1 / ROOT**2, -w, (5 - log(1 + w**2)) * ROOT**2), "negative as w →"),
    "on a half-line": (said(STUDENT, w, (3 - 2 / ROOT) / STUDENT, low=0), "not rational"),
    "waves": (said(STUDENT, sp.cos(w) / STUDENT / 2, (2 + sp.sin(w)) / STUDENT), "not shown"),
    "σ² jumps at 5": (  # where it is smooth its flux is 0
        said(STUDENT, 0, (2 + sqrt(w**2 - 10 * w + 25) / (w - 5)) / STUDENT), "is 0 or infinite"
    ),
    "a zero of p": (said(w**2 * normal(0), -w, ROOT), "is 0 or infinite"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOLDS)
def test_what_is_stationary(name):
    assert holds_at(HOLDS[name], HERE).truth is Truth.HOLDS


@pytest.mark.parametrize("name", FAILS)
def test_what_is_not(name):
    assert holds_at(FAILS[name], HERE).truth is Truth.FAILS


@pytest.mark.parametrize("name", OPEN)
def test_what_is_ill_posed_or_not_read(name):
    event, words = OPEN[name]
    with pytest.raises((Unread, Undefined), match=words):
        holds_at(event, HERE)


@pytest.mark.parametrize(
    ("of", "to", "known"),
    [
        (erf(w), oo, 1),
        (erf(w), -oo, -1),
        (erf(1 - w**3), oo, -1),
        (w**5 * (1 - erf(w)), oo, 0),
        (exp(w**2 / 2) * (1 - erf(w)), oo, 0),
        (c * erf(w) + erf(c), oo, c + erf(c)),
    ],
)
def test_limits_of_the_error_function(of, to, known):
    found = limit(Limit(of, w, to), AtPoint({c: Rational(1, 3)}))
    assert sp.simplify(found - known) == 0


@pytest.mark.parametrize("of", [erf(1 / w), exp(2 * w**2) * (1 - erf(w))])
def test_a_limit_that_is_not_shown(of):
    with pytest.raises(Undecided):
        limit(Limit(of, w, oo), AtPoint({}))
