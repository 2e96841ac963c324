"""What a path does in the long run, and what a law is: the events of a statement."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import final

import sympy as sp

from theory.diffusions import EndIs, Integrable, Runs, StationaryDensity
from theory.exact import exact
from theory.laws import Law
from theory.models import Model, Path
from theory.steering import SomeDrift, SomeNoise

__all__ = [
    "ALMOST_SURELY",
    "IN_LAW",
    "IN_PROBABILITY",
    "SOMETHING",
    "ContinuousDensity",
    "Converges",
    "Event",
    "How",
    "InMean",
    "Invariant",
    "Something",
    "Tight",
]


class How(enum.StrEnum):
    """The mode of a convergence."""

    IN_PROBABILITY = "in probability"
    ALMOST_SURELY = "almost surely"
    IN_LAW = "in law"


IN_PROBABILITY = How.IN_PROBABILITY
ALMOST_SURELY = How.ALMOST_SURELY
IN_LAW = How.IN_LAW


@final
@dataclass(frozen=True, slots=True)
class InMean:
    """Convergence in mean of order p > 0: E|of − to|^p → 0.

    Raises:
        ValueError: a rational p is not positive.
    """

    p: sp.Expr

    def __post_init__(self) -> None:
        object.__setattr__(self, "p", exact("InMean: p", self.p))
        if self.p.is_nonpositive:
            raise ValueError(f"InMean: p={self.p} is not in (0, oo)")

    @property
    def value(self) -> str:
        """The mode in words, as the other modes have it."""
        return f"in mean of order {self.p}"


@final
@dataclass(frozen=True, slots=True)
class Something:
    """A limit that is not named: a finite one, which may depend on chance."""


SOMETHING = Something()


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Converges:
    """``of`` → ``to`` as t → ∞ along a path.

    ``of`` is an expression (or a Tuple of them) in the state, the start and the step counter
    ``clock`` (if it occurs); ``to`` is a number, ``oo``, a set (the distance to it tends to 0), a
    law for IN_LAW, or SOMETHING.

    Raises:
        ValueError: a law is approached otherwise than in law, or ∞ in mean.
    """

    of: sp.Expr | sp.Tuple
    to: sp.Expr | sp.Set | Law | Something
    over: Path
    how: How | InMean
    clock: sp.Symbol | None = None

    def __post_init__(self) -> None:
        if isinstance(self.to, Law) and self.how is not IN_LAW:
            raise ValueError(f"Converges: to={self.to} is a law, approached {self.how.value}")
        if self.to in (sp.oo, -sp.oo) and (self.how is IN_LAW or isinstance(self.how, InMean)):
            raise ValueError(f"Converges: to={self.to} is not approached {self.how.value}")


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Tight:
    """``of`` stays: for every ε there is a K with P(|of| > K) ≤ ε at all steps of the path.

    For a Tuple |of| is any norm.
    """

    of: sp.Expr | sp.Tuple
    over: Path
    clock: sp.Symbol | None = None


@final
@dataclass(frozen=True, slots=True)
class Invariant:
    """A state with this law has the same law one step later."""

    law: Law
    model: Model


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuousDensity:
    """The law has a density, and that is continuous in a neighbourhood of ``near``."""

    law: Law
    near: sp.Expr

    def __post_init__(self) -> None:
        object.__setattr__(self, "near", exact("ContinuousDensity: near", self.near))


Event = (
    Converges
    | Tight
    | Invariant
    | ContinuousDensity
    | StationaryDensity
    | Integrable
    | EndIs
    | Runs
    | SomeNoise
    | SomeDrift
)
