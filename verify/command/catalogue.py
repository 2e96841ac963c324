"""The commands, their words for ``--help``, and their flags."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from typing import NamedTuple

from verify.command.values import batch, count, executor, rate, seed, shares

__all__ = ["COMMANDS", "FORMATS", "OUTCOMES", "Command"]

FORMATS = ("text", "md", "csv", "json", "latex")
BUDGETS = ("quick", "standard", "deep")
OUTCOMES = ("PROVED", "CERTIFIED", "SUPPORTED", "UNDECIDED", "REFUTED", "CONFLICT", "BROKEN")


class Command(NamedTuple):
    """A command: what it does in a few words, the function that does it, what makes its flags."""

    words: str
    does: str
    flags: tuple[Callable[[ArgumentParser], None], ...]


def _ids(made: ArgumentParser) -> None:
    made.add_argument("ids", nargs="+", metavar="ID", help="an id, or a glob such as 'paper/*'")


def _paths(made: ArgumentParser) -> None:
    made.add_argument(
        "paths", nargs="+", metavar="PATH", help="a Python file with claims, or a folder of them"
    )


def _one(made: ArgumentParser) -> None:
    made.add_argument(
        "id", nargs="+", metavar="ID", help="an id, or a reference such as: ziyin2022 eq 5"
    )


def _narrowing(made: ArgumentParser) -> None:
    made.add_argument(
        "-k", metavar="EXPR", help="only ids or titles that satisfy words with and, or, not, ( )"
    )


def _examining(made: ArgumentParser) -> None:
    made.add_argument("--seed", type=seed, default=0, metavar="N", help="root of all draws (0)")
    made.add_argument("--budget", choices=BUDGETS, default="quick", help="effort (quick)")
    made.add_argument(
        "--no-cache", action="store_true", help="neither use nor keep evidence of other runs"
    )


def _running(made: ArgumentParser) -> None:
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


def _stored(made: ArgumentParser) -> None:
    made.add_argument(
        "--from", dest="folder", default="", metavar="DIR", help="take it from the run in DIR"
    )


def _listing(made: ArgumentParser) -> None:
    made.add_argument("--paper", metavar="KEY", help="only claims of this paper")
    made.add_argument(
        "--outcome", type=str.upper, action="append", metavar="OUTCOME",
        choices=(*OUTCOMES, "NONE"), help="only this outcome in the baseline, or in the run in DIR",
    )  # fmt: skip
    made.add_argument(
        "--source", metavar="TEXT", help="only this item (eq 5, sec 4), or a source with this text"
    )
    made.add_argument(
        "--origin", metavar="TEXT", help="only claims that are shipped, or of this distribution"
    )
    made.add_argument(
        "--from", dest="folder", default="", metavar="DIR", help="list a run's claims"
    )


def _two_runs(made: ArgumentParser) -> None:
    made.add_argument("before", metavar="DIR1", help="the folder of a run")
    made.add_argument("after", metavar="DIR2", help="the folder of another")


def _accepting(made: ArgumentParser) -> None:
    _ids(made)
    made.add_argument("--from", required=True, dest="folder", metavar="DIR", help="the run's DIR")


def _caching(made: ArgumentParser) -> None:
    made.add_argument(
        "action", nargs="?", choices=("show", "clear"), default="show",
        help="say where it is and how much it holds (show), or remove all of it",
    )  # fmt: skip


def _format(made: ArgumentParser) -> None:
    made.add_argument("--format", choices=FORMATS, default="text", help="of what is printed (text)")


def _beginning(made: ArgumentParser) -> None:
    made.add_argument(
        "name", nargs="?", default="", metavar="NAME",
        help="the file to be written, NAME.py or NAME.toml; with --paper or --pack, its claim",
    )  # fmt: skip
    folder = made.add_mutually_exclusive_group()
    folder.add_argument(
        "--paper", default="", metavar="KEY", help="write the folder KEY of a paper with one claim"
    )
    folder.add_argument(
        "--pack", default="", metavar="KEY", help="write the folder KEY of a pack to be installed"
    )


def _papers(made: ArgumentParser) -> None:
    made.add_argument("paper", nargs="*", metavar="PAPER", help="the key of a paper (all)")


def _accounted(made: ArgumentParser) -> None:
    made.add_argument(
        "paper", nargs="*", metavar="PATH_OR_KEY",
        help="the key of a paper, or a folder anywhere, whose files are read, not run (all)",
    )  # fmt: skip


def _asking(made: ArgumentParser) -> None:
    made.add_argument(
        "--at", type=rate, action="append", default=[], metavar="RATE",
        help="also say what happens at this rate (0.1 or 1/10; can be repeated)",
    )  # fmt: skip
    made.add_argument("--plot", default="", metavar="FILE", help="draw them (.png, .svg, .pdf)")


def _pairing(made: ArgumentParser) -> None:
    made.add_argument("data", metavar="DATA", help="a CSV file, or one of NumPy (.npy)")
    for name in ("x", "y"):
        made.add_argument(
            f"--{name}", default=name, metavar="COL",
            help=f"the column with {name} ({name}); its number, from 1, where it has no name",
        )  # fmt: skip
    made.add_argument(
        "--batch", type=batch, action="append", metavar="S",
        help="a step draws the mean of xy over S rows (1; can be repeated)",
    )  # fmt: skip
    made.add_argument(
        "--mu", type=shares, action="append", metavar="MU",
        help="take μ x + (1 − μ) y for the label; a number or LOW:HIGH:POINTS (can be repeated)",
    )  # fmt: skip


def _sampling(made: ArgumentParser) -> None:
    made.add_argument("data", metavar="DATA", help="a CSV file, or one of NumPy (.npy)")
    made.add_argument(
        "--column", default="", metavar="NAME",
        help="the column with the values of h; its number, from 1, where it has no name",
    )  # fmt: skip
    made.add_argument(
        "--batch", type=batch, default=1, metavar="S", help="a step draws the mean of S rows (1)"
    )


def _picturing(made: ArgumentParser) -> None:
    _papers(made)
    made.add_argument("--seed", type=seed, default=0, metavar="N", help="root of all draws (0)")
    made.add_argument(
        "-o", dest="folder", default="reports/figures", metavar="DIR",
        help="the folder of the pictures (reports/figures)",
    )  # fmt: skip


COMMANDS = {
    "all": Command(
        "examine every claim of the library",
        "verify.command.commands:all_claims",
        (_narrowing, _running),
    ),
    "run": Command(
        "examine claims, by id or glob",
        "verify.command.commands:some_claims",
        (_ids, _narrowing, _running),
    ),
    "check": Command(
        "examine the claims of files and folders",
        "verify.command.commands:check_path",
        (_paths, _narrowing, _running),
    ),
    "new": Command(
        "write a claim, or the folder of a paper or a pack, to begin from",
        "verify.command.new:new_claim",
        (_beginning,),
    ),
    "list": Command(
        "list the claims, without loading them",
        "verify.command.listing:list_claims",
        (_narrowing, _listing, _format),
    ),
    "show": Command(
        "examine one claim and show it as a page",
        "verify.command.showing:show_claims",
        (_one, _examining),
    ),
    "explain": Command(
        "say why a claim has its outcome, and what would have been seen",
        "verify.command.explaining:explain",
        (_one, _stored, _examining),
    ),
    "errata": Command(
        "print the printed statements that fail, and what holds in their place",
        "verify.command.correcting:print_errata",
        (_papers, _stored, _examining, _format),
    ),
    "diff": Command(
        "compare two runs",
        "verify.command.comparing:diff",
        (_two_runs, _format),
    ),
    "coverage": Command(
        "say for all that a paper contains what stands for it",
        "verify.command.covering:coverage",
        (_accounted, _format),
    ),
    "regimes": Command(
        "say for which learning rates SGD vanishes, with curvatures from the rows of a file",
        "verify.command.sampling:regimes",
        (_sampling, _asking, _format),
    ),
    "phases": Command(
        "say for which learning rates SGD learns, collapses or diverges, with pairs from a file",
        "verify.command.phasing:phases",
        (_pairing, _asking, _format),
    ),
    "figures": Command(
        "draw the figures of papers, from the models of their claims",
        "verify.command.drawing:figures",
        (_picturing,),
    ),
    "doctor": Command(
        "say what this installation consists of, for a bug report",
        "verify.command.doctor:doctor",
        (),
    ),
    "accept": Command(
        "take outcomes of a finished run into the baseline",
        "verify.command.accepting:accept_claims",
        (_accepting,),
    ),
    "cache": Command(
        "say where evidence is kept between runs, and how much of it; or clear it",
        "verify.command.caching:cached",
        (_caching,),
    ),
}
