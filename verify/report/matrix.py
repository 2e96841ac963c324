"""Methods × claims: what each method did for each claim, and why it did nothing."""

from __future__ import annotations

from collections.abc import Sequence

from verify.outcome import Truth
from verify.records import EVERYWHERE, Verdict

__all__ = ["did", "matrix", "on_z3_alone"]

_SAYS = (Truth.HOLDS, Truth.FAILS)


def did(verdict: Verdict, method: str) -> tuple[str, str]:
    """What a method did for a claim, and the reason when that was nothing.

    Returns:
        ("derived", ""), ("measured", "") or both; "tried" when it answered and decided nothing;
        "declined" with its reason; "not run".
    """
    declined = dict(verdict.declined)
    answers = [answer for answer in verdict.answers if answer.method == method]
    if not answers:
        return ("declined", declined[method]) if method in declined else ("not run", "")
    says = [answer for answer in answers if answer.truth in _SAYS]
    if not says:
        reason = next((answer.reason for answer in answers if answer.reason), "")
        return "tried", reason or "it decided nothing"
    everywhere = any(answer.point == EVERYWHERE for answer in says)
    somewhere = any(answer.point != EVERYWHERE for answer in says)
    return ", ".join(["derived"] * everywhere + ["measured"] * somewhere), ""


def matrix(
    verdicts: Sequence[Verdict], methods: Sequence[str]
) -> tuple[list[list[str]], list[str]]:
    """Rows (claim, then one cell for each method) and the numbered reasons they refer to."""
    reasons: dict[str, int] = {}
    rows = []
    for verdict in verdicts:
        row = [verdict.claim]
        for method in methods:
            what, why = did(verdict, method)
            if why:
                what += f" ({reasons.setdefault(why, len(reasons) + 1)})"
            row.append(what)
        rows.append(row)
    return rows, [*reasons]


def on_z3_alone(verdicts: Sequence[Verdict]) -> list[str]:
    """Claims that pass on the word of Z3 and on nothing else."""
    return [verdict.claim for verdict in verdicts if verdict.trusts == ("z3",)]
