"""Which claims there are, without importing any of them.

A claim is found by its place: ``NAME = Claim(...)`` at the top level of ``<paper>/<file>.py`` has
the id ``<paper>/<file>`` when it is called ``claim`` and ``<paper>/<file>:NAME`` otherwise. Files
are parsed, never run, and what was read is kept in an index (``verify.finding.index``).

The records are named tuples: the import of ``dataclasses`` costs a third of what ``list`` may take.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from verify.command.exits import BadInputError

if TYPE_CHECKING:
    from verify.finding.index import Index
    from verify.finding.packs import Pack

__all__ = [
    "Entry",
    "Folder",
    "Found",
    "Library",
    "claim_files",
    "entries",
    "library",
    "refuse_twins",
    "segment",
    "subfolders",
]

_SEGMENT = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_OTHER = re.compile(r"[^a-z0-9._-]+")
PAPERS = Path(__file__).resolve().parents[1] / "theory" / "papers"


class Found(NamedTuple):
    """One ``NAME = Claim(...)`` in a file, with the fields that are written out there."""

    name: str
    title: str = ""
    source: str = ""
    covers: tuple[str, ...] = ()
    corrects: str = ""


class Entry(NamedTuple):
    """A claim and its place.

    Attributes:
        id: segments ``[a-z0-9][a-z0-9._-]{0,63}`` joined by "/", then ":name" for a further part.
        paper: the id without the file and the part.
        path: the file, absolute.
        name: the attribute of the module.
        origin: "shipped", "file", or the distribution that brings its pack, with the version.
        module: the import name; "" for a file of the user's.
    """

    id: str
    paper: str
    title: str
    source: str
    covers: tuple[str, ...]
    corrects: str
    path: str
    name: str
    origin: str
    module: str


class Folder(NamedTuple):
    """A folder of claim files: its place in ids, on disk, and among imports ("" for none)."""

    paper: str
    path: Path
    origin: str
    package: str


class Library(NamedTuple):
    """All claims that can be named, sorted by id; what was wrong with packs; where papers are."""

    entries: tuple[Entry, ...]
    notes: tuple[str, ...]
    folders: tuple[Folder, ...]


def segment(text: str, place: Path) -> str:
    """A file, folder or attribute name as a segment of an id.

    Upper case becomes lower, every run of other characters a hyphen, and what cannot begin a
    segment is cut off: ``_Main Result`` gives ``main-result``.

    Raises:
        BadInputError: nothing is left, or more than 64 characters are.
    """
    folded = _OTHER.sub("-", text.lower()).lstrip("._-")
    if not _SEGMENT.fullmatch(folded):
        raise BadInputError(f"{place}: {text!r} gives no id, which needs 1 to 64 of a-z 0-9 . _ -")
    return folded


def entries(folder: Folder, file: Path, found: Iterable[Found]) -> tuple[Entry, ...]:
    """The entries of one file of a folder, by the rule of ids."""
    place = f"{folder.paper}/{segment(file.stem, file)}"
    return tuple(
        Entry(
            id=place if part.name == "claim" else f"{place}:{segment(part.name, file)}",
            paper=folder.paper,
            title=part.title,
            source=part.source,
            covers=part.covers,
            corrects=part.corrects,
            path=str(file),
            name=part.name,
            origin=folder.origin,
            module=f"{folder.package}.{file.stem}" if folder.package else "",
        )
        for part in found
    )


def library() -> Library:
    """The shipped claims and those of installed packs; a pack that does not fit is only noted.

    Raises:
        BadInputError: two shipped claims have one id, or a file name gives none.
    """
    from verify.finding.index import Index

    index = Index.load(PAPERS)
    folders = [
        Folder(segment(path.name, path), path, "shipped", f"theory.papers.{path.name}")
        for path in subfolders(PAPERS)
    ]
    found = [entry for folder in folders for entry in _inside_of(folder, index)]
    refuse_twins(found)
    packs, told = index.packs()
    notes = list(told)
    for pack in packs:
        try:
            more = _folders(pack)
            own = [entry for folder in more for entry in _inside_of(folder, index)]
            refuse_twins([*found, *own])
            if taken := {folder.paper for folder in folders} & {folder.paper for folder in more}:
                raise BadInputError(f"the name {min(taken)!r} is taken")
        except BadInputError as error:  # what is wrong with one pack is no fault of the others
            notes.append(f"pack {pack.name} of {pack.origin} is left out: {error}")
        else:
            folders += more
            found += own
    index.save()
    ordered = tuple(sorted(found, key=lambda entry: entry.id))
    return Library(ordered, tuple(notes), tuple(folders))


def _folders(pack: Pack) -> list[Folder]:
    """The folder of a pack, and those in it, one for each paper."""
    top = Path(pack.folder)
    name = segment(pack.name, top)
    below = [
        Folder(
            f"{name}/{segment(path.name, path)}", path, pack.origin, f"{pack.package}.{path.name}"
        )
        for path in subfolders(top)
    ]
    return [Folder(name, top, pack.origin, pack.package), *below]


def _inside_of(folder: Folder, index: Index) -> list[Entry]:
    return [
        entry
        for file in claim_files(folder.path, ".py", ".toml")
        for entry in entries(folder, file, index.read(file))
    ]


def refuse_twins(found: Sequence[Entry]) -> None:
    """Ids are compared as they are: they have no upper case, so none can clash on a disk.

    Raises:
        BadInputError: two claims have the same id.
    """
    places: dict[str, Entry] = {}
    for entry in found:
        twin = places.setdefault(entry.id, entry)
        if twin is not entry:
            raise BadInputError(
                f"id {entry.id!r} is given twice: {twin.path} ({twin.name}), "
                f"{entry.path} ({entry.name})"
            )


def claim_files(folder: Path, *suffixes: str) -> list[Path]:
    """Files of a folder that may hold claims, sorted; neither ``__init__`` nor hidden.

    Args:
        folder: the folder.
        suffixes: of the files, ".py" and ".toml" being those of claims.
    """
    return [path for path in _inside(folder) if path.suffix in suffixes]


def subfolders(folder: Path) -> list[Path]:
    """The folders in a folder, sorted; neither ``__pycache__`` nor hidden."""
    return [path for path in _inside(folder) if path.is_dir()]


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.name[0] not in "._")
    except OSError:
        return []
