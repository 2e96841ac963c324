"""Claims as tests of pytest: a file is a collector, a claim an item, what fails it a short text.

Nothing of a claim file runs in the process of pytest: files are loaded and claims examined in a
worker, as by ``check``.
"""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self, final

import pytest

from verify.command.commands import settings
from verify.command.discovering import discovered
from verify.command.exits import BadInputError, OwnError
from verify.command.interrupts import Interrupts
from verify.command.running import request_of, workers_of
from verify.finding.userfiles import UserFile, user_files
from verify.library import Entry
from verify.outcome import PASSES
from verify.records import Verdict
from verify.report.plain import safe
from verify.report.terminal import failure
from verify.run import run
from verify.store import Store
from verify.workers.pool import EXAMINER, Workers

__all__ = ["ClaimFile", "ClaimItem", "Claims", "FailedClaimError", "told"]


class FailedClaimError(Exception):
    """A claim that does not pass, with its verdict."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(told(verdict))
        self.verdict = verdict


def told(verdict: Verdict) -> str:
    """A verdict that is no pass, for the reader of a log: what was claimed, and what is wrong."""
    by = f" by {verdict.method}" if verdict.method else ""
    lines = [f"{verdict.claim}: {verdict.outcome}{by}", safe(f"{verdict.title} ({verdict.source})")]
    if verdict.plan and verdict.plan.statement:
        lines += ["", *(f"  {safe(line)}" for line in verdict.plan.statement.split("\n"))]
    lines += ["", safe(verdict.reason)] if verdict.reason else []
    lines += failure(verdict.witness) if verdict.witness else []
    return "\n".join(lines)


@final
class Claims:
    """The claims of a session: which files, and the one worker that examines them in turn.

    Raises:
        pytest.UsageError: a path leads to no claim file.
    """

    def __init__(self, config: pytest.Config) -> None:
        try:
            self.files = user_files(*config.getoption("--verify"))
        except BadInputError as error:
            raise pytest.UsageError(str(error).replace("check ", "--verify ", 1)) from None
        if _alone(config):
            config.args = []
        self.flags = settings(
            Namespace(
                seed=0, budget=config.getoption("--verify-budget"), n=1, color="never",
                quiet=True, verbose=False,
            ),
            (),
        )  # fmt: skip
        self._stack = ExitStack()
        self._interrupts = Interrupts()  # never entered: Ctrl-C is for pytest
        self._stack.push(self._interrupts)
        self._workers: Workers | None = None

    @property
    def workers(self) -> Workers:
        """The worker; it starts when it is first needed, and stays."""
        if self._workers is None:
            of = workers_of(self.flags, EXAMINER, self._interrupts)
            self._workers = self._stack.enter_context(of)
        return self._workers

    def entries(self, file: UserFile) -> tuple[Entry, ...]:
        """The claims of a file, which is loaded for it."""
        return discovered((file,), self.workers, self._interrupts)[0]

    def verdict(self, entry: Entry) -> tuple[Verdict, str]:
        """What holds of a claim, and what it printed."""
        heard = _Heard()
        with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
            asked = request_of((entry,), {}, self.flags)
            finished = run(store, asked, self.workers, heard, heard.say)
        return finished.verdicts[0], "\n".join(heard.lines)

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Put the claim files beside what pytest has found."""
        report = yield
        if isinstance(collector, pytest.Session) and report.passed:
            own = [ClaimFile.of(collector, file, self) for file in self.files]
            report.result = [*(report.result or ()), *own]
        return report

    def pytest_unconfigure(self) -> None:
        """End the worker."""
        self._stack.close()


def _alone(config: pytest.Config) -> bool:
    """Whether the claims are all that is to be collected: typed, and no other path is."""
    typed = any(str(word).partition("=")[0] == "--verify" for word in config.invocation_params.args)
    return typed and config.args_source is not pytest.Config.ArgsSource.ARGS


class _Heard:
    """Who is told about progress: keeps what is worth a place in the log."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, line: str) -> None:
        self.lines.append(safe(line))

    def begins(self, _total: int) -> None:
        pass

    def noted(self, _claim: str, note: str) -> None:
        self.say(note)

    def finished(self, _verdict: Verdict, output: str) -> None:
        self.lines += map(safe, output.splitlines())


class ClaimFile(pytest.File):
    """A file with claims."""

    file: UserFile
    claims: Claims

    @classmethod
    def of(cls, parent: pytest.Session, file: UserFile, claims: Claims) -> Self:
        """The collector of a file."""
        made: Self = cls.from_parent(parent, path=file.path)
        made.file, made.claims = file, claims
        return made

    def collect(self) -> Iterator[ClaimItem]:
        """An item for each claim, whichever way the file makes it."""
        try:
            found = self.claims.entries(self.file)
        except (BadInputError, OwnError) as error:
            raise self.CollectError(str(error)) from None
        for entry in found:
            yield ClaimItem.of(self, entry)


class ClaimItem(pytest.Item):
    """A claim: it passes when it is PROVED, CERTIFIED or SUPPORTED."""

    entry: Entry
    claims: Claims

    @classmethod
    def of(cls, parent: ClaimFile, entry: Entry) -> Self:
        """The item of a claim; ``-k`` knows its id, too."""
        made: Self = cls.from_parent(parent, name=entry.name)
        made.entry, made.claims = entry, parent.claims
        made.extra_keyword_matches.add(entry.id)
        return made

    def runtest(self) -> None:
        """Examine the claim.

        Raises:
            FailedClaimError: it does not pass.
        """
        verdict, output = self.claims.verdict(self.entry)
        if output:
            self.add_report_section("call", "claim", output)
        self.user_properties += [("outcome", str(verdict.outcome)), ("method", verdict.method)]
        if verdict.outcome not in PASSES:
            raise FailedClaimError(verdict)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What is wrong with the claim; a traceback only for what is no fault of it."""
        if isinstance(excinfo.value, FailedClaimError | OwnError | BadInputError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The file, and the id of the claim."""
        return self.path, None, self.entry.id
