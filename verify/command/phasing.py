"""``phases``: for which learning rates SGD beside a saddle learns, collapses or diverges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from verify.command.exits import OK, UNDECIDED, BadInputError
from verify.command.sampling import folded, law_of, require_picture, write_picture
from verify.command.telling import tell, width
from verify.report.tables import rendered

if TYPE_CHECKING:
    from argparse import Namespace

    from verify.report.phase_rows import Sample, Setting

__all__ = ["phases"]

Say = Callable[[str], None]
MOST = 40  # regimes of an exponent that are told one by one


def phases(options: Namespace, out: Say, say: Say, _arguments: Sequence[str]) -> int:
    """Print the phases of a file, and draw them; 6 when something is not known somewhere.

    Raises:
        BadInputError: the file, its numbers or what is asked of them are not admitted.
        OwnError: the picture cannot be written.
    """
    require_picture(options.plot)
    found = _found(options)
    from verify.report.phase_rows import COLUMNS, head, notes, rows, text_of

    table = rows(found)
    if options.format == "text":
        if not options.quiet:
            out("\n".join(map(folded, head(found))))
        columns, words = text_of(found, table)
        out(rendered(columns, words, "text", width()))
    else:
        out(rendered(COLUMNS, table, options.format, 0))
    for line in () if options.quiet else ("", *notes(found)):
        tell(folded(line), options.format, out, say)
    if options.plot:
        from verify.report.phase_bars import picture

        write_picture(partial(picture, found), options.plot)
    return UNDECIDED if any(map(_is_open, found.settings)) else OK


def _is_open(of: Setting) -> bool:
    found = of.found
    return bool(found.minus.open or found.plus.open or found.unclear)


def _found(options: Namespace) -> Sample:
    from verify.report.phase_rows import Sample
    from verify.samples import column

    try:
        x, y = column(options.data, options.x), column(options.data, options.y)
    except ValueError as error:
        raise BadInputError(str(error)) from None
    shares = [share for several in options.mu or [] for share in several] or [None]
    batches = options.batch or [1]
    return Sample(
        name=f"{Path(options.data).name}, columns {options.x} and {options.y}",
        rows=len(x),
        settings=tuple(
            _setting(x, y, share, batch, options.at) for batch in batches for share in shares
        ),
    )


def _setting(
    x: Sequence[Fraction],
    y: Sequence[Fraction],
    share: Fraction | None,
    batch: int,
    rates: Sequence[Fraction],
) -> Setting:
    from numerics.laws import Atoms
    from numerics.phases import phase_at
    from numerics.phases import phases as of_law
    from numerics.regimes import moments
    from verify.report.phase_rows import Setting

    signal = Fraction(0) if share is None else share
    products = [a * (signal * a + (1 - signal) * b) for a, b in zip(x, y, strict=True)]
    law = law_of(products, batch)
    mean, square = moments(law)
    values = [Fraction(value) for value in law.values]
    turned = mean < 0
    found = of_law(Atoms(tuple(-v for v in values), law.weights) if turned else law, MOST)
    return Setting(
        signal=share,
        batch=batch,
        values=(len(values), min(values), max(values)),
        mean=mean,
        square=square,
        turned=turned,
        found=found,
        asked=tuple(phase_at(found, rate) for rate in rates),
    )
