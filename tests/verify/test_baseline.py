"""What was accepted, what differs from it, and what cannot be accepted."""

import json

import pytest

from verify import baseline
from verify.baseline import Line, accepted, change, load, text
from verify.command import exits
from verify.command.accepting import accept
from verify.command.exits import BadInputError, earned, fails
from verify.outcome import Outcome, Strength, Truth
from verify.records import Answer, Decline, Done, Place, Plan, RivalRow, Verdict
from verify.store import Store


def verdict(outcome, claim="p/a", digest="d1", method="exact", scope="all"):
    return Verdict(
        claim=claim, digest=digest, title="t", source="s", paper="p", covers=(), corrects="",
        outcome=Outcome(outcome), scope=scope, method=method, reason="", points=1, samples=0,
        seconds="",
    )  # fmt: skip


def line(outcome, claim="p/a", digest="d1", method="exact", scope="all"):
    return Line(claim, digest, outcome, method, scope)


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (verdict("PROVED"), line("PROVED"), ""),
        (verdict("REFUTED"), line("REFUTED"), ""),
        (verdict("PROVED", method="symbolic"), line("PROVED"), ""),
        (verdict("PROVED"), line("REFUTED"), "PROVED, baseline has REFUTED"),
        (verdict("PROVED", digest="d2"), line("PROVED"), "the statement has changed"),
        (verdict("UNDECIDED"), line("PROVED"), "UNDECIDED, baseline has PROVED"),
        (verdict("BROKEN"), line("BROKEN"), "BROKEN"),
        (verdict("CONFLICT"), line("CONFLICT"), "CONFLICT"),
        (verdict("REFUTED"), None, "REFUTED, and not in the baseline"),
        (verdict("SUPPORTED"), None, ""),
        (verdict("UNDECIDED"), None, ""),
    ],
)
def test_what_fails_a_run(now, then, words):
    assert fails(now, then).startswith(words)
    assert bool(fails(now, then)) is bool(words)


@pytest.mark.parametrize(
    ("seen", "lines", "undecided", "code"),
    [
        ([], [], "lenient", exits.NOTHING),
        (["PROVED", "CERTIFIED", "SUPPORTED"], [], "strict", exits.OK),
        (["REFUTED"], [], "lenient", exits.DIFFERS),
        (["REFUTED"], ["REFUTED"], "strict", exits.OK),
        (["UNDECIDED"], [], "lenient", exits.UNDECIDED),
        (["UNDECIDED"], ["UNDECIDED"], "lenient", exits.OK),
        (["UNDECIDED"], ["UNDECIDED"], "strict", exits.UNDECIDED),
        (["UNDECIDED", "BROKEN"], [], "strict", exits.DIFFERS),
        (["CONFLICT"], ["CONFLICT"], "lenient", exits.DIFFERS),
        (["PROVED"], ["SUPPORTED"], "lenient", exits.DIFFERS),
    ],
)
def test_exit_codes(seen, lines, undecided, code):
    verdicts = [verdict(outcome, f"p/{n}") for n, outcome in enumerate(seen)]
    accepted_ = {f"p/{n}": line(outcome, f"p/{n}") for n, outcome in enumerate(lines)}
    assert earned(verdicts, accepted_, undecided) == code


def test_the_file_is_sorted_and_is_read_back(tmp_path):
    lines = [line("REFUTED", "p/b"), line("PROVED", "p/a")]
    path = tmp_path / "baseline.jsonl"
    path.write_text(text(lines), encoding="utf-8")
    assert [json.loads(row)["id"] for row in path.read_text().splitlines()] == ["p/a", "p/b"]
    assert list(load(path).values()) == [lines[1], lines[0]]
    assert load(tmp_path / "none") == {}


@pytest.mark.parametrize(
    ("content", "words"),
    [("{", ":1: not a line"), ('{"id": "a"}', ":1: not a line"), ("[1]", ":1: not a line"),
     (text([line("PROVED")]) * 2, ":2: 'p/a' is there twice")],
)  # fmt: skip
def test_a_damaged_baseline_is_bad_input(content, words, tmp_path):
    path = tmp_path / "baseline.jsonl"
    path.write_text(content)
    with pytest.raises(BadInputError, match=words):
        load(path)


