"""Runs that are stopped, killed or starved: rows 18 and 23 to 29."""

import contextlib
import itertools
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import SAMPLED, Shell, easy, report

from verify.store import journal

WAIT = """
import pathlib, signal
if pathlib.Path('{0}').exists():
    pathlib.Path('{0}ing').touch()
    signal.pause()
"""


def waiting(shell, number=2):
    """So many claims that are easy and one, the last, that waits as long as a file is there."""
    wait = shell.here / "wait"
    last = {"z": easy(99) + "\n" + WAIT.format(wait)}
    folder = shell.claims(**{f"a{n}": easy(n + 1) for n in range(number)}, **last)
    return folder, wait


@pytest.fixture
def stopped(shell):
    """Stops a run after two of three claims by signals; its exit code, what it said, the folder.

    The file that makes the last claim wait is there from the moment at which claims are known.
    """

    def stop(*signals):
        folder, wait = waiting(shell)
        (folder / "a1.py").write_text((folder / "a1.py").read_text() + _armed(wait))
        with shell.start("check", folder, "-o", "out", "-n", 1) as process:
            told = list(itertools.takewhile(lambda x: not x.startswith("[2/"), process.stderr))
            assert process.poll() is None, told
            while not wait.with_name("waiting").exists():
                time.sleep(0.02)
            for number in signals:
                process.send_signal(number)
            out, err = process.communicate(timeout=60)
        wait.unlink()
        return process.returncode, out, err, folder

    return stop


def _armed(wait):
    """What makes the file when the claim is examined: at the second time that it is loaded."""
    return (
        "\nimport pathlib\ntimes = pathlib.Path(__file__).with_suffix('.times')\n"
        "times.write_text(times.read_text() + '.' if times.exists() else '.')\n"
        f"if times.read_text() == '..':\n    pathlib.Path('{wait}').touch()\n"
    )


def test_fault_18_39_claims_that_hang(hang):
    """In Python and deaf to SIGTERM, in C with the lock of the interpreter, inside of SymPy.

    Killed by: SIGTERM alone, after which two of them are still there.
    """
    outcomes = {claim: (row["outcome"], row["reason"]) for claim, row in hang.rows().items()}
    late = ("UNDECIDED", "timeout: no answer within 25 s")
    assert outcomes.pop("zoo/z_goes_on")[0] == "PROVED"
    assert outcomes == dict.fromkeys(("zoo/sleeps", "zoo/locked", "zoo/stuck"), late)
    assert hang.code == 6


def interrupted(stopped, shell, number):
    """A run is stopped by a signal, with a partial report and exit code 2; its claims."""
    code, out, err, folder = stopped(number)
    assert code == 2
    assert "not run: interrupted" in out
    assert f"interrupted by {number.name}; go on with --resume" in err
    assert "not run: interrupted" in (shell.here / "out" / "report.md").read_text()
    return folder


def test_fault_25_sigterm(stopped, shell):
    """Killed by: SIGTERM left to the system."""
    interrupted(stopped, shell, signal.SIGTERM)


def test_fault_24_interrupted_and_resumed(stopped, shell):
    """Refused without --resume; with it, as if nothing had happened.

    Killed by: no report after a signal; a fresh journal in place of an unfinished one.
    """
    folder = interrupted(stopped, shell, signal.SIGINT)
    text = (shell.here / "out" / "journal.jsonl").read_bytes()
    refused = shell("check", folder, "-o", "out")
    assert refused.code == 4
    assert "holds an unfinished run (2 of 3 claims done); go on with --resume" in refused.err
    other = shell("check", folder, "-o", "out", "--resume", "--seed", 1)
    assert (other.code, "with --seed 0, not 1" in other.err) == (4, True)
    assert (shell.here / "out" / "journal.jsonl").read_bytes() == text
    done = shell("check", folder, "-o", "out", "--resume", "--no-cache")
    assert (done.code, "2 resumed from the journal" in done.err) == (0, True), done.err
    whole = shell("check", folder, "-o", "whole", "--no-cache")
    assert report(done.folder) == report(whole.folder)


