"""Examining claims without a report: for a page, an explanation, the errata, a rehearsal."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from verify.command.interrupts import Interrupts
from verify.command.progress import Silent
from verify.command.running import request_of, watch_of
from verify.library import Entry
from verify.run import Finished, run, workers_of
from verify.store import Store

__all__ = ["looked_at", "rehearsed"]

Say = Callable[[str], None]


def looked_at(entries: tuple[Entry, ...], settings: Mapping[str, Any], say: Say) -> Finished:
    """Examine claims, more than one of them under the eyes of the user.

    Raises:
        KeyboardInterrupt: the user ended it.
    """
    return _finished(entries, settings, say, {})


def rehearsed(entries: tuple[Entry, ...], settings: Mapping[str, Any], say: Say) -> Finished:
    """The plans of claims, and which methods decline; nothing is examined, nothing kept.

    Raises:
        KeyboardInterrupt: the user ended it.
    """
    return _finished(
        entries, settings, say, {"examiner": "verify.rehearsal:rehearse", "cache": None}
    )


def _finished(
    entries: tuple[Entry, ...], settings: Mapping[str, Any], say: Say, other: Mapping[str, Any]
) -> Finished:
    request = replace(request_of(entries, {}, {**settings, "begin": "fresh"}), **other)
    watch = watch_of(settings, say) if len(entries) > 1 and not other else Silent()
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder)) as store,
        Interrupts() as interrupts,
        workers_of(request, interrupts) as workers,
        closing(watch),
    ):
        finished = run(store, request, workers, watch, say)
    if finished.ending == "interrupted":
        raise KeyboardInterrupt
    return finished
