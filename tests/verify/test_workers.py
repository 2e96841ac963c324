"""What a claim can do to its worker, and what becomes of it."""

import os
import time
from pathlib import Path

import pytest

from verify.command.exits import OwnError
from verify.workers import pool as workers
from verify.workers.pool import Order, Workers
from verify.workers.process import MOST_OUTPUT, ended


def orders(entries):
    return [
        Order(
            entry.id,
            {"do": "examine", "entry": entry._asdict(), "seed": 0, "budget": "quick", "known": ""},
        )
        for entry in entries
    ]


def replies(entries, examiner, *, most=1, deadline=30.0, memory=4 << 30):
    settings = {"most": most, "deadline": deadline, "memory": memory}
    with Workers(**settings, examiner=examiner, wake=-1) as pool:
        return {reply.name: reply for reply in pool.replies(orders(entries))}


def said(reply, key):
    return [message[key] for message in reply.messages if key in message]


def test_faults_of_claims(examiner, claims, tmp_path):
    once = tmp_path / "once"
    titles = ["true", "raise", "leave", "end", "kill", f"once {once}", "shout", "true again"]
    found = replies(claims(titles), examiner, most=2)
    fates = {name: (reply.fate, reply.reason) for name, reply in found.items()}
    assert fates == {
        "p/c0": ("finished", ""),
        "p/c1": ("finished", ""),
        "p/c2": ("finished", ""),
        "p/c3": ("died", "exit code 7"),
        "p/c4": ("died", "killed by SIGKILL"),
        "p/c5": ("finished", ""),
        "p/c6": ("finished", ""),
        "p/c7": ("finished", ""),
    }
    assert [r["kind"] for r in said(found["p/c0"], "record")] == ["plan", "decline", "answer"]
    assert said(found["p/c1"], "crash") == ["raised"]
    assert said(found["p/c1"], "reason") == ["RuntimeError: object at 0x..."]
    assert len(said(found["p/c1"], "record")) == 2
    assert said(found["p/c2"], "reason") == ["the claim ended its process: SystemExit(3)"]
    assert once.exists()
    assert len(said(found["p/c5"], "record")) == 3
    assert found["p/c0"].output == "examining p/c0\n"
    shouted = found["p/c6"].output
    assert len(shouted) < MOST_OUTPUT + 100
    assert "bytes left out" in shouted
    assert shouted.startswith("examining p/c6")
    assert shouted.endswith("the end\n")


def test_a_hanging_claim_is_given_up_with_all_it_started(examiner, claims, tmp_path):
    told = tmp_path / "group"
    found = replies(claims([f"child {told}", "true"]), examiner, deadline=2.0)
    assert (found["p/c0"].fate, found["p/c0"].reason) == ("timeout", "no answer within 2 s")
    assert found["p/c0"].messages == ()
    assert found["p/c1"].fate == "finished"
    assert not alive(int(told.read_text()))


