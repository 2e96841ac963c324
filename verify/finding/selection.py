"""Choosing claims: by id, by glob, and by a ``-k`` expression over ids and titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from verify.command.exits import BadInputError
from verify.library import Entry

__all__ = ["chosen", "is_glob", "matching", "nearest"]

_WORD = re.compile(r"\(|\)|[^\s()]+")
Test = Callable[[str], bool]


def is_glob(pattern: str) -> bool:
    """Whether a pattern is more than an id."""
    return any(mark in pattern for mark in "*?[")


def chosen(patterns: Sequence[str], entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries named by ids and globs, in order of id, each once; "*" crosses "/" and ":".

    Raises:
        BadInputError: an id is unknown, or a glob matches nothing.
    """
    from fnmatch import fnmatchcase

    ids = {entry.id for entry in entries}
    wanted: set[str] = set()
    for pattern in patterns:
        hits = {i for i in ids if fnmatchcase(i, pattern)} if is_glob(pattern) else ids & {pattern}
        if not hits:
            what = "no claim matches" if is_glob(pattern) else "no claim has the id"
            raise BadInputError(f"{what} {pattern!r}{nearest(pattern, sorted(ids))}")
        wanted |= hits
    return tuple(entry for entry in entries if entry.id in wanted)


def nearest(pattern: str, ids: Sequence[str]) -> str:
    """What was probably meant ("; nearest: a, b"), or where to look."""
    from difflib import get_close_matches

    inside = [i for i in ids if i.startswith((f"{pattern}/", f"{pattern}:"))]
    if inside:
        return f"; nearest: {pattern}* ({len(inside)} claims)"
    close = get_close_matches(pattern.lower(), ids, n=3, cutoff=0.5)
    ends = {i.rpartition("/")[2]: i for i in reversed(ids)}
    close += [ends[e] for e in get_close_matches(pattern.lower(), [*ends], n=3, cutoff=0.5)]
    names = list(dict.fromkeys(close))[:3]
    return f"; nearest: {', '.join(names)}" if names else "; see `list`"


def matching(expression: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries whose id or title satisfies words joined by ``and``, ``or``, ``not``, brackets.

    A word holds when it is part of the id or the title, upper or lower case.

    Raises:
        BadInputError: the expression is malformed.
    """
    words = _WORD.findall(expression)
    if not words:
        raise BadInputError("-k: the expression is empty")
    test, rest = _either(words, expression)
    if rest:
        raise BadInputError(
            f"-k {expression!r}: {rest[0]!r} does not fit here; join words by and, or"
        )
    return tuple(entry for entry in entries if test(f"{entry.id} {entry.title}".lower()))


def _either(words: list[str], whole: str) -> tuple[Test, list[str]]:
    first, rest = _both(words, whole)
    while rest and rest[0] == "or":
        second, rest = _both(rest[1:], whole)
        first = _or(first, second)
    return first, rest


def _both(words: list[str], whole: str) -> tuple[Test, list[str]]:
    first, rest = _one(words, whole)
    while rest and rest[0] == "and":
        second, rest = _one(rest[1:], whole)
        first = _and(first, second)
    return first, rest


def _one(words: list[str], whole: str) -> tuple[Test, list[str]]:
    if not words or words[0] in (")", "and", "or"):
        where = repr(words[0]) if words else "the end"
        raise BadInputError(f"-k {whole!r}: a word is missing before {where}")
    head, rest = words[0], words[1:]
    if head == "not":
        inner, rest = _one(rest, whole)
        return (lambda text: not inner(text)), rest
    if head == "(":
        inner, rest = _either(rest, whole)
        if not rest or rest[0] != ")":
            raise BadInputError(f"-k {whole!r}: a bracket is not closed")
        return inner, rest[1:]
    return (lambda text: head.lower() in text), rest


def _or(first: Test, second: Test) -> Test:
    return lambda text: first(text) or second(text)


def _and(first: Test, second: Test) -> Test:
    return lambda text: first(text) and second(text)
