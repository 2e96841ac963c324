"""Stochastic recursions, products of random matrices and diffusions: how a state moves."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TypeAlias, final

import sympy as sp

from theory.batches import Average
from theory.exact import Drawn, exact, several
from theory.laws import Draw, Empirical, Independent, Law

__all__ = [
    "BINARY32",
    "BINARY64",
    "ITO",
    "REAL",
    "STRATONOVICH",
    "Arithmetic",
    "Calculus",
    "Diffusion",
    "MatrixProduct",
    "Model",
    "Path",
    "Recursion",
    "plain",
]


class Arithmetic(enum.StrEnum):
    """What the numbers of a model are."""

    REAL = "real numbers"
    BINARY64 = "IEEE 754 binary64"
    BINARY32 = "IEEE 754 binary32"


REAL = Arithmetic.REAL
BINARY64 = Arithmetic.BINARY64
BINARY32 = Arithmetic.BINARY32


class Calculus(enum.StrEnum):
    """Which stochastic integral a diffusion is written with."""

    ITO = "Itô"
    STRATONOVICH = "Stratonovich"


ITO = Calculus.ITO
STRATONOVICH = Calculus.STRATONOVICH


@final
@dataclass(frozen=True, slots=True)
class Recursion:
    """state ← step(state, draws), with the draws fresh at every step.

    ``state`` and ``step`` are parallel tuples, one entry per coordinate; all steps are taken at
    once, from the old state.

    Attributes:
        clock: the symbol that stands in the step for the number of steps already made, 0 at first.
        arithmetic: in which every operation of the step is rounded, in the order in which SymPy
            keeps it; a power of the clock is a product, rounded at every step. Only simulation and
            exact replay read such a model.

    Raises:
        ValueError: the tuples differ in length, a symbol has two roles, or a draw of a batch
            stands outside of an average.
    """

    state: tuple[sp.Symbol, ...]
    step: tuple[sp.Expr, ...]
    draws: tuple[Draw, ...]
    clock: sp.Symbol | None = field(default=None, metadata={"added": True})
    arithmetic: Arithmetic = field(default=REAL, metadata={"added": True})

    def __post_init__(self) -> None:
        for name, sort in (("state", sp.Symbol), ("step", sp.Expr), ("draws", Drawn)):
            object.__setattr__(self, name, several(f"Recursion: {name}", getattr(self, name), sort))
        if not self.state or len(self.state) != len(self.step):
            raise ValueError(f"Recursion: {len(self.state)} states but {len(self.step)} steps")
        require_roles("Recursion", self.state, self.draws, self.clock)
        for step in self.step:
            require_averages("Recursion", step, self.draws)


def require_roles(
    place: str, state: tuple[sp.Symbol, ...], draws: tuple[Draw, ...], clock: sp.Symbol | None
) -> None:
    """Refuse a symbol that is two of: a state, a draw, the clock.

    Raises:
        ValueError: one is.
    """
    drawn = [symbol for draw in draws for symbol in draw.symbols]
    shared = set(state) & set(drawn)
    if shared:
        raise ValueError(f"{place}: {sorted(map(str, shared))} are both states and draws")
    for kind, symbols in (("states", state), ("draws", tuple(drawn))):
        if len(set(symbols)) < len(symbols):
            raise ValueError(f"{place}: the {kind} {symbols} repeat a symbol")
    if clock is not None and clock in {*state, *drawn}:
        raise ValueError(f"{place}: the clock {clock} is also a state or a draw")


def require_averages(place: str, step: sp.Expr, draws: tuple[Draw, ...]) -> None:
    """Refuse draws of a batch outside of an average, and averages over batches of several sizes.

    Raises:
        ValueError: as said.
    """
    many = {symbol: draw.batch for draw in draws if draw.batch != 1 for symbol in draw.symbols}
    averages = dict.fromkeys(step.atoms(Average), sp.Integer(0))
    outside = step.xreplace(averages).free_symbols & set(many)
    if outside:
        raise ValueError(f"{place}: {sorted(map(str, outside))} stand outside of Average")
    for part in step.atoms(Average):
        sizes = {many[symbol] for symbol in part.args[0].free_symbols if symbol in many}
        if len(sizes) != 1:
            raise ValueError(f"{place}: {part} is over {len(sizes)} batches, not over one")


@final
@dataclass(frozen=True, slots=True)
class MatrixProduct:
    """state ← A(draws) · state: the product … A_2 A_1 of random matrices that are independent.

    Raises:
        ValueError: the matrix is not square, or a symbol has two roles.
    """

    factor: sp.ImmutableDenseMatrix
    draws: tuple[Draw, ...]

    def __post_init__(self) -> None:
        factor = sp.ImmutableDenseMatrix(self.factor)
        object.__setattr__(self, "factor", factor)
        object.__setattr__(self, "draws", several("MatrixProduct: draws", self.draws, Drawn))
        if factor.rows != factor.cols or not factor.rows:
            raise ValueError(f"MatrixProduct: {factor.rows} × {factor.cols} is not square")
        require_roles("MatrixProduct", self.state, self.draws, None)
        for step in self.step:
            require_averages("MatrixProduct", step, self.draws)

    @property
    def state(self) -> tuple[sp.Symbol, ...]:
        """The coordinates u_1, u_2, ... of the vector that is multiplied."""
        return tuple(sp.Symbol(f"u_{i + 1}", real=True) for i in range(self.factor.rows))

    @property
    def step(self) -> tuple[sp.Expr, ...]:
        """A · state, one expression for each coordinate."""
        return tuple(self.factor * sp.Matrix(self.state))

    @property
    def clock(self) -> None:
        """No factor depends on the step."""
        return

    @property
    def arithmetic(self) -> Arithmetic:
        """Real numbers."""
        return REAL


@final
@dataclass(frozen=True, slots=True)
class Diffusion:
    """d state = drift dt + volatility dB, with independent Brownian motions B.

    Attributes:
        volatility: a row for each coordinate of the state, a column for each Brownian motion.
        calculus: ``ITO`` or ``STRATONOVICH``; the two differ by a drift of ½ σ σ'.

    Raises:
        ValueError: the parts differ in length.
        TypeError: the calculus is not said.
    """

    state: tuple[sp.Symbol, ...]
    drift: tuple[sp.Expr, ...]
    volatility: tuple[tuple[sp.Expr, ...], ...]
    calculus: Calculus

    def __post_init__(self) -> None:
        for name, sort in (("state", sp.Symbol), ("drift", sp.Expr)):
            object.__setattr__(self, name, several(f"Diffusion: {name}", getattr(self, name), sort))
        if not self.state or len(self.state) != len(self.drift):
            raise ValueError(f"Diffusion: {len(self.state)} states but {len(self.drift)} drifts")
        if len(self.volatility) != len(self.state) or len({len(r) for r in self.volatility}) != 1:
            raise ValueError(f"Diffusion: {self.volatility} has not one row for each state")
        if not isinstance(self.calculus, Calculus):
            raise TypeError(f"Diffusion: calculus={self.calculus!r} is not ITO or STRATONOVICH")

    @property
    def draws(self) -> tuple[Draw, ...]:
        """None: it has no steps at which something could be drawn."""
        return ()

    @property
    def step(self) -> tuple[sp.Expr, ...]:
        """A diffusion has no steps.

        Raises:
            TypeError: always; whoever reads recursions declines a diffusion first.
        """
        raise TypeError(f"Diffusion: {self.state} moves continuously and has no step")

    @property
    def clock(self) -> None:
        """No coefficient depends on the time."""
        return

    @property
    def arithmetic(self) -> Arithmetic:
        """Real numbers."""
        return REAL


Model: TypeAlias = Recursion | MatrixProduct | Diffusion


def plain(model: Model) -> bool:
    """Whether the model moves in steps that are the same at every time and in real numbers."""
    return not isinstance(model, Diffusion) and model.clock is None and model.arithmetic is REAL


@final
@dataclass(frozen=True, slots=True)
class Path:
    """A model together with its start: a point (one entry per coordinate) or a law.

    The start of a vector is a law of several numbers, ``Independent``.

    Raises:
        ValueError: the start has another dimension than the state, or is a data set.
    """

    model: Model
    start: tuple[sp.Expr, ...] | Law

    def __post_init__(self) -> None:
        if isinstance(self.start, sp.Expr | int):
            object.__setattr__(self, "start", (self.start,))
        if isinstance(self.start, tuple):
            object.__setattr__(self, "start", tuple(exact("Path: start", x) for x in self.start))
        if isinstance(self.start, Empirical):
            raise ValueError(f"Path: the start {self.start} is a data set; write its law")
        entries = self.start.laws if isinstance(self.start, Independent) else self.start
        many = len(entries) if isinstance(entries, tuple) else 1
        if many != len(self.model.state):
            raise ValueError(
                f"Path: the start {self.start} has {many} entries, "
                f"the state {self.model.state} has {len(self.model.state)}"
            )
