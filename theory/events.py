"""What a path does in the long run, and what a law is: the events of a statement."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import final

import sympy as sp

from theory.diffusions import EndIs, Integrable, Runs, StationaryDensity
from theory.exact import Drawn, exact, several
from theory.laws import Draw, Law
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
    "Noiseless",
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


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Noiseless:
    """P∇ℓ = 0 with probability 1 at the point: no draw moves SGD where the mean loss does not rise.

    P projects on the eigenspaces of the Hessian of the mean loss whose eigenvalues are at most 0:
    (1) in Definition 1 of L. Ziyin, B. Li, T. Galanti and M. Ueda, "Type-II saddles and
    probabilistic stability of stochastic gradient descent", 2024.

    Attributes:
        loss: ℓ, the loss of a draw.
        over: the parameters.
        at: their values at the point, one for each.
        draws: the data, one at a time: what holds for every draw holds for every batch.

    Raises:
        ValueError: the point has not one value for each parameter, or a draw is a batch.
    """

    loss: sp.Expr
    over: tuple[sp.Symbol, ...]
    at: tuple[sp.Expr, ...]
    draws: tuple[Draw, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "loss", exact("Noiseless: loss", self.loss))
        object.__setattr__(self, "over", several("Noiseless: over", self.over, sp.Symbol))
        object.__setattr__(self, "draws", several("Noiseless: draws", self.draws, Drawn))
        at = self.at if isinstance(self.at, tuple) else (self.at,)
        object.__setattr__(self, "at", tuple(exact("Noiseless: at", x) for x in at))
        if not self.over or len(self.over) != len(self.at):
            raise ValueError(f"Noiseless: {len(self.at)} values for the parameters {self.over}")
        if any(draw.batch != 1 for draw in self.draws):
            raise ValueError("Noiseless: the draws come one at a time, not in batches")


Event = (
    Converges
    | Tight
    | Invariant
    | ContinuousDensity
    | Noiseless
    | StationaryDensity
    | Integrable
    | EndIs
    | Runs
    | SomeNoise
    | SomeDrift
)
