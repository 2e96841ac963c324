"""Exit codes: what each means, and which of them a finished run earns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verify.baseline import Line
    from verify.records import Verdict

__all__ = ["MEANINGS", "BadInputError", "OwnError", "earned", "fails"]

OK, DIFFERS, INTERRUPTED, OWN, USAGE, NOTHING, UNDECIDED = 0, 1, 2, 3, 4, 5, 6

MEANINGS = """\
exit codes, the first that holds:
  4  usage or bad input; nothing was run
  3  an error of this program, or the report could not be written
  2  interrupted (SIGINT, SIGTERM); a partial report was written
  5  nothing selected
  1  an outcome differs from the baseline, or something is CONFLICT or BROKEN
  6  with --strict, something is UNDECIDED
  0  otherwise
A claim without a line in the baseline, and every claim of `check`:
  1 when REFUTED, CONFLICT or BROKEN; 6 when UNDECIDED; 0 when PROVED, CERTIFIED or SUPPORTED.
`coverage`: 1 when something is unaccounted for, or too much is excused.
`diff`: 1 when the runs differ, 4 when they cannot be compared.
`regimes`, `phases`: 6 when it is not known between two rates what escapes."""


class BadInputError(Exception):
    """What was asked cannot be done; nothing was run. One line for the user."""


class OwnError(Exception):
    """This program, not a claim, failed. One line for the user."""


def fails(verdict: Verdict, line: Line | None) -> str:
    """Why the verdict calls for exit code 1; "" when it does not.

    A claim with a line in the baseline must agree with it; one without must not be refuted.
    """
    from verify.baseline import difference

    if verdict.outcome in ("CONFLICT", "BROKEN"):
        return str(verdict.outcome)
    if line is not None:
        return difference(verdict, line)
    return "REFUTED, and not in the baseline" if verdict.outcome == "REFUTED" else ""


def earned(verdicts: Iterable[Verdict], baseline: Mapping[str, Line], undecided: str) -> int:
    """The exit code of a run that ended by itself.

    Args:
        verdicts: one for each claim that was asked for.
        baseline: the accepted lines by claim id; empty for ``check``.
        undecided: "strict" when every UNDECIDED counts, "lenient" when one that stands in the
            baseline does not.
    """
    seen = tuple(verdicts)
    if not seen:
        return NOTHING
    if any(fails(verdict, baseline.get(verdict.claim)) for verdict in seen):
        return DIFFERS
    open_ones = [verdict for verdict in seen if verdict.outcome == "UNDECIDED"]
    if undecided == "strict" and open_ones:
        return UNDECIDED
    if any(verdict.claim not in baseline for verdict in open_ones):
        return UNDECIDED
    return OK
