"""``explain``: why a claim has its outcome."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from verify.command.exits import OK, BadInputError
from verify.command.selecting import known
from verify.command.stored import stored
from verify.command.telling import labelled
from verify.finding.naming import named
from verify.library import Library
from verify.methods import METHODS
from verify.report.explanation import explained

if TYPE_CHECKING:
    from argparse import Namespace

    from verify.records import Verdict

__all__ = ["explain"]

Say = Callable[[str], None]


def explain(options: Namespace, out: Say, say: Say, _arguments: Sequence[str]) -> int:
    """Which method decided and how, what the others said, what would have been seen."""
    looked = _stored(options, say) if options.folder else _examined(options, say)
    verdicts, budget, origins = looked
    from verify.simulation.experiments import WORDS

    for number, verdict in enumerate(verdicts):
        title = f"{verdict.claim}: {verdict.title} ({verdict.source})"
        lines = explained(verdict, METHODS, budget, WORDS)
        lines += [("evidence", why)] if (why := origins.get(verdict.claim)) else []
        page = labelled(title, lines)
        out(f"{chr(10) * (number > 0)}{page}")
    return OK


Looked: TypeAlias = "tuple[tuple[Verdict, ...], str, Mapping[str, str]]"


def _stored(options: Namespace, say: Say) -> Looked:
    """The verdicts, the budget, and where the evidence is from."""
    run, library = stored(options.folder), known(say)
    try:
        wanted = named(options.id, Library(run.entries, (), library.folders))
    except BadInputError as error:
        why = str(error)
        with contextlib.suppress(BadInputError):
            shipped = named(options.id, library)
            why = f"{', '.join(entry.id for entry in shipped)} not in this run"
        raise BadInputError(f"--from {options.folder}: {why}") from None
    say(run.words)
    ids = {entry.id for entry in wanted}
    found = tuple(verdict for verdict in run.verdicts if verdict.claim in ids)
    return found, run.budget, run.origins


def _examined(options: Namespace, say: Say) -> Looked:
    from verify.command.aside import looked_at
    from verify.command.commands import settings

    entries = named(options.id, known(say))
    say(f"examining {', '.join(entry.id for entry in entries)} at {options.budget}")
    finished = looked_at(entries, settings(options, ()), say)
    return finished.verdicts, options.budget, finished.origins
