"""The command line: what is called, what is printed, and what a failure looks like.

Only this module prints. Whatever is heavy is imported by the command that needs it: ``--help`` and
``list`` import none of the packages that compute.
"""

from __future__ import annotations

import os
import sys
from codecs import register_error
from importlib import import_module
from typing import NoReturn, TextIO

from verify.command.exits import INTERRUPTED, OWN, USAGE, BadInputError, OwnError

__all__ = ["console", "main"]


def console() -> NoReturn:
    """Run the command line and leave with its exit code."""
    _spell_out()
    try:
        code = main(sys.argv[1:])
    except SystemExit as told:  # --help and --version, which have to get where they should too
        code = int(told.code or 0)
    for stream in filter(None, (sys.stdout, sys.stderr)):  # None when closed from the start
        try:
            stream.flush()
        except BrokenPipeError:
            _deaf(stream)
        except OSError as error:
            code = _unwritten(error)
    sys.exit(code)


def main(arguments: list[str]) -> int:
    """Run one command line; its exit code."""
    debug = "--debug" in arguments
    try:
        return _command(arguments)
    except BadInputError as error:
        return _failed(error, USAGE, debug)
    except OwnError as error:
        return _failed(error, OWN, debug)
    except KeyboardInterrupt:
        _say("interrupted")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  the last resort; a traceback only on demand
        _say(f"internal error: {type(error).__name__}: {error} (--debug shows where)")
        return _failed(None, OWN, debug)


def _command(arguments: list[str]) -> int:
    from verify.command.catalogue import COMMANDS
    from verify.command.flags import parsed

    options = parsed(arguments)
    module, _, name = COMMANDS[options.command].does.partition(":")
    return int(getattr(import_module(module), name)(options, _print, _say, arguments))


def _failed(error: Exception | None, code: int, debug: bool) -> int:  # noqa: FBT001  set by the user
    if error is not None:
        _say(f"error: {error}")
    if debug:
        import traceback

        _say(traceback.format_exc())
    return code


def _print(text: str) -> None:
    """One text to stdout; when nobody reads it any more, to nobody."""
    try:
        print(text)
    except BrokenPipeError:
        _deaf(sys.stdout)
    except OSError as error:
        raise OwnError(f"the output cannot be written: {error.strerror}") from None


def _say(text: str) -> None:
    try:
        print(text, file=sys.stderr)
    except OSError:
        _deaf(sys.stderr)


def _deaf(stream: TextIO) -> None:
    """Let a stream whose reader has gone away lead nowhere: `list | head` is no error of anybody.

    The command goes on and its exit code is its own, as it is for those that print a lot.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _unwritten(error: OSError) -> int:
    """The exit code when what was printed did not get where it should (a full disk)."""
    _deaf(sys.stdout)
    _say(f"error: the output cannot be written: {error.strerror}")
    return OWN


def _spell_out() -> None:
    """Where the locale has no λ, print "lambda" rather than fail."""

    def spelled(error: UnicodeError) -> tuple[str, int]:
        from verify.report.letters import spelled_out

        return spelled_out(error)

    register_error("spelled out", spelled)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and stream.encoding.lower() not in ("utf-8", "utf8"):
            stream.reconfigure(errors="spelled out")