def test_fault_24_a_second_interruption_is_immediate(stopped, shell):
    """No report is written then, and nothing is lost. Killed by: a handler that only counts."""
    code, _, err, _ = stopped(signal.SIGINT, signal.SIGTERM)
    assert (code, err.splitlines()[-1]) == (2, "interrupted")
    assert not (shell.here / "out" / "report.md").exists()
    assert (shell.here / "out" / "journal.jsonl").read_text().count('"kind":"done"') == 2


def alive(session):
    """Whether a process of ours that examines claims for this folder is left."""
    found = False
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended
            found |= (place / "cwd").readlink().is_relative_to(session)
    return found


@pytest.mark.skipif(not Path("/proc/self/cwd").exists(), reason="needs /proc")
def test_fault_26_a_killed_run_leaves_no_worker_and_the_report_before(stopped, shell):
    """Killed by: workers that outlive their parent; a report that is emptied at the beginning."""
    path = shell.claims("first", a=easy(7)) / "a.py"
    before = report(shell("check", path, "-o", "out").folder)
    code, _, _, folder = stopped(signal.SIGKILL)
    assert code == -signal.SIGKILL
    assert report(shell.here / "out") == before
    refused = shell("check", folder, "-o", "out")
    assert (refused.code, "unfinished run (2 of 3" in refused.err) == (4, True)
    for _ in range(100):
        if not alive(shell.here):
            break
        time.sleep(0.1)
    assert not alive(shell.here)