def alive(group):
    """Whether a process of the group runs; one that ended and was not yet collected does not."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, pgrp = status.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(pgrp) == group and state not in "ZX":
            return True
    return False


def test_what_a_claim_changed_is_put_right_for_the_next(examiner, claims):
    """Killed by: any line of ``Surroundings.restore`` left out."""
    found = replies(claims(["told", "change", "told"]), examiner)
    before, after = (found[name].output.splitlines()[1] for name in ("p/c0", "p/c2"))
    assert before == after
    assert "changed" not in found["p/c1"].output


def test_a_worker_that_talks_nonsense_is_replaced(examiner, claims):
    """Killed by: ``json.loads`` of whatever comes through the pipe, in the parent."""
    found = replies(claims(["babble", "true"]), examiner)
    assert found["p/c0"].fate == "died"
    assert found["p/c0"].reason == "it wrote what is no answer where answers go"
    assert found["p/c1"].fate == "finished"


def test_a_claim_that_closes_its_outputs_does_not_keep_us_awake(examiner, claims):
    """Killed by: listening on to a pipe that has ended, which is readable for ever."""
    began = time.process_time()
    assert replies(claims(["mute"]), examiner, deadline=3.0)["p/c0"].fate == "timeout"
    assert time.process_time() - began < 1.0


def test_a_claim_that_eats_the_memory(examiner, claims):
    """Killed by: no limit; a limit of this process; MemoryError as any other crash."""
    found = replies(claims(["eat", "true"]), examiner, memory=3 << 30)
    assert said(found["p/c0"], "crash") == ["memory"]
    assert said(found["p/c0"], "reason") == ["it needs more memory than a worker may take"]
    assert found["p/c1"].fate == "finished"


def test_alive_can_tell():
    assert alive(os.getpgrp())


def test_one_worker_serves_many_and_is_replaced_in_time(examiner, claims, monkeypatch):
    started = []
    make = workers.Process

    def counted(*arguments):
        started.append(1)
        return make(*arguments)

    monkeypatch.setattr(workers, "Process", counted)
    entries = claims(["true"] * 5)
    assert len(replies(entries, examiner)) == 5
    assert len(started) == 1
    monkeypatch.setattr(workers, "MOST_ORDERS", 2)
    started.clear()
    assert len(replies(entries, examiner)) == 5
    assert len(started) == 3


def test_a_worker_that_does_not_start_is_our_own_error(claims):
    with pytest.raises(OwnError, match=r"did not start: exit code 1.*no_such_module"):
        replies(claims(["true"]), "no_such_module:examine")


def test_a_wake_up_ends_the_waiting(examiner, claims):
    reader, writer = os.pipe()
    os.write(writer, b"!")
    with Workers(most=1, deadline=30.0, examiner=examiner, wake=reader) as pool:
        assert list(pool.replies(orders(claims(["hang"])))) == []
    os.close(reader)
    os.close(writer)


def test_a_known_digest_is_not_examined_again(examiner, claims):
    from verify.finding.loading import load

    (entry,) = claims(["raise"])
    digest = load(entry._asdict()).digest
    data = {"do": "examine", "entry": entry._asdict(), "seed": 0, "budget": "quick"}
    with Workers(most=1, deadline=30.0, examiner=examiner, wake=-1) as pool:
        (same,) = pool.replies([Order("x", {**data, "known": digest})])
        (other,) = pool.replies([Order("x", {**data, "known": "another"})])
    assert said(same, "same") == [digest]
    assert said(other, "crash") == ["raised"]


def stating(title, bound):
    return f"claim = Claim(title={title!r}, source='s', states=AtMost(0, {bound}))"


LOADS = {
    "plain": (stating("t", "a**2"), "t"),
    "relative": ("from .beside import a as b\n" + stating("r", "b"), "r"),
    "sibling": ("import beside\n" + stating("b", "beside.a"), "b"),
    "fails": ("raise KeyError('at import')", "raised KeyError: 'at import'"),
    "syntax": ("x = (", "raised SyntaxError"),
    "missing": ("claims = 1", "raised AttributeError: the file makes no claim called 'claim'"),
    "other": ("claim = 1", "raised TypeError: claim is a int, not a Claim"),
    "float": (stating("t", "0.5*a"), "ill-posed ValueError: s: 0.5*a has a float"),
    "exits": ("raise SystemExit", "raised the claim ended its process: SystemExit(None)"),
}  # fmt: skip


def test_how_files_are_loaded(examiner, tmp_path):
    folder = tmp_path / "claims"
    folder.mkdir()
    (folder / "beside.py").write_text("from theory import real\na = real('a')\n")
    (folder / "json.py").write_text("raise RuntimeError('hides a module')")
    entries = []
    for name, (text, _) in LOADS.items():
        path = folder / f"{name}.py"
        path.write_text(
            f"import json\nfrom theory import AtMost, Claim, real\na = real('a')\n{text}"
        )
        fields = dict.fromkeys(("paper", "title", "source", "corrects", "module"), "")
        entries.append(
            {"id": f"p/{name}", "path": str(path), "name": "claim", "origin": "file", **fields}
        )
    made = [
        Order(
            entry["id"][2:],
            {"do": "examine", "entry": entry, "seed": 0, "budget": "quick", "known": ""},
        )
        for entry in entries
    ]
    with Workers(most=1, deadline=30.0, examiner=examiner, wake=-1) as pool:
        found = {reply.name: reply for reply in pool.replies(made)}
    for name, (_, expected) in LOADS.items():
        crash = [" ".join(pair) for pair in zip(said(found[name], "crash"),
                 said(found[name], "reason"), strict=True)]  # fmt: skip
        if crash:
            assert crash[0].startswith(expected)
            assert str(tmp_path) not in crash[0]
        else:
            assert said(found[name], "record")[0]["statement"] == f"for all a: {expected}"
    assert not list(folder.glob("__pycache__"))


def test_claims_are_discovered_however_they_are_made(examiner, tmp_path):
    (tmp_path / "beside.py").write_text(
        "from theory import AtMost, Claim, real\n"
        "def make(n): return Claim(title=f'made {n}', source='s',"
        " states=AtMost(0, real('a')**2 + n), covers=('r',))\nseen = make(9)\n"
    )
    path = tmp_path / "made.py"
    path.write_text("from beside import make, seen\none = make(1)\nagain = one\ntwo = make(2)\n")
    with Workers(most=1, deadline=30.0, examiner=examiner, wake=-1) as pool:
        (reply,) = pool.replies([Order("x", {"do": "discover", "path": str(path)})])
    (found,) = said(reply, "found")
    assert found["claims"] == [
        ["one", "made 1", "s", ["r"], ""],
        ["two", "made 2", "s", ["r"], ""],
    ]
    assert sorted(found["files"]) == ["beside.py", "made.py"]


@pytest.mark.parametrize(
    ("status", "words"),
    [(0, "exit code 0"), (-9, "killed by SIGKILL"), (-99, "killed by signal 99")],
)
def test_exit_statuses_in_words(status, words):
    assert ended(status) == words
