"""The text of a lane kernel: a program and the kinds of its draws, woven into loops over 64 lanes.

Nothing enters the text but the lines of a program and numbers that count; every number that a model
or a law has is an argument.

Arguments of every kernel: rng, the generators, shape (4, 4096), which it advances; for each draw j
its law as numbers
nj and bounds bj (see `numerics.compiled`); then those of its form:

walk: p[rate, parameter], y[rate, state, path] (the start, then the end), broken[rate, path], steps
kept: the same; no small state is set to 0
scaled: the same with e[rate, path], exponents of 2, in place of broken
increments: p[parameter], edges, counts (cells, one more at either end), steps

Each returns a count: of states set to 0, or of values that are not numbers.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from numerics.frames import (
    BACK,
    GENERATORS,
    Block,
    Weave,
    arguments,
    begun,
    chunks,
    kernel,
    numbers,
    paths,
    ticks,
)  # fmt: skip
from numerics.programs import Program

__all__ = ["LEAST", "RANGE", "woven"]

LEAST: Final = {"float64": 1e-140, "float32": 1e-30}
"""States below are set to 0 every 64 steps, so that no kernel slows down among subnormals."""
RANGE: Final = {"float64": (2.0**-400, 2.0**400, 2.0**900), "float32": (2.0**-50, 2.0**50, 2.0**90)}
"""A chunk of scaled steps stays between the first two, or is done again step by step."""
INLINE: Final = '@njit(forceinline=True, error_model="numpy")'


@lru_cache(maxsize=1024)
def woven(weave: Weave) -> str:
    """The text of a module with a function `kernel`; it reads CACHE, which is put before it."""
    low, high, wide = RANGE[weave.format]
    forms = {"walk": _walk, "kept": _walk, "scaled": _scaled, "increments": _increments}
    return "\n".join(
        (
            '"""Written by numerics.weaving; to delete it costs a compilation."""',
            "from math import sqrt",
            "import numpy as np",
            "from numba import njit",
            "from numerics.rows import (",
            "    LANES, count_logs, interval_rows, normal_rows, table_rows, words_rows",
            ")",
            "from numerics.scalars import (",
            "    erf, exp, frexp, ln_of, maximum, minimum, scaled_by, tanh",
            ")",
            f"U, F = np.uint64, np.{weave.format}",
            f"LEAST, LOW = F({LEAST[weave.format]!r}), F({low!r})",
            f"HIGH, WIDE = F({high!r}), F({wide!r})",
            f"NEAR, FAR = F({low**0.5!r}), F({high**0.5!r})",
            *(part for name, program in _steps(weave) for part in (INLINE, program.source(name))),
            _text(forms[weave.form](weave)),
        )
    )


def _steps(weave: Weave) -> list[tuple[str, Program]]:
    lean = weave.lean
    clock = [("clock", lean.clock)] if lean.clock else []
    return [("step", lean.rest), *clock, *((f"before{j}", b) for j, b in lean.before.items())]


def _text(block: Block, depth: int = 0) -> str:
    return "".join(
        f"{'    ' * depth}{part}\n" if isinstance(part, str) else _text(part, depth + 1)
        for part in block
    )


def _walk(weave: Weave) -> Block:
    visits: dict[int, Block] = {}
    states, sticky = weave.states("s"), weave.program.keeps_infinities
    for size in (weave.chunk, 1):
        lane: list[str] = begun(weave) + ([] if sticky else ["z = broken[q, 64 * g + l]"])
        for k in range(size):
            lane.append(f"{', '.join(states)}, = step({arguments(weave, states, k)})")
            if not sticky:  # s - s is 0 for a number and NaN for anything else
                lane.append(f"z = z + ({' + '.join(f'({s} - {s})' for s in states)})")
        lane += [f"y{i}[64 * q + l] = s{i}" for i in range(len(states))]
        lane += [] if sticky else ["broken[q, 64 * g + l] = z"]
        inside: Block = [*numbers(weave, "q, "), *ticks(weave, size)]
        inside += ["for l in range(64):", [*lane]]
        visits[size] = ["for q in range(rates):", inside]
    flush: Block = []
    for i in range(len(states)):
        flush += ["for l in range(64 * rates):", _flushed(f"y{i}[l]", 1)]
    for i in range(len(weave.lean.clocks)):
        flush += ["for q in range(rates):", _flushed(f"z{i}[q]", 64)]
    after: Block = ["if t % 64 == 0:", flush] if weave.form == "walk" else []
    return paths(weave, "broken", visits, after, [])


def _flushed(state: str, paths: int) -> Block:
    return [
        f"tiny = (abs({state}) < LEAST) & ({state} != F(0))",
        f"flushed += {paths} if tiny else 0",
        f"{state} = F(0) if tiny else {state}",
    ]


def _scaled(weave: Weave) -> Block:
    """States near 1: a chunk is done fast, looked at, and done again with care if it went far.

    A linear step keeps what is not finite, so the end of a chunk tells; where a step may divide or
    compare, the largest state of the chunk is looked at too.
    """
    visits: dict[int, Block] = {}
    states, program = weave.states("s"), weave.program
    names, count = ", ".join(states), range(len(states))
    end_tells = program.is_linear and program.keeps_infinities
    store = [f"a{i}[64 * q + l] = s{i}" for i in count]
    for size in (weave.chunk, 1):
        fast = [*begun(weave), "low = HIGH"]
        for k in range(size):
            fast += [f"{names}, = step({arguments(weave, states, k)})", f"norm = size({names})"]
            fast.append("low = norm if norm < low else low")
            fast += [] if end_tells else ["odd |= 0 if norm <= HIGH else 1"]
        fast.append("odd |= 0 if (low >= LOW) & (norm <= HIGH) else 1")
        fast.append("far |= 0 if (norm >= NEAR) & (norm <= FAR) else 1")
        careful = f"{names}, h = careful(h, {arguments(weave, states, 'k')})"
        slow: Block = [*begun(weave), "h = e[q, 64 * g + l]"]
        slow += [f"for k in range({size}):", [careful], *store, "e[q, 64 * g + l] = h"]
        inside: Block = [
            *numbers(weave, "q, "),
            "odd = 0",
            "for l in range(64):", [*fast, *store],
            "if odd:", ["for l in range(64):", slow],
        ]  # fmt: skip
        visits[size] = ["far = 0", "for q in range(rates):", inside]
    level = [f"s{i} = y{i}[64 * q + l]" for i in count]
    level += [f"{names}, e[q, 64 * g + l] = level(e[q, 64 * g + l], {names})"]
    level += [f"y{i}[64 * q + l] = s{i}" for i in count]
    after: Block = [
        *(f"y{i}, a{i} = a{i}, y{i}" for i in count),
        "if (far != 0) | (t == steps):",
        ["for q in range(rates):", ["for l in range(64):", [*level]]],
    ]
    setup: Block = [f"a{i} = np.empty(64 * rates, F)" for i in count]
    return [*_careful(weave), *paths(weave, "e", visits, after, setup)]


def _careful(weave: Weave) -> Block:
    """Functions of one lane: the largest entry, its exponent taken out, a step between extremes."""
    states, program = weave.states("s"), weave.program
    names = ", ".join(states)
    largest = "abs(s0)"
    for state in states[1:]:
        largest = f"maximum({largest}, abs({state}))"
    wide = ", ".join(f"{s} * WIDE" for s in states)
    rest = ", ".join(program.arguments[len(states) :])
    return [
        INLINE,
        f"def size({names}):",
        [f"return {largest}"],
        INLINE,
        f"def level(e, {names}):",
        [
            f"m, k = frexp(np.float64(size({names})))",
            "a, b = F(scaled_by(-(k >> 1))), F(scaled_by((k >> 1) - k))",
            f"return {', '.join(f'{s} * a * b' for s in states)}, e + k",
        ],
        '@njit(error_model="numpy")',
        f"def careful(e, {', '.join(program.arguments)}):",
        [
            f"{names}, e = level(e, {names})",
            f"{', '.join(weave.states('a'))}, = step({', '.join(program.arguments)})",
            f"if size({', '.join(weave.states('a'))}) < F(1) / WIDE:",
            [
                f"{', '.join(weave.states('a'))}, = step({', '.join((wide, rest))})",
                f"e -= {RANGE[weave.format][2].as_integer_ratio()[0].bit_length() - 1}",
            ],
            f"return level(e, {', '.join(weave.states('a'))})",
        ],
    ]


def _increments(weave: Weave) -> Block:
    visits: dict[int, Block] = {}
    for size in (weave.chunk, 1):
        sizes = [f"z[{64 * k} + l] = abs(step({arguments(weave, (), k)})[0])" for k in range(size)]
        visits[size] = [
            "for l in range(64):",
            [*begun(weave), *sizes],
            f"bad += count_logs(z[:{64 * size}], edges, counts)",
        ]
    body: Block = [
        *numbers(weave, ""),
        f"bad, z = 0, np.empty({64 * weave.chunk}, np.float64)",
        "for g in range(64):",
        [*GENERATORS, *chunks(weave, visits, []), *BACK],
        "return bad",
    ]
    return kernel(weave, "p, edges, counts", body)
