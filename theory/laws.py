"""Laws of the data, and draws from them: pure data, checked at birth.

Parameters are SymPy expressions, exact or symbolic; no number is ever a float.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import sympy as sp

__all__ = ["AnyLaw", "Discrete", "Draw", "Law", "Normal", "Uniform", "fair"]


def exact(place: str, value: sp.Expr | int) -> sp.Expr:
    """The value as a SymPy expression without floats.

    Raises:
        TypeError: the value is a string or anything else that is not a number or an expression.
        ValueError: a float occurs in it.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return sp.Integer(value)
    if not isinstance(value, sp.Expr):
        raise TypeError(f"{place}: {value!r} is not an integer or a SymPy expression")
    if value.has(sp.Float, sp.nan, sp.zoo, sp.oo, -sp.oo):
        raise ValueError(f"{place}: {value} is not exact and finite; write Rational(1, 10) for 0.1")
    return value


@final
@dataclass(frozen=True, slots=True)
class Discrete:
    """``weights[i]`` at ``values[i]``: p(x) = Σ weights[i] δ(x − values[i]).

    Raises:
        ValueError: lengths differ, two atoms coincide, a rational weight is not in (0, 1], or the
            weights do not sum to 1. Nothing is renormalised.
    """

    values: tuple[sp.Expr, ...]
    weights: tuple[sp.Expr, ...]

    def __post_init__(self) -> None:
        values = tuple(exact("Discrete: a value", v) for v in self.values)
        weights = tuple(exact("Discrete: a weight", w) for w in self.weights)
        object.__setattr__(self, "values", values)
        object.__setattr__(self, "weights", weights)
        if not values or len(values) != len(weights):
            raise ValueError(f"Discrete: {len(values)} values but {len(weights)} weights")
        if len(set(values)) != len(values):
            raise ValueError(f"Discrete: the values {values} repeat an atom; add up its weights")
        for weight in weights:
            if weight.is_Rational and not 0 < weight <= 1:
                raise ValueError(f"Discrete: the weight {weight} is not in (0, 1]")
        gap = sp.simplify(sum(weights) - 1)
        if gap != 0:
            raise ValueError(f"Discrete: the weights sum to {sum(weights)}, not to 1")


@final
@dataclass(frozen=True, slots=True)
class Normal:
    """The normal law with this mean and variance.

    Raises:
        ValueError: a rational variance is not positive.
    """

    mean: sp.Expr
    variance: sp.Expr

    def __post_init__(self) -> None:
        object.__setattr__(self, "mean", exact("Normal: mean", self.mean))
        object.__setattr__(self, "variance", exact("Normal: variance", self.variance))
        if self.variance.is_nonpositive:
            raise ValueError(f"Normal: variance={self.variance} is not in (0, oo)")


@final
@dataclass(frozen=True, slots=True)
class Uniform:
    """The uniform law on [low, high].

    Raises:
        ValueError: low is not below high.
    """

    low: sp.Expr
    high: sp.Expr

    def __post_init__(self) -> None:
        object.__setattr__(self, "low", exact("Uniform: low", self.low))
        object.__setattr__(self, "high", exact("Uniform: high", self.high))
        if (self.high - self.low).is_nonpositive:
            raise ValueError(f"Uniform: low={self.low} is not below high={self.high}")


@final
@dataclass(frozen=True, slots=True)
class AnyLaw:
    """A law that varies: "let p(x) be such that ...".

    What is known of it stands among the hypotheses of the claim. It is bound at the laws of a fixed
    gallery (``theory.gallery``); nothing is proved for every law except by a named theorem.
    """

    name: str


Law = Discrete | Normal | Uniform | AnyLaw


@final
@dataclass(frozen=True, slots=True)
class Draw:
    """``symbol ∼ law``, drawn afresh at every step, independently of everything before."""

    symbol: sp.Symbol
    law: Law


def fair(first: sp.Expr | int, second: sp.Expr | int) -> Discrete:
    """Two atoms with probability 1/2 each: ½ δ(x − first) + ½ δ(x − second)."""
    return Discrete((first, second), (sp.Rational(1, 2), sp.Rational(1, 2)))
