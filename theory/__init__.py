"""What is claimed: the vocabulary that a claim file may import. SymPy is the only dependency.

The names are loaded on first use, so that looking at the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_PLACES = {
    "symbols": ("function", "real", "size"),
    "laws": (
        "AnyLaw",
        "Continuous",
        "Discrete",
        "Draw",
        "Empirical",
        "Independent",
        "Mixture",
        "Normal",
        "StudentT",
        "Uniform",
        "fair",
    ),
    "samples": ("sample",),
    "batches": ("Average",),
    "models": (
        "BINARY32",
        "BINARY64",
        "Diffusion",
        "ITO",
        "MatrixProduct",
        "Path",
        "Recursion",
        "STRATONOVICH",
    ),
    "diffusions": (
        "ENTRANCE",
        "EXIT",
        "NATURAL",
        "NEVER_EXPLODES",
        "POSITIVE_RECURRENT",
        "RECURRENT",
        "REGULAR",
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
    ),
    "steering": ("SomeDrift", "SomeNoise"),
    "optimisers": (
        "adam",
        "amsgrad",
        "gd",
        "momentum",
        "penalised",
        "projected",
        "rmsprop",
        "sgd",
        "stopped",
        "weight_decay",
    ),
    "landscapes": ("network", "quadratic", "quartic", "two_valleys"),
    "quantities": (
        "DEGENERATE",
        "MAXIMUM",
        "MINIMUM",
        "SADDLE",
        "Argmax",
        "Critical",
        "Definition",
        "Lyapunov",
        "Mean",
        "Printed",
        "Probability",
        "Quantile",
        "Rate",
        "Supremum",
        "Variance",
    ),
    "statements": (
        "ALMOST_SURELY",
        "IN_LAW",
        "IN_PROBABILITY",
        "SOMETHING",
        "All",
        "AtMost",
        "ContinuousDensity",
        "Converges",
        "Equals",
        "Exists",
        "ForAll",
        "Iff",
        "Implies",
        "InMean",
        "Invariant",
        "Noiseless",
        "Not",
        "Tight",
        "escapes",
        "vanishes",
    ),
    "shapes": (
        "is_concave",
        "is_convex",
        "is_critical",
        "is_decreasing",
        "is_increasing",
        "is_maximum",
        "is_minimum",
        "is_monotone",
        "is_of_order",
        "is_saddle",
        "is_stationary",
        "is_type_one",
        "is_type_two",
    ),
    "assumptions": (
        "bounded_fluctuation",
        "continuous_near",
        "correlated_negative_curvature",
        "finite_second_moment",
        "hessian_lipschitz",
        "one_point_strongly_convex",
        "polyak_lojasiewicz",
    ),
    "claims": ("Claim", "Hypothesis", "Reading", "Rival", "box", "point"),
    "sources": ("Item", "Paper"),
}
_PLACE = {name: module for module, names in _PLACES.items() for name in names}

__all__ = sorted(_PLACE)  # noqa: PLE0605  the table above is the list


def __getattr__(name: str) -> Any:
    if name not in _PLACE:
        raise AttributeError(f"theory has no {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(f"theory.{_PLACE[name]}"), name)
