"""The folder of an earlier run, for the commands that take ``--from DIR``."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from verify.command.exits import BadInputError
from verify.library import Entry
from verify.records import Verdict
from verify.run import concluded
from verify.store import CorruptError, journal

__all__ = ["Stored", "stored"]


class Stored(NamedTuple):
    """What a run found, concluded again from its journal.

    Attributes:
        entries: the claims it was about, sorted by id.
        verdicts: one for each.
        budget: of the run.
        words: the run in a few words, with what is missing from it.
        origins: by id, whether the evidence was computed, reused or resumed, and why; empty for a
            run that did not get as far as saying so.
    """

    entries: tuple[Entry, ...]
    verdicts: tuple[Verdict, ...]
    budget: str
    words: str
    origins: Mapping[str, str] = {}


def stored(folder: str) -> Stored:
    """The run in a folder.

    Raises:
        BadInputError: there is none, it is damaged, or it is of another version.
    """
    try:
        run = journal(Path(folder))
        entries = tuple(
            Entry(**{**entry, "covers": tuple(entry["covers"])})
            for entry in run.header.get("claims", ())
        )
        verdicts = concluded(entries, run.groups, f"not in the run of {folder}")
    except (CorruptError, ValueError, TypeError, KeyError, OSError) as error:
        raise BadInputError(f"--from {folder}: {error}") from None
    if not run.header:
        raise BadInputError(f"--from {folder}: holds no run")
    words = f"from the run in {folder} (seed {run.header['seed']}, {run.header['budget']})"
    if run.ending != "complete":
        words += f", which is {run.ending or 'not finished'}"
    return Stored(entries, verdicts, str(run.header["budget"]), words, _origins(Path(folder)))


def _origins(folder: Path) -> dict[str, str]:
    """What ``provenance.json`` says of the evidence of each claim."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        told = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))
        return {str(claim): str(why) for claim, why in told["evidence_by_claim"].items()}
    return {}
