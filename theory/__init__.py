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
    "quantities": ("Definition", "Mean", "Probability", "Rate", "Supremum", "Variance"),
    "statements": (
        "ALMOST_SURELY",
        "IN_LAW",
        "IN_PROBABILITY",
        "All",
        "AtMost",
        "Converges",
        "Equals",
        "Exists",
        "ForAll",
        "Iff",
        "Implies",
        "Not",
        "escapes",
        "vanishes",
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
