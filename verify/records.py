"""What an examination leaves behind: records of plain data, and the verdict made from them.

A record is what the journal stores and what every report is rendered from. Everything in it is
text, integers and tuples of these, so that the same bytes come out on every run.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, final

from verify.outcome import Outcome, Strength, Truth

__all__ = [
    "EVERYWHERE",
    "NOWHERE",
    "TOO_MUCH",
    "Answer",
    "Block",
    "Crash",
    "Decline",
    "Done",
    "Place",
    "Plan",
    "Record",
    "RivalRow",
    "Verdict",
    "Witness",
    "decode",
    "encode",
]

EVERYWHERE = -1  # the point index of an answer that speaks for all parameters
TOO_MUCH = "it needs more memory than a worker may take"  # the reason of a crash
BOX = -2  # box number b of a claim has the point index BOX - b
NOWHERE = -9  # of a block, until the examination puts the index of a point


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point of the plan: exact values as text, and why the point is there.

    ``rival`` is the index of the one rival that is looked at here, beyond the hypotheses of the
    claim; −1 where the claim is looked at, and every rival.
    """

    index: int
    words: str
    values: tuple[tuple[str, str], ...]
    law: str = ""
    reading: str = ""
    rival: int = -1


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class RivalRow:
    """A wrong neighbour generated from the statement (or named by the claim)."""

    index: int
    sort: str  # "constant ×1.05", "sign", "term", "event", "named", ...
    words: str
    group: str = ""  # rivals of one group are one question: one of them refuted is enough


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Where a statement fails, so that a reader can redo it without us."""

    values: tuple[tuple[str, str], ...]
    left: str
    right: str
    python: str  # one line of plain Python that shows the failure
    exact: int = 1  # 0 when the failure is one of counts with a bound, or of enclosures

    @property
    def sides(self) -> tuple[tuple[str, str], ...]:
        """The sides that have a value, by name: a limit has none."""
        return tuple((n, text) for n, text in (("left", self.left), ("right", self.right)) if text)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What will be looked at, fixed before any method runs."""

    claim: str
    digest: str
    places: tuple[Place, ...]
    rivals: tuple[RivalRow, ...]
    satisfied_at: tuple[tuple[str, str], ...]  # rational values that satisfy all hypotheses
    vacuous: str = ""  # why no such values were found
    free: int = 0  # number of variables and varying laws; 0: the statement is about one point
    statement: str = ""  # the statement with its hypotheses, rendered from the symbols
    remarks: tuple[str, ...] = ()  # what a reader should know: merged atoms, points left out, ...
    printed: str = ""  # the digest of the claim that this one corrects; its neighbours are rivals


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one method says at one point (or, point = EVERYWHERE, for all parameters)."""

    claim: str
    method: str
    point: int
    truth: Truth
    strength: Strength
    reading: str = ""  # for an answer that speaks for all parameters under one reading
    reason: str = ""
    left: str = ""
    right: str = ""
    radius: str = ""  # half-width of an agreement
    detectable: str = ""  # the smallest error that would have been seen
    gap: str = ""  # how far apart the sides of a failing equality are at least
    alpha: str = "0"  # error probability of a statistical answer
    samples: int = 0
    bridge: str = ""
    trusts: tuple[str, ...] = ()
    excluded: tuple[int, ...] = ()  # indices of the rivals refuted here
    witness: Witness | None = None


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Integer partial results of one block of a simulation."""

    claim: str
    method: str
    point: int
    experiment: str
    block: int
    counts: tuple[int, ...]


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Decline:
    """A method that has nothing to say about a claim, and why."""

    claim: str
    method: str
    because: str


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Crash:
    """A method (or the loading of a claim) that raised, died, or ran out of time."""

    claim: str
    method: str
    sort: str  # "raised", "memory", "died", "timeout", "ill-posed", "not run"
    reason: str


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The examination of a claim is complete.

    Attributes:
        claim: its id.
        seconds: how long it took.
        records: how many records it left, this one included; 0 when nobody counted.
    """

    claim: str
    seconds: str
    records: int = 0


Record = Plan | Answer | Block | Decline | Crash | Done
_KINDS: dict[str, type[Record]] = {
    kind.__name__.lower(): kind for kind in (Plan, Answer, Block, Decline, Crash, Done)
}
_INSIDE: dict[str, type[Any]] = {"places": Place, "rivals": RivalRow}
_NAMES: dict[type[Any], tuple[str, ...]] = {
    kind: tuple(one.name for one in fields(kind))
    for kind in (*_KINDS.values(), *_INSIDE.values(), Witness)
}


def encode(record: Record) -> dict[str, Any]:
    """The record as JSON data, its kind first."""
    return {"kind": type(record).__name__.lower(), **_data(record)}


def _data(record: Any) -> dict[str, Any]:
    """As ``dataclasses.asdict``, which would copy every text and number of 100 000 records."""
    return {name: _item(getattr(record, name)) for name in _NAMES[type(record)]}


def _item(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_item(inner) for inner in value)
    return value if isinstance(value, str | int) or value is None else _data(value)


def decode(data: dict[str, Any]) -> Record:
    """The inverse of ``encode``.

    Raises:
        ValueError: the kind is unknown or the fields do not fit.
    """
    given = {key: _tuple(value) for key, value in data.items() if key != "kind"}
    kind = _KINDS.get(str(data.get("kind")))
    if kind is None:
        raise ValueError(f"record: kind={data.get('kind')!r} is not one of {', '.join(_KINDS)}")
    for key, inner in _INSIDE.items():
        if kind is Plan:
            given[key] = tuple(inner(**{k: _tuple(v) for k, v in r.items()}) for r in data[key])
    if kind is Answer:
        given["truth"], given["strength"] = Truth(data["truth"]), Strength(data["strength"])
        if data["witness"] is not None:
            inside = {k: _tuple(v) for k, v in data["witness"].items()}
            given["witness"] = Witness(**inside)
    try:
        return kind(**given)
    except TypeError as error:
        raise ValueError(f"record: {kind.__name__.lower()}: {error}") from None


def _tuple(value: Any) -> Any:
    return tuple(_tuple(item) for item in value) if isinstance(value, list | tuple) else value


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What holds of one claim, and everything a report says about it."""

    claim: str
    digest: str
    title: str
    source: str
    paper: str
    covers: tuple[str, ...]
    corrects: str
    outcome: Outcome
    scope: str  # "all", "box", "points:N" or "" where nothing holds
    method: str  # the one that decided
    reason: str
    points: int
    samples: int
    seconds: str
    witness: Witness | None = None
    excluded: tuple[str, ...] = ()  # rivals refuted, in words
    not_excluded: tuple[str, ...] = ()
    radius: str = ""
    detectable: str = ""
    alpha: str = "0"
    plan: Plan | None = None
    answers: tuple[Answer, ...] = ()
    declined: tuple[tuple[str, str], ...] = ()
    trusts: tuple[str, ...] = ()
    bridges: tuple[str, ...] = ()
    readings: tuple[tuple[str, str], ...] = field(default=())  # (reading, outcome)

    def _repr_html_(self) -> str:
        """For a notebook."""
        from verify.report.cards import card

        return card(self)

    def _repr_latex_(self) -> str:
        """For a notebook that prefers LaTeX, and for export."""
        from verify.report.cards import formula

        return formula(self)
