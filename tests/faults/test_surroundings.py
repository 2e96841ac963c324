"""Caches, clocks, locales, missing packages, other runs: rows 30 to 34, 36 and 37."""

import contextlib
import json
import os
import zlib
from datetime import UTC, datetime

import pytest
from conftest import ROOT, SAMPLED, Shell, easy, report

THREE = {
    "b": easy(1),
    "s": SAMPLED,
    "f": "claim = Claim(title='t', source='s', states=AtMost(1, y))",
}


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """Three claims examined on a cold cache: their shell, their folder, what came out."""
    shell = Shell(tmp_path_factory.mktemp("known") / "here")
    folder = shell.claims(**THREE)
    return shell, folder, shell("check", folder, "-o", "cold", "-n", 1)


def entries(shell):
    """The files of the cache of evidence."""
    return sorted((shell.here / "cache" / "theory-verify" / "evidence").iterdir())


def test_fault_30_evidence_is_reused_only_where_nothing_changed(known):
    """And the report says why. Killed by: any part of the key left out (see test_cache.py).

    Other instructions of the processor stand for another build.
    """
    shell, folder, cold = known
    assert set(cold.origins().values()) == {"computed: the cache has nothing for this claim"}
    warm = shell("check", folder, "-o", "warm")
    assert "evidence: 3 reused from the cache" in warm.err
    assert report(warm.folder) == report(cold.folder)
    path = folder / "b.py"
    before = path.read_text()
    path.write_text(before.replace("1 *", "9 *"))
    edited = shell("check", path, "-o", "edited")
    assert edited.origins() == {"mine/b": "computed: the claim or its file was edited"}
    path.write_text(before)
    other = shell(
        "check", path, "-o", "other", "--seed", 3, NPY_DISABLE_CPU_FEATURES="AVX512F"
    )  # fmt: skip
    assert other.origins()["mine/b"].startswith("computed: our code, a package, Python or the")
    assert other.origins()["mine/b"].endswith("; only other seeds are kept")


def test_fault_31_a_cache_that_was_tampered_with(known):
    """A verdict is nothing that it holds, and one that is put there makes the file useless.

    Killed by: outcomes in the cache; a checksum that is not looked at.
    """
    shell, folder, cold = known
    (place,) = [p for p in entries(shell) if b'"claim":"mine/f"' in p.read_bytes()][:1]
    assert b"PROVED" not in place.read_bytes()
    assert b"REFUTED" not in place.read_bytes()
    whole = place.read_bytes()
    verdict = {"kind": "verdict", "claim": "mine/f", "outcome": "PROVED"}
    inner = json.dumps(verdict, separators=(",", ":")).encode()
    forged = b'{"crc":"%08x","line":%s}\n' % (zlib.crc32(inner), inner)
    for text in (whole.replace(b'"fails"', b'"holds"'), whole + forged):
        place.write_bytes(text)
        done = shell("check", folder, "-o", "tampered")
        assert done.origins()["mine/f"] == "computed: what the cache had is damaged"
        assert report(done.folder) == report(cold.folder)
    assert [p.name for p in entries(shell) if ".corrupt-" in p.name]


def test_the_cache_can_be_seen_and_cleared(shell):
    """Killed by: clearing what is not ours; a size that is not that of the files."""
    folder = shell.here / "cache" / "theory-verify" / "evidence"
    folder.mkdir(parents=True)
    (folder / "x.jsonl").write_bytes(b"x" * 2_000_000)
    beside = folder.parent / "mine"
    beside.touch()
    assert f"{folder}: 1 file, 2.0 MB of at most 1000 MB" in shell("cache").out
    assert shell("cache", "clear").code == 0
    assert "0 files" in shell("cache").out
    assert beside.exists()


def test_fault_32_two_runs_in_one_folder(shell):
    """The second is refused, the first goes on. Killed by: no lock; one that outlives its run."""
    path = shell.claims(a=easy(1) + "\nimport time\ntime.sleep(2)") / "a.py"
    with shell.start("check", path, "-o", "out") as first:
        lock = shell.here / "out" / ".theory-verify.lock"
        while not lock.exists() or "since" not in lock.read_text():
            assert first.poll() is None
        second = shell("check", path, "-o", "out")
        assert second.code == 4
        assert f"in use by process {first.pid} since 20" in second.err
        first.communicate(timeout=120)
    assert first.returncode == 0
    path.write_text("")
    assert shell("check", path, "-o", "out").code == 5


