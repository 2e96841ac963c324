"""The commands that run, ``all``, ``run`` and ``check``, and the flags of a run as plain values.

Everything heavy is imported inside the command that needs it. A command takes the parsed flags,
two ways to speak (to stdout, to stderr) and the arguments as given, and returns an exit code.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from verify.command.exits import BadInputError
from verify.command.selecting import known, narrowed
from verify.finding.selection import chosen

if TYPE_CHECKING:
    from argparse import Namespace

    from verify.library import Entry

__all__ = ["all_claims", "check_path", "paint", "settings", "some_claims"]

Say = Callable[[str], None]
_SECONDS = {"quick": 600.0, "standard": 3600.0, "deep": 21600.0}


def all_claims(options: Namespace, out: Say, say: Say, arguments: Sequence[str]) -> int:
    """Examine every claim of the library."""
    entries = narrowed(known(say).entries, options)
    scope = "selection" if options.k else "library"
    return _examined(entries, scope, options, out, say, arguments)


def some_claims(options: Namespace, out: Say, say: Say, arguments: Sequence[str]) -> int:
    """Examine the claims named by ids and globs."""
    entries = narrowed(chosen(options.ids, known(say).entries), options)
    return _examined(entries, "selection", options, out, say, arguments)


def check_path(options: Namespace, out: Say, say: Say, arguments: Sequence[str]) -> int:
    """The claims of files and folders anywhere."""
    from verify.command.running import checked
    from verify.finding.userfiles import user_files

    files = user_files(*options.paths)
    if options.dry_run:
        from verify.command.rehearsing import rehearsal_of_files

        return rehearsal_of_files(files, settings(options, ()), out, say)
    return checked(files, settings(options, arguments), out, say)


def _examined(
    entries: tuple[Entry, ...],
    scope: str,
    options: Namespace,
    out: Say,
    say: Say,
    arguments: Sequence[str],
) -> int:
    """Examine claims of the library, or only say what would be."""
    from verify.command.running import examined

    flags = settings(options, arguments)
    if options.dry_run:
        from verify.command.rehearsing import rehearsal

        return rehearsal(entries, flags, out, say)
    return examined(entries, scope, flags, out, say)


def settings(options: Namespace, arguments: Sequence[str]) -> dict[str, Any]:
    """The flags of a run as plain values, with what the environment adds."""
    flags = vars(options)
    return {
        "seed": flags["seed"],
        "budget": flags["budget"],
        "workers": flags.get("n") or len(os.sched_getaffinity(0)),
        "folder": flags.get("o", ""),
        "k": flags.get("k") or "",
        "deadline": _number("VERIFY_DEADLINE", _SECONDS[flags["budget"]], "seconds"),
        "memory": int(_number("VERIFY_MEMORY", 8192.0, "MiB") * 2**20),
        "begin": "resume" if flags.get("resume") else "fresh",
        "cache": "unused" if flags.get("no_cache") else "used",
        "until": "first failure" if flags.get("x") else "end",
        "format": flags.get("format", "text"),
        "executor": flags.get("executor") or "",
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


def _number(name: str, usual: float, unit: str) -> float:
    """A number from the environment.

    Raises:
        BadInputError: it is not a number above 0 and below a thousand million.
    """
    given = os.environ.get(name)
    if not given:
        return usual
    try:
        number = float(given)
    except ValueError:
        number = 0.0
    if not 0 < number < 1e9:
        raise BadInputError(f"{name}={given!r} is not a number of {unit} above 0")
    return number
