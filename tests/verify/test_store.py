"""The folder of a run: locks, torn and damaged journals, whole files."""

import json
import os

import pytest

from verify import store
from verify.command.exits import BadInputError
from verify.disk import write
from verify.outcome import Strength, Truth
from verify.records import (
    Answer,
    Block,
    Crash,
    Decline,
    Done,
    Place,
    Plan,
    RivalRow,
    Witness,
    decode,
    encode,
)
from verify.store import CorruptError, Store, journal

WITNESS = Witness(values=(("a", "-1"),), left="1", right="2", python="print(1)")
PLAN = Plan(
    claim="p/a",
    digest="d1",
    places=(Place(index=0, words="inside", values=(("a", "-1"),)),),
    rivals=(RivalRow(index=0, sort="sign", words="+"),),
    satisfied_at=(("a", "-1"),),
    statement="for all a\n= λ",
)
GROUP = (
    PLAN,
    Answer(
        claim="p/a", method="exact", point=0, truth=Truth.FAILS, strength=Strength.EXACT,
        witness=WITNESS, excluded=(0,), trusts=("z3",),
    ),
    Block(claim="p/a", method="montecarlo", point=0, experiment="e", block=0, counts=(1, 2)),
    Decline(claim="p/a", method="decision", because="not semialgebraic"),
    Crash(claim="p/a", method="", sort="raised", reason="ValueError: x"),
    Done(claim="p/a", seconds="0.1", records=6),
)  # fmt: skip
OTHER = (Decline(claim="p/b", method="exact", because="no"), Done(claim="p/b", seconds="0.2"))
HEADER = {"seed": 0, "budget": "quick", "build": "b", "claims": []}


@pytest.fixture
def folder(tmp_path):
    with Store.open(tmp_path / "run") as opened:
        opened.begin(HEADER)
        opened.append("p/a", GROUP, "printed\n")
        opened.append("p/b", OTHER, "")
        opened.end("complete")
    return tmp_path / "run"


@pytest.mark.parametrize("record", GROUP)
def test_records_survive_the_journal(record):
    assert decode(json.loads(json.dumps(encode(record)))) == record


def test_what_is_written_is_read(folder):
    read = journal(folder)
    assert read.groups == {"p/a": GROUP, "p/b": OTHER}
    assert (read.ending, read.dropped) == ("complete", 0)
    assert read.header["budget"] == "quick"
    assert list(store.outputs(folder)) == [("p/a", "printed\n")]
    with Store.open(folder) as opened:
        opened.proceed(HEADER, read.length)
    assert journal(folder).ending == ""


def test_no_journal_is_an_empty_one(tmp_path):
    assert journal(tmp_path).groups == {}


@pytest.mark.parametrize("cut", range(1, 220, 9))
def test_a_torn_end_is_cut_off(folder, cut):
    path = folder / "journal.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole[:-cut])
    read = journal(folder)
    assert read.groups in ({"p/a": GROUP, "p/b": OTHER}, {"p/a": GROUP})
    assert read.dropped > 0
    assert read.ending == ""
    with Store.open(folder) as opened:
        opened.proceed(HEADER, read.length)
        opened.append("p/b", OTHER, "")
        opened.end("complete")
    again = journal(folder)
    assert (again.groups, again.ending, again.dropped) == (
        {"p/a": GROUP, "p/b": OTHER}, "complete", 0,
    )  # fmt: skip


@pytest.mark.parametrize("cut", [1, 40, 400])
def test_a_claim_without_its_done_does_not_count(folder, cut):
    path = folder / "journal.jsonl"
    first = path.read_bytes().index(b'"seconds":"0.1"')
    path.write_bytes(path.read_bytes()[: first - cut])
    assert journal(folder).groups == {}


@pytest.mark.parametrize("line", [0, 1, 2, 5])
def test_damage_in_the_middle_is_noticed(folder, line):
    path = folder / "journal.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    middle = len(lines[line]) // 2
    lines[line] = lines[line][:middle] + b"~" + lines[line][middle + 1 :]
    path.write_bytes(b"".join(lines))
    with pytest.raises(CorruptError, match=f"line {line + 1} is damaged"):
        journal(folder)
    with Store.open(folder) as opened:
        kept = opened.set_aside()
    assert kept.read_bytes() == b"".join(lines)
    assert journal(folder).groups == {}


def test_a_changed_number_in_a_record_is_damage(folder):
    path = folder / "journal.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"counts":[1,2]', b'"counts":[1,3]'))
    with pytest.raises(CorruptError):
        journal(folder)


def test_a_record_that_is_missing_is_damage(folder):
    path = folder / "journal.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if b'"kind":"block"' not in line))
    with pytest.raises(CorruptError, match="records of p/a are missing"):
        journal(folder)


def test_a_claim_counts_only_when_it_is_on_the_disk(folder, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with Store.open(folder) as opened:
        monkeypatch.setattr(store.os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            opened.append("p/b", OTHER, "")


def test_two_runs_do_not_share_a_folder(tmp_path):
    with (
        Store.open(tmp_path / "run"),
        pytest.raises(BadInputError, match=f"in use by process {os.getpid()} since"),
    ):
        Store.open(tmp_path / "run")
    with Store.open(tmp_path / "run"):
        pass


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path):
    (tmp_path / "thesis.tex").write_text("dear")
    with pytest.raises(BadInputError, match="not empty"):
        Store.open(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.tex"]


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("x")
    for place, words in (("file", "is a file, not a folder"), ("file/below", "cannot be made")):
        with pytest.raises(BadInputError, match=words):
            Store.open(tmp_path / place)


def test_a_folder_that_cannot_be_written(tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store.os, "fsync", full)
    with pytest.raises(BadInputError, match="cannot be written: No space left"):
        Store.open(tmp_path / "run")


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    write(tmp_path / "report.md", "old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path / "report.md", "new")
    assert (tmp_path / "report.md").read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["report.md"]
