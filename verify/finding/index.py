"""What was read from claim files, kept between runs and keyed by path, time and size.

The index only saves time: it may be missing, unreadable, corrupt or unwritable, and is then made
again or done without. Packs are looked for when a folder of the import path has changed, or when
that of a pack is gone.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from pathlib import Path
from typing import Any

from verify.command.exits import BadInputError
from verify.finding.packs import Pack, installed, places
from verify.library import Found
from verify.places import cache

__all__ = ["MOST_BYTES", "Index"]

FORMAT = 3
MOST_BYTES = 1 << 20


class Index:
    """The files read so far; what changed since is read again."""

    def __init__(self, place: Path, data: dict[str, Any]) -> None:
        self._place = place
        self._old = data
        self._files: dict[str, Any] = {}
        self._packs: dict[str, Any] = {}

    @classmethod
    def load(cls, root: Path) -> Index:
        """The index of the installation whose papers are at ``root``; empty when there is none."""
        key = zlib.crc32(os.fsencode(root))
        place = cache() / f"index-{key:08x}.json"
        try:
            data = json.loads(place.read_bytes())
            if data["format"] != FORMAT or not isinstance(data["files"], dict):
                data = {}
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            data = {}
        return cls(place, data)

    def read(self, file: Path) -> tuple[Found, ...]:
        """What a file of the library holds.

        Raises:
            BadInputError: the file cannot be read, is not Python, not UTF-8 or larger than 1 MiB,
                or declares claims and is refused.
        """
        try:
            status, path = file.stat(), str(file)
        except OSError as error:
            raise BadInputError(f"{file}: cannot be read: {error.strerror}") from None
        stamp = [status.st_mtime_ns, status.st_size]
        with contextlib.suppress(KeyError, TypeError, ValueError):
            row = self._old["files"][path]
            if row[0] == stamp:
                found = tuple(Found(n, t, s, tuple(v), c) for n, t, s, v, c in row[1])
                self._files[path] = row
                return found
        found = _parsed(file)
        rows = [[f.name, f.title, f.source, list(f.covers), f.corrects] for f in found]
        self._files[path] = [stamp, rows]
        return found

    def packs(self) -> tuple[tuple[Pack, ...], tuple[str, ...]]:
        """Installed packs (``verify.finding.packs``), and notes on those that are unusable."""
        here = str(Path.cwd())  # its time changes with every report
        stamps = [[place, 0 if place == here else _changed(place)] for place in places()]
        with contextlib.suppress(KeyError, TypeError, ValueError):
            kept = self._old["packs"]
            packs = tuple(Pack(*map(str, row)) for row in kept["found"])
            if kept["stamps"] == stamps and all(Path(pack.folder).is_dir() for pack in packs):
                self._packs = kept
                return packs, tuple(str(note) for note in kept["notes"])
        found, notes = installed()
        self._packs = {"stamps": stamps, "found": [list(p) for p in found], "notes": list(notes)}
        return found, notes

    def save(self) -> None:
        """Keep what was read, if anything is new and the place can be written."""
        data = {"format": FORMAT, "files": self._files, "packs": self._packs}
        if data == self._old:
            return
        temporary = self._place.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            self._place.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(data), encoding="utf-8")
            temporary.replace(self._place)


def _parsed(path: Path) -> tuple[Found, ...]:
    from verify.finding.parsing import claims_in

    if path.stat().st_size > MOST_BYTES:
        raise BadInputError(f"{path}: more than {MOST_BYTES} bytes is no claim file")
    try:
        if path.suffix == ".toml":
            return _declared(path, path.read_bytes())
        return claims_in(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadInputError(f"{path}: cannot be read: {error.strerror}") from None
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None)
        where = f"{path}:{line}" if line else path
        raise BadInputError(f"{where}: not a Python file: {error}") from None


def _declared(path: Path, content: bytes) -> tuple[Found, ...]:
    """The claims of a TOML file; none where it is of another sort."""
    from verify.declared.faults import Refusal
    from verify.declared.outline import is_claim_file
    from verify.finding.parsing import declared_in

    try:
        return declared_in(content) if is_claim_file(content) else ()
    except Refusal as refusal:
        raise BadInputError(refusal.told(path).splitlines()[0]) from None


def _changed(folder: str) -> int:
    try:
        return Path(folder).stat().st_mtime_ns
    except OSError:
        return 0
