"""Runs that are stopped, killed or starved: rows 18 and 23 to 29."""

import contextlib
import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import SAMPLED, easy, report

WAIT = "import pathlib, signal\nif pathlib.Path('{}').exists():\n    signal.pause()\n"


def waiting(shell, number=2):
    """So many claims that are easy and one, the last, that waits as long as a file is there."""
    wait = shell.here / "wait"
    last = {"z": easy(99) + "\n" + WAIT.format(wait)}
    folder = shell.claims(**{f"a{n}": easy(n + 1) for n in range(number)}, **last)
    return folder, wait


def begun(shell, folder, *arguments):
    """A run with one worker that waits in its last claim, the others done; and what it said."""
    process = shell.start("check", folder, "-o", "out", "-n", 1, *arguments)
    lines = list(itertools.takewhile(lambda line: not line.startswith("[2/"), process.stderr))
    assert process.poll() is None, lines
    return process


@pytest.fixture
def stopped(shell):
    """Stops a run after two of three claims by signals; its exit code, what it said, the folder.

    The file that makes the last claim wait is there from the moment at which claims are known.
    """

    def stop(*signals):
        folder, wait = waiting(shell)
        (folder / "a1.py").write_text((folder / "a1.py").read_text() + _armed(wait))
        process = begun(shell, folder)
        with process:
            for number in signals:
                process.send_signal(number)
                time.sleep(0.05 * (len(signals) - 1))
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


def test_fault_18_a_claim_that_hangs(hang):
    """In Python and deaf to SIGTERM, in C with the lock of the interpreter, inside of SymPy (39).

    Killed by: a time-out inside the process; SIGTERM alone; a deadline for the whole run.
    """
    outcomes = {claim: (row["outcome"], row["reason"]) for claim, row in hang.rows().items()}
    late = ("UNDECIDED", "timeout: no answer within 25 s")
    assert outcomes.pop("zoo/goes_on")[0] == "PROVED"
    assert outcomes == dict.fromkeys(("zoo/sleeps", "zoo/locked", "zoo/stuck"), late)
    assert hang.code == 6


def test_fault_39_a_step_of_sympy_that_does_not_come_back(hang):
    """Killed by: the same as 18."""
    assert hang.rows()["zoo/stuck"]["reason"] == "timeout: no answer within 25 s"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["24", "25"])
def test_fault_24_25_interrupted_and_resumed(stopped, shell, number):
    """Partial report, exit 2; refused without --resume; with it, as if nothing had happened.

    Killed by: no report after a signal; a fresh journal in place of an unfinished one.
    """
    code, out, err, folder = stopped(number)
    assert code == 2
    assert "not run: interrupted" in out
    assert f"interrupted by {number.name}; go on with --resume" in err
    assert "not run: interrupted" in (shell.here / "out" / "report.md").read_text()
    journal = (shell.here / "out" / "journal.jsonl").read_bytes()
    refused = shell("check", folder, "-o", "out")
    assert refused.code == 4
    assert "holds an unfinished run (2 of 3 claims done); go on with --resume" in refused.err
    other = shell("check", folder, "-o", "out", "--resume", "--seed", 1)
    assert (other.code, "with --seed 0, not 1" in other.err) == (4, True)
    assert (shell.here / "out" / "journal.jsonl").read_bytes() == journal
    done = shell("check", folder, "-o", "out", "--resume", "--no-cache")
    assert (done.code, "2 resumed from the journal" in done.err) == (0, True), done.err
    whole = shell("check", folder, "-o", "whole", "--no-cache")
    assert report(done.folder) == report(whole.folder)