def test_changes_are_told():
    assert change(verdict("PROVED"), line("PROVED")) == ""
    assert change(verdict("PROVED"), None) == "p/a: (none) -> PROVED exact all"
    assert change(verdict("PROVED"), line("REFUTED")) == (
        "p/a: REFUTED exact all -> PROVED exact all"
    )
    assert "(another statement)" in change(verdict("PROVED"), line("PROVED", digest="d0"))


@pytest.mark.parametrize("outcome", ["CONFLICT", "BROKEN"])
def test_what_cannot_be_accepted(outcome):
    with pytest.raises(BadInputError, match=f"{outcome} is not accepted"):
        accepted({}, [verdict(outcome)])
    with pytest.raises(BadInputError, match="was not examined"):
        accepted({}, [verdict("UNDECIDED", digest="")])


def test_nothing_else_is_touched():
    old = {"p/b": line("REFUTED", "p/b"), "p/a": line("PROVED")}
    new = accepted(old, [verdict("SUPPORTED")])
    assert new == {"p/b": old["p/b"], "p/a": line("SUPPORTED")}


def group(claim, truth):
    place = Place(index=0, words="inside", values=())
    return (
        Plan(claim=claim, digest="d1", places=(place,), satisfied_at=(),
             rivals=(RivalRow(index=0, sort="sign", words="turned"),)),
        Decline(claim=claim, method="exact", because="no"),
        Answer(claim=claim, method="symbolic", point=-1, truth=truth, strength=Strength.EXACT,
               excluded=(0,)),
        Done(claim=claim, seconds="1"),
    )  # fmt: skip


@pytest.fixture
def run(tmp_path, claims, monkeypatch):
    """A finished run of three shipped claims, of which the last was not examined."""
    known = tuple(entry._replace(origin="shipped") for entry in claims(["one", "two", "three"]))
    folder = tmp_path / "run"
    with Store.open(folder) as store:
        store.begin({"claims": [entry._asdict() for entry in known]})
        store.append("p/c0", group("p/c0", Truth.HOLDS), "")
        store.append("p/c1", group("p/c1", Truth.FAILS), "")
        store.end("complete")
    monkeypatch.setenv(baseline.VARIABLE, str(tmp_path / "baseline.jsonl"))
    return folder, known


def test_accept_writes_what_was_named(run, tmp_path):
    folder, known = run
    said = []
    assert accept(["p/c1"], str(folder), known, said.append) == exits.OK
    assert said == ["p/c1: (none) -> REFUTED symbolic points:1"]
    assert [row.id for row in load(tmp_path / "baseline.jsonl").values()] == ["p/c1"]
    accept(["p/c0", "p/c1"], str(folder), known, said.append)
    assert said[1:] == ["p/c0: (none) -> PROVED symbolic all", "p/c1: unchanged"]


@pytest.mark.parametrize(
    ("patterns", "words"),
    [(["*"], "names every claim"), (["p/*"], "names every claim"), (["p/c[01]*", "p/c2*"], "every"),
     (["p/c9"], "no claim has the id"), (["p/c2"], "p/c2 not in this run")],
)  # fmt: skip
def test_accept_refuses(run, patterns, words, tmp_path):
    folder, known = run
    with pytest.raises(BadInputError, match=words):
        accept(patterns, str(folder), known, print)
    assert not (tmp_path / "baseline.jsonl").exists()


@pytest.mark.parametrize("ending", ["interrupted", "stopped"])
def test_accept_refuses_runs_that_did_not_end_by_themselves(run, ending, tmp_path):
    folder, known = run
    with Store.open(folder) as store:
        store.end(ending)
    with pytest.raises(BadInputError, match=f"the run is {ending}"):
        accept(["p/c0"], str(folder), known, print)
    journal = folder / "journal.jsonl"
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:-2]))
    with pytest.raises(BadInputError, match="not finished"):
        accept(["p/c0"], str(folder), known, print)
    with pytest.raises(BadInputError, match="holds no run"):
        accept(["p/c0"], str(tmp_path / "nowhere"), known, print)


def test_a_claim_of_a_user_cannot_be_accepted(run):
    folder, known = run
    with pytest.raises(BadInputError, match="no claim has the id"):
        accept(["p/c0"], str(folder), [e._replace(origin="file") for e in known], print)
