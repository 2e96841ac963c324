"""The phases of a sample as a table and in words: pure functions of what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from numerics.phases import Phase
from verify.report.plain import counted, safe
from verify.report.ranges import ball_text, digits, threshold_text

if TYPE_CHECKING:
    from numerics.phases import Cell, Phases, Place
    from numerics.rates import At
    from numerics.regimes import Regimes
    from numerics.thresholds import Threshold

__all__ = ["COLUMNS", "Sample", "Setting", "end_text", "head", "notes", "rows", "text_of"]

COLUMNS = ("mu", "batch", "phase", "from", "to", "at", "minus", "plus", "why")
FEW = 6  # settings that words are made for
NAMES = ("μ", "S", "phase", "from λ", "to λ", "at λ", "Λ−", "Λ+", "why")
GOES = {
    Phase.IA: "{near} → 0, in mean square too; {far} diverges",
    Phase.IB: "{near} → 0, not in mean square; {far} diverges",
    Phase.II: "{near} diverges; {far} → 0",
    Phase.III: "{near} → 0 and {far} → 0: low rank",
    Phase.IV: "both diverge",
    Phase.EDGE: "on an edge: an exponent is 0",
    Phase.UNKNOWN: "narrow regimes, not told one by one",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a sample with one share of signal and one size of batch.

    Attributes:
        signal: the share mu of x in the label; None where labels are as in the file.
        batch: how many rows a step draws.
        values: how many different values chi can take; the least and the largest.
        mean: of chi.
        square: the mean of chi².
        turned: whether E chi < 0, so that ``found`` is of -chi.
        found: the phases.
        asked: the rates that were asked for.
    """

    signal: Fraction | None
    batch: int
    values: tuple[int, Fraction, Fraction]
    mean: Fraction
    square: Fraction
    turned: bool
    found: Phases
    asked: tuple[Place, ...]

    @property
    def names(self) -> dict[str, str]:
        """Which of w - u and w + u vanishes when learning is correct, and the other."""
        near, far = ("w + u", "w − u") if self.turned else ("w − u", "w + u")
        return {"near": near, "far": far}


@dataclass(frozen=True, slots=True)
class Sample:
    """The pairs of a file and what was asked of them.

    Attributes:
        name: of the file and of its columns.
        rows: how many there are.
        settings: what was found, one for each share of signal and each size of batch.
    """

    name: str
    rows: int
    settings: tuple[Setting, ...]


def head(of: Sample) -> list[str]:
    """What the sample is, and what is asked."""
    lines = [f"{safe(of.name)}, {counted(of.rows, 'row')}."]
    lines += [_drawn(setting) for setting in of.settings[:FEW]]
    if len(of.settings) > FEW:
        lines.append(f"And {len(of.settings) - FEW} more settings, with what the table names.")
    asked = (
        "Beside u = w = 0 SGD on (uwx − y)²/2 is w − u ← (1 − λχ)(w − u), "
        "w + u ← (1 + λχ)(w + u), λ > 0, χ drawn at each step. Λ∓ = E ln|1 ∓ λχ|; "
        "from w_0 ≠ ±u_0, almost surely:"
    )
    return [*lines, asked, ""]


def _drawn(of: Setting) -> str:
    label = "y" if of.signal is None else f"({digits(of.signal)} x + {digits(1 - of.signal)} y)"
    product = "xy" if of.signal is None else f"x{label}"
    drawn = f"{product} of a row"
    if of.batch > 1:
        drawn = f"the mean of {product} over {of.batch} rows, drawn with replacement"
    many, least, largest = of.values
    span = f"{many} values from {digits(least)} to {digits(largest)}" if many > 1 else digits(least)
    sign = ""
    if of.turned:
        sign = " As E χ < 0, learning is correct where w + u → 0."
    elif of.mean == 0:
        sign = " As E χ = 0, no sign of uw is correct; phases are named as for E χ > 0."
    means = f"E χ = {digits(of.mean)}, E χ² = {digits(of.square)}"
    return f"χ is {drawn}: {span}, {means}.{sign}"


