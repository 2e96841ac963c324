"""The files that ``new`` copies: claims that hold, to be replaced by those of the user.

A checkout has them in ``docs/skeletons``, an installed wheel beside this module.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from verify.command.exits import BadInputError

__all__ = ["place", "write_claim", "write_folder"]

_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_FOLDERS = {  # what is replaced there by the names that were asked for: of the folder, of the claim
    "paper": ("author2026", "prop1_trapped"),
    "pack": ("example", "eq1_mean"),
}
_TEXTS = (".py", ".csv", ".toml")


def place() -> Path:
    """The folder of the skeletons."""
    package = Path(__file__).resolve().parent
    inside = package / "skeletons"
    return inside if inside.exists() else package.parent / "docs" / "skeletons"


def write_claim(given: str) -> Path:
    """Write one claim file, ``given.py`` if no other suffix is given; its path as it was given.

    Raises:
        BadInputError: the name is none, the file is there, its folder is not, or it cannot be
            written.
    """
    path = Path(given)
    path = path if path.suffix else path.with_name(f"{path.name}.py")
    kinds = {file.suffix: file for file in sorted(place().glob("*.*")) if file.is_file()}
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


def write_folder(sort: str, given: str, item: str) -> tuple[Path, ...]:
    """Write the folder of a paper or of a pack, with one claim.

    Args:
        sort: "paper" or "pack".
        given: the folder; its name takes the place of the one that the skeleton has.
        item: the name of the claim file; "" for the one that the skeleton has.

    Returns:
        The folder, then its files. All of them are there, or none.

    Raises:
        BadInputError: as with ``write_claim``.
    """
    folder, (key, kept) = Path(given), _FOLDERS[sort]
    item = item.removesuffix(".py") or kept
    _require_name(folder.name, given)
    _require_name(item, item)
    source = place() / key
    if item in {file.stem for file in source.rglob("*.py")} - {kept}:
        raise BadInputError(f"new {item}: the folder has a file {item}.py of another sort")
    _require_room(folder, given)

    def renamed(text: str) -> str:
        return text.replace(key, folder.name).replace(kept, item)

    try:
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder.parent) as made:
            whole = Path(made) / folder.name
            for file in sorted(source.rglob("*")):
                if file.is_file() and file.suffix in _TEXTS:
                    to = whole / renamed(file.relative_to(source).as_posix())
                    to.parent.mkdir(parents=True, exist_ok=True)
                    text = renamed(file.read_text(encoding="utf-8"))
                    to.write_text(text, encoding="utf-8")
            shutil.move(whole, folder)
    except OSError as error:
        raise BadInputError(f"new {given}: cannot be written: {error.strerror}") from None
    return (folder, *sorted(file for file in folder.rglob("*") if file.is_file()))


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
