"""The commands, their words for ``--help``, and their flags.

Only the parser of the command that is called is made: making all of them takes longer than what
``list`` does.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, NoReturn

from verify import __version__
from verify.command.exits import MEANINGS, BadInputError
from verify.command.values import count, executor, seed

__all__ = ["COMMANDS", "FORMATS", "parsed"]

FORMATS = ("text", "md", "csv", "json", "latex")
BUDGETS = ("quick", "standard", "deep")
OUTCOMES = ("PROVED", "CERTIFIED", "SUPPORTED", "UNDECIDED", "REFUTED", "CONFLICT", "BROKEN")
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


class _Command(NamedTuple):
    """A command: what it does in a few words, the function that does it, what makes its flags."""

    words: str
    does: str
    flags: tuple[Callable[[_Parser], None], ...]


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


def _ids(made: _Parser) -> None:
    made.add_argument("ids", nargs="+", metavar="ID", help="an id, or a glob such as 'paper/*'")


def _path(made: _Parser) -> None:
    made.add_argument("path", metavar="PATH", help="a Python file with claims, or a folder of them")


def _one(made: _Parser) -> None:
    made.add_argument(
        "id", nargs="+", metavar="ID", help="an id, or a reference such as: ziyin2022 eq 5"
    )


def _narrowing(made: _Parser) -> None:
    made.add_argument(
        "-k", metavar="EXPR", help="only ids or titles that satisfy words with and, or, not, ( )"
    )


def _examining(made: _Parser) -> None:
    made.add_argument("--seed", type=seed, default=0, metavar="N", help="root of all draws (0)")
    made.add_argument("--budget", choices=BUDGETS, default="quick", help="effort (quick)")
    made.add_argument(
        "--no-cache", action="store_true", help="neither use nor keep evidence of other runs"
    )


def _running(made: _Parser) -> None:
    _examining(made)
    made.add_argument("-n", type=count, metavar="N", help="worker processes (one per CPU)")
    made.add_argument(
        "-o", default="reports/latest", metavar="DIR", help="the report's folder (reports/latest)"
    )
    made.add_argument(
        "--executor", type=executor, metavar="WHO",
        help="who runs blocks of draws: threads[:N], processes[:N] or dask:ADDRESS",
    )  # fmt: skip
    made.add_argument("-x", action="store_true", help="stop at the first failure")
    made.add_argument("--strict", action="store_true", help="exit 6 when something is UNDECIDED")
    made.add_argument("--resume", action="store_true", help="go on with the run in DIR")
    made.add_argument(
        "--dry-run", action="store_true", help="say what would be examined, and examine nothing"
    )
    _format(made)


def _stored(made: _Parser) -> None:
    made.add_argument(
        "--from", dest="folder", default="", metavar="DIR", help="take it from the run in DIR"
    )


def _listing(made: _Parser) -> None:
    made.add_argument("--paper", metavar="KEY", help="only claims of this paper")
    made.add_argument(
        "--outcome", type=str.upper, action="append", metavar="OUTCOME",
        choices=(*OUTCOMES, "NONE"), help="only this outcome in the baseline, or in the run in DIR",
    )  # fmt: skip
    made.add_argument(
        "--source", metavar="TEXT", help="only this item (eq 5, sec 4), or a source with this text"
    )
    made.add_argument(
        "--from", dest="folder", default="", metavar="DIR", help="list a run's claims"
    )


def _two_runs(made: _Parser) -> None:
    made.add_argument("before", metavar="DIR1", help="the folder of a run")
    made.add_argument("after", metavar="DIR2", help="the folder of another")


def _accepting(made: _Parser) -> None:
    _ids(made)
    made.add_argument("--from", required=True, dest="folder", metavar="DIR", help="the run's DIR")


def _caching(made: _Parser) -> None:
    made.add_argument(
        "action", nargs="?", choices=("show", "clear"), default="show",
        help="say where it is and how much it holds (show), or remove all of it",
    )  # fmt: skip


def _format(made: _Parser) -> None:
    made.add_argument("--format", choices=FORMATS, default="text", help="of what is printed (text)")


def _papers(made: _Parser) -> None:
    made.add_argument("paper", nargs="*", metavar="PAPER", help="the key of a paper (all)")


COMMANDS = {
    "all": _Command(
        "examine every claim of the library",
        "verify.command.commands:all_claims",
        (_narrowing, _running),
    ),
    "run": _Command(
        "examine claims, by id or glob",
        "verify.command.commands:some_claims",
        (_ids, _narrowing, _running),
    ),
    "check": _Command(
        "examine the claims of a file or folder",
        "verify.command.commands:check_path",
        (_path, _narrowing, _running),
    ),
    "list": _Command(
        "list the claims, without loading them",
        "verify.command.listing:list_claims",
        (_narrowing, _listing, _format),
    ),
    "show": _Command(
        "examine one claim and show it as a page",
        "verify.command.showing:show_claims",
        (_one, _examining),
    ),
    "explain": _Command(
        "say why a claim has its outcome, and what would have been seen",
        "verify.command.explaining:explain",
        (_one, _stored, _examining),
    ),
    "errata": _Command(
        "print the printed statements that fail, and what holds in their place",
        "verify.command.correcting:print_errata",
        (_papers, _stored, _examining, _format),
    ),
    "diff": _Command(
        "compare two runs",
        "verify.command.comparing:diff",
        (_two_runs, _format),
    ),
    "coverage": _Command(
        "say for all that a paper contains what stands for it",
        "verify.command.covering:coverage",
        (_papers, _format),
    ),
    "doctor": _Command(
        "say what this installation consists of, for a bug report",
        "verify.command.doctor:doctor",
        (),
    ),
    "accept": _Command(
        "take outcomes of a finished run into the baseline",
        "verify.command.accepting:accept_claims",
        (_accepting,),
    ),
    "cache": _Command(
        "say where evidence is kept between runs, and how much of it; or clear it",
        "verify.command.caching:cached",
        (_caching,),
    ),
}
