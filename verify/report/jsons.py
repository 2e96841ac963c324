"""``evidence.jsonl`` and ``claims.json``: data for programs, with a schema in the package."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import chain
from typing import Any

from verify.records import Record, Verdict, encode
from verify.report.matrix import did
from verify.report.order import canonical

__all__ = ["SCHEMA_VERSION", "claims", "evidence"]

SCHEMA_VERSION = 1
_SAME = (
    "title", "source", "paper", "covers", "corrects", "outcome", "scope", "method", "reason",
    "points", "samples", "digest", "witness", "excluded", "not_excluded", "radius", "detectable",
    "alpha", "trusts", "bridges",
)  # fmt: skip


def evidence(
    groups: Mapping[str, Sequence[Record]], methods: Sequence[str], settings: Mapping[str, Any]
) -> str:
    """One line of JSON per record, in canonical order, after a line with version and settings."""
    head = {"kind": "evidence", "schema_version": SCHEMA_VERSION, **settings}
    lines = chain([head], (encode(record) for _, record in canonical(groups, methods)))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def claims(
    verdicts: Sequence[Verdict],
    expected: Mapping[str, str],
    methods: Sequence[str],
    settings: Mapping[str, Any],
) -> str:
    """One object per claim, sorted by id; everything but the seconds.

    Args:
        verdicts: sorted by id.
        expected: the outcome that the baseline has, by id.
        methods: names in report order.
        settings: seed and budget.
    """
    rows = [_row(verdict, expected.get(verdict.claim, ""), methods) for verdict in verdicts]
    data = {"schema_version": SCHEMA_VERSION, **settings, "claims": rows}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _row(verdict: Verdict, expected: str, methods: Sequence[str]) -> dict[str, Any]:
    data = asdict(verdict)
    plan = verdict.plan
    done = {method: did(verdict, method) for method in methods}
    return {
        "id": verdict.claim,
        **{name: data[name] for name in _SAME},
        "expected": expected,
        "statement": plan.statement if plan else "",
        "hypotheses_hold_at": dict(plan.satisfied_at) if plan else {},
        "readings": dict(verdict.readings),
        "methods": {name: {"did": what, "because": why} for name, (what, why) in done.items()},
    }
