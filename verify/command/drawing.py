"""``figures``: the figures of papers, drawn from the models of their claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verify.command.exits import NOTHING, OK, OwnError
from verify.command.selecting import known, papers
from verify.report.plain import counted

if TYPE_CHECKING:
    from argparse import Namespace

    from theory.figures import Figure
    from verify.library import Folder

__all__ = ["DESCRIBES", "figures"]

Say = Callable[[str], None]
PAGE = "figures.md"
DESCRIBES = "\nfigure = Figure("


def figures(options: Namespace, out: Say, say: Say, _arguments: Sequence[str]) -> int:
    """Draw every figure of the papers; 5 when they have none.

    Raises:
        BadInputError: there is no such paper.
        OwnError: a file cannot be written.
    """
    chosen = {folder: _files(folder) for folder in papers(known(say), options.paper)}
    for folder, names in chosen.items():
        if names:
            place = Path(options.folder) / folder.paper
            _draw(folder.paper, _described(folder, names), place, options.seed, (out, say))
    if not any(chosen.values()):
        say("nothing selected: no figures are described there")
        return NOTHING
    return OK


def _files(folder: Folder) -> list[str]:
    """The modules of a paper that describe a figure, in the order of their numbers."""
    found = (
        path.stem
        for path in folder.path.glob("fig[0-9]*.py")
        if DESCRIBES in path.read_text(encoding="utf-8")
    )
    return sorted(found, key=_number)


def _number(name: str) -> tuple[int, str]:
    digits = name.removeprefix("fig").partition("_")[0]
    return (int(digits) if digits.isdigit() else 0, name)


def _described(folder: Folder, names: Sequence[str]) -> tuple[Figure, ...]:
    from importlib import import_module

    return tuple(import_module(f"{folder.package}.{name}").figure for name in names)


def _draw(
    paper: str, shown: tuple[Figure, ...], place: Path, seed: int, told: tuple[Say, Say]
) -> None:
    from verify.disk import write
    from verify.figures.files import caption, page, write_figure
    from verify.figures.tables import tabulated

    out, say = told
    captions = []
    try:
        place.mkdir(parents=True, exist_ok=True)
        for figure in shown:
            say(f"{paper} {figure.source}: {counted(len(figure.panels), 'panel')}")
            tables = [tabulated(panel, seed) for panel in figure.panels]
            files = write_figure(figure, tables, place)
            captions.append((figure.source, caption(figure, tables), files))
            out(f"{place / files[0]}")
        write(place / PAGE, page(f"Figures of {paper}", captions))
    except OSError as error:
        raise OwnError(f"{place}: cannot be written: {error.strerror or error}") from None
    say(f"captions: {place / PAGE}")
