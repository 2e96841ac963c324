"""What a user calls a claim: its id, or the item of a paper that it stands for."""

from __future__ import annotations

from collections.abc import Sequence

from verify.command.exits import BadInputError
from verify.finding.papers import contents
from verify.finding.references import Reference, place_of, references
from verify.finding.selection import chosen, is_glob, nearest
from verify.library import Entry, Folder, Library

__all__ = ["named"]


def named(words: Sequence[str], of: Library) -> tuple[Entry, ...]:
    """The claims that an id, or a reference such as ``ziyin2022 eq 5``, stands for.

    Raises:
        BadInputError: there is no such claim, or none that stands for that item.
    """
    text = " ".join(" ".join(words).split())
    if is_glob(text):
        raise BadInputError(f"{text}: one id or one item, not a glob")
    keys = {folder.paper: folder for folder in of.folders}
    key, _, item = text.partition(" ")
    wanted = references(item)
    if not wanted:
        if text in keys:
            raise BadInputError(f"{text} is a paper; name an item (eq 5) or a claim of it, too")
        if "/" not in text and references(text):  # an id may look like one: eq3_one_step
            raise BadInputError(f"{text!r}: of which paper? Its key comes first")
        return chosen([text], of.entries)
    folder = keys.get(key.lower().strip(",:"))
    if folder is None:
        raise BadInputError(f"no paper has the key {key!r}{nearest(key, [*keys])}")
    own = [entry for entry in of.entries if entry.paper == folder.paper]
    found = tuple(entry for entry in own if place_of(entry.source) & wanted)
    if not found:
        why = _why(folder, wanted) + _close(own, wanted)
        raise BadInputError(f"no claim of {folder.paper} stands for {item!r}{why}")
    return found


def _why(folder: Folder, wanted: frozenset[Reference]) -> str:
    """What the tables of the paper say about an item without claims."""
    of = contents(folder)
    for item in of.items:
        if place_of(item.name) & wanted:
            excuse = of.excuses.get(item.name)
            told = ": ".join(part for part in excuse or () if part)
            return f", which is {f'excused ({told})' if excuse else 'unaccounted for'}"
    return ", which is not in its list of contents" if of.items else ""


def _close(own: Sequence[Entry], wanted: frozenset[Reference]) -> str:
    """The items of the same kind, nearest by number, that have claims."""
    (kind, number), *_ = sorted(wanted)
    there = {place for entry in own for place in place_of(entry.source) if place.kind == kind}
    if not number.isdigit():
        return ""
    order = sorted(there, key=lambda place: (abs(int(place.number) - int(number)), place.number))
    names = ", ".join(f"{place.kind} {place.number}" for place in order[:3])
    return f"; nearest: {names}" if names else ""
