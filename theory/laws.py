"""Laws of the data, and draws from them: pure data, checked at birth.

Parameters are SymPy expressions, exact or symbolic; no number is ever a float. What a parameter
that is still a letter may be is a hypothesis, and is checked again where it has a value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias, final

import sympy as sp

from theory.densities import require_density
from theory.exact import exact, merged, numeral, require_probabilities
from theory.shown import Shown

__all__ = [
    "AnyLaw",
    "Continuous",
    "Discrete",
    "Draw",
    "Empirical",
    "Independent",
    "Law",
    "Mixture",
    "Normal",
    "StudentT",
    "Uniform",
    "fair",
    "single",
]


@final
@dataclass(frozen=True, slots=True)
class Discrete(Shown):
    """``weights[i]`` at ``values[i]``: p(x) = Σ weights[i] δ(x − values[i]).

    An atom that is given twice is one atom, and one of weight 0 is none; ``remarks`` say so.

    Raises:
        ValueError: lengths differ, a rational weight is not in [0, 1], or the weights do not sum
            to 1. Nothing is renormalised.
    """

    values: tuple[sp.Expr, ...]
    weights: tuple[sp.Expr, ...]
    remarks: tuple[str, ...] = field(default=(), compare=False, metadata={"remark": True})

    def __post_init__(self) -> None:
        values = tuple(exact("Discrete: a value", v) for v in self.values)
        weights = tuple(exact("Discrete: a weight", w) for w in self.weights)
        if not values or len(values) != len(weights):
            raise ValueError(f"Discrete: {len(values)} values but {len(weights)} weights")
        values, weights, remarks = merged(values, weights)
        require_probabilities("Discrete", weights)
        object.__setattr__(self, "values", values)
        object.__setattr__(self, "weights", weights)
        object.__setattr__(self, "remarks", tuple(dict.fromkeys((*self.remarks, *remarks))))


@final
@dataclass(frozen=True, slots=True)
class Normal(Shown):
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
class Uniform(Shown):
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
class StudentT(Shown):
    """location + scale · T, where T has Student's law: p(T) ∝ (1 + T²/degrees)^(−(degrees + 1)/2).

    E|x|^k is finite exactly for k < degrees; ``scale`` is no standard deviation.

    Raises:
        ValueError: degrees or scale is not positive.
    """

    degrees: sp.Expr
    location: sp.Expr
    scale: sp.Expr

    def __post_init__(self) -> None:
        for name in ("degrees", "location", "scale"):
            object.__setattr__(self, name, exact(f"StudentT: {name}", getattr(self, name)))
        for name, value in (("degrees", self.degrees), ("scale", self.scale)):
            if value.is_nonpositive:
                raise ValueError(f"StudentT: {name}={value} is not in (0, oo)")


@final
@dataclass(frozen=True, slots=True)
class Continuous(Shown):
    """The law of ``symbol`` with this density on [low, high]; an end may be −∞ or ∞.

    The density is the whole of it: it integrates to 1 and is never renormalised.

    Raises:
        ValueError: low is not below high, the density is negative at a point that was tried, or
            its integral is known and is not 1. What SymPy cannot integrate is checked by balls
            where the parameters have values.
    """

    symbol: sp.Symbol
    density: sp.Expr
    low: sp.Expr
    high: sp.Expr

    def __post_init__(self) -> None:
        object.__setattr__(self, "density", exact("Continuous: density", self.density))
        for name, infinite in (("low", -sp.oo), ("high", sp.oo)):
            end = getattr(self, name)
            if end != infinite:
                object.__setattr__(self, name, exact(f"Continuous: {name}", end))
            elif end is not infinite:
                raise TypeError(f"Continuous: {name}={end!r} is a float; write sympy.oo")
        if (self.high - self.low).is_nonpositive:
            raise ValueError(f"Continuous: low={self.low} is not below high={self.high}")
        if self.symbol in self.low.free_symbols | self.high.free_symbols:
            raise ValueError(f"Continuous: the support [{self.low}, {self.high}] has {self.symbol}")
        require_density(self.symbol, self.density, self.low, self.high)


@final
@dataclass(frozen=True, slots=True)
class Mixture(Shown):
    """With probability ``weights[i]`` a draw of ``laws[i]``.

    Raises:
        ValueError: lengths differ, there are no laws, or the weights are no probabilities.
        TypeError: a part is no law of one number.
    """

    laws: tuple[Law, ...]
    weights: tuple[sp.Expr, ...]

    def __post_init__(self) -> None:
        weights = tuple(exact("Mixture: a weight", w) for w in self.weights)
        object.__setattr__(self, "weights", weights)
        if not self.laws or len(self.laws) != len(weights):
            raise ValueError(f"Mixture: {len(self.laws)} laws but {len(weights)} weights")
        for law in self.laws:
            if not isinstance(law, Simple):
                raise TypeError(f"Mixture: {law} is not a law of one number")
        require_probabilities("Mixture", weights)


@final
@dataclass(frozen=True, slots=True)
class AnyLaw(Shown):
    """A law that varies: "let p(x) be such that ...".

    What is known of it stands among the hypotheses of the claim. It is bound at the laws of a fixed
    gallery (``theory.gallery``); nothing is proved for every law except by a named theorem.
    """

    name: str


@final
@dataclass(frozen=True, slots=True)
class Independent(Shown):
    """The law of several numbers that are independent, the i-th with law ``laws[i]``.

    Raises:
        ValueError: there are no laws.
        TypeError: a part is no law of one number.
    """

    laws: tuple[Law, ...]

    def __post_init__(self) -> None:
        if not self.laws:
            raise ValueError("Independent: 0 laws are not in 1, 2, ...")
        for law in self.laws:
            if not isinstance(law, Simple | AnyLaw):
                raise TypeError(f"Independent: {law} is not a law of one number")


@final
@dataclass(frozen=True, slots=True)
class Empirical(Shown):
    """A random data set: ``size`` draws of ``law``, made once for each path and then kept.

    A draw from it is one of its members, each with probability 1/size.

    Raises:
        ValueError: the size is not in 1, 2, ...
        TypeError: the law is itself a data set.
    """

    law: Law
    size: sp.Expr

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", numeral("Empirical: size", self.size))
        if not isinstance(self.law, Simple | Independent | AnyLaw):
            raise TypeError(f"Empirical: {self.law} is not a law to draw data from")


Simple: TypeAlias = Discrete | Normal | Uniform | StudentT | Continuous | Mixture
"""A law of one number."""

Law = Simple | AnyLaw | Independent | Empirical


@final
@dataclass(frozen=True, slots=True)
class Draw(Shown):
    """``symbol ∼ law``, drawn afresh at every step, independently of everything before.

    With a ``batch`` of S there are S of them at every step, and an expression has them only inside
    ``Average``, the mean over the batch. They are independent of one another, or, without
    ``replacement``, different members of a data set: of ``Empirical``, or of the equally likely
    atoms of a ``Discrete`` law.

    Raises:
        ValueError: the batch is not in 1, 2, ... or larger than a data set that it exhausts, the
            law is no data set, or the number of symbols is not that of the law.
    """

    symbol: sp.Symbol | tuple[sp.Symbol, ...]
    law: Law
    batch: sp.Expr = field(default=sp.Integer(1), metadata={"added": True})
    replacement: bool = field(default=True, metadata={"added": True})

    def __post_init__(self) -> None:
        object.__setattr__(self, "batch", numeral("Draw: batch", self.batch))
        inner = self.law.law if isinstance(self.law, Empirical) else self.law
        several = len(inner.laws) if isinstance(inner, Independent) else None
        if (len(self.symbol) if isinstance(self.symbol, tuple) else None) != several:
            raise ValueError(f"Draw: {self.symbol} are not as many as the numbers of {inner}")
        if not self.replacement:
            members = population(self.law)
            if (members - self.batch).is_negative:
                raise ValueError(f"Draw: a batch of {self.batch} out of {members} members")

    @property
    def symbols(self) -> tuple[sp.Symbol, ...]:
        """The symbols, one or several."""
        return self.symbol if isinstance(self.symbol, tuple) else (self.symbol,)


def single(draw: Draw) -> bool:
    """Whether it is one number of a law: no batch, no member of a data set, not several numbers."""
    alone = draw.batch == 1 and isinstance(draw.symbol, sp.Symbol)
    return alone and not isinstance(draw.law, Empirical)


def population(law: Law) -> sp.Expr:
    """How many members a data set has.

    Raises:
        ValueError: the law is no data set.
    """
    if isinstance(law, Empirical):
        return law.size
    if isinstance(law, Discrete) and len(set(law.weights)) == 1:
        return sp.Integer(len(law.values))
    raise ValueError(f"Draw: {law} is no data set, so nothing is drawn without replacement")


def fair(first: sp.Expr | int, second: sp.Expr | int) -> Discrete:
    """Two atoms with probability 1/2 each: ½ δ(x − first) + ½ δ(x − second)."""
    return Discrete((first, second), (sp.Rational(1, 2), sp.Rational(1, 2)))