JUMPS = """
import time
start, calls = time.time, [0]

def jumping():
    calls[0] += 1
    return start() + (-1) ** calls[0] * 86_400.0 * calls[0]

time.time = jumping
"""


def test_fault_33_clocks_that_jump_and_other_time_zones(known, tmp_path):
    """Killed by: a deadline by the time of day; a time in a record; local time in provenance."""
    shell, folder, cold = known
    (tmp_path / "sitecustomize.py").write_text(JUMPS)
    path = f"{tmp_path}{os.pathsep}{ROOT}"
    done = shell(
        "check", folder, "-o", "jumps", "--no-cache", PYTHONPATH=path, TZ="Pacific/Apia",
        VERIFY_DEADLINE="100",
    )  # fmt: skip
    assert report(done.folder) == report(cold.folder)
    facts = json.loads((done.folder / "provenance.json").read_text())
    ago = datetime.now(UTC) - datetime.fromisoformat(facts["started"])
    assert 0 <= ago.total_seconds() < 3600
    assert all(0 <= float(s) < 100 for s in facts["seconds_by_claim"].values())


def test_fault_34_workers_and_order_change_nothing(known):
    """Killed by: draws from a stream of the worker.

    (Evidence that differs from itself in one process is BROKEN: ``chance`` in the zoo.)
    """
    shell, folder, cold = known
    done = shell("check", folder, "-o", "three", "--no-cache", "-n", 3)
    assert set(done.origins().values()) == {"computed: the cache was not asked"}
    assert report(done.folder) == report(cold.folder)


def test_fault_36_hashes_locale_folder_umask_and_names_change_nothing(known, tmp_path):
    """Killed by: ``hash`` in an address; text files in the encoding of the locale.

    A claim is named by the folder that it is in, so that folder is called as before.
    """
    _, _, cold = known
    here = tmp_path / "größe and\nspace"
    shell = Shell(here)
    folder = shell.claims(**THREE)
    before = os.umask(0o077)
    try:
        done = shell(
            "check", folder, "-o", "ä ö", PYTHONHASHSEED="7", LC_ALL="C", LANG="C",
            PYTHONUTF8="0", PYTHONCOERCECLOCALE="0",
        )  # fmt: skip
    finally:
        os.umask(before)
    assert done.code == cold.code, done.err
    assert report(done.folder) == report(cold.folder)


MISSING = """
import os, sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top in os.environ.get("MISSING", "").split():
            raise ModuleNotFoundError(f"No module named {top!r}", name=top)

sys.meta_path.insert(0, Missing())
"""
BALLS = """
from sympy import exp, pi, sqrt
claim = Claim(title="t", source="s", states=AtMost(exp(pi * sqrt(163)), 262537412640768744))
"""


def test_fault_37_an_engine_that_is_missing(shell, tmp_path):
    """Named, and nothing is done in floats. Killed by: an import that fails taken for a crash."""
    (tmp_path / "sitecustomize.py").write_text(MISSING)
    folder = shell.claims(balls=BALLS, b=easy(1))
    path = f"{tmp_path}{os.pathsep}{ROOT}"
    done = shell("check", folder, "-o", "out", PYTHONPATH=path, MISSING="flint z3")
    row = done.rows()["mine/balls"]
    assert row["outcome"] == "UNDECIDED"
    assert "certified: engine missing: flint" in row["reason"]
    assert done.records("mine/b", "decline", "decision")[0]["because"] == "engine missing: z3"
    assert done.rows()["mine/b"]["outcome"] == "SUPPORTED"
    full = shell("check", folder / "balls.py", "-o", "full")
    assert full.rows()["mine/balls"]["outcome"] == "PROVED"
    assert full.origins()["mine/balls"].startswith("computed: ")


def test_a_cache_that_cannot_be_written_is_no_fault(shell):
    """Killed by: an error of the cache that ends the run."""
    path = shell.claims(a=easy(1)) / "a.py"
    with contextlib.suppress(FileExistsError):
        (shell.here / "cache").write_text("a file")
    done = shell("check", path, "-o", "out")
    assert done.code == 0, done.err
    assert "note: the cache" in done.err
    assert "cannot be written" in done.err
