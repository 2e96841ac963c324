"""Reading a command line.

Only the parser of the command that is called is made: making all of them takes longer than what
``list`` does.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from verify import __version__
from verify.command.catalogue import COMMANDS
from verify.command.exits import MEANINGS, BadInputError

__all__ = ["parsed"]

_ENVIRONMENT = """\
environment:
  VERIFY_DEADLINE  seconds after which one claim is given up: UNDECIDED(timeout)
                   (600 at quick, 3600 at standard, 21600 at deep)
  VERIFY_MEMORY    MiB of address space that the examination of a claim may take (8192)
  VERIFY_BASELINE  the baseline to compare with, in place of the one that is shipped
  XDG_CACHE_HOME   where evidence and the index of claims are kept (~/.cache)
  NO_COLOR         no colours when set to anything"""
_NAME = "theory-verify"
_ABOUT = "Prove, certify, support or refute statements about stochastic recursions."
_EPILOG = f"{MEANINGS}\n\n{_ENVIRONMENT}"


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help of a fixed width: asking the terminal imports what takes longer than the parsing."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=96)


class _Parser(argparse.ArgumentParser):
    """A parser whose usage errors have our exit code and no more than a few lines."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(formatter_class=_Help, **settings)

    def error(self, message: str) -> NoReturn:
        raise BadInputError(f"{message}; `{self.prog} --help` says what there is")

    def refuse(self, words: Sequence[str]) -> NoReturn:
        """Say of words that nobody reads what was probably meant."""
        word = words[0]
        if not word.startswith("-"):
            self.error(f"{word!r} is one word too many")
        flag = word.partition("=")[0]
        self.error(f"there is no flag {flag!r}{_meant(flag, [*self._option_string_actions])}")


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The flags of a command line.

    Raises:
        BadInputError: it is no command line of ours.
        SystemExit: it asks for help or the version, which have been printed.
    """
    called = next((word for word in arguments if not word.startswith("-")), "")
    if not called:
        return _overview().parse_args(arguments)
    if called not in COMMANDS:
        raise BadInputError(_unknown(called))
    words, _, flags = COMMANDS[called]
    made = _Parser(
        prog=f"{_NAME} {called}", description=f"{words[0].upper()}{words[1:]}.", epilog=_EPILOG
    )
    for add in (*flags, _common):
        add(made)
    rest = list(arguments)
    rest.remove(called)
    options, unread = made.parse_known_args(rest, argparse.Namespace(command=called))
    if unread:
        made.refuse(unread)
    return options


def _overview() -> _Parser:
    """The parser for the program without a command: it can only say which there are."""
    top = _Parser(prog=_NAME, description=_ABOUT, epilog=_EPILOG)
    top.add_argument("--version", action="version", version=f"{_NAME} {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=command.words, add_help=False)
    return top


def _unknown(name: str) -> str:
    meant = _meant(name, [*COMMANDS]) or "."
    return f"there is no command {name!r}{meant} Commands: {', '.join(COMMANDS)}"


def _meant(word: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word.lower(), known, n=1, cutoff=0.5)
    return f", did you mean {close[0]!r}?" if close else ""


def _common(made: _Parser) -> None:
    made.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colours (auto)"
    )
    made.add_argument("--debug", action="store_true", help="show tracebacks")
    volume = made.add_mutually_exclusive_group()
    volume.add_argument("-q", "--quiet", action="store_true", help="only the last line")
    volume.add_argument("-v", "--verbose", action="store_true", help="also what claims print")
