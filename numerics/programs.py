"""Straight-line arithmetic as data: what one step of a model does to its numbers.

A program is a tuple of operations from a closed table, on operands that are numbered and never
named by anybody: states s0, s1, ..., draws d0, ..., parameters p0, ... and earlier results t0, ...
NumPy interprets it on arrays, one entry a path; `source` prints it as a Python function on scalars
for a compiler. Both do the same IEEE operations in the same order, so both give the same bits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final, final

import numpy as np

from numerics.elementary import erf, exp, ln_of, tanh

__all__ = ["OPERATIONS", "Line", "Operation", "Program"]

Line = tuple[str, ...]
"""(operation, operand, ...): the result of line number i is the operand "ti"."""


@final
@dataclass(frozen=True, slots=True)
class Operation:
    """How an operation is done on arrays, how it is printed, and what it does to infinities.

    Attributes:
        arity: number of operands.
        array: on NumPy arrays and scalars.
        text: printed with the operands in place of {0}, {1}, ...
        sticky: whether a result is never finite where an operand is not.
    """

    arity: int
    array: Callable[..., Any]
    text: str
    sticky: bool = False


OPERATIONS: Final = {
    "add": Operation(2, np.add, "{0} + {1}", sticky=True),
    "sub": Operation(2, np.subtract, "{0} - {1}", sticky=True),
    "mul": Operation(2, np.multiply, "{0} * {1}", sticky=True),
    "neg": Operation(1, np.negative, "-{0}", sticky=True),
    "abs": Operation(1, np.abs, "abs({0})", sticky=True),
    "sqrt": Operation(1, np.sqrt, "sqrt({0})", sticky=True),
    "div": Operation(2, np.divide, "{0} / {1}"),
    "max": Operation(2, np.maximum, "maximum({0}, {1})"),
    "min": Operation(2, np.minimum, "minimum({0}, {1})"),
    "exp": Operation(1, exp, "exp({0})"),
    "ln": Operation(1, ln_of, "ln_of({0})"),
    "tanh": Operation(1, tanh, "tanh({0})"),
    "erf": Operation(1, erf, "erf({0})"),
    "sign": Operation(1, np.sign, "np.sign({0})"),
    "less": Operation(2, np.less, "{0} < {1}"),
    "at_most": Operation(2, np.less_equal, "{0} <= {1}"),
    "equal": Operation(2, np.equal, "{0} == {1}"),
    "not": Operation(1, np.logical_not, "not {0}"),
    "and": Operation(2, np.logical_and, "{0} & {1}"),
    "or": Operation(2, np.logical_or, "{0} | {1}"),
    "select": Operation(3, np.where, "{1} if {0} else {2}"),
}

_OPERAND: Final = re.compile(r"[sdpt](?:0|[1-9][0-9]{0,4})")


@final
@dataclass(frozen=True, slots=True)
class Program:
    """results = f(states, draws, parameters), line by line.

    Args:
        states, draws, parameters: how many operands there are of each kind.
        lines: operations on operands that are arguments or results of earlier lines.
        results: operands, one for each value returned.

    Raises:
        ValueError: an operation is not in the table, or an operand is not one of those.
    """

    states: int
    draws: int
    parameters: int
    lines: tuple[Line, ...]
    results: tuple[str, ...]

    def __post_init__(self) -> None:
        known = set(self.arguments)
        for number, (name, *operands) in enumerate(self.lines):
            operation = OPERATIONS.get(name)
            if operation is None or operation.arity != len(operands):
                raise ValueError(f"Program: line {number}: {(name, *operands)!r} is no operation")
            _require(known, operands)
            known.add(f"t{number}")
        _require(known, self.results)

    @property
    def arguments(self) -> tuple[str, ...]:
        """The names of all arguments, in order: states, draws, parameters."""
        counts = (("s", self.states), ("d", self.draws), ("p", self.parameters))
        return tuple(f"{letter}{i}" for letter, count in counts for i in range(count))

    def source(self, name: str) -> str:
        """The function as Python text, on scalars; ``name`` is ours."""
        body = [
            f"    t{number} = {OPERATIONS[operation].text.format(*operands)}\n"
            for number, (operation, *operands) in enumerate(self.lines)
        ]
        returned = ", ".join(self.results)
        head = f"def {name}({', '.join(self.arguments)}):\n"
        return f"{head}{''.join(body)}    return ({returned},)\n"

    def __call__(self, *arguments: Any) -> tuple[Any, ...]:
        """The results for arrays and scalars of one format, in the order of ``arguments``."""
        known = dict(zip(self.arguments, arguments, strict=True))
        for number, (name, *operands) in enumerate(self.lines):
            known[f"t{number}"] = OPERATIONS[name].array(*(known[one] for one in operands))
        return tuple(known[one] for one in self.results)

    @property
    def keeps_infinities(self) -> bool:
        """Whether a state that was not finite once never is again, whatever is drawn.

        So it is if every state enters its own successor through sums, products and roots only;
        then the end of a path tells whether it ever left the numbers.
        """
        reach: dict[str, set[str]] = {name: {name} for name in self.arguments}
        for number, (name, *operands) in enumerate(self.lines):
            sticky = OPERATIONS[name].sticky
            inside = (reach[one] for one in operands)
            reach[f"t{number}"] = set().union(*inside) if sticky else set()
        ends = self.results[: self.states]
        return all(f"s{i}" in reach[end] for i, end in enumerate(ends))

    @property
    def is_linear(self) -> bool:
        """Whether states are only added, and multiplied by what is free of states."""
        stateful = {name: name[0] == "s" for name in self.arguments}
        for number, (name, *operands) in enumerate(self.lines):
            count = sum(stateful[one] for one in operands)
            allowed = {"neg": (0, 1), "add": (0, 2), "sub": (0, 2), "mul": (0, 1)}.get(name, (0,))
            if count not in allowed:
                return False
            stateful[f"t{number}"] = count > 0
        return all(stateful[end] for end in self.results)

    def hoisted(self, draw: int) -> tuple[Program, Program] | None:
        """The program without what depends on one draw and on parameters only, and that part.

        The second is a function of this draw alone; the first takes its result for the draw. None
        if there is no such part, or if more than one result of it would be needed.
        """
        own = f"d{draw}"
        inner, fixed = {own}, set(self.arguments[self.states + self.draws :])
        for number, (_, *operands) in enumerate(self.lines):
            if set(operands) <= fixed:
                fixed.add(f"t{number}")
            elif set(operands) <= inner | fixed:
                inner.add(f"t{number}")
        late = [ops for number, (_, *ops) in enumerate(self.lines) if f"t{number}" not in inner]
        needed = {one for ops in (*late, self.results) for one in ops if one in inner}
        if len(needed) != 1 or needed == {own}:
            return None
        (end,) = needed
        first = _part(self, _led_to(self, (end,), {own}), {own: "d0"}, (end,))
        rest = _part(self, _led_to(self, self.results, {end}), {end: own}, self.results)
        return (
            Program(self.states, self.draws, self.parameters, *rest),
            Program(0, 1, self.parameters, *first),
        )

    def clocked(self, fixed: Collection[int]) -> tuple[Program, Program, tuple[int, ...]] | None:
        """The program without the states that go the same way on all paths, and these.

        Args:
            fixed: states that begin with the same number on all paths.

        Returns:
            The rest; the clock; which states the clock has. The clock takes no draw, and gives its
            states after the step, then what the rest takes after the parameters. None if no state
            is a clock, or all are.
        """
        clocks, inner = set(fixed), set[str]()
        while True:
            inner = {f"s{i}" for i in clocks} | set(self.arguments[self.states + self.draws :])
            for number, (_, *operands) in enumerate(self.lines):
                if set(operands) <= inner:
                    inner.add(f"t{number}")
            late = {i for i in clocks if self.results[i] not in inner}
            if not late:
                break
            clocks -= late
        moving = [i for i in range(self.states) if i not in clocks]
        if not clocks or not moving:
            return None
        ends = tuple(self.results[i] for i in moving)
        outer = [ops for number, (_, *ops) in enumerate(self.lines) if f"t{number}" not in inner]
        used = {one for ops in (*outer, ends) for one in ops if one in inner and one[0] != "p"}
        needed = tuple(sorted(used))
        told = (*(self.results[i] for i in sorted(clocks)), *needed)
        own = {f"s{i}": f"s{j}" for j, i in enumerate(sorted(clocks))}
        taken = {f"s{i}": f"s{j}" for j, i in enumerate(moving)}
        taken |= {one: f"p{self.parameters + j}" for j, one in enumerate(needed)}
        first = _part(self, _led_to(self, told, set()), own, told)
        rest = _part(self, _led_to(self, ends, set(needed)), taken, ends)
        return (
            Program(len(moving), self.draws, self.parameters + len(needed), *rest),
            Program(len(clocks), 0, self.parameters, *first),
            tuple(sorted(clocks)),
        )

    @property
    def is_homogeneous(self) -> bool:
        """Whether f(c s) = c f(s) for c > 0, line by line; exact for powers of 2."""
        degree: dict[str, Fraction | None] = {
            name: Fraction(int(name[0] == "s")) for name in self.arguments
        }
        for number, (name, *operands) in enumerate(self.lines):
            degree[f"t{number}"] = _degree(name, [degree[one] for one in operands])
        return all(degree[end] == 1 for end in self.results)


def _led_to(program: Program, ends: Sequence[str], known: set[str]) -> list[bool]:
    """The lines that it takes to come to the ends, from what is known."""
    wanted, kept = set(ends) - known, [False] * len(program.lines)
    for number in reversed(range(len(program.lines))):
        if f"t{number}" in wanted:
            kept[number] = True
            wanted |= set(program.lines[number][1:]) - known
    return kept


def _part(
    program: Program, kept: Sequence[bool], names: dict[str, str], results: tuple[str, ...]
) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines that are kept, numbered anew, and the results by their new names."""
    names, lines = dict(names), []
    for number, (name, *operands) in enumerate(program.lines):
        if kept[number]:
            lines.append((name, *(names.get(one, one) for one in operands)))
            names[f"t{number}"] = f"t{len(lines) - 1}"
    return tuple(lines), tuple(names.get(one, one) for one in results)


def _degree(name: str, of: Sequence[Fraction | None]) -> Fraction | None:
    """The degree of a result in the state from those of its operands; None if it has none."""
    if any(one is None for one in of):
        return None
    known = [one for one in of if one is not None]
    match name:
        case "mul":
            return known[0] + known[1]
        case "div":
            return known[0] - known[1]
        case "sqrt":
            return known[0] / 2
        case "neg" | "abs":
            return known[0]
        case "add" | "sub" | "max" | "min":
            return known[0] if known[0] == known[1] else None
        case "less" | "at_most" | "equal":
            return Fraction(0) if known[0] == known[1] else None
        case "select":
            return known[1] if known[0] == 0 and known[1] == known[2] else None
    return Fraction(0) if not any(known) else None


def _require(known: set[str], operands: Sequence[str]) -> None:
    for operand in operands:
        if not _OPERAND.fullmatch(operand) or operand not in known:
            raise ValueError(f"Program: the operand {operand!r} is not known here")
