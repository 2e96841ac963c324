"""The claims of a file or a folder anywhere, for ``check``: Python files and declared ones (TOML).

The id is the place here too: ``check FILE`` gives ``<its folder>/<file>[:name]``, ``check FOLDER``
gives ``<folder>/<file>[:name]`` for the files in it and ``<folder>/<sub>/<file>[:name]`` below. A
file that cannot be read as what it is stands for itself, as one claim.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, final

from verify.command.exits import BadInputError
from verify.declared.faults import Refusal, pointed
from verify.declared.limits import MOST_BYTES as MOST_DECLARED
from verify.finding.index import MOST_BYTES
from verify.library import Entry, Folder, Found, claim_files, entries, segment, subfolders
from verify.report.plain import safe

__all__ = ["UserFile", "entries_of", "folders_at", "seen_in", "user_files"]

_DEPTH = 8
_WIDTH = 80  # characters of a message


@final
@dataclass(frozen=True, slots=True)
class UserFile:
    """A file, and the claims that can be seen in it without running it.

    Attributes:
        folder: the place of its claims.
        path: the file, absolute.
        seen: the claims.
        fault: why it is no Python, or declares no claim: "file:line:column: ...", with the line
            and a mark below it where there is one; "" when it does.
    """

    folder: Folder
    path: Path
    seen: tuple[Found, ...]
    fault: str


def user_files(*given: str) -> tuple[UserFile, ...]:
    """The claim files at paths: the file, or all in the folder and below, hidden ones left out.

    In a folder a TOML file counts when it has a table of claims, or is no TOML and seems to. A file
    that several of the paths lead to is there once, in the place that the first gives it.

    Raises:
        BadInputError: at one of them is nothing, or no claim file, or a Python file larger than
            1 MiB.
    """
    found: dict[Path, UserFile] = {}
    for path in given:
        for file in _files_at(path):
            found.setdefault(file.path, file)
    return tuple(found.values())


def _files_at(given: str) -> tuple[UserFile, ...]:
    path = Path(given).absolute()
    if path.is_dir():
        found = tuple(file for folder in folders_at(given) for file in _files_in(folder))
        if not found:
            raise BadInputError(f"check {given}: no claim file (.py, .toml) in this folder")
        return found
    if not os.path.lexists(path):
        raise BadInputError(f"check {given}: there is no such file or folder")
    if path.suffix not in (".py", ".toml") or not path.is_file():
        raise BadInputError(f"check {given}: is not a claim file (.py, .toml)")
    return (_user_file(_folder(path.resolve().parent), path.resolve()),)


def folders_at(given: str) -> tuple[Folder, ...]:
    """The folder at a path and those below it, each with its place in ids, as `user_files` has it.

    Raises:
        BadInputError: it is no folder that can be read, or a name gives no id.
    """
    path = Path(given).absolute()
    if not path.is_dir():
        raise BadInputError(f"{given}: is not a folder")
    _require_readable(path, given)
    top = path.resolve()
    return tuple(_tree(Folder(segment(top.name, path), top, "file", ""), _DEPTH))


def _tree(folder: Folder, depth: int) -> Iterator[Folder]:
    yield folder
    for sub in subfolders(folder.path) if depth else ():
        if not sub.is_symlink():
            place = f"{folder.paper}/{segment(sub.name, sub)}"
            yield from _tree(Folder(place, sub, "file", ""), depth - 1)


def seen_in(folder: Folder) -> tuple[Entry, ...]:
    """The claims that can be seen in the files of a folder, none of which is run.

    Raises:
        BadInputError: a file is no Python, or declares no claim as it stands.
    """
    found: list[Entry] = []
    for file in _files_in(folder):
        if file.fault:
            raise BadInputError(file.fault)
        found += entries(folder, file.path, file.seen)
    return tuple(found)


def entries_of(file: UserFile, told: Mapping[str, Any] | None) -> tuple[Entry, ...]:
    """The entries of a file.

    Args:
        file: the file.
        told: what loading it found (``loading.discovered``); None when it could not be loaded:
            then those seen in its text count, or else the file itself.
    """
    found: Sequence[Found]
    if told is not None:
        found = [Found(n, t, s, tuple(v), c) for n, t, s, v, c in told["claims"]]
    else:
        found = file.seen or (Found("claim", title=f"the file {file.path.name}"),)
    return entries(file.folder, file.path, found)


def _require_readable(folder: Path, given: str) -> None:
    """Refuse a folder in which nothing would be seen."""
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise BadInputError(f"{given}: cannot be read: {error.strerror}") from None


def _folder(path: Path) -> Folder:
    try:
        paper = segment(path.name, path)
    except BadInputError:  # the root of a disk, or a name without a usable letter
        paper = "check"
    return Folder(paper=paper, path=path, origin="file", package="")


def _files_in(folder: Folder) -> list[UserFile]:
    return [
        _user_file(folder, file)
        for file in claim_files(folder.path, ".py", ".toml")
        if file.is_file() and (file.suffix == ".py" or _declares(file))
    ]


def _user_file(folder: Folder, path: Path) -> UserFile:
    return _declared(folder, path) if path.suffix == ".toml" else _python(folder, path)


def _declared(folder: Folder, path: Path) -> UserFile:
    from verify.finding.parsing import declared_in

    try:
        return UserFile(folder, path, declared_in(_content(path)), "")
    except Refusal as refusal:
        return UserFile(folder, path, (), refusal.told(path))


def _declares(path: Path) -> bool:
    from verify.declared.outline import is_claim_file

    return is_claim_file(_content(path))


def _content(path: Path) -> bytes:
    """The bytes of a declared file, no more than are read."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_DECLARED + 1)
    except OSError as error:
        raise BadInputError(f"{path}: cannot be read: {error.strerror}") from None


def _python(folder: Folder, path: Path) -> UserFile:
    from verify.finding.parsing import claims_in

    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadInputError(f"{path}: more than {MOST_BYTES} bytes is no claim file")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        return UserFile(folder, path, (), f"{path}: not UTF-8: byte {error.start} of the file")
    except OSError as error:
        raise BadInputError(f"{path}: cannot be read: {error.strerror}") from None
    try:
        return UserFile(folder, path, claims_in(text), "")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return UserFile(folder, path, (), _fault(path, error))


def _fault(path: Path, error: Exception) -> str:
    """Where and why a text is no Python: one line, then the place with a mark below it."""
    why = f"not a Python file: {safe(str(error) or type(error).__name__)[:_WIDTH]}"
    if not isinstance(error, SyntaxError) or not error.lineno:
        return f"{path}: {why}"
    column = error.offset or 1
    why = f"not a Python file: {safe(error.msg)[:_WIDTH]}"
    place = f"{path}:{error.lineno}:{column}: {why}"
    shown = pointed((error.text or "").partition("\n")[0], column)
    return f"{place}\n{shown}" if shown else place
