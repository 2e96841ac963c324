"""What every lane kernel has around its form: a head, generators, draws, and steps in chunks.

The outer loop is time, the inner loops run over 64 lanes. A chunk of steps is done in one visit of
a lane, so that its state stays in registers; draws that need a word each are made for a whole chunk
before. See `numerics.weaving` for the forms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias, final

from numerics.programs import Program

__all__ = [
    "BACK",
    "COIN",
    "GENERATORS",
    "Block",
    "Lean",
    "Weave",
    "arguments",
    "begun",
    "chunks",
    "kernel",
    "numbers",
    "paths",
    "ticks",
]

COIN: Final = "coin"
_CHUNK: Final = {"walk": 48, "kept": 48, "scaled": 96, "increments": 48}
"""A chunk is as many steps as fit into so many operations: found by trying."""
Block: TypeAlias = list[Any]  # of str and Block
"""Lines of Python; a list inside is one level deeper."""


@final
@dataclass(frozen=True, slots=True)
class Lean:
    """A step, taken apart.

    Attributes:
        rest: what is done for every path.
        before: for a coin, what both its sides are made into once.
        clock: a step of the states that are the same on all paths; None if there is none.
        moving, clocks: which states are the others, and which are these.
    """

    rest: Program
    before: dict[int, Program]
    clock: Program | None
    moving: tuple[int, ...]
    clocks: tuple[int, ...]


@final
@dataclass(frozen=True, slots=True)
class Weave:
    """What a kernel is made for.

    Args:
        form: "walk" follows the state; "kept" does, and leaves small states as they are; "scaled"
            takes exponents out, for a homogeneous step; "increments" puts ln|f| of every step into
            cells, for a program of one factor f.
        program: the step, or the factor.
        kinds: of the draws, in order: "coin", "table", "interval", "normal".
        format: "float64" or "float32", of states, parameters and draws.
        fixed: states that begin with the same number on all paths; of use to walks only.
    """

    form: Literal["walk", "kept", "scaled", "increments"]
    program: Program
    kinds: tuple[str, ...]
    format: str
    fixed: tuple[int, ...]

    @property
    def wordy(self) -> tuple[int, ...]:
        """The draws that take a word in every step."""
        return tuple(j for j, kind in enumerate(self.kinds) if kind != COIN)

    @property
    def coins(self) -> tuple[int, ...]:
        """The draws that take a bit."""
        return tuple(j for j, kind in enumerate(self.kinds) if kind == COIN)

    @property
    def lean(self) -> Lean:
        """What is left to do in a step on every path, and what is done before."""
        rest, before = self.program, {}
        for j in self.coins:
            parts = rest.hoisted(j)
            if parts is not None:
                rest, before[j] = parts
        found = rest.clocked(self.fixed) if self.form in ("walk", "kept") else None
        if found is None or not found[1].keeps_infinities:  # its end must tell what it ever was
            return Lean(rest, before, None, tuple(range(self.program.states)), ())
        rest, clock, clocks = found
        moving = (i for i in range(self.program.states) if i not in clocks)
        return Lean(rest, before, clock, tuple(moving), clocks)

    @property
    def chunk(self) -> int:
        """Steps of one visit: a power of 2 up to 16."""
        size = 16
        while size > 1 and size * (len(self.lean.rest.lines) + 3) > _CHUNK[self.form]:
            size //= 2
        return size

    def states(self, letter: str) -> tuple[str, ...]:
        """One name for each state that moves."""
        return tuple(f"{letter}{i}" for i in range(len(self.lean.moving)))


def kernel(weave: Weave, more: str, body: Block) -> Block:
    """The function around a body; ``more`` are the arguments after the laws."""
    laws = "".join(f"n{j}, b{j}, " for j in range(len(weave.kinds)))
    before = weave.lean.before
    rows = 64 * max(1, weave.chunk * len(weave.wordy))
    return [
        '@njit(nogil=True, cache=CACHE, error_model="numpy")',
        f"def kernel(rng, {laws}{more}, steps):",
        [
            *(f"r{i} = np.empty(64, np.uint64)" for i in range(4)),
            f"words, x = np.empty({rows}, np.uint64), np.empty({rows}, F)",
            *(_room(weave.chunk) if "normal" in weave.kinds else ()),
            *(f"c{j} = np.empty(64, np.uint64)" for j in weave.coins),
            *(f"v{j}, o{j} = F(n{j}[0]), F(n{j}[1])" for j in weave.coins if j not in before),
            *body,
        ],
    ]


def _room(steps: int) -> list[str]:
    """What `numerics.rows.normal_rows` needs for so many steps."""
    sizes = f"np.empty({64 * steps}, np.uint8)", f"np.empty({64 * steps}, np.float64)"
    more = (f"np.empty({64 * steps} + LANES, {kind})" for kind in ("np.int64", "np.float64"))
    return [f"room = ({', '.join((*sizes, *more))})"]


GENERATORS: Final[Block] = [
    "t = 0",
    "for l in range(64):",
    [f"r{i}[l] = rng[{i}, 64 * g + l]" for i in range(4)],
]


BACK: Final[Block] = [
    "for l in range(64):",
    [f"rng[{i}, 64 * g + l] = r{i}[l]" for i in range(4)],
]


def chunks(weave: Weave, visit: dict[int, Block], after: Block) -> Block:
    """All steps, in chunks and then one by one; `after` comes after each."""
    most = weave.chunk
    visits = [f"if now == {most}:", visit[most], "else:", visit[1]] if most > 1 else visit[1]
    now = f"now = {most} if t + {most} <= steps else 1"
    return ["while t < steps:", [now, *_drawn(weave), *visits, "t += now", *after]]


def _drawn(weave: Weave) -> Block:
    """Words for `now` steps in the order of decision 0005, and from words to draws."""
    each = len(weave.wordy)

    def words(where: str, first: int, draws: int, steps: str) -> str:
        return f"words_rows(r0, r1, r2, r3, {where}, {first}, {weave.chunk}, {draws}, {steps})"

    block: Block = []
    bulk: Block = [words("words", 0, each, "now")] if each else []
    if weave.coins:  # in a step that needs new coins, the words alternate
        place = {j: weave.chunk * row for row, j in enumerate(weave.wordy)}
        first: Block = [
            words("words", place[j], 1, "1") if j in place else words(f"c{j}", 0, 1, "1")
            for j in range(len(weave.kinds))
        ]
        first += [words("words", 1, each, "now - 1")] if each else []
        block += ["if t % 64 == 0:", first, *(["else:", bulk] if each else [])]
    else:
        block += bulk
    for kind in dict.fromkeys(weave.kinds[j] for j in weave.wordy):
        rows = [(row, j) for row, j in enumerate(weave.wordy) if weave.kinds[j] == kind]
        of = {letter: "".join(f"{letter}{j}, " for _, j in rows) for letter in "nb"}
        starts = "".join(f"{64 * weave.chunk * row}, " for row, _ in rows)
        more = {"table": f", ({of['b']})[k]", "normal": ", room"}
        law = f"({of['n']})[k]{more.get(kind, '')}"
        block += [  # one call for all laws of a kind: it is inlined once
            f"for k in range({len(rows)}):",
            [
                f"a = ({starts})[k]",
                f"{kind}_rows(words[a : a + 64 * now], x[a : a + 64 * now], {law})",
            ],
        ]
    return block


def numbers(weave: Weave, row: str) -> Block:
    """The parameters, and the sides of coins as the step takes them."""
    given = [f"p{i} = p[{row}{i}]" for i in range(weave.program.parameters)]
    known = ", ".join(f"p{i}" for i in range(weave.program.parameters))
    for j in weave.lean.before:
        sides = (f"before{j}(F(n{j}[{side}]), {known})[0]" for side in (0, 1))
        given.append(f"v{j}, o{j} = {', '.join(sides)}")
    return given


def arguments(weave: Weave, states: tuple[str, ...], k: int | str) -> str:
    """The arguments of step number k of a chunk, for the lane l.

    A bit is moved to where the sign of an integer is: vector units choose by signs.
    """
    place = {j: weave.chunk * row for row, j in enumerate(weave.wordy)}
    up = 63 - k if isinstance(k, int) else f"63 - {k}"
    draws = (
        f"x[{_row(k, place[j])} + l]"
        if j in place
        else f"(o{j} if np.int64(w{j} << U({up})) < 0 else v{j})"
        for j in range(len(weave.kinds))
    )
    own = weave.program.parameters
    parameters = [f"p{i}" for i in range(own)]
    parameters += [f"u{i}_{k}" for i in range(weave.lean.rest.parameters - own)]
    return ", ".join((*states, *draws, *parameters))


def _row(k: int | str, first: int) -> int | str:
    return 64 * (first + k) if isinstance(k, int) else f"64 * ({first} + {k})"


def begun(weave: Weave) -> list[str]:
    """What a lane begins a chunk with."""
    return [
        *(f"{s} = y{s[1:]}[64 * q + l]" for s in weave.states("s")),
        *(f"w{j} = c{j}[l] >> U(t % 64)" for j in weave.coins),
    ]


def paths(weave: Weave, extra: str, visit: dict[int, Block], after: Block, setup: Block) -> Block:
    """A kernel of paths: the states of all lanes are loaded, stepped and stored."""
    lean = weave.lean
    load = [f"y{j}[64 * q + l] = y[q, {i}, 64 * g + l]" for j, i in enumerate(lean.moving)]
    store = [f"y[q, {i}, 64 * g + l] = y{j}[64 * q + l]" for j, i in enumerate(lean.moving)]
    store += [f"y[q, {i}, 64 * g + l] = z{j}[q]" for j, i in enumerate(lean.clocks)]
    group: Block = [
        *GENERATORS,
        "for q in range(rates):",
        [
            *(f"z{j}[q] = y[q, {i}, 64 * g]" for j, i in enumerate(lean.clocks)),
            "for l in range(64):", load,
        ],
        *chunks(weave, visit, after),
        "for q in range(rates):", ["for l in range(64):", store],
        *BACK,
    ]  # fmt: skip
    body: Block = [
        "rates, flushed = p.shape[0], 0",
        *(f"y{j} = np.empty(64 * rates, F)" for j in range(len(lean.moving))),
        *(f"z{j} = np.empty(rates, F)" for j in range(len(lean.clocks))),
        *setup,
        "for g in range(y.shape[2] // 64):",
        group,
        "return flushed",
    ]
    return kernel(weave, f"p, y, {extra}", body)


def ticks(weave: Weave, size: int) -> list[str]:
    """The clock of row q goes on by so many steps; what the steps take of it is kept for each."""
    lean = weave.lean
    if lean.clock is None:
        return []
    names = [f"k{j}" for j in range(len(lean.clocks))]
    more = lean.rest.parameters - weave.program.parameters
    known = ", ".join((*names, *(f"p{i}" for i in range(weave.program.parameters))))
    return [
        *(f"k{j} = z{j}[q]" for j in range(len(names))),
        *(
            f"{', '.join((*names, *(f'u{i}_{k}' for i in range(more))))}, = clock({known})"
            for k in range(size)
        ),
        *(f"z{j}[q] = k{j}" for j in range(len(names))),
    ]
