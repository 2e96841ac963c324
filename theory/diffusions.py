"""What is said of a diffusion on a line: its flux, its ends, its stationary law.

Three objects are kept apart. A ``Recursion`` is the discrete chain. ``OnInterval`` is the
diffusion: the solution of dw = b dt + σ dB as long as it is inside an open interval. A density is
an expression in the state; that it is the density of the stationary law of a diffusion is a
statement, ``StationaryDensity``, while ``StationaryMean``, ``Modes``, ... speak of that law,
whatever it is.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import final

import sympy as sp

from theory.exact import exact
from theory.models import ITO, Diffusion

__all__ = [
    "ENTRANCE",
    "EXIT",
    "NATURAL",
    "NEVER_EXPLODES",
    "POSITIVE_RECURRENT",
    "RECURRENT",
    "REGULAR",
    "Boundary",
    "Course",
    "DiffusionQuantity",
    "EndIs",
    "Exponent",
    "Integrable",
    "Modes",
    "OnInterval",
    "Runs",
    "SpectralGap",
    "StationaryDensity",
    "StationaryMean",
    "StationaryProbability",
    "flux",
    "ito_drift",
    "variance_rate",
]


class Boundary(enum.StrEnum):
    """Feller's kinds of an end: whether it is reached from inside, and left towards the inside.

    Both: regular; reached only: exit; left only: entrance; neither: natural. Reached means in
    finite time with positive probability.
    """

    REGULAR = "a regular end"
    EXIT = "an exit"
    ENTRANCE = "an entrance"
    NATURAL = "a natural end"


REGULAR = Boundary.REGULAR
EXIT = Boundary.EXIT
ENTRANCE = Boundary.ENTRANCE
NATURAL = Boundary.NATURAL


class Course(enum.StrEnum):
    """How a diffusion runs from any point of its interval, almost surely.

    It never reaches an end in finite time; it comes to every point; and that after a time of finite
    mean.
    """

    NEVER_EXPLODES = "never reaches an end"
    RECURRENT = "is recurrent"
    POSITIVE_RECURRENT = "is positive recurrent"


NEVER_EXPLODES = Course.NEVER_EXPLODES
RECURRENT = Course.RECURRENT
POSITIVE_RECURRENT = Course.POSITIVE_RECURRENT


def ito_drift(model: Diffusion) -> sp.Expr:
    """The drift of a diffusion of one state in the sense of Itô: b, or b + ½ Σ σ σ'.

    Raises:
        ValueError: it has several states.
    """
    w, drift, row = _single("ito_drift", model)
    if model.calculus is ITO:
        return drift
    return sp.Add(drift, *(sigma * sp.diff(sigma, w) / 2 for sigma in row))


def variance_rate(model: Diffusion) -> sp.Expr:
    """Σ σ² of a diffusion of one state.

    Raises:
        ValueError: it has several states.
    """
    return sp.Add(*(sigma**2 for sigma in _single("variance_rate", model)[2]))


def flux(density: sp.Expr, model: Diffusion) -> sp.Expr:
    """J = b p − ½ (σ² p)' with the drift b of Itô: the probability that crosses w per unit of time.

    The Fokker-Planck equation is ∂p/∂t = −∂J/∂w.

    Raises:
        ValueError: the model has several states.
    """
    w, _, _ = _single("flux", model)
    return ito_drift(model) * density - sp.diff(variance_rate(model) * density, w) / 2


def _single(place: str, model: Diffusion) -> tuple[sp.Symbol, sp.Expr, tuple[sp.Expr, ...]]:
    if not isinstance(model, Diffusion) or len(model.state) != 1:
        raise ValueError(f"{place}: {model} is not a diffusion of one state")
    return model.state[0], model.drift[0], model.volatility[0]


def _end(place: str, given: sp.Expr) -> sp.Expr:
    """An exact end, or an infinite one.

    Raises:
        TypeError: it is a float or no number.
    """
    return given if given in (sp.oo, -sp.oo) else exact(place, given)


@final
@dataclass(frozen=True, slots=True)
class OnInterval:
    """A diffusion of one state inside the open interval (low, high), where its noise is not 0.

    Raises:
        ValueError: low is not below high, an end depends on the state, or there are several states.
    """

    model: Diffusion
    low: sp.Expr
    high: sp.Expr

    def __post_init__(self) -> None:
        w, _, _ = _single("OnInterval", self.model)
        for name in ("low", "high"):
            end = _end(f"OnInterval: {name}", getattr(self, name))
            object.__setattr__(self, name, end)
            if end.has(w):
                raise ValueError(f"OnInterval: {name}={end} depends on the state {w}")
        if self.low == sp.oo or self.high == -sp.oo or (self.high - self.low).is_nonpositive:
            raise ValueError(f"OnInterval: low={self.low} is not below high={self.high}")

    @property
    def state(self) -> sp.Symbol:
        """The only state."""
        return self.model.state[0]


@final
@dataclass(frozen=True, slots=True)
class StationaryDensity:
    """The diffusion stays inside and has exactly one stationary law, with density ∝ ``density``.

    So the flux of the density is 0, its integral is finite, and no path reaches an end. A flux of 0
    alone is ``Equals(flux(p, model), 0)``.
    """

    density: sp.Expr
    on: OnInterval

    def __post_init__(self) -> None:
        object.__setattr__(self, "density", exact("StationaryDensity: density", self.density))


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Integrable:
    """∫ |of| d(over) from ``low`` to ``high`` is finite: a statement about a function.

    Raises:
        ValueError: low is not below high.
    """

    of: sp.Expr
    over: sp.Symbol
    low: sp.Expr
    high: sp.Expr

    def __post_init__(self) -> None:
        object.__setattr__(self, "of", exact("Integrable: of", self.of))
        for name in ("low", "high"):
            object.__setattr__(self, name, _end(f"Integrable: {name}", getattr(self, name)))
        if self.low == sp.oo or self.high == -sp.oo or (self.high - self.low).is_nonpositive:
            raise ValueError(f"Integrable: low={self.low} is not below high={self.high}")


@final
@dataclass(frozen=True, slots=True)
class EndIs:
    """An end of the interval of a diffusion is of one of Feller's four kinds.

    Raises:
        ValueError: it is neither of the two ends.
        TypeError: the kind is not said.
    """

    kind: Boundary
    end: sp.Expr
    on: OnInterval

    def __post_init__(self) -> None:
        object.__setattr__(self, "end", _end("EndIs: end", self.end))
        if not isinstance(self.kind, Boundary):
            raise TypeError(f"EndIs: kind={self.kind!r} is not REGULAR, EXIT, ENTRANCE or NATURAL")
        if self.end not in (self.on.low, self.on.high):
            raise ValueError(f"EndIs: {self.end} is neither {self.on.low} nor {self.on.high}")


@final
@dataclass(frozen=True, slots=True)
class Runs:
    """A diffusion on an interval never reaches an end, is recurrent, or positive recurrent.

    Raises:
        TypeError: the course is not said.
    """

    course: Course
    on: OnInterval

    def __post_init__(self) -> None:
        if not isinstance(self.course, Course):
            raise TypeError(f"Runs: course={self.course!r} is not NEVER_EXPLODES, ...")


@final
@dataclass(frozen=True, slots=True)
class SpectralGap:
    """The slowest rate at which laws of the diffusion tend to the stationary one.

    The infimum of the spectrum of minus the generator on functions of stationary mean 0.
    """

    on: OnInterval


@final
@dataclass(frozen=True, slots=True)
class Modes:
    """The set of all local maxima of the stationary density inside the interval."""

    on: OnInterval


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class StationaryMean:
    """E[of] where the state has the stationary law of a diffusion on an interval."""

    of: sp.Expr
    on: OnInterval


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class StationaryProbability:
    """P(of) where the state has the stationary law of a diffusion on an interval."""

    of: sp.Basic
    on: OnInterval


@final
@dataclass(frozen=True, slots=True)
class Exponent:
    """The c with density = |w|^(c + o(1)) at an infinite end, |w − end|^(c + o(1)) at a finite one.

    It is −∞ at ∞, and ∞ at a finite end, where the density falls faster than any power.

    Raises:
        ValueError: ``at`` is neither of the two ends.
    """

    at: sp.Expr
    on: OnInterval

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", _end("Exponent: at", self.at))
        if self.at not in (self.on.low, self.on.high):
            raise ValueError(f"Exponent: {self.at} is neither {self.on.low} nor {self.on.high}")


DiffusionQuantity = StationaryMean | StationaryProbability | SpectralGap | Modes | Exponent
