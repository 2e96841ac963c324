"""The files that ``new`` copies: claims that hold, to be replaced by those of the user.

A checkout has them in ``docs/skeletons``, an installed wheel beside this module.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from verify.command.exits import BadInputError

__all__ = ["place", "write_claim", "write_paper"]

_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_CLAIM, _PAPER, _ITEM = "claim", "author2026", "prop1_trapped"  # as they are called there


def place() -> Path:
    """The folder of the skeletons."""
    package = Path(__file__).resolve().parent
    inside = package / "skeletons"
    return inside if inside.exists() else package.parent / "docs" / "skeletons"


def write_claim(given: str) -> Path:
    """Write one claim file, ``given`` or ``given.py``; its path as it was given.

    Raises:
        BadInputError: the name is none, the file is there, its folder is not, or it cannot be
            written.
    """
    path = Path(given)
    path = path if path.suffix else path.with_name(f"{path.name}.py")
    kinds = {file.suffix: file for file in sorted(place().glob(f"{_CLAIM}.*"))}
    if path.suffix not in kinds:
        raise BadInputError(f"new {given}: {path.suffix!r} is not one of {', '.join(kinds)}")
    _require_name(path.stem, given)
    _require_room(path, given)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(kinds[path.suffix].read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInputError(f"new {given}: cannot be written: {error.strerror}") from None
    return path


def write_paper(given: str, item: str) -> tuple[Path, ...]:
    """Write a folder for a paper, whose claim is called ``item``; "" for the name it has there.

    Returns:
        The folder, then its files. All of them are there, or none.

    Raises:
        BadInputError: as with ``write_claim``.
    """
    folder, item = Path(given), item.removesuffix(".py") or _ITEM
    _require_name(folder.name, given)
    _require_name(item, item)
    source = place() / _PAPER
    taken = sorted(file.stem for file in source.glob("*.py") if file.stem != _ITEM)
    if item in taken:
        raise BadInputError(f"new {item}: the folder has a file {item}.py of another sort")
    _require_room(folder, given)
    try:
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder.parent) as made:
            whole = Path(made) / folder.name
            whole.mkdir()
            for file in sorted(source.iterdir()):
                if file.is_file():
                    text = file.read_text(encoding="utf-8")
                    text = text.replace(_PAPER, folder.name).replace(_ITEM, item)
                    (whole / file.name.replace(_ITEM, item)).write_text(text, encoding="utf-8")
            shutil.move(whole, folder)
    except OSError as error:
        raise BadInputError(f"new {given}: cannot be written: {error.strerror}") from None
    return (folder, *sorted(folder.iterdir()))


def _require_name(name: str, given: str) -> None:
    if not _NAME.fullmatch(name):
        raise BadInputError(
            f"new {given}: {name!r} is not 1 to 64 of a-z 0-9 _ that begin with a letter"
        )


def _require_room(path: Path, given: str) -> None:
    """Refuse a place where something is, or which is nowhere."""
    if path.is_symlink() or path.exists():
        raise BadInputError(f"new {given}: {path} is there already; nothing was written")
    if not path.parent.is_dir():
        raise BadInputError(f"new {given}: there is no folder {path.parent}")
