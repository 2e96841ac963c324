"""What each command does. Everything heavy is imported inside the command that needs it.

A command takes the parsed flags, two ways to speak (to stdout, to stderr) and the arguments as
given, and returns an exit code.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from verify.command.exits import NOTHING, OK, BadInputError
from verify.finding.selection import chosen, is_glob, matching
from verify.library import Entry, Library, library

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["COMMANDS"]

Say = Callable[[str], None]
Command = Callable[["Namespace", Say, Say, Sequence[str]], int]
_SECONDS = {"quick": 600.0, "standard": 3600.0, "deep": 21600.0}


def all_claims(options: Namespace, out: Say, say: Say, arguments: Sequence[str]) -> int:
    """Examine every claim of the library."""
    from verify.command.running import examined

    known = _library(say)
    entries = _narrowed(known.entries, options)
    scope = "selection" if options.k else "library"
    return examined(entries, scope, settings(options, arguments), out, say)


def some_claims(options: Namespace, out: Say, say: Say, arguments: Sequence[str]) -> int:
    """Examine the claims named by ids and globs."""
    from verify.command.running import examined

    entries = _narrowed(chosen(options.ids, _library(say).entries), options)
    return examined(entries, "selection", settings(options, arguments), out, say)


def list_claims(options: Namespace, out: Say, say: Say, _arguments: Sequence[str]) -> int:
    """One line per claim: id and title."""
    entries = _narrowed(_library(say).entries, options)
    width = max((len(entry.id) for entry in entries), default=0)
    for entry in entries:
        title = " ".join(entry.title.split())
        source = f"  ({entry.source})" if options.verbose and entry.source else ""
        out(f"{entry.id:<{width}}  {title}{source}".rstrip())
    if not entries:
        say("nothing selected")
    return OK if entries else NOTHING


def show_claim(options: Namespace, out: Say, say: Say, _arguments: Sequence[str]) -> int:
    """One claim as a page."""
    from verify.command.running import shown

    if is_glob(options.id):
        raise BadInputError(f"show {options.id}: one id, not a glob")
    (entry,) = chosen([options.id], _library(say).entries)
    return shown(entry, settings(options, ()), out, say)


def check_path(options: Namespace, out: Say, say: Say, arguments: Sequence[str]) -> int:
    """The claims of a file or folder anywhere."""
    from verify.command.running import checked
    from verify.finding.userfiles import user_files

    return checked(user_files(options.path), settings(options, arguments), out, say)


def accept_claims(options: Namespace, out: Say, say: Say, _arguments: Sequence[str]) -> int:
    """Take outcomes of a finished run into the baseline."""
    from verify.command.accepting import accept

    return accept(options.ids, options.folder, _library(say).entries, out)


COMMANDS: dict[str, Command] = {
    "all": all_claims,
    "run": some_claims,
    "list": list_claims,
    "show": show_claim,
    "check": check_path,
    "accept": accept_claims,
}


def settings(options: Namespace, arguments: Sequence[str]) -> dict[str, Any]:
    """The flags of a run as plain values, with what the environment adds."""
    flags = vars(options)
    return {
        "seed": flags["seed"],
        "budget": flags["budget"],
        "workers": flags.get("n") or len(os.sched_getaffinity(0)),
        "folder": flags.get("o", ""),
        "k": flags.get("k") or "",
        "deadline": _deadline(flags["budget"]),
        "begin": "resume" if flags.get("resume") else "fresh",
        "until": "first failure" if flags.get("x") else "end",
        "undecided": "strict" if flags.get("strict") else "lenient",
        "volume": "quiet" if flags["quiet"] else "verbose" if flags["verbose"] else "normal",
        "paint": paint(flags["color"], "stdout"),
        "paint_progress": paint(flags["color"], "stderr"),
        "arguments": list(arguments),
    }


def paint(wish: str, stream: str) -> str:
    """Colour or plain: the flag, then NO_COLOR, then FORCE_COLOR, then whether it is a tty."""
    if wish != "auto":
        return "colour" if wish == "always" else "plain"
    if os.environ.get("NO_COLOR"):
        return "plain"
    if os.environ.get("FORCE_COLOR"):
        return "colour"
    return "colour" if getattr(sys, stream).isatty() else "plain"


def _deadline(budget: str) -> float:
    given = os.environ.get("VERIFY_DEADLINE")
    if not given:
        return _SECONDS[budget]
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e9:
        raise BadInputError(f"VERIFY_DEADLINE={given!r} is not a number of seconds above 0")
    return seconds


def _library(say: Say) -> Library:
    known = library()
    for note in known.notes:
        say(f"note: {note}")
    return known


def _narrowed(entries: tuple[Entry, ...], options: Namespace) -> tuple[Entry, ...]:
    return matching(options.k, entries) if options.k is not None else entries
