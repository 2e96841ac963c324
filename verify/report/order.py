"""The one order in which records and verdicts are told: claim, method, point, block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from verify.records import BOX, EVERYWHERE, Answer, Block, Crash, Decline, Done, Plan, Record

__all__ = ["canonical", "place"]

_KINDS = (Plan, Decline, Block, Answer, Crash)


def canonical(
    groups: Mapping[str, Sequence[Record]], methods: Sequence[str]
) -> Iterable[tuple[str, Record]]:
    """(claim, record) for everything that does not depend on the machine.

    Args:
        groups: the records of each claim.
        methods: names in report order.
    """
    for claim in sorted(groups):
        kept = [record for record in groups[claim] if not isinstance(record, Done)]
        for record in sorted(kept, key=lambda r: _key(r, methods)):
            yield claim, record


def place(point: int) -> tuple[int, int]:
    """Points in order: for all parameters, then boxes, then the points of the plan."""
    if point == EVERYWHERE:
        return (0, 0)
    return (1, BOX - point) if point <= BOX else (2, point)


def _key(record: Record, methods: Sequence[str]) -> tuple[object, ...]:
    method = "" if isinstance(record, Plan | Done) else record.method
    rank = methods.index(method) if method in methods else (-1 if not method else len(methods))
    point = place(record.point) if isinstance(record, Answer | Block) else (-1, 0)
    block = (record.experiment, record.block) if isinstance(record, Block) else ("", 0)
    reading = record.reading if isinstance(record, Answer) else ""
    kind = next(i for i, sort in enumerate(_KINDS) if isinstance(record, sort))
    return (0 if isinstance(record, Plan) else 1, rank, point, kind, block, reading)
