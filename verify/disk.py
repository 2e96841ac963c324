"""Files that are on the disk as a whole, or as they were."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

__all__ = ["put", "replace", "synced", "write"]


def put(path: Path, content: bytes) -> None:
    """Write a file, new or not, and wait until it is on the disk.

    Raises:
        OSError: it cannot be written.
    """
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def write(path: Path, text: str) -> None:
    """As ``replace``, a text; paths in it that are not UTF-8 come back as they were."""
    replace(path, text.encode(errors="surrogateescape"))


def replace(path: Path, content: bytes) -> None:
    """Replace a file as a whole: all of the new content is on the disk, or the old one stays.

    Raises:
        OSError: it cannot be written; the old file is untouched.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        put(temporary, content)
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    synced(path.parent)


def synced(folder: Path) -> None:
    """A rename is on the disk once its folder is."""
    with contextlib.suppress(OSError):
        place = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)
