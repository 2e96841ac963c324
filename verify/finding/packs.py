"""Installed packs: the packages that distributions name in the entry point group `verify.packs`.

None is imported. The folder in which a command is given is no place to look in, although Python
puts it first: what merely lies there is not installed, and listing claims must not trust it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

__all__ = ["Pack", "installed", "places"]

GROUP = "verify.packs"


class Pack(NamedTuple):
    """A pack: its name, which begins its ids; its package and folder; who brings it."""

    name: str
    package: str
    folder: str
    origin: str  # "distribution version"


def places() -> list[str]:
    """The import path, without the folder that Python puts before it."""
    path = list(sys.path)
    if path and not sys.flags.safe_path and path[0] == str(Path.cwd()):
        path = path[1:]
    return [place for place in path if place]


def installed() -> tuple[tuple[Pack, ...], tuple[str, ...]]:
    """The packs, by name, and notes on those that are unusable."""
    found: dict[str, Pack] = {}
    notes = []
    for name, package, origin in sorted(_named(), key=lambda row: (row[0].lower(), row[2])):
        folder, why = _folder(package)
        if name in found:
            notes.append(f"pack {name} of {origin} is left out: {found[name].origin} has it")
        elif folder is None:
            notes.append(f"pack {name} of {origin}: {package} is not an importable package{why}")
        else:
            found[name] = Pack(name, package, str(folder), origin)
    return tuple(found.values()), tuple(notes)


def _named() -> Iterator[tuple[str, str, str]]:
    """Names, packages and origins as distributions have them."""
    from importlib.metadata import distributions

    seen = set()
    for distribution in distributions(path=places()):
        try:
            name = distribution.metadata["Name"] or ""
            points = distribution.entry_points.select(group=GROUP)
        except Exception:  # noqa: BLE001, S112  one that is damaged brings nothing
            continue
        if name.lower() in seen:  # what stands first on the path hides the rest
            continue
        seen.add(name.lower())
        for point in points:
            yield point.name, point.value, f"{name} {distribution.version}"


def _folder(package: str) -> tuple[Path | None, str]:
    """Where a package is; None when it is nowhere, and what was raised."""
    from importlib.util import find_spec

    top, *inner = package.split(".")
    try:
        with _searched(places()):
            spec = find_spec(top)  # the whole name would import what is above it
    except Exception as error:  # noqa: BLE001  a stranger's finder may raise anything
        return None, f": {type(error).__name__}: {error}"
    above = next(iter(spec.submodule_search_locations or ()), "") if spec else ""
    folder = Path(above, *inner)
    return (folder if above and folder.is_dir() else None), ""


@contextmanager
def _searched(path: Sequence[str]) -> Iterator[None]:
    before = list(sys.path)
    sys.path[:] = path
    try:
        yield
    finally:
        sys.path[:] = before
