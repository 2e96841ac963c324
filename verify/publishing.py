"""A report is replaced as a whole: a reader finds all files of one run, or all of another.

The files are written to a folder of their own, which gets its final name when every one of them is
on the disk. From then on the new report counts; moving its files into place is done again by
whoever opens the folder next, should the program be killed in between.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from verify.command.exits import OwnError
from verify.disk import put, synced

__all__ = ["publish", "settle"]

_MAKING = ".report.making"
_READY = ".report.ready"


def publish(folder: Path, texts: Mapping[str, str]) -> None:
    """Replace the report in a folder.

    Raises:
        OwnError: a file could not be written; the report before it is untouched.
    """
    making, place = folder / _MAKING, folder
    try:
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir()
        for name, text in texts.items():
            place = folder / name
            if place.is_dir():  # it could not be replaced, and that must be known before
                raise IsADirectoryError(21, "is a folder")
            put(making / name, _unicode(text))
        synced(making)
        making.rename(folder / _READY)
        synced(folder)
        settle(folder)
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        raise OwnError(
            f"{place}: cannot be written: {error.strerror}; the report is the one before, "
            "and the journal is whole: go on with --resume"
        ) from None


def settle(folder: Path) -> None:
    """Finish the replacement of a report that was interrupted.

    Raises:
        OSError: a file cannot be moved.
    """
    shutil.rmtree(folder / _MAKING, ignore_errors=True)
    with contextlib.suppress(FileNotFoundError):
        for file in sorted((folder / _READY).iterdir()):
            file.replace(folder / file.name)
        (folder / _READY).rmdir()
        synced(folder)


def _unicode(text: str) -> bytes:
    """The text with paths that the locale could not read as UTF-8 where they are, else marked."""
    return text.encode(errors="surrogateescape").decode(errors="replace").encode()
