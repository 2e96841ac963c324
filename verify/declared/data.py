"""Files of numbers that a declared file names: which may be named, and their bytes.

The text may be a stranger's. So a file is named by a relative path in plain letters, lies in the
folder of the text or below it wherever symbolic links lead, is an ordinary file, and is not large.
It is read once it is open and known to be all that.
"""

from __future__ import annotations

import hashlib
import os
import stat
from fractions import Fraction
from pathlib import Path

from verify.declared.faults import Fault
from verify.declared.limits import MOST_DATA_BYTES
from verify.declared.outline import Datum, outline

__all__ = ["digests", "numbers"]

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)  # it was resolved; a link that is new is no part of that
    | getattr(os, "O_NONBLOCK", 0)  # a pipe must not keep us waiting
)


def numbers(datum: Datum, folder: Path | None) -> tuple[Fraction, ...]:
    """The rows of the column.

    Args:
        datum: what is named, and where in the text.
        folder: that of the text; None for a text that lies in none.

    Raises:
        Fault: the file is not one that may be read, or has no such numbers.
    """
    from verify.samples import column_of

    content = _content(datum, folder)
    try:
        return column_of(content, datum.file, datum.column)
    except ValueError as error:
        raise Fault(datum.at, str(error)) from None


def digests(content: bytes, folder: Path) -> dict[str, str]:
    """SHA-256 of the files that a declared file names, by their names.

    Raises:
        Refusal: the declared file is none as it stands.
        Fault: one of them is not one that may be read.
    """
    data = outline(content).data
    return {d.file: hashlib.sha256(_content(d, folder)).hexdigest() for d in data}


def _content(datum: Datum, folder: Path | None) -> bytes:
    if folder is None:
        raise Fault(datum.at, f"{datum.file}: this text lies in no folder, and can name no file")
    try:
        return _read(datum, folder)
    except (OSError, RuntimeError) as error:  # the latter for links that go round, before 3.13
        why = getattr(error, "strerror", None) or "the links go round"
        raise Fault(datum.at, f"{datum.file}: cannot be read: {why}") from None


def _read(datum: Datum, folder: Path) -> bytes:
    top = folder.resolve(strict=True)
    place = top.joinpath(*datum.file.split("/")).resolve(strict=True)
    if not place.is_relative_to(top):
        raise Fault(datum.at, f"{datum.file}: leads out of the folder of this file")
    with os.fdopen(os.open(place, _FLAGS), "rb") as file:
        told = os.fstat(file.fileno())
        if not stat.S_ISREG(told.st_mode):
            raise Fault(datum.at, f"{datum.file}: is no ordinary file")
        content = file.read(MOST_DATA_BYTES + 1)
    if len(content) > MOST_DATA_BYTES:
        size = max(told.st_size, len(content))
        raise Fault(datum.at, f"{datum.file}: has {size} bytes; at most {MOST_DATA_BYTES} are read")
    return content
