"""The straight line with a stand-in for the examination: order, interruption, resuming, -x."""

import contextlib
import os
import signal
from pathlib import Path
from types import SimpleNamespace

import pytest

from verify import run as running
from verify.baseline import Line
from verify.command.exits import OwnError
from verify.command.interrupts import Interrupts
from verify.publishing import publish, settle
from verify.run import Request, reports
from verify.store import Store, journal
from verify.workers.pool import Workers

TITLES = ["true one", "false two", "undecided", "raise", "end", "true | <b>*six*", "hang"]
FIXED = ("evidence.jsonl", "claims.json", "claims.csv", "errata.md", "report.md")


class Watch:
    """Remembers what it is told; ``then`` is called with each verdict."""

    def __init__(self, then=lambda _: None):
        self.seen, self.then, self.notes = [], then, []

    def begins(self, total):
        self.total = total

    def noted(self, claim, note):
        self.notes.append((claim, note))

    def finished(self, verdict, _output):
        self.seen.append((verdict.claim, str(verdict.outcome)))
        self.then(verdict)


def request(entries, **changes):
    settings = {
        "entries": tuple(entries), "seed": 0, "budget": "quick", "build": "b",
        "begin": "fresh", "until": "end", "baseline": {},
    }  # fmt: skip
    return Request(**{**settings, **changes})


def go(folder, asked, watch=None, say=print, most=1):
    with (
        Store.open(folder) as store,
        Interrupts() as interrupts,
        Workers(
            most=most, deadline=2.0, examiner="fake_examiner:examine", wake=interrupts.fd
        ) as workers,
    ):
        return running.run(store, asked, workers, watch or Watch(), say)


def outcomes(finished):
    return {v.claim: str(v.outcome) for v in finished.verdicts}


def without_seconds(name, text):
    if name != "claims.csv":
        return text
    return [row.rpartition(",")[0] for row in text.splitlines()]


def test_what_takes_time_is_told_while_it_does(tmp_path, claims):
    (entry,) = claims(["compile it"])
    watch = Watch()
    finished = go(tmp_path / "out", request([entry]), watch)
    assert watch.notes == [(entry.id, "compiling a step")]
    assert "compiling" not in str(finished.groups)


def test_reports_are_the_same_for_any_number_of_workers(claims, tmp_path):
    entries = claims(TITLES)
    made = {}
    for workers in (1, 5):
        asked = request(entries)
        finished = go(tmp_path / f"run{workers}", asked, most=workers)
        made[workers] = reports(finished, asked, {"workers": workers})
    for name in FIXED:
        one, five = (without_seconds(name, made[w][name]) for w in (1, 5))
        assert one == five, name
    assert made[1]["provenance.json"] != made[5]["provenance.json"]
    assert outcomes(finished) == {
        "p/c0": "PROVED", "p/c1": "REFUTED", "p/c2": "UNDECIDED", "p/c3": "BROKEN",
        "p/c4": "BROKEN", "p/c5": "PROVED", "p/c6": "UNDECIDED",
    }  # fmt: skip
    reasons = {v.claim: v.reason for v in finished.verdicts}
    assert reasons["p/c4"] == "died: exit code 7"
    assert reasons["p/c6"] == "timeout: no answer within 2 s"
    assert set(finished.notes) == {"p/c1", "p/c3", "p/c4"}
    assert str(tmp_path) not in "".join(made[1][name] for name in FIXED)


def test_resuming_examines_what_is_missing_crashed_or_changed(claims, tmp_path):
    entries = claims(["true one", "raise", "false two", "true four"])
    folder = tmp_path / "run"
    whole = request(entries)
    expected = reports(go(tmp_path / "other", whole), whole, {})
    go(folder, request(entries[:3]))
    path = folder / "journal.jsonl"
    path.write_bytes(path.read_bytes()[:-150])  # the third claim is torn
    said = []
    finished = go(folder, request(entries, begin="resume"), say=said.append)
    assert finished.counted("resumed") == 1
    assert "incomplete record" in said[0]
    made = reports(finished, whole, {})
    for name in FIXED:
        assert without_seconds(name, made[name]) == without_seconds(name, expected[name]), name
    assert journal(folder).ending == "complete"
    path = tmp_path / "claims" / "c0.py"
    path.write_text(path.read_text().replace("+ 0", "+ 7"))
    again = go(folder, request(entries, begin="resume"))
    assert again.counted("resumed") == 2  # not the claim that changed, not the one that raised


def test_a_correction_is_not_resumed_when_what_it_corrects_is_another(claims, tmp_path):
    (entry,) = claims(["true"])
    path = tmp_path / "claims" / "c0.py"
    fixed = "Claim(title='true', source='s', states=AtMost(0, real('a') ** 4), corrects='p/c0')\n"
    path.write_text(f"{path.read_text()}fixed = {fixed}")
    both = (entry, entry._replace(id="p/c0:fixed", name="fixed", corrects="p/c0"))
    go(tmp_path / "run", request(both))
    (plan, *_) = journal(tmp_path / "run").groups["p/c0:fixed"]
    assert plan.printed
    assert go(tmp_path / "run", request(both, begin="resume")).counted("resumed") == 2
    path.write_text(path.read_text().replace("+ 0", "+ 7"))
    assert go(tmp_path / "run", request(both, begin="resume")).counted("resumed") == 0


