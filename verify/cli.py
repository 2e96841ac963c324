"""The command line: flags, and what is printed. Only this module prints.

Whatever is heavy is imported by the command that needs it: ``--help`` and ``list`` import none of
the packages that compute.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any, NoReturn

from verify import __version__
from verify.command.exits import INTERRUPTED, MEANINGS, OWN, USAGE, BadInputError, OwnError

__all__ = ["console", "main"]

_ENVIRONMENT = """\
environment:
  VERIFY_DEADLINE  seconds after which one claim is given up: UNDECIDED(timeout)
                   (600 at quick, 3600 at standard, 21600 at deep)
  VERIFY_BASELINE  the baseline to compare with, in place of the one that is shipped
  XDG_CACHE_HOME   where the index of claims is kept (~/.cache)
  NO_COLOR         no colours when set to anything"""
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
        raise BadInputError(f"{message}\n{self.format_usage().strip()}")


def console() -> NoReturn:
    """Run the command line and leave with its exit code."""
    code = main(sys.argv[1:])
    _flush()
    sys.exit(code)


def main(arguments: list[str]) -> int:
    """Run one command line; its exit code."""
    debug = "--debug" in arguments
    try:
        return _command(_parser().parse_args(arguments), arguments)
    except BadInputError as error:
        return _failed(error, USAGE, debug)
    except OwnError as error:
        return _failed(error, OWN, debug)
    except KeyboardInterrupt:
        _say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OWN
    except Exception as error:  # noqa: BLE001  the last resort; a traceback only on demand
        _say(f"internal error: {type(error).__name__}: {error} (--debug shows where)")
        return _failed(None, OWN, debug)


def _failed(error: Exception | None, code: int, debug: bool) -> int:  # noqa: FBT001  set by the user
    if error is not None:
        _say(f"error: {error}")
    if debug:
        import traceback

        _say(traceback.format_exc())
    return code


def _command(options: argparse.Namespace, arguments: list[str]) -> int:
    from verify.command import commands

    return commands.COMMANDS[options.command](options, _print, _say, arguments)


def _print(text: str) -> None:
    print(text)


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _flush() -> None:
    """Write what is printed while its failure can still become an exit code."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(OWN)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="theory-verify",
        description=_ABOUT,
        epilog=_EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"theory-verify {__version__}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, prog=parser.prog
    )

    def command(name: str, words: str, *parents: _Parser) -> _Parser:
        made = commands.add_parser(
            name,
            help=words,
            description=f"{words[0].upper()}{words[1:]}.",
            epilog=_EPILOG,
            parents=[_common(), *parents],
        )
        assert isinstance(made, _Parser)  # noqa: S101  argparse makes what the top parser is
        return made

    command("all", "examine every claim of the library", _selecting(), _running())
    some = command("run", "examine claims, by id or glob", _selecting(), _running())
    some.add_argument("ids", nargs="+", metavar="ID", help="an id, or a glob such as 'paper/*'")
    command("list", "list the claims, without loading them", _selecting())
    show = command("show", "examine one claim and show it as a page", _examining())
    show.add_argument("id", metavar="ID")
    check = command("check", "examine the claims of a file or folder", _selecting(), _running())
    check.add_argument(
        "path", metavar="PATH", help="a Python file with claims, or a folder of them"
    )
    accept = command("accept", "take outcomes of a finished run into the baseline")
    accept.add_argument("ids", nargs="+", metavar="ID")
    accept.add_argument("--from", required=True, dest="folder", metavar="DIR", help="the run's DIR")
    return parser


def _common() -> _Parser:
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colours (auto)"
    )
    shared.add_argument("--debug", action="store_true", help="show tracebacks")
    volume = shared.add_mutually_exclusive_group()
    volume.add_argument("-q", "--quiet", action="store_true", help="only the last line")
    volume.add_argument("-v", "--verbose", action="store_true", help="also what claims print")
    return shared


def _selecting() -> _Parser:
    shared = _Parser(add_help=False)
    shared.add_argument(
        "-k", metavar="EXPR", help="only ids or titles that satisfy words with and, or, not, ( )"
    )
    return shared


def _examining() -> _Parser:
    shared = _Parser(add_help=False)
    shared.add_argument("--seed", type=_seed, default=0, metavar="N", help="root of all draws (0)")
    shared.add_argument(
        "--budget", choices=("quick", "standard", "deep"), default="quick", help="effort (quick)"
    )
    return shared


def _running() -> _Parser:
    shared = _Parser(add_help=False, parents=[_examining()])
    shared.add_argument("-n", type=_count, metavar="N", help="worker processes (one per CPU)")
    shared.add_argument(
        "-o", default="reports/latest", metavar="DIR", help="the report's folder (reports/latest)"
    )
    shared.add_argument("-x", action="store_true", help="stop at the first failure")
    shared.add_argument("--strict", action="store_true", help="exit 6 when something is UNDECIDED")
    shared.add_argument("--resume", action="store_true", help="go on with the run in DIR")
    return shared


def _seed(text: str) -> int:
    try:
        seed = int(text)
    except ValueError:
        seed = -1
    if not 0 <= seed < 2**128:
        raise argparse.ArgumentTypeError(f"{text} is not an integer in 0 .. 2**128 - 1")
    return seed


def _count(text: str) -> int:
    try:
        count = int(text)
    except ValueError:
        count = 0
    if not 1 <= count <= 1024:
        raise argparse.ArgumentTypeError(f"{text} is not an integer in 1 .. 1024")
    return count
