"""From a symbolic step to a program: arithmetic on numbered operands, ready to be compiled.

Only nodes of a whitelist are printed. A symbol becomes an operand by its place among the states,
the draws or the parameters, never by its name, so no string of a claim gets any further. Every
number, too, is a parameter: steps that differ in numbers only are one program.

Sums and products are done from left to right, in the order in which SymPy keeps them; integer
powers are products; what occurs twice is computed once. Where the model leaves the order open,
factors without a state come first: for a coin they need not be computed at every step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, final

import sympy as sp

from verify.engines.arrays import Unlowered

if TYPE_CHECKING:
    from numerics.laws import Drawn, Source
    from numerics.paths import Walk
    from numerics.programs import Line, Program
    from theory.models import Arithmetic, Recursion

__all__ = ["Lowered", "followed", "lowered", "rounding", "unclocked"]

MOST_POWER = 16  # a power is so many products at most
MOST_LINES = 4_000

_FUNCTIONS = {sp.Abs: "abs", sp.exp: "exp", sp.log: "ln", sp.tanh: "tanh", sp.sign: "sign"}
_FUNCTIONS |= {sp.erf: "erf"}
_FOLDS = {sp.Max: "max", sp.Min: "min", sp.And: "and", sp.Or: "or"}
_RELATIONS = {"<": "less", "<=": "at_most", "==": "equal"}


@final
@dataclass(frozen=True, slots=True)
class Lowered:
    """A program, and what its parameters stand for: symbols and numbers, in order."""

    program: Program
    parameters: tuple[sp.Expr, ...]


def lowered(
    results: Sequence[sp.Expr],
    states: Sequence[sp.Symbol],
    draws: Sequence[sp.Symbol],
    last: frozenset[sp.Symbol] = frozenset(),
) -> Lowered:
    """The program of some expressions in states and draws; all other symbols are parameters.

    Factors with one of the symbols ``last`` come after those without, in each product.

    Raises:
        Unlowered: a node is not on the whitelist, or there are too many of them.
    """
    from numerics.programs import Program

    printer = _Printer(
        {symbol: f"{letter}{i}" for letter, of in (("s", states), ("d", draws))
         for i, symbol in enumerate(of)},
        last,
    )  # fmt: skip
    ends = tuple(printer.operand(expression) for expression in results)
    return Lowered(
        Program(len(states), len(draws), len(printer.parameters), tuple(printer.lines), ends),
        tuple(printer.parameters),
    )


def followed(
    model: Recursion,
    rows: Sequence[Mapping[sp.Symbol, float]],
    laws: tuple[Source, ...],
    start: tuple[float | Drawn, ...],
    steps: int,
) -> Walk:
    """A recursion without averages to follow, in its own arithmetic, once for each row of numbers.

    A clock and its powers are states, as `unclocked` has them.

    Raises:
        Unlowered: the step is not plain arithmetic.
    """
    from numerics.paths import Walk
    from theory.models import REAL
    from verify.engines.arrays import approximate

    timeless, begin = unclocked(model)
    state = timeless.state
    drawn = [symbol for draw in model.draws for symbol in draw.symbols]
    free = frozenset(state) if model.arithmetic is REAL else frozenset()
    low = lowered(timeless.step, state, drawn, free)
    numbers = tuple(tuple(float(approximate(p, row)) for p in low.parameters) for row in rows)
    return Walk(low.program, laws, numbers, (*start, *begin), steps, *rounding(model.arithmetic))


def rounding(arithmetic: Arithmetic) -> tuple[Literal["plain", "kept"], str]:
    """The scale and the format of a walk: in a number format subnormal numbers are kept."""
    from theory.models import BINARY32, REAL

    scale: Literal["plain", "kept"] = "plain" if arithmetic is REAL else "kept"
    return scale, "float32" if arithmetic is BINARY32 else "float64"


@lru_cache(maxsize=256)
def unclocked(model: Recursion) -> tuple[Recursion, tuple[float, ...]]:
    """The model with its clock among the states, and where these begin.

    Each power b^clock, as bias correction has it, is a state too: it is multiplied by b at every
    step, and rounded there where the model is.
    """
    clock = model.clock
    if clock is None:
        return model, ()
    powers: dict[sp.Expr, sp.Symbol] = {}
    known: dict[sp.Basic, sp.Basic] = {}
    for power in sorted(sp.Tuple(*model.step).atoms(sp.Pow), key=sp.default_sort_key):
        ahead = power.exp - clock
        if ahead.is_Integer and not power.base.has(clock, *model.state):
            running = powers.setdefault(power.base, sp.Dummy(f"power_{len(powers)}", real=True))
            known[power] = running * power.base**ahead
    step = tuple(one.xreplace(known) for one in model.step)
    more = tuple(running * base for base, running in powers.items())
    state = (*model.state, clock, *powers.values())
    timeless = replace(model, state=state, step=(*step, clock + 1, *more), clock=None)
    return timeless, (0.0, *(1.0 for _ in powers))


@final
@dataclass(slots=True)
class _Printer:
    """Lines so far; what each expression and each line is called."""

    known: dict[sp.Basic, str]
    last: frozenset[sp.Symbol] = frozenset()
    parameters: list[sp.Expr] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    values: dict[Line, str] = field(default_factory=dict)

    def operand(self, of: sp.Basic) -> str:
        """The operand that holds an expression; its lines are written if they are not yet."""
        if of not in self.known:
            self.known[of] = self._printed(of)
        return self.known[of]

    def _line(self, *line: str) -> str:
        if line not in self.values:
            if len(self.lines) >= MOST_LINES:
                raise Unlowered(f"a step of more than {MOST_LINES} operations")
            self.values[line] = f"t{len(self.lines)}"
            self.lines.append(line)
        return self.values[line]

    def _parameter(self, of: sp.Expr) -> str:
        self.parameters.append(of)
        return f"p{len(self.parameters) - 1}"

    def _printed(self, of: sp.Basic) -> str:
        if isinstance(of, sp.Symbol) or of.is_Number or of.is_NumberSymbol:
            if of.is_finite is False or of is sp.nan:
                raise Unlowered(f"{of} is not a finite number")
            return self._parameter(of)
        function = _FUNCTIONS.get(type(of))
        if function is not None:
            return self._line(function, self.operand(of.args[0]))
        fold = _FOLDS.get(type(of))
        if fold is not None:
            return self._folded(fold, [self.operand(arg) for arg in of.args])
        match of:
            case sp.Add(args=terms):
                return self._folded("add", [self.operand(term) for term in terms])
            case sp.Mul(args=factors):
                return self._product(factors)
            case sp.Pow(base=base, exp=exponent):
                return self._power(base, exponent)
            case sp.Piecewise(args=cases):
                return self._cases(cases)
            case sp.Not(args=(x,)):
                return self._line("not", self.operand(x))
            case sp.Rel():
                return self._relation(of)
        raise Unlowered(f"{type(of).__name__} is not lowered to arithmetic")

    def _folded(self, operation: str, operands: list[str]) -> str:
        total = operands[0]
        for operand in operands[1:]:
            total = self._line(operation, total, operand)
        return total

    def _product(self, factors: tuple[sp.Expr, ...]) -> str:
        """From left to right; a leading −1 is a change of sign, which is exact."""
        turned = factors[0] == -1
        ordered = sorted(factors[turned:], key=lambda factor: bool(self.last & factor.free_symbols))
        first, *more = (self.operand(factor) for factor in ordered)
        return self._folded("mul", [self._line("neg", first) if turned else first, *more])

    def _power(self, base: sp.Expr, exponent: sp.Expr) -> str:
        """x^n, x^(n/2), x^(n/4), by products, one root or two and one division; e^x."""
        if base == sp.E:
            return self._line("exp", self.operand(exponent))
        fourth = exponent.is_Rational and exponent.q == 4
        twice = 4 * exponent if fourth else 2 * exponent
        if not twice.is_Integer or abs(int(twice)) > 2 * MOST_POWER:
            raise Unlowered(f"the power {exponent} is not lowered to arithmetic")
        of = self._line("sqrt", self.operand(base)) if fourth else self.operand(base)
        whole, half = divmod(abs(int(twice)), 2)
        factors = [of] * whole + ([self._line("sqrt", of)] if half else [])
        product = self._folded("mul", factors)
        return product if exponent > 0 else self._line("div", self.operand(sp.S.One), product)

    def _cases(self, cases: tuple[sp.Tuple, ...]) -> str:
        """The first case that holds; NaN where none does."""
        certain = cases[-1].cond == sp.true
        total = self.operand(cases[-1].expr) if certain else self._parameter(sp.nan)
        for case in reversed(cases[:-1] if certain else cases):
            total = self._line("select", self.operand(case.cond), self.operand(case.expr), total)
        return total

    def _relation(self, of: sp.Rel) -> str:
        if of.rel_op == "!=":
            return self._line("not", self.operand(sp.Eq(of.lhs, of.rhs, evaluate=False)))
        turned = of.rel_op.replace(">", "<") != of.rel_op
        left, right = (of.rhs, of.lhs) if turned else (of.lhs, of.rhs)
        name = _RELATIONS[of.rel_op.replace(">", "<")]
        return self._line(name, self.operand(left), self.operand(right))