def test_evidence_of_another_kind_is_not_resumed(claims, tmp_path):
    entries = claims(["true"])
    go(tmp_path / "run", request(entries))
    for changes, word in (
        ({"seed": 1}, "seed was 0, is 1"),
        ({"budget": "deep", "seed": 1}, "budget was quick, is deep"),
        ({"build": "c", "budget": "deep", "seed": 1}, "build was b, is c"),
    ):
        said = []
        asked = request(entries, begin="resume", **changes)
        finished = go(tmp_path / "run", asked, say=said.append)
        assert finished.counted("resumed") == 0
        assert said == [f"nothing to resume: {word}"]
    assert "seed 1, deep" in finished.verdicts[0].reason


def test_a_damaged_journal_is_kept_and_not_used(claims, tmp_path):
    entries = claims(["true"])
    go(tmp_path / "run", request(entries))
    path = tmp_path / "run" / "journal.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"PROVED"', b"").replace(b"holds", b"fails"))
    said = []
    finished = go(tmp_path / "run", request(entries, begin="resume"), say=said.append)
    assert "is damaged; kept as journal.jsonl.corrupt-" in said[0]
    assert (finished.counted("resumed"), outcomes(finished)) == (0, {"p/c0": "PROVED"})
    assert list((tmp_path / "run").glob("*.corrupt-*"))


@pytest.mark.parametrize(
    ("accepted", "seen"), [({}, 2), ({"p/c1": "REFUTED"}, 3), ({"p/c0": "REFUTED"}, 1)]
)
def test_stopping_at_the_first_failure(claims, tmp_path, accepted, seen):
    entries = claims(["true one", "false two", "true three"])
    watch = Watch()
    first = go(tmp_path / "first", request(entries))
    digests = {v.claim: v.digest for v in first.verdicts}
    lines = {i: Line(i, digests[i], o, "symbolic", "all") for i, o in accepted.items()}
    asked = request(entries, until="first failure", baseline=lines)
    finished = go(tmp_path / "run", asked, watch)
    assert len(watch.seen) == seen
    assert finished.ending == ("complete" if seen == 3 else "stopped")
    left = [v.reason for v in finished.verdicts[seen:]]
    assert left == ["not run: stopped by -x"] * (3 - seen)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_leaves_a_report_and_can_be_resumed(claims, tmp_path, number):
    entries = claims(["true one", "true two"])
    watch = Watch(lambda _: os.kill(os.getpid(), number))
    finished = go(tmp_path / "run", request(entries), watch)
    assert finished.ending == "interrupted"
    assert [v.reason for v in finished.verdicts[1:]] == ["not run: interrupted"]
    publish(tmp_path / "run", reports(finished, request(entries), {}))
    assert "not run: interrupted" in (tmp_path / "run" / "report.md").read_text()
    rest = go(tmp_path / "run", request(entries, begin="resume"))
    assert (rest.ending, rest.counted("resumed")) == ("complete", 1)
    assert outcomes(rest) == {"p/c0": "PROVED", "p/c1": "PROVED"}


def test_a_second_signal_ends_at_once():
    with Interrupts() as interrupts:
        os.kill(os.getpid(), signal.SIGINT)
        assert interrupts.seen == "SIGINT"
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)


def test_a_report_that_cannot_be_written_is_our_own_error(tmp_path):
    (tmp_path / "report.md").mkdir()
    (tmp_path / "claims.csv").write_text("before")
    with pytest.raises(OwnError, match=r"report.md: cannot be written"):
        publish(tmp_path, {"claims.csv": "x", "report.md": "y"})
    assert (tmp_path / "claims.csv").read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.csv", "report.md"]


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_report_is_replaced_as_a_whole_by_whoever_comes_next(tmp_path, monkeypatch, moved):
    """Killed by: moving files one by one as they are written; no ``settle`` on opening."""
    publish(tmp_path, {"a": "old", "b": "old"})
    replace, left = Path.replace, [moved]

    def killed(path, target):
        if path.parent.name == ".report.ready":
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
        return replace(path, target)

    with monkeypatch.context() as patch, contextlib.suppress(KeyboardInterrupt):
        patch.setattr(Path, "replace", killed)
        publish(tmp_path, {"a": "new", "b": "new"})
    settle(tmp_path)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "new", "b": "new"}


def test_a_report_that_was_half_written_is_forgotten(tmp_path):
    publish(tmp_path, {"a": "old"})
    (tmp_path / ".report.making").mkdir()
    (tmp_path / ".report.making" / "a").write_text("ne")
    settle(tmp_path)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a", "old")]


def test_a_journal_that_cannot_be_written_ends_the_run(claims, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Store, "append", full)
    with pytest.raises(OwnError, match=r"journal.jsonl: cannot be written: No space"):
        go(tmp_path / "run", request(claims(["true"])))


def test_direct_and_worker_agree(claims, tmp_path, monkeypatch):
    """``verify(claim)`` concludes from the same records as a run."""
    import importlib
    import sys

    import verify
    from verify.finding.loading import load

    fake = importlib.import_module("fake_examiner")
    monkeypatch.setitem(sys.modules, "verify.examine", SimpleNamespace(examine=fake.examine))
    entries = claims(["true one", "false two", "raise"])
    finished = go(tmp_path / "run", request(entries))
    for entry, ran in zip(entries, finished.verdicts, strict=True):
        direct = verify.verify(load(entry._asdict()))
        assert (direct.outcome, direct.method, direct.scope) == (ran.outcome, ran.method, ran.scope)
        assert direct.digest == ran.digest


@pytest.mark.parametrize("changes", [{"seed": -1}, {"seed": 2**128}, {"budget": "huge"}])
def test_wrong_calls_of_verify(changes):
    import verify

    with pytest.raises(ValueError, match=next(iter(changes))):
        verify.verify(None, **changes)
