"""Named numbers of a path or of a draw: what a statement compares.

A quantity is not an expression: it says *what* is meant, and each method finds its value in its own
way. ``Definition(γ(λ), Rate(w, path))`` gives it a name that expressions can use.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, final

import sympy as sp

from theory.diffusions import DiffusionQuantity
from theory.exact import Drawn, exact, several
from theory.laws import Draw
from theory.models import Model, Path

if TYPE_CHECKING:
    from theory.statements import Statement

__all__ = [
    "DEGENERATE",
    "MAXIMUM",
    "MINIMUM",
    "SADDLE",
    "Argmax",
    "Critical",
    "Definition",
    "Kind",
    "Lyapunov",
    "Mean",
    "Over",
    "Printed",
    "Probability",
    "Quantile",
    "Quantity",
    "Rate",
    "Supremum",
    "Variance",
]

Over = Path | tuple[Draw, ...]


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """E[of], over one draw of the data, or over a path at step ``at``.

    Over a path the state symbols in ``of`` stand for the state at that step.
    """

    of: sp.Expr
    over: Over
    at: sp.Expr | None = None

    def __post_init__(self) -> None:
        _settle(self)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Variance:
    """Var[of], over one draw of the data, or over a path at step ``at``."""

    of: sp.Expr
    over: Over
    at: sp.Expr | None = None

    def __post_init__(self) -> None:
        _settle(self)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Probability:
    """P(of), for a condition on one draw, or on the state at step ``at`` of a path.

    Over draws ``of`` may be any statement: of a path whose start, data set or parameter is drawn.
    """

    of: Statement
    over: Over
    at: sp.Expr | None = None

    def __post_init__(self) -> None:
        from theory.statements import condition  # which knows the quantities

        object.__setattr__(self, "of", condition(self.of))
        _settle(self)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Quantile:
    """The smallest q with P(of ≤ q) ≥ ``level``, over one draw, or over a path at step ``at``.

    Raises:
        ValueError: a rational level is not in (0, 1).
    """

    of: sp.Expr
    level: sp.Expr
    over: Over
    at: sp.Expr | None = None

    def __post_init__(self) -> None:
        _settle(self)
        object.__setattr__(self, "level", exact("Quantile: level", self.level))
        if self.level.is_Rational and not 0 < self.level < 1:
            raise ValueError(f"Quantile: level={self.level} is not in (0, 1)")


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Lyapunov:
    """The ``index``-th largest exponent: lim (1/t) ln of the index-th singular value.

    The singular values are those of the product of the Jacobians along a path, or of the factors of
    a linear model.

    Raises:
        ValueError: the index is not a positive integer.
    """

    over: Path | Model
    index: int = 1

    def __post_init__(self) -> None:
        if isinstance(self.index, bool) or not isinstance(self.index, int) or self.index < 1:
            raise ValueError(f"Lyapunov: index={self.index!r} is not 1, 2, ...")


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """lim (1/t) E ln|of| along a path: the asymptotic average growth rate of ``of``."""

    of: sp.Expr
    over: Path


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Supremum:
    """sup of ``of`` as ``over`` varies ``within`` a condition; the other symbols stay free."""

    of: sp.Expr
    over: sp.Symbol
    within: sp.Basic


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Argmax:
    """All points ``within`` a condition at which ``of`` is largest: a set, perhaps an empty one.

    One variable gives a set of numbers, several a set of Tuples.
    """

    of: sp.Expr
    over: tuple[sp.Symbol, ...]
    within: sp.Basic = sp.true

    def __post_init__(self) -> None:
        object.__setattr__(self, "over", _variables("Argmax", self.over))


class Kind(enum.StrEnum):
    """What a stationary point is by the eigenvalues of its Hessian.

    All positive, all negative, of both signs without 0, or at least one of them 0.
    """

    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    SADDLE = "saddle"
    DEGENERATE = "degenerate"


MINIMUM = Kind.MINIMUM
MAXIMUM = Kind.MAXIMUM
SADDLE = Kind.SADDLE
DEGENERATE = Kind.DEGENERATE


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Critical:
    """All stationary points of ``of`` (or those of one kind): a set as that of ``Argmax``."""

    of: sp.Expr
    over: tuple[sp.Symbol, ...]
    kind: Kind | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "over", _variables("Critical", self.over))


def _settle(quantity: Mean | Variance | Probability | Quantile) -> None:
    """Make ``at=12`` the integer that SymPy has for it, and ``over=draw`` a tuple."""
    if not isinstance(quantity.over, Path):
        place = f"{type(quantity).__name__}: over"
        object.__setattr__(quantity, "over", several(place, quantity.over, Drawn))
    if isinstance(quantity.at, int):
        object.__setattr__(quantity, "at", exact("at", quantity.at))


def _variables(place: str, over: object) -> tuple[sp.Symbol, ...]:
    """The variables as a tuple; one symbol becomes one.

    Raises:
        TypeError: they are not symbols, or there are none.
    """
    found = (over,) if isinstance(over, sp.Symbol) else over
    if isinstance(found, tuple) and found and all(isinstance(s, sp.Symbol) for s in found):
        return found
    raise TypeError(f"{place}: over={over!r} is neither a symbol nor a tuple of symbols")


@final
@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: any number within half a unit of its last digit.

    ``Equals(x, Printed("2.71"))`` says 2.705 ≤ x ≤ 2.715; a bound by a printed number is a bound by
    the weaker end.

    Raises:
        ValueError: the text is not a decimal number.
    """

    text: str

    def __post_init__(self) -> None:
        if not isinstance(self.text, str) or not _DECIMAL.fullmatch(self.text):
            raise ValueError(f"Printed: {self.text!r} is not a decimal number as 2.71 or -1.5e-3")

    @property
    def unit(self) -> sp.Rational:
        """One unit of the last digit."""
        digits, _, exponent = self.text.lower().partition("e")
        return sp.Rational(10) ** (int(exponent or 0) - len(digits.partition(".")[2]))

    @property
    def low(self) -> sp.Rational:
        """The least number that is printed so."""
        return sp.Rational(self.text) - self.unit / 2

    @property
    def high(self) -> sp.Rational:
        """The largest number that is printed so."""
        return sp.Rational(self.text) + self.unit / 2


_DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


Quantity = (
    Mean
    | Variance
    | Probability
    | Quantile
    | Lyapunov
    | Rate
    | Supremum
    | Argmax
    | Critical
    | Printed
    | DiffusionQuantity
)


@final
@dataclass(frozen=True, slots=True)
class Definition:
    """``name`` stands for ``means``: a quantity, or an expression in earlier names.

    The name is a symbol, or a function applied to the symbols that vary under a quantifier, a limit
    or a derivative: ``Definition(γ(λ), Rate(of=w, over=path))``.

    Raises:
        TypeError: the name is neither a symbol nor an applied function of symbols.
    """

    name: sp.Expr
    means: Quantity | sp.Expr

    def __post_init__(self) -> None:
        named = isinstance(self.name, sp.Symbol) or (
            isinstance(self.name, sp.core.function.AppliedUndef)
            and all(isinstance(arg, sp.Symbol) for arg in self.name.args)
        )
        if not named:
            raise TypeError(f"Definition: {self.name!r} is not a symbol or a function of symbols")
