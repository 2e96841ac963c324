"""The evidence kept between runs: what is found there, what is refused, and when it is cut."""

import os
import zlib
from dataclasses import replace

import pytest

from verify import cache
from verify.cache import Place, Shelf, clear, look, size
from verify.outcome import Strength, Truth
from verify.records import Answer, Block, Crash, Decline, Done, Plan
from verify.store import line

PLAN = Plan(claim="p/a", digest="d1", places=(), rivals=(), satisfied_at=(), statement="0 ≤ a²")
GROUP = (
    PLAN,
    Answer(claim="p/a", method="exact", point=0, truth=Truth.HOLDS, strength=Strength.EXACT),
    Block(claim="p/a", method="montecarlo", point=0, experiment="e", block=0, counts=(1, 2)),
    Done(claim="p/a", seconds="0.1", records=4),
)
OF = {"digest": "d1", "source": b"claim = 1", "build": "b1", "seed": 0, "budget": "quick"}
PLACE = Place.of("p/a", **OF)


@pytest.fixture
def folder(tmp_path):
    Shelf(tmp_path / "kept").keep(PLACE.name, GROUP)
    return tmp_path / "kept"


def why(folder, **changes):
    return look(folder, Place.of("p/a", **{**OF, **changes}), "p/a", "d1").why


def test_what_is_kept_is_found(folder):
    found = look(folder, PLACE, "p/a", "d1")
    assert [data["kind"] for data in found.records] == ["plan", "answer", "block"]
    assert found.why == "reused: the cache has this claim, build, seed and budget"
    assert size(folder) == (1, sum(path.stat().st_size for path in folder.iterdir()))
    clear(folder)
    assert look(folder, PLACE, "p/a", "d1").records == ()


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"digest": "d2"}, "the claim or its file was edited"),
     ({"source": b"claim = 2"}, "the claim or its file was edited"),
     ({"build": "b2"}, "our code, a package, Python or the processor is another"),
     ({"seed": 1}, "only other seeds are kept"),
     ({"budget": "deep"}, "only other budgets are kept"),
     ({"seed": 1, "budget": "deep"}, "only other seeds are kept; only other budgets are kept")],
)  # fmt: skip
def test_whatever_evidence_depends_on_is_in_its_place(folder, changes, words):
    """Killed by: any of the parts left out of ``Place.of``."""
    assert why(folder, **changes) == f"computed: {words}"


def test_nothing_kept_is_said(folder, tmp_path):
    other = Place.of("p/b", **OF)
    assert look(folder, other, "p/b", "d1").why == "computed: the cache has nothing for this claim"
    assert why(tmp_path / "none") == "computed: the cache has nothing for this claim"


@pytest.mark.parametrize(
    "bad",
    [
        Crash(claim="p/a", method="", sort="timeout", reason="x"),
        Decline(claim="p/a", method="certified", because="engine missing: flint"),
        None,
    ],
)
def test_an_examination_that_went_badly_is_not_kept(tmp_path, bad):
    """A time-out of a busy moment must not be the answer for ever."""
    Shelf(tmp_path / "kept").keep(PLACE.name, (bad, Done(claim="p/a", seconds="")) if bad else ())
    assert not (tmp_path / "kept").exists()


def rewritten(data):
    """The lines of a file with these records, every checksum right."""
    head = {"kind": "evidence", "claim": "p/a", "records": len(data)}
    return b"".join(map(line, (head, *data)))


def records_of(folder):
    return list(look(folder, PLACE, "p/a", "d1").records)


CRASH = {"kind": "crash", "claim": "p/a", "method": "", "sort": "", "reason": ""}
TORN = {
    "empty": lambda text: text[:0],
    "torn": lambda text: text[:-7],
    "a bit": lambda text: text.replace(b"holds", b"holdt"),
    "a line lost": lambda text: b"".join(text.splitlines(keepends=True)[:-1]),
    "a line more": lambda text: text + line(CRASH),
    "no object": lambda text: text + b'{"crc":"%08x","line":[1]}\n' % zlib.crc32(b"[1]"),
}
FORGED = {
    "nothing": lambda *_: [],
    "a verdict": lambda plan, answer: [plan, answer, {"kind": "verdict", "claim": "p/a"}],
    "a crash": lambda plan, answer: [plan, answer, CRASH],
    "no plan": lambda _, answer: [answer],
    "another claim": lambda plan, answer: [plan, {**answer, "claim": "p/b"}],
    "another claim's plan": lambda plan, answer: [{**plan, "claim": "p/b"}, answer],
    "another digest": lambda plan, _: [{**plan, "digest": "d2"}],
    "another truth": lambda plan, answer: [plan, {**answer, "truth": "yes"}],
    "no field": lambda plan, _: [plan, {"kind": "answer", "claim": "p/a"}],
}


@pytest.mark.parametrize("damage", [*TORN, *FORGED])
def test_damage_is_put_aside_and_computed_again(folder, damage):
    """Killed by: any condition of ``_read`` left out."""
    path = folder / PLACE.name
    plan, answer, _ = records_of(folder)
    if damage in TORN:
        path.write_bytes(TORN[damage](path.read_bytes()))
    else:
        path.write_bytes(rewritten(FORGED[damage](plan, answer)))
    found = look(folder, PLACE, "p/a", "d1")
    assert (found.records, found.why) == ((), "computed: what the cache had is damaged")
    (aside,) = folder.iterdir()
    assert aside.name.startswith(f"{PLACE.name}.corrupt-")
    Shelf(folder).keep(PLACE.name, GROUP)
    assert look(folder, PLACE, "p/a", "d1").records


def test_the_oldest_go_first(tmp_path, monkeypatch):
    """Killed by: the newest first; no bound at all; a bound checked once only."""
    shelf = Shelf(tmp_path)
    monkeypatch.setattr(cache, "MOST_BYTES", 5_000)
    for number in range(40):
        shelf.keep(f"{number:02}", (replace(PLAN, statement="x" * 500), *GROUP[1:]))
        os.utime(tmp_path / f"{number:02}", ns=(number, number))
        assert size(tmp_path)[1] <= 5_000
    left = sorted(path.name for path in tmp_path.iterdir())
    assert len(left) > 1
    assert left == [f"{number:02}" for number in range(40 - len(left), 40)]


def test_a_cache_that_cannot_be_written_is_no_fault_of_the_run(tmp_path):
    (tmp_path / "file").write_text("x")
    shelf = Shelf(tmp_path / "file" / "below")
    shelf.keep(PLACE.name, GROUP)
    shelf.keep(PLACE.name, GROUP)
    assert "cannot be written: Not a directory" in shelf.trouble


def test_a_kill_leaves_the_old_or_the_new(folder, monkeypatch):
    """Killed by: writing in place."""

    def killed(*_):
        raise KeyboardInterrupt

    before = records_of(folder)
    monkeypatch.setattr(cache.Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        Shelf(folder).keep(PLACE.name, (replace(PLAN, statement="new"), *GROUP[1:]))
    assert records_of(folder) == before