def test_fault_24_a_second_interruption_is_immediate(stopped, shell):
    """No report is written then, and nothing is lost. Killed by: a handler that only counts."""
    code, _, err, _ = stopped(signal.SIGINT, signal.SIGINT)
    assert code in (2, -signal.SIGINT)  # the latter where Python was leaving already
    assert "Traceback" not in err
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

    Half of the moments are counted from the start, half from the first claim that is done. The
    moments are drawn anew in every run of this test: whatever they are, the report is the same.
    Killed by: a report in order of completion; a journal without fsync in place of one write for
    each claim; seconds, workers or hashes in a record.
    """
    texts = {f"c{n}": easy(n + 1) for n in range(5)}
    texts |= {"s": SAMPLED, "f": "claim = Claim(title='t', source='s', states=AtMost(1, y**2))"}
    folder = shell.claims(**texts)
    whole = report(shell("check", folder, "-o", "whole", "--no-cache", "-n", 2).folder)
    chance = random.SystemRandom()
    for kill in range(20):
        first = ["--resume"] if (shell.here / "out").exists() else []
        workers = chance.randint(1, 3)
        order = ("check", folder, "-o", "out", "--no-cache", "-n", workers, *first)
        process = shell.start(*order, PYTHONHASHSEED=str(kill))
        with process:
            if kill % 2:
                process.stderr.readline()
            time.sleep(chance.uniform(0.0, 0.4 if kill % 2 else 1.2))
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            _, err = process.communicate(timeout=60)
        assert "Traceback" not in err
    done = shell("check", folder, "-o", "out", "--no-cache", "--resume", PYTHONHASHSEED="99")
    assert done.code == 1, done.err
    assert report(done.folder) == whole


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A run that has ended: its shell, its claims, its folder."""
    from conftest import Shell

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
    journal, before = folder / "journal.jsonl", report(folder)
    text = journal.read_bytes()
    journal.write_bytes(text[: text.rindex(b'"kind":"done"')])
    done = resume()
    assert "incomplete record(s) at the end of the journal dropped" in done.err
    assert "1 computed, 1 resumed from the journal" in done.err
    assert report(folder) == before


@pytest.mark.parametrize("how", ["a bit", "a line"])
def test_fault_29_a_journal_damaged_in_the_middle(copied, how):
    """Nothing of it is used, and it is kept. Killed by: skipping bad lines; records not counted."""
    folder, resume = copied
    journal, before = folder / "journal.jsonl", report(folder)
    lines = journal.read_bytes().splitlines(keepends=True)
    broken = next(line for line in lines if b'"kind":"answer"' in line)
    damaged = [broken.replace(b"holds", b"fails")] if how == "a bit" else []
    place = lines.index(broken)
    journal.write_bytes(b"".join([*lines[:place], *damaged, *lines[place + 1 :]]))
    text = journal.read_bytes()
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
    """In the journal, then in the report; nothing finished is lost, and room is all it takes.

    Killed by: writing reports in place; an error of the journal that is overlooked.
    """
    noise = "\nimport random\nprint(random.Random({}).randbytes(8_000).hex())"
    one = shell.claims("one", a=easy(50)) / "a.py"
    before = report(shell("check", one, "-o", "disk/out", "--no-cache").folder)
    folder = shell.claims(**{f"c{n}": easy(n + 1) + noise.format(n) for n in range(5)})
    done = shell("check", folder, "-o", "disk/out", "--no-cache", "-n", 1)
    assert done.code == 3, done.err
    assert "cannot be written: No space left on device" in done.err
    assert "go on with --resume" in done.err
    assert report(done.folder) == before
    subprocess.run([shutil.which("mount"), "-o", "remount,size=8m", small_disk], check=True)
    done = shell("check", folder, "-o", "disk/out", "--no-cache", "--resume")
    assert done.code == 0, done.err
    assert "resumed from the journal" in done.err
    whole = shell("check", folder, "-o", "whole", "--no-cache")
    assert report(done.folder) == report(whole.folder)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_fault_23_what_is_printed_goes_nowhere(shell):
    """Killed by: an exit code that is decided before what was printed is flushed."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "verify", "list"],
            cwd=shell.here, env=shell.environment, stdout=full, check=False, stderr=-1,
        )  # fmt: skip
    assert done.returncode == 3
