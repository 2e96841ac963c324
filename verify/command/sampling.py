"""``regimes``: for which learning rates SGD on a quadratic with curvatures from a file vanishes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from verify.command.exits import OK, UNDECIDED, BadInputError, OwnError
from verify.command.telling import tell, width
from verify.report.tables import rendered

if TYPE_CHECKING:
    from argparse import Namespace

    from numerics.laws import Atoms
    from verify.report.ranges import Findings

__all__ = ["folded", "law_of", "regimes", "require_picture", "write_picture"]

Say = Callable[[str], None]
PICTURES = (".png", ".svg", ".pdf")
MOST = 20  # regimes that are told one by one


def regimes(options: Namespace, out: Say, say: Say, _arguments: Sequence[str]) -> int:
    """Print the regimes of a file, and draw them; 6 when it is not known somewhere.

    Raises:
        BadInputError: the file, its numbers or what is asked of them are not admitted.
        OwnError: the picture cannot be written.
    """
    require_picture(options.plot)
    found = _found(options)
    from verify.report.ranges import COLUMNS, head, notes, rows, text_of

    table = rows(found)
    if options.format == "text":
        if not options.quiet:
            out("\n".join(map(folded, head(found))))
        out(rendered(COLUMNS, text_of(table), "text", width()))
    else:
        out(rendered(COLUMNS, table, options.format, 0))
    for line in () if options.quiet else ("", *notes(found)):
        tell(folded(line), options.format, out, say)
    if options.plot:
        from verify.report.curves import picture

        write_picture(partial(picture, found), options.plot)
    return UNDECIDED if found.found.open else OK


def require_picture(name: str) -> None:
    """Refuse a picture of another kind before anything is computed.

    Raises:
        BadInputError: the end of the name says no kind that is drawn.
    """
    if name and Path(name).suffix.lower() not in PICTURES:
        raise BadInputError(f"--plot {name}: a picture ends in {', '.join(PICTURES)}")


def folded(line: str) -> str:
    """A line in lines that the terminal has room for."""
    from textwrap import fill

    return fill(line, width(), break_on_hyphens=False) if width() else line


def _found(options: Namespace) -> Findings:
    from numerics.closed_zeros import factors
    from numerics.rates import at, inside
    from numerics.regimes import moments
    from numerics.regimes import regimes as of_law
    from verify.report.ranges import Findings
    from verify.samples import column

    try:
        read = column(options.data, options.column)
    except ValueError as error:
        raise BadInputError(str(error)) from None
    law = law_of(list(read), options.batch)
    found, (mean, square) = of_law(law, MOST), moments(law)
    return Findings(
        name=", column ".join(filter(None, (Path(options.data).name, options.column))),
        rows=len(read),
        batch=options.batch,
        values=(len(found.of.atoms), min(found.of.atoms), max(found.of.atoms)),
        mean=mean,
        square=square,
        found=found,
        factors=factors(found.of),
        inside=tuple(inside(found.of, told.core, told.sign) for told in found.told),
        asked=tuple(at(found.of, rate) for rate in options.at),
    )


def law_of(rows: list[Fraction], batch: int) -> Atoms:
    """The law of the mean of so many rows.

    Raises:
        BadInputError: it has too many values.
    """
    from numerics.sample_means import TooManyError, means, sample

    try:
        return sample(rows) if batch == 1 else means(sample(rows), batch)
    except TooManyError as error:
        raise BadInputError(f"--batch {batch}: {error}; nothing is computed") from None


def write_picture(draw: Callable[[str], None], place: str) -> None:
    """Have a picture written.

    Raises:
        OwnError: it cannot be.
    """
    try:
        draw(place)
    except OSError as error:
        raise OwnError(f"{place}: cannot be written: {error.strerror or error}") from None
