"""A column of numbers from a CSV or NumPy file: every number exact, every fault with its place.

What a CSV file says is what it says: 0.1 is 1/10. A NumPy file has binary fractions, and 0.1 there
is the float next to 1/10.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from io import BytesIO, StringIO
from os import PathLike
from pathlib import Path
from typing import Any, Literal

__all__ = ["ROWS", "column", "column_of", "number"]

ROWS = 100_000
DIGITS = 400  # of a number, and of the power of ten at its end
BYTES = 2**28
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d+))?", re.ASCII)
_INFINITE = re.compile(r"[+-]?(?:nan|inf(?:inity)?)", re.IGNORECASE)


def column(path: str | PathLike[str], name: str = "") -> tuple[Fraction, ...]:
    """The numbers of one column of a file, a row each; ``.npy`` is NumPy's, any other is CSV.

    Args:
        path: the file.
        name: as it stands in the first line of a CSV file, or the name of a field of an array; or
            the number of a column, from 1, where columns have no names. It can be left out where
            there is one column only.

    Raises:
        ValueError: the file cannot be read, has no such column, no rows or more than ``ROWS``, or a
            value that is not a finite number; the message names the place.
    """
    file = Path(path)
    try:
        if file.stat().st_size > BYTES:
            raise ValueError(f"{file}: has {file.stat().st_size} bytes, more than {BYTES}")
        if file.suffix.lower() == ".npy":
            return _some(file, _array(file, file, name))
        with file.open(encoding="utf-8-sig", newline="") as page:
            return _some(file, _csv(page, file, name))
    except OSError as error:
        raise ValueError(f"{file}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ValueError(f"{file}: is not UTF-8") from None


def column_of(content: bytes, file: str, name: str = "") -> tuple[Fraction, ...]:
    """The numbers of one column of what a file holds, as ``column`` reads it.

    Args:
        content: of the file.
        file: its name, for messages; it says which sort of file it is, too.
        name: of the column.

    Raises:
        ValueError: as ``column`` says.
    """
    if file.lower().endswith(".npy"):
        return _some(file, _array(BytesIO(content), file, name))
    try:
        return _some(file, _csv(StringIO(content.decode("utf-8-sig"), newline=""), file, name))
    except UnicodeDecodeError:
        raise ValueError(f"{file}: is not UTF-8") from None


def _some(file: Path | str, found: list[Fraction]) -> tuple[Fraction, ...]:
    if not found:
        raise ValueError(f"{file}: has no rows")
    return tuple(found)


def number(text: str) -> Fraction:
    """The exact value of a decimal number.

    Raises:
        ValueError: it is none, is not finite, or has too many digits.
    """
    word = text.strip()
    found = _NUMBER.fullmatch(word)
    if _INFINITE.fullmatch(word):
        raise ValueError(f"{word} is not finite")
    if not found:
        raise ValueError(f"{word[:40]!r} is not a number" if word else "there is no number")
    if len(word) > DIGITS or abs(int((found[1] or "0")[:9])) > DIGITS:
        raise ValueError(f"{word[:40]} has more than {DIGITS} digits")
    return Fraction(word)


def _csv(page: Iterable[str], file: Path | str, name: str) -> list[Fraction]:
    reader = csv.reader(page, strict=True)
    try:
        return [*_numbers(file, reader, name)]
    except csv.Error as error:
        raise ValueError(f"{file}:{reader.line_num}: is not CSV: {error}") from None


def _numbers(file: Path | str, reader: Any, name: str) -> Iterator[Fraction]:
    """The numbers below the first line, or with it where that is no line of names."""
    first: list[str] = next(reader, [])
    if not first:
        return
    named = not any(_NUMBER.fullmatch(cell.strip()) for cell in first)
    place, told = _place(file, [cell.strip() for cell in first] if named else [], len(first), name)
    row, empty = 0, 0
    if not named:
        row = 1
        yield _cell(f"{file}:1: row 1, column {told}", first, place)
    for cells in reader:
        if not cells:
            empty = empty or reader.line_num
            continue
        if empty:
            raise ValueError(f"{file}:{empty}: row {row + 1}, column {told}: the line is empty")
        row += 1
        if row > ROWS:
            raise ValueError(f"{file}:{reader.line_num}: has more than {ROWS} rows")
        where = f"{file}:{reader.line_num}: row {row}, column {told}"
        if any(cell.strip() for cell in cells[len(first) :]):  # a decimal comma, as in 1,5?
            raise ValueError(f"{where}: the row has {len(cells)} columns, line 1 has {len(first)}")
        yield _cell(where, cells, place)


def _cell(where: str, cells: list[str], place: int) -> Fraction:
    if place >= len(cells):
        raise ValueError(f"{where}: the row ends after {len(cells)} columns")
    try:
        return number(cells[place])
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None


def _place(file: Path | str, names: list[str], columns: int, name: str) -> tuple[int, str]:
    """The index of a column and what it is called."""
    if name in names:
        if names.count(name) > 1:
            raise ValueError(f"{file}: has {names.count(name)} columns {name!r}")
        return names.index(name), name
    if not name and columns == 1:
        return 0, names[0] if names else "1"
    if name.isascii() and name.isdigit() and 1 <= int(name[:9]) <= columns and not names:
        return int(name) - 1, name
    known = ", ".join(map(repr, names[:20])) if names else f"1 to {columns}"
    more = f" and {len(names) - 20} more" if len(names) > 20 else ""
    hint = (
        "" if columns > 1 or not names or names[0].isidentifier() else "; commas separate columns"
    )
    said = f"no column {name!r}" if name else "several columns, and none is named"
    raise ValueError(f"{file}: has {said}; there are {known}{more}{hint}")


def _array(source: Path | BytesIO, file: Path | str, name: str) -> list[Fraction]:
    import numpy as np

    mode: Literal["r"] | None = "r" if isinstance(source, Path) else None
    try:
        array: Any = np.load(source, mmap_mode=mode, allow_pickle=False)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001  NumPy reads the header as Python; anything may come
        said = " ".join(f"{error}".split())
        raise ValueError(f"{file}: is not an array of numbers: {said}") from None
    if array.dtype.names and array.ndim == 1:
        names = list(array.dtype.names)
        place, told = _place(file, names, len(names), name)
        values = array[names[place]]
    elif not array.dtype.names and array.ndim in (1, 2):
        wide = 1 if array.ndim == 1 else array.shape[1]
        place, told = _place(file, [], wide, name)
        values = array if array.ndim == 1 else array[:, place]
    else:
        raise ValueError(f"{file}: has the shape {array.shape}; allowed are one or two dimensions")
    if values.dtype.kind not in "iuf":
        raise ValueError(f"{file}: column {told} has values of type {values.dtype}, not numbers")
    if len(values) > ROWS:
        raise ValueError(f"{file}: has {len(values)} rows, more than {ROWS}")
    wrong = np.flatnonzero(~np.isfinite(values))
    if wrong.size:
        row = int(wrong[0])
        raise ValueError(f"{file}: row {row + 1}, column {told}: {values[row]} is not finite")
    return [Fraction(*value.as_integer_ratio()) for value in values.tolist()]
