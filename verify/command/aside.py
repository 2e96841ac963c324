"""Examining claims without a report: for a page, an explanation, the errata, a rehearsal."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from verify.command.interrupts import Interrupts
from verify.command.progress import Lines, Live, Silent
from verify.command.running import request_of, watch_of, workers_of
from verify.library import Entry
from verify.run import Finished, run
from verify.store import Store
from verify.workers.pool import EXAMINER

__all__ = ["looked_at", "rehearsed"]

Say = Callable[[str], None]


def looked_at(entries: tuple[Entry, ...], settings: Mapping[str, Any], say: Say) -> Finished:
    """Examine claims, more than one of them under the eyes of the user.

    Raises:
        KeyboardInterrupt: the user ended it.
    """
    watch = watch_of(settings, say) if len(entries) > 1 else Silent()
    return _finished(entries, settings, EXAMINER, watch, say)


def rehearsed(entries: tuple[Entry, ...], settings: Mapping[str, Any], say: Say) -> Finished:
    """The plans of claims, and which methods decline; nothing is examined, nothing kept.

    Raises:
        KeyboardInterrupt: the user ended it.
    """
    unkept = {**settings, "cache": "unused"}
    return _finished(entries, unkept, "verify.rehearsal:rehearse", Silent(), say)


def _finished(
    entries: tuple[Entry, ...],
    settings: Mapping[str, Any],
    examiner: str,
    watch: Silent | Lines | Live,
    say: Say,
) -> Finished:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder)) as store,
        Interrupts() as interrupts,
        workers_of(settings, examiner, interrupts) as workers,
        closing(watch),
    ):
        request = request_of(entries, {}, {**settings, "begin": "fresh"})
        finished = run(store, request, workers, watch, say)
    if finished.ending == "interrupted":
        raise KeyboardInterrupt
    return finished
