"""The words on diffusions as LaTeX; the formulas in them are written by ``theory.latex``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from theory.diffusions import (
    EndIs,
    Exponent,
    Integrable,
    Modes,
    OnInterval,
    Runs,
    SpectralGap,
    StationaryDensity,
    StationaryMean,
    StationaryProbability,
)
from theory.steering import SomeDrift, SomeNoise

__all__ = ["of_diffusions"]


def of_diffusions(part: Any, formula: Callable[[Any], str], moves: Callable[[Any], str]) -> str:
    """A word on diffusions, "" if the part is another."""

    def on(line: OnInterval) -> str:
        ends = rf"\left({formula(line.low)}, {formula(line.high)}\right)"
        return rf"{moves(line.model)} \text{{ on }} {ends}"

    match part:
        case StationaryDensity(density=density, on=line):
            law = rf"p({formula(line.state)}) \propto {formula(density)}"
            return rf"{law} \text{{ is the stationary density of }} {on(line)}"
        case Integrable(of=of, over=w, low=low, high=high):
            ends = rf"_{{{formula(low)}}}^{{{formula(high)}}}"
            return rf"\int{ends} \left|{formula(of)}\right| d{formula(w)} < \infty"
        case EndIs(kind=kind, end=end, on=line):
            return rf"{formula(end)} \text{{ is {kind.value} of }} {on(line)}"
        case Runs(course=course, on=line):
            return rf"{on(line)} \text{{ {course.value}}}"
        case SpectralGap(on=line):
            return rf"\text{{the spectral gap of }} {on(line)}"
        case Modes(on=line):
            return rf"\text{{the modes of the stationary law of }} {on(line)}"
        case Exponent(at=at, on=line):
            law = rf"\text{{ of the stationary density of }} {on(line)}"
            return rf"\text{{the exponent at }} {formula(at)} {law}"
        case StationaryMean(of=of, on=line):
            law = rf"\text{{stationary law of }} {on(line)}"
            return rf"\operatorname{{E}}_{{{law}}}\left[{formula(of)}\right]"
        case StationaryProbability(of=of, on=line):
            law = rf"\text{{stationary law of }} {on(line)}"
            return rf"\operatorname{{P}}_{{{law}}}\left({formula(of)}\right)"
    return _of_steering(part, formula)


def _of_steering(part: Any, formula: Callable[[Any], str]) -> str:
    """That some noise, or some drift, makes a density stationary."""
    match part:
        case SomeNoise(density=density, over=w, drift=drift):
            law = rf"p({formula(w)}) \propto {formula(density)}"
            moves_by = rf"d{formula(w)} = \left({formula(drift)}\right) dt + \sigma dB"
            return rf"\exists \sigma:\ {law} \text{{ is the stationary density of }} {moves_by}"
        case SomeDrift(density=density, over=w, variance=variance):
            law = rf"p({formula(w)}) \propto {formula(density)}"
            moves_by = rf"d{formula(w)} = b\, dt + \sqrt{{{formula(variance)}}}\, dB"
            return rf"\exists b:\ {law} \text{{ is the stationary density of }} {moves_by}"
    return ""
