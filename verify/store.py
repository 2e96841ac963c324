"""The folder of a run: one writer, a journal that survives a kill, reports that are whole.

``journal.jsonl`` is append-only. Each line is ``{"crc":"........","line":{...}}`` with the CRC-32
of the text of the inner object; the lines of one claim are written together, its ``done`` last,
and reach the disk before the claim counts as finished. A torn end is cut off; a bad line with good
ones after it means that the file was damaged, and nothing of it is used again.
"""

from __future__ import annotations

import fcntl
import json
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, final

from verify.command.exits import BadInputError
from verify.disk import write
from verify.records import Crash, Decline, Done, Record, decode, encode

__all__ = [
    "JOURNAL",
    "CorruptError",
    "Journal",
    "Store",
    "checked",
    "crashed",
    "journal",
    "line",
    "outputs",
]

LOCK = ".theory-verify.lock"
JOURNAL = "journal.jsonl"
_LOCKING = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW  # never through a link
_FRONT = b'{"crc":"'
_MIDDLE = b'","line":'
_PREFIX = len(_FRONT) + 8 + len(_MIDDLE)


class CorruptError(Exception):
    """A journal with a bad line that is not its last, or without lines that it had."""


@final
@dataclass(frozen=True, slots=True)
class Journal:
    """What a journal says.

    Attributes:
        header: the newest line of kind "run"; empty when there is none.
        groups: the records of each claim that is done, in the order written.
        ending: "complete", "stopped" or "interrupted"; "" when the run did not end by itself.
        dropped: number of lines at the end that were torn or belong to a claim not done.
        length: bytes up to where everything is whole.
    """

    header: dict[str, Any]
    groups: dict[str, tuple[Record, ...]]
    ending: str
    dropped: int
    length: int


@final
@dataclass(slots=True)
class _Reading:
    header: dict[str, Any] = field(default_factory=dict)
    groups: dict[str, tuple[Record, ...]] = field(default_factory=dict)
    pending: list[Record] = field(default_factory=list)
    ending: str = ""
    since: int = 0
    length: int = 0

    def take(self, data: dict[str, Any], end: int) -> None:
        """Take in one good line that ends at a byte."""
        self.since += 1
        match data["kind"]:
            case "run":
                self.header, self.ending, self.pending = data, "", []
            case "end":
                self.ending = str(data["how"])
            case "output":
                return
            case _:
                record = decode(data)
                self.pending.append(record)
                if not isinstance(record, Done):
                    return
                if record.records not in (0, len(self.pending)):
                    raise CorruptError(f"{JOURNAL}: records of {record.claim} are missing")
                self.groups[record.claim] = tuple(self.pending)
                self.pending = []
        self.since, self.length = 0, end


def journal(folder: Path) -> Journal:
    """The journal of a folder; an empty one when there is no file.

    Raises:
        CorruptError: a line is bad and a later one is good, or a line is missing.
        BadInputError: it is no regular file.
        OSError: the file cannot be read.
    """
    path = folder / JOURNAL
    if not path.exists():
        return Journal({}, {}, "", 0, 0)
    if not path.is_file():  # reading a pipe would wait for ever
        raise BadInputError(f"{path}: is no regular file")
    reading, end, bad = _Reading(), 0, 0
    with path.open("rb") as lines:  # line by line: all of it is hundreds of megabytes
        for number, text in enumerate(lines, 1):
            end += len(text)
            data = checked(text)
            if data is None:
                bad += 1
            elif bad:
                raise CorruptError(f"{path}: line {number - bad} is damaged")
            else:
                reading.take(data, end)
    lost = reading.since + bad
    return Journal(reading.header, reading.groups, reading.ending, lost, reading.length)


