"""Evidence kept between runs: what an examination found, and never an outcome.

One file for each examination, named by what its records depend on: the claim's id, its digest and
the file it stands in, the build, the seed and the budget. Outcomes are concluded from the records
in every run anew. A file has the lines of a journal, and is used only if every one of them is
whole, counted, and of a kind that an examination that went well leaves behind. It is written
beside its place and renamed, so that a kill leaves the old one or the new. The oldest files go
when there are more than ``MOST_BYTES`` of them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, final

from verify.records import Answer, Block, Decline, Done, Plan, Record, decode, encode
from verify.store import checked, crashed, line

__all__ = ["MOST_BYTES", "Looked", "Place", "Shelf", "clear", "look", "size"]

MOST_BYTES = 10**9
_KEPT = (Plan, Decline, Block, Answer)
_WHY = {
    "statement": "the claim or its file was edited",
    "build": "our code, a package, Python or the processor is another",
    "seed": "only other seeds are kept",
    "budget": "only other budgets are kept",
}


class Place(NamedTuple):
    """What the evidence for a claim depends on; each part as a short word."""

    claim: str
    statement: str
    build: str
    seed: str
    budget: str

    @classmethod
    def of(
        cls, claim: str, *, digest: str, source: bytes, build: str, seed: int, budget: str
    ) -> Place:
        """The place of a claim.

        Args:
            claim: its id.
            digest: of the claim.
            source: the file that makes it: it is a program, and may do more than make a claim.
            build: of ``verify.surroundings``.
            seed: of the run.
            budget: of the run.
        """
        file = hashlib.sha256(source).hexdigest()
        return cls(_short(claim), _short(digest + file), build, _short(str(seed)), budget)

    @property
    def name(self) -> str:
        """The name of the file."""
        return ".".join((*self, "jsonl"))


@final
@dataclass(frozen=True, slots=True)
class Looked:
    """What was found at a place: records, none if they have to be computed, and why."""

    records: tuple[dict[str, Any], ...]
    why: str


def look(folder: Path, place: Place, claim: str, digest: str) -> Looked:
    """The evidence at a place of the cache.

    A damaged file is moved aside, to a name that ends with ``.corrupt-`` and the time.
    """
    path = folder / place.name
    try:
        records = _read(path, claim, digest)
    except FileNotFoundError:
        return Looked((), f"computed: {_absent(folder, place)}")
    except OSError as error:
        return Looked((), f"computed: the cache cannot be read ({error.strerror})")
    except (ValueError, KeyError, TypeError):
        aside = f"{path.name}.corrupt-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
        with contextlib.suppress(OSError):
            path.replace(path.with_name(aside))
        return Looked((), "computed: what the cache had is damaged")
    return Looked(records, "reused: the cache has this claim, build, seed and budget")


@final
class Shelf:
    """The cache as the one process of a run that adds to it sees it.

    A cache that cannot be written is no fault of the run; ``trouble`` says what was wrong.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.trouble = ""
        self._bytes = -1

    def keep(self, name: str, records: Sequence[Record]) -> None:
        """Keep the records of an examination that went well; of another nothing is kept."""
        kept = [record for record in records if not isinstance(record, Done)]
        if self.trouble or not kept or crashed(kept):
            return
        claim = kept[0].claim
        head = {"kind": "evidence", "claim": claim, "records": len(kept)}
        text = b"".join(line(data) for data in (head, *map(encode, kept)))
        path = self.folder / name
        beside = path.with_name(f".{os.getpid()}.new")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(text)
            beside.replace(path)
            self._grown(len(text))
        except OSError as error:
            self.trouble = f"the cache {self.folder} cannot be written: {error.strerror}"
            with contextlib.suppress(OSError):
                beside.unlink()

    def _grown(self, more: int) -> None:
        self._bytes = self._bytes + more if self._bytes >= 0 else size(self.folder)[1]
        if self._bytes > MOST_BYTES:
            self._bytes = _trim(self.folder, MOST_BYTES * 9 // 10)


def size(folder: Path) -> tuple[int, int]:
    """How many files there are, and how many bytes."""
    found = _files(folder)
    return len(found), sum(length for _, length, _ in found)


def clear(folder: Path) -> None:
    """Remove everything that was kept.

    Raises:
        OSError: a file cannot be removed.
    """
    for _, _, path in _files(folder):
        path.unlink(missing_ok=True)


def _trim(folder: Path, most: int) -> int:
    """Remove the oldest files until at most so many bytes are left; how many are."""
    found = _files(folder)
    left = sum(length for _, length, _ in found)
    for _, length, path in found:
        if left <= most:
            break
        with contextlib.suppress(OSError):
            path.unlink()
            left -= length
    return left


def _files(folder: Path) -> list[tuple[int, int, Path]]:
    """(time, bytes, path) of every file, the oldest first."""
    found = []
    with contextlib.suppress(OSError), os.scandir(folder) as inside:
        for file in inside:
            with contextlib.suppress(OSError):
                if file.is_file(follow_symlinks=False):
                    status = file.stat(follow_symlinks=False)
                    found.append((status.st_mtime_ns, status.st_size, Path(file.path)))
    return sorted(found)


def _read(path: Path, claim: str, digest: str) -> tuple[dict[str, Any], ...]:
    """The records in a file, as data.

    Raises:
        ValueError: it is not whole, or not what an examination of this claim leaves.
        KeyError, TypeError: the same, in other words.
        OSError: it cannot be read.
    """
    lines = [checked(text) for text in path.read_bytes().splitlines(keepends=True)]
    whole = [data for data in lines if data is not None]
    head, *found = whole
    if len(whole) < len(lines) or head != {
        "kind": "evidence", "claim": claim, "records": len(found)
    }:  # fmt: skip
        raise ValueError(f"{path}: is damaged")
    first, *others = (decode(data) for data in found)
    if not isinstance(first, Plan) or first.digest != digest:
        raise ValueError(f"{path}: is about another statement")
    if any(not isinstance(r, _KEPT) or r.claim != claim for r in others) or first.claim != claim:
        raise ValueError(f"{path}: holds what is no evidence for {claim}")
    return tuple(found)


def _absent(folder: Path, place: Place) -> str:
    """Why there is no file at a place: what differs from the one that is most like it."""
    kept = []
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{place.claim}.*.jsonl"):
            parts = path.name.removesuffix(".jsonl").split(".")
            if len(parts) == len(place):
                kept.append(Place(*parts))
    if not kept:
        return "the cache has nothing for this claim"
    names = Place._fields
    differ = [[n for n in names if getattr(p, n) != getattr(place, n)] for p in kept]
    return "; ".join(_WHY[name] for name in min(differ, key=len))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