def rows(of: Sample) -> list[list[str]]:
    """A row for each phase of each setting, and for each rate that was asked."""
    table = []
    for setting in of.settings:
        found = setting.found
        before = ["" if setting.signal is None else digits(setting.signal), str(setting.batch)]
        if not found.cells:
            table.append([*before, "–", "0", "∞", "", "0", "0", "χ = 0: w and u stand still"])
        for cell in found.cells:
            ends = [end_text(found, cell.low) or "0", end_text(found, cell.high) or "∞"]
            why = _goes(cell.phase, setting, squares=cell.squares) + _but(cell, setting)
            table.append([*before, str(cell.phase), *ends, *_numbers(cell.inside, setting), why])
        for place in setting.asked:
            why = "at this rate " + _goes(place.phase, setting, squares=place.squares)
            if place.phase is Phase.UNKNOWN:
                why = "the sign of an exponent is not known"
            table.append([*before, str(place.phase), "", "", *_numbers(place, setting), why])
    return table


def _goes(phase: Phase, of: Setting, *, squares: bool) -> str:
    """Where both go; in phase III also whether the mean square that Ia is about vanishes."""
    words = GOES[phase].format(**of.names)
    if phase is Phase.III and squares:
        words += f", {of.names['near']} in mean square too"
    return words


def _but(cell: Cell, of: Setting) -> str:
    """Which of the two has narrow intervals of the other fate here."""
    names = [name for name, has in zip(of.names.values(), cell.narrow, strict=True) if has]
    return f", but for narrow intervals of {' and '.join(names)}" if names else ""


def _numbers(place: Place | None, of: Setting) -> list[str]:
    if place is None:
        return ["", "", ""]
    both = [_exponent(place.minus), _exponent(place.plus)]
    return [digits(place.minus.rate), *(both[::-1] if of.turned else both)]


def _exponent(of: At) -> str:
    return "−∞" if of.mu is None else ball_text(of.mu)


def end_text(of: Phases, end: Threshold | Fraction | None) -> str:
    """An end of a phase, with the digits that are known; "" for none."""
    from numerics.closed_zeros import factors

    if end is None or isinstance(end, Fraction):
        return "" if end is None else digits(end)
    own = any(end in (regime.low, regime.high) for regime in of.minus.told)
    return threshold_text(end, factors((of.minus if own else of.plus).of))


def notes(of: Sample) -> list[str]:
    """Where exponents are -oo, what is joined, left out, undecided, and what is certain."""
    lines = []
    for setting in of.settings[:FEW]:
        label = "" if len(of.settings) == 1 else f"{_label(setting)}: "
        found = setting.found
        pairs = zip(setting.names.values(), (found.minus, found.plus), strict=True)
        for name, side in pairs:
            lines += [label + line for line in _of_one(name, side)]
        if found.unclear:
            lines.append(f"{label}{counted(found.unclear, 'end')} not told apart from another one.")
    lines.append(
        "Certified: at both sides of each end that is an exponent's zero it has the signs shown, "
        "by ball arithmetic; mean squares vanish below 2 E χ/E χ², exactly. Decimals are right "
        "within one unit of the last digit. On an edge |w − u| or |w + u| has no limit, unless "
        "it stays."
    )
    return lines


def _label(of: Setting) -> str:
    share = "" if of.signal is None else f"μ = {digits(of.signal)}, "
    return f"{share}S = {of.batch}"


def _of_one(name: str, of: Regimes) -> list[str]:
    lines = []
    if of.of.poles:
        first, last = of.of.pole(0), of.of.pole(of.of.poles - 1)
        where = f"from {digits(first)} to {digits(last)}" if of.of.poles > 1 else digits(first)
        many = counted(of.of.poles, "rate")
        lines.append(f"At {many} ({where}) a factor is 0: {name} = 0 from some step on.")
    narrow = sum(regime.exceptions for regime in of.told)
    if narrow:
        lost = sum(regime.lost for regime in of.told)
        lines.append(
            f"{name} has {counted(narrow, 'narrow interval')} of the other fate (together about "
            f"{lost:.0e} of ln λ), joined with their neighbours."
        )
    if of.untold:
        lines.append(f"{name}: {counted(of.untold, 'regime')} before the last not told.")
    if of.open:
        lines.append(f"{name}: undecided in {counted(of.open, 'interval')}; taken for vanishing.")
    return lines


def text_of(of: Sample, table: Sequence[Sequence[str]]) -> tuple[list[str], list[list[str]]]:
    """Names and rows for a reader: without the columns that are the same everywhere."""
    drop = {0} if all(setting.signal is None for setting in of.settings) else set()
    if len(of.settings) == 1:
        drop = {0, 1}
    elif len({setting.batch for setting in of.settings}) == 1:
        drop |= {1}
    keep = [i for i in range(len(COLUMNS)) if i not in drop]
    columns = [COLUMNS[i] for i in keep]
    shown = [[NAMES[i] for i in keep]]
    return columns, [*shown, *([row[i] or "–" for i in keep] for row in table)]