class Store:
    """The folder of the run that holds its lock; use as a context."""

    def __init__(self, folder: Path, lock: int) -> None:
        self.folder = folder
        self._lock = lock

    @classmethod
    def open(cls, folder: Path) -> Store:
        """Take a folder, made if it is missing, before anything is computed.

        Raises:
            BadInputError: it is not a folder, not ours, in use, or cannot be written.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            raise BadInputError(f"-o {folder}: is a file, not a folder") from None
        except OSError as error:
            raise BadInputError(f"-o {folder}: cannot be made: {error.strerror}") from None
        try:
            if not (folder / LOCK).exists() and any(folder.iterdir()):
                raise BadInputError(
                    f"-o {folder}: is not empty and holds no report of this program"
                )
            lock = os.open(folder / LOCK, _LOCKING, 0o644)
        except OSError as error:
            raise BadInputError(f"-o {folder}: cannot be written: {error.strerror}") from None
        try:
            _claim(folder, lock)
            write(folder / ".probe", "can be written\n")
            (folder / ".probe").unlink()
        except OSError as error:
            os.close(lock)
            raise BadInputError(f"-o {folder}: cannot be written: {error.strerror}") from None
        except BadInputError:
            os.close(lock)
            raise
        return cls(folder, lock)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._lock)

    def begin(self, header: dict[str, Any]) -> None:
        """Start a new journal in place of an old one."""
        self._replace(line({"kind": "run", **header}))

    def proceed(self, header: dict[str, Any], length: int) -> None:
        """Go on with the journal, cut to where it is whole."""
        whole = (self.folder / JOURNAL).read_bytes()[:length] if length else b""
        self._replace(whole + line({"kind": "run", **header}))

    def set_aside(self) -> Path:
        """Move a damaged journal out of the way, keeping it."""
        name = f"{JOURNAL}.corrupt-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
        return (self.folder / JOURNAL).rename(self.folder / name)

    def append(self, claim: str, records: Sequence[Record], output: str) -> None:
        """Put a finished claim on the disk; the last record is its ``Done``.

        Raises:
            OSError: it did not get there.
        """
        lines = [line(encode(record)) for record in records]
        if output:
            lines.insert(0, line({"kind": "output", "claim": claim, "text": output}))
        self._append(lines)

    def end(self, how: str) -> None:
        """Note how the run ended: "complete", "stopped" or "interrupted"."""
        self._append([line({"kind": "end", "how": how})])

    def _replace(self, content: bytes) -> None:
        write(self.folder / JOURNAL, content.decode(errors="surrogateescape"))

    def _append(self, lines: Iterable[bytes]) -> None:
        with (self.folder / JOURNAL).open("ab") as file:
            file.write(b"".join(lines))
            file.flush()
            os.fsync(file.fileno())


def crashed(records: Iterable[Record]) -> bool:
    """Whether an examination ended badly, or an engine was missing: it is of no use to others."""
    return any(
        isinstance(record, Crash)
        or (isinstance(record, Decline) and record.because.startswith("engine missing"))
        for record in records
    )


def line(data: dict[str, Any]) -> bytes:
    """A line of a journal, with its checksum."""
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = told.encode(errors="surrogateescape")  # a path need not be UTF-8
    return b"%s%08x%s%s}\n" % (_FRONT, zlib.crc32(text), _MIDDLE, text)


def checked(text: bytes) -> dict[str, Any] | None:
    """The inner object of a line; None when the line is not exactly what was written."""
    inner = text[_PREFIX:-2]
    if text != b"%s%08x%s%s}\n" % (_FRONT, zlib.crc32(inner), _MIDDLE, inner):
        return None
    data = json.loads(inner.decode(errors="surrogateescape"))
    return data if isinstance(data, dict) else None


def _claim(folder: Path, lock: int) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(lock, 200, 0).decode(errors="replace").strip() or "another run"
        raise BadInputError(f"-o {folder}: in use by {holder}") from None
    since = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
    os.ftruncate(lock, 0)
    os.pwrite(lock, f"process {os.getpid()} since {since}\n".encode(), 0)


def outputs(folder: Path) -> Iterator[tuple[str, str]]:
    """What claims printed, as (claim, text), in the order of the journal."""
    for text in (folder / JOURNAL).read_bytes().splitlines(keepends=True):
        data = checked(text)
        if data is not None and data["kind"] == "output":
            yield str(data["claim"]), str(data["text"])
