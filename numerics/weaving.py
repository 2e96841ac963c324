"""The text of a lane kernel: a program and the kinds of its draws, woven into loops over 64 lanes.

The outer loop is time, the inner loops run over lanes. A chunk of steps is done in one visit of a
lane, so that its state stays in registers; draws that need a word each are made for a whole chunk
before. Nothing enters the text but the lines of a program and numbers that count; every number
that a model or a law has is an argument.

Arguments of every kernel: rng, the generators, shape (4, 4096), which it advances; for each draw j
its law as numbers
nj and bounds bj (see `numerics.compiled`); then those of its form:

walk: p[rate, parameter], y[rate, state, path] (the start, then the end), broken[rate, path], steps
scaled: the same with e[rate, path], exponents of 2, in place of broken
increments: p[parameter], edges, counts (cells, one more at either end), steps

Each returns a count: of states set to 0, or of values that are not numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias, final

from numerics.programs import Program

__all__ = ["COIN", "LEAST", "RANGE", "Weave", "woven"]

COIN: Final = "coin"
LEAST: Final = {"float64": 1e-140, "float32": 1e-30}
"""States below are set to 0 every 64 steps, so that no kernel slows down among subnormals."""
RANGE: Final = {"float64": (2.0**-400, 2.0**400, 2.0**900), "float32": (2.0**-50, 2.0**50, 2.0**90)}
"""A chunk of scaled steps stays between the first two, or is done again step by step."""

_CHUNK: Final = 48  # a chunk is as many steps as fit into so many operations
Block: TypeAlias = list[Any]  # of str and Block
"""Lines of Python; a list inside is one level deeper."""


@final
@dataclass(frozen=True, slots=True)
class Weave:
    """What a kernel is made for.

    Args:
        form: "walk" follows the state; "scaled" takes exponents out, for a homogeneous step;
            "increments" puts ln|f| of every step into cells, for a program of one factor f.
        program: the step, or the factor.
        kinds: of the draws, in order: "coin", "table", "interval", "normal".
        format: "float64" or "float32", of states, parameters and draws.
    """

    form: Literal["walk", "scaled", "increments"]
    program: Program
    kinds: tuple[str, ...]
    format: str

    @property
    def wordy(self) -> tuple[int, ...]:
        """The draws that take a word in every step."""
        return tuple(j for j, kind in enumerate(self.kinds) if kind != COIN)

    @property
    def coins(self) -> tuple[int, ...]:
        """The draws that take a bit."""
        return tuple(j for j, kind in enumerate(self.kinds) if kind == COIN)

    @property
    def chunk(self) -> int:
        """Steps of one visit: a power of 2 up to 16."""
        size = 16
        while size > 1 and size * (len(self.program.lines) + 3) > _CHUNK:
            size //= 2
        return size

    def states(self, letter: str) -> tuple[str, ...]:
        """One name for each state."""
        return tuple(f"{letter}{i}" for i in range(self.program.states))


def woven(weave: Weave) -> str:
    """The text of a module with a function `kernel`; it reads CACHE, which is put before it."""
    low, high, wide = RANGE[weave.format]
    forms = {"walk": _walk, "scaled": _scaled, "increments": _increments}
    return "\n".join(
        (
            '"""Written by numerics.weaving; to delete it costs a compilation."""',
            "from math import sqrt",
            "import numpy as np",
            "from numba import njit",
            "from numerics.rows import (",
            "    count_logs, interval_rows, normal_rows, table_rows, words_rows",
            ")",
            "from numerics.scalars import exp, frexp, ln_of, maximum, minimum, scaled_by, tanh",
            f"U, F = np.uint64, np.{weave.format}",
            f"LEAST, LOW = F({LEAST[weave.format]!r}), F({low!r})",
            f"HIGH, WIDE = F({high!r}), F({wide!r})",
            '@njit(forceinline=True, error_model="numpy")',
            weave.program.source("step"),
            _text(forms[weave.form](weave)),
        )
    )


def _text(block: Block, depth: int = 0) -> str:
    return "".join(
        f"{'    ' * depth}{part}\n" if isinstance(part, str) else _text(part, depth + 1)
        for part in block
    )


def _kernel(weave: Weave, arguments: str, body: Block) -> Block:
    laws = "".join(f"n{j}, b{j}, " for j in range(len(weave.kinds)))
    rows = 64 * max(1, weave.chunk * len(weave.wordy))
    return [
        '@njit(nogil=True, cache=CACHE, error_model="numpy")',
        f"def kernel(rng, {laws}{arguments}, steps):",
        [
            *(f"r{i} = np.empty(64, np.uint64)" for i in range(4)),
            f"words, x = np.empty({rows}, np.uint64), np.empty({rows}, F)",
            *(f"c{j} = np.empty(64, np.uint64)" for j in weave.coins),
            *(f"v{j}, o{j} = F(n{j}[0]), F(n{j}[1])" for j in weave.coins),
            *body,
        ],
    ]


_GENERATORS: Final[Block] = [
    "t = 0",
    "for l in range(64):",
    [f"r{i}[l] = rng[{i}, 64 * g + l]" for i in range(4)],
]


_BACK: Final[Block] = [
    "for l in range(64):",
    [f"rng[{i}, 64 * g + l] = r{i}[l]" for i in range(4)],
]


def _chunks(weave: Weave, visit: dict[int, Block], after: Block) -> Block:
    """All steps, in chunks and then one by one; `after` comes after each."""
    most = weave.chunk
    visits = [f"if now == {most}:", visit[most], "else:", visit[1]] if most > 1 else visit[1]
    now = f"now = {most} if t + {most} <= steps else 1"
    return ["while t < steps:", [now, *_drawn(weave), *visits, "t += now", *after]]


def _drawn(weave: Weave) -> Block:
    """Words for `now` steps in the order of decision 0005, and from words to draws."""
    each = len(weave.wordy)

    def words(where: str, first: int, rows: str) -> str:
        return f"words_rows(r0, r1, r2, r3, {where}, {first}, {rows})"

    block: Block = []
    bulk: Block = [words("words", 0, f"now * {each}")] if each else []
    if weave.coins:  # in a step that needs new coins, the words alternate
        place = {j: row for row, j in enumerate(weave.wordy)}
        first: Block = [
            words("words", place[j], "1") if j in place else words(f"c{j}", 0, "1")
            for j in range(len(weave.kinds))
        ]
        first += [words("words", each, f"(now - 1) * {each}")] if each else []
        block += ["if t % 64 == 0:", first, *(["else:", bulk] if each else [])]
    else:
        block += bulk
    for kind in dict.fromkeys(weave.kinds[j] for j in weave.wordy):
        rows = [(row, j) for row, j in enumerate(weave.wordy) if weave.kinds[j] == kind]
        of = {letter: "".join(f"{letter}{j}, " for _, j in rows) for letter in "nb"}
        places = "".join(f"{row}, " for row, _ in rows)
        law = f"({of['n']})[k], ({of['b']})[k]" if kind == "table" else f"({of['n']})[k]"
        block += [  # one call for all laws of a kind: it is inlined once
            f"for k in range({len(rows)}):",
            [f"{kind}_rows(words, x, ({places})[k], {each}, now, {law})"],
        ]
    return block


def _step(weave: Weave, states: tuple[str, ...], k: int) -> str:
    """The arguments of step number k of a chunk, for the lane l."""
    each = len(weave.wordy)
    place = {j: row for row, j in enumerate(weave.wordy)}
    draws = (
        f"x[{64 * (k * each + place[j])} + l]"
        if j in place
        else f"(o{j} if (w{j} >> U({k})) & U(1) else v{j})"
        for j in range(len(weave.kinds))
    )
    numbers = (f"p{i}" for i in range(weave.program.parameters))
    return ", ".join((*states, *draws, *numbers))


def _visit(weave: Weave) -> list[str]:
    """What a lane begins a chunk with."""
    return [
        *(f"s{i} = y{i}[64 * q + l]" for i in range(weave.program.states)),
        *(f"w{j} = c{j}[l] >> U(t % 64)" for j in weave.coins),
    ]


def _paths(weave: Weave, extra: str, visit: dict[int, Block], after: Block, setup: Block) -> Block:
    """A kernel of paths: the states of all lanes are loaded, stepped and stored."""
    states = range(weave.program.states)
    load = [f"y{i}[64 * q + l] = y[q, {i}, 64 * g + l]" for i in states]
    store = [f"y[q, {i}, 64 * g + l] = y{i}[64 * q + l]" for i in states]
    group: Block = [
        *_GENERATORS,
        "for q in range(rates):", ["for l in range(64):", load],
        *_chunks(weave, visit, after),
        "for q in range(rates):", ["for l in range(64):", store],
        *_BACK,
    ]  # fmt: skip
    body: Block = [
        "rates, flushed = p.shape[0], 0",
        *(f"y{i} = np.empty(64 * rates, F)" for i in states),
        *setup,
        "for g in range(64):",
        group,
        "return flushed",
    ]
    return _kernel(weave, f"p, y, {extra}", body)


def _walk(weave: Weave) -> Block:
    visits: dict[int, Block] = {}
    states, sticky = weave.states("s"), weave.program.keeps_infinities
    parameters = [f"p{i} = p[q, {i}]" for i in range(weave.program.parameters)]
    for size in (weave.chunk, 1):
        lane: list[str] = _visit(weave) + ([] if sticky else ["z = broken[q, 64 * g + l]"])
        for k in range(size):
            lane.append(f"{', '.join(states)}, = step({_step(weave, states, k)})")
            if not sticky:  # s - s is 0 for a number and NaN for anything else
                lane.append(f"z = z + ({' + '.join(f'({s} - {s})' for s in states)})")
        lane += [f"y{i}[64 * q + l] = s{i}" for i in range(len(states))]
        lane += [] if sticky else ["broken[q, 64 * g + l] = z"]
        visits[size] = ["for q in range(rates):", [*parameters, "for l in range(64):", [*lane]]]
    flush: Block = []
    for i in range(len(states)):
        flush += [
            "for l in range(64 * rates):",
            [
                f"tiny = (abs(y{i}[l]) < LEAST) & (y{i}[l] != F(0))",
                "flushed += 1 if tiny else 0",
                f"y{i}[l] = F(0) if tiny else y{i}[l]",
            ],
        ]
    return _paths(weave, "broken", visits, ["if t % 64 == 0:", flush], [])


def _scaled(weave: Weave) -> Block:
    visits: dict[int, Block] = {}
    states, ends = weave.states("s"), weave.states("a")
    parameters = [f"p{i} = p[q, {i}]" for i in range(weave.program.parameters)]
    names, count = ", ".join(states), len(states)
    store = [f"a{i}[l] = s{i}" for i in range(count)]
    for size in (weave.chunk, 1):
        fast, slow = _visit(weave), [*_visit(weave), "h = e[q, 64 * g + l]"]
        for k in range(size):
            arguments = _step(weave, states, k)
            fast += [f"{names}, = step({arguments})", f"norm = size({names})"]
            fast.append("odd |= 0 if (norm >= LOW) & (norm <= HIGH) else 1")
            slow.append(f"{names}, h = careful(h, {arguments})")
        slow += [*store, "e[q, 64 * g + l] = h"]
        keep = [f"y{i}[64 * q + l] = a{i}[l]" for i in range(count)]
        inside: Block = [
            *parameters,
            "odd = 0",
            "for l in range(64):", [*fast, *store],
            "if odd:", ["for l in range(64):", [*slow]],
            "for l in range(64):", [*keep],
        ]  # fmt: skip
        visits[size] = ["for q in range(rates):", inside]
    level = [f"s{i} = y{i}[64 * q + l]" for i in range(count)]
    level += [f"{names}, e[q, 64 * g + l] = level(e[q, 64 * g + l], {names})"]
    level += [f"y{i}[64 * q + l] = s{i}" for i in range(count)]
    after: Block = [
        "if (t % 16 == 0) | (t == steps):",
        ["for q in range(rates):", ["for l in range(64):", [*level]]],
    ]
    setup: Block = [f"{end} = np.empty(64, F)" for end in ends]
    return [*_careful(weave), *_paths(weave, "e", visits, after, setup)]


def _careful(weave: Weave) -> Block:
    """Functions of one lane: the largest entry, its exponent taken out, a step between extremes."""
    states, program = weave.states("s"), weave.program
    names = ", ".join(states)
    largest = "abs(s0)"
    for state in states[1:]:
        largest = f"maximum({largest}, abs({state}))"
    inline = '@njit(forceinline=True, error_model="numpy")'
    wide = ", ".join(f"{s} * WIDE" for s in states)
    rest = ", ".join(program.arguments[len(states) :])
    return [
        inline,
        f"def size({names}):",
        [f"return {largest}"],
        inline,
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
        sizes = [f"z[{64 * k} + l] = abs(step({_step(weave, (), k)})[0])" for k in range(size)]
        visits[size] = [
            "for l in range(64):",
            [*_visit(weave), *sizes],
            f"bad += count_logs(z[:{64 * size}], edges, counts)",
        ]
    body: Block = [
        *(f"p{i} = p[{i}]" for i in range(weave.program.parameters)),
        f"bad, z = 0, np.empty({64 * weave.chunk}, np.float64)",
        "for g in range(64):",
        [*_GENERATORS, *_chunks(weave, visits, []), *_BACK],
        "return bad",
    ]
    return _kernel(weave, "p, edges, counts", body)