def test_fault_26_twenty_kills_at_random_moments(shell):
    """SIGKILL of the whole group, with another number of workers each time: the same report.

    The moments are drawn anew in every run of this test, most of them counted from the start,
    some from the first claim that is done. What was said to be done is never lost.
    Killed by: a claim that is told before it is on the disk; hashes in a record; a resumed run
    that begins anew.
    """
    texts = {f"c{n}": easy(n + 1) for n in range(4)}
    texts |= {"s": SAMPLED, "f": "claim = Claim(title='t', source='s', states=AtMost(1, y**2))"}
    folder, out = shell.claims(**texts), shell.here / "out"
    whole = report(shell("check", folder, "-o", "whole", "--no-cache", "-n", 2).folder)
    chance, before = random.SystemRandom(), set()
    for kill in range(20):
        first = ["--resume"] if out.exists() else []
        order = ("check", folder, "-o", "out", "--no-cache", "-n", (1, 2, 1, 3)[kill % 4], *first)
        process = shell.start(*order, PYTHONHASHSEED=str(kill))
        late = kill % 4 == 2
        with process:
            told = process.stderr.readline() if late else ""
            time.sleep(chance.uniform(0.0, 0.3 if late else 1.5))
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            told += process.communicate(timeout=60)[1]
        assert "Traceback" not in told
        done = set(journal(out).groups)
        assert done >= before | set(re.findall(r"^\[\d+/6\] (\S+)", told, re.MULTILINE))
        before = done
    assert before
    done = shell("check", folder, "-o", "out", "--no-cache", "--resume", PYTHONHASHSEED="99")
    assert (done.code, f"{len(before)} resumed" in done.err) == (1, True), done.err
    assert report(done.folder) == whole


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A run that has ended: its shell, its claims, its folder."""
    shell = Shell(tmp_path_factory.mktemp("finished") / "here")
    folder = shell.claims(a=easy(1), b=easy(2))
    return shell, folder, shell("check", folder, "-o", "out", "--no-cache").folder


@pytest.fixture
def copied(finished, tmp_path):
    """A copy of its folder that may be damaged, and the command that goes on with it."""
    shell, folder, out = finished
    shutil.copytree(out, tmp_path / "out")
    return tmp_path / "out", lambda: shell(
        "check", folder, "-o", tmp_path / "out", "--no-cache", "--resume"
    )


def test_fault_28_a_torn_last_line(copied):
    """Killed by: a reader that stops at the end of the line; no message."""
    folder, resume = copied
    file, before = folder / "journal.jsonl", report(folder)
    text = file.read_bytes()
    file.write_bytes(text[: text.rindex(b'"kind":"done"')])
    done = resume()
    assert "incomplete record(s) at the end of the journal dropped" in done.err
    assert "1 computed, 1 resumed from the journal" in done.err
    assert report(folder) == before


@pytest.mark.parametrize("how", ["a bit", "a line"])
def test_fault_29_a_journal_damaged_in_the_middle(copied, how):
    """Nothing of it is used, and it is kept. Killed by: records that are not counted."""
    folder, resume = copied
    file, before = folder / "journal.jsonl", report(folder)
    lines = file.read_bytes().splitlines(keepends=True)
    broken = next(line for line in lines if b'"kind":"answer"' in line)
    damaged = [broken.replace(b"holds", b"fails")] if how == "a bit" else []
    place = lines.index(broken)
    file.write_bytes(b"".join([*lines[:place], *damaged, *lines[place + 1 :]]))
    text = file.read_bytes()
    done = resume()
    assert "nothing of it is used" in done.err
    assert "2 computed;" in done.err
    (kept,) = folder.glob("journal.jsonl.corrupt-*")
    assert kept.read_bytes() == text
    assert report(folder) == before


@pytest.fixture
def small_disk(shell):
    """A disk of 96 KiB."""
    place = shell.here / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    order = [mount, "-t", "tmpfs", "-o", "size=96k", "tmpfs", place]
    if os.geteuid() or not mount or subprocess.run(order, check=False).returncode:
        pytest.skip("a small disk needs mount -t tmpfs and the rights of root")
    yield place
    subprocess.run([shutil.which("umount"), place], check=True)


def test_fault_23_a_disk_that_gets_full(small_disk, shell):
    """Nothing finished is lost, and room is all it takes; without any nothing is begun.

    Killed by: an error of the journal that is overlooked; a report that is emptied at the
    beginning; no probe before the examination.
    """
    noise = "\nimport random\nprint(random.Random({}).randbytes(8_000).hex())"
    one = shell.claims("one", a=easy(50)) / "a.py"
    before = report(shell("check", one, "-o", "disk/out", "--no-cache").folder)
    folder = shell.claims(**{f"c{n}": easy(n + 1) + noise.format(n) for n in range(4)})
    done = shell("check", folder, "-o", "disk/out", "--no-cache", "-n", 1)
    assert done.code == 3, done.err
    assert "journal.jsonl: cannot be written: No space left on device" in done.err
    assert "go on with --resume" in done.err
    assert report(done.folder) == before
    with contextlib.suppress(OSError), (small_disk / "filler").open("wb", 0) as filler:
        while True:
            filler.write(b"x" * 4096)
    full = shell("check", folder, "-o", "disk/out", "--no-cache", "--resume")
    assert (full.code, "No space left on device" in full.err) == (4, True)
    subprocess.run([shutil.which("mount"), "-o", "remount,size=8m", small_disk], check=True)
    done = shell("check", folder, "-o", "disk/out", "--no-cache", "--resume")
    assert done.code == 0, done.err
    assert "resumed from the journal" in done.err
    whole = shell("check", folder, "-o", "whole", "--no-cache")
    assert report(done.folder) == report(whole.folder)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["list", "cache", "--version"])
def test_fault_23_what_is_printed_goes_nowhere(shell, command):
    """While it is printed, or when it is flushed at the end.

    Killed by: an exit code that is decided before what was printed is flushed.
    """
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "verify", command],
            cwd=shell.here, env=shell.environment, stdout=full, check=False, stderr=-1,
        )  # fmt: skip
    assert done.returncode == 3
