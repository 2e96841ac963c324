"""The real command: exit codes, what is printed where, what reports depend on."""

import hashlib
import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import verify
from verify.command.exits import MEANINGS
from verify.library import library

TRUE = "states=AtMost(2 * x, x**2 + 1)"
FALSE = "states=AtMost(3 * x, x**2 + 1)"
SHUFFLED = (
    "ziyin2022/c3_eq72_no_escape",
    "ziyin2022/eq4_mean",
    "ziyin2022/sec4_loss",
    "ziyin2022/sec5_1_small_rate:*",
)
FILE = """\
\"\"\"The prose of {title}.\"\"\"
from theory import AtMost, Claim, real
x = real("x")
claim = Claim(title="{title}", source="Eq. (1)", {states})
"""


def write(folder, name, title="t", states=TRUE, more=""):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(FILE.format(title=title, states=states) + more)
    return str(folder / name)


def outcome(folder, claim):
    data = json.loads((folder / "claims.json").read_text())
    return next(row for row in data["claims"] if row["id"] == claim)["outcome"]


def test_0_what_holds_and_1_what_fails(command):
    yes, no = (
        write(command.here / "mine", "yes.py"),
        write(command.here / "mine", "no.py", "f", FALSE),
    )
    done = command("check", yes, "-o", "out")
    assert done.returncode == 0, done.stdout + done.stderr
    assert outcome(command.here / "out", "mine/yes") == "PROVED"
    assert "mine/yes" in done.stdout
    assert "[1/1] mine/yes  PROVED" in done.stderr
    done = command("check", no, "-o", "out")
    assert done.returncode == 1
    assert outcome(command.here / "out", "mine/no") == "REFUTED"
    found = json.loads((command.here / "out" / "claims.json").read_text())["claims"][0]
    shown = subprocess.run(
        [sys.executable, "-c", found["witness"]["python"]],
        capture_output=True,
        text=True,
        check=False,
    )
    assert shown.returncode == 0, shown.stderr
    assert "no (Eq. (1))" not in done.stderr
    assert "f" in (command.here / "out" / "errata.md").read_text()


def test_1_claims_that_end_their_process(command):
    folder = command.here / "mine"
    write(folder, "a.py", more="raise KeyError('x')\n")
    write(folder, "b.py", more="import os; os._exit(0)\n")
    write(folder, "c.py", more="import sys; sys.exit(0)\n")
    (folder / "d.py").write_text("x = (")
    done = command("check", str(folder), "-o", "out", "-n", "2")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    data = json.loads((command.here / "out" / "claims.json").read_text())
    assert {row["id"]: row["outcome"] for row in data["claims"]} == {
        f"mine/{name}": "BROKEN" for name in "abcd"
    }


def test_2_interrupted(command):
    marker = command.here / "marker"
    folder = command.here / "mine"
    write(folder, "a.py")
    hang = f"""
import pathlib, signal
if pathlib.Path({str(marker)!r}).exists():
    while True: signal.pause()
pathlib.Path({str(marker)!r}).touch()
"""
    write(folder, "b.py", more=hang)
    process = subprocess.Popen(
        [sys.executable, "-m", "verify", "check", str(folder), "-o", "out", "-n", "1"],
        cwd=command.here,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("[1/2] mine/a")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "not run: interrupted" in out
    assert "interrupted by SIGINT; go on with --resume" in err
    assert outcome(command.here / "out", "mine/b") == "UNDECIDED"
    write(folder, "b.py")
    done = command("check", str(folder), "-o", "out", "--resume")
    assert done.returncode == 0
    assert "1 resumed from the journal" in done.stderr


def test_3_a_report_that_cannot_be_written(command):
    path = write(command.here / "mine", "a.py")
    (command.here / "out" / "report.md").mkdir(parents=True)
    (command.here / "out" / ".theory-verify.lock").touch()
    done = command("check", path, "-o", "out")
    assert done.returncode == 3
    assert "report.md: cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_6_undecided_and_strict(command):
    """A claim that hangs is UNDECIDED; one that the baseline has as UNDECIDED counts if strict."""
    claim = library().entries[0].id
    line = {"id": claim, "digest": "", "outcome": "UNDECIDED", "method": "", "scope": ""}
    accepted = command.here / "accepted.jsonl"
    accepted.write_text(json.dumps(line) + "\n")
    hurry = {"VERIFY_DEADLINE": "0.001", "VERIFY_BASELINE": str(accepted)}
    assert command("run", claim, **hurry).returncode == 0
    done = command("run", claim, "--strict", "-q", **hurry)
    assert done.returncode == 6
    assert done.stdout == "1 claim: 1 UNDECIDED\n"
    assert command("run", claim, **{**hurry, "VERIFY_BASELINE": "none"}).returncode == 6
    accepted.write_text(json.dumps({**line, "outcome": "PROVED"}) + "\n")
    done = command("run", claim, **hurry)
    assert done.returncode == 1
    assert "UNDECIDED, baseline has PROVED" in done.stdout
    rows = (command.here / "reports" / "latest" / "claims.csv").read_text().splitlines()
    assert ",PROVED," in rows[1]


def test_1_a_line_of_the_baseline_without_a_claim(command):
    accepted = command.here / "accepted.jsonl"
    entries = library().entries
    lines = [
        {"id": i, "digest": "", "outcome": "UNDECIDED", "method": "", "scope": ""}
        for i in [*(e.id for e in entries), "gone/claim"]
    ]
    accepted.write_text("".join(json.dumps(line) + "\n" for line in lines))
    hurry = {"VERIFY_DEADLINE": "0.0001", "VERIFY_BASELINE": str(accepted)}
    done = command("all", "-k", f"{entries[0].id}", "-q", **hurry)
    assert done.returncode == 0
    assert "gone/claim" not in done.stderr


@pytest.mark.parametrize("arguments", [["all", "-k", "nothing_like_this"], ["list", "-k", "zzzz"]])
def test_5_nothing_selected(command, arguments):
    done = command(*arguments)
    assert done.returncode == 5
    assert "nothing selected" in done.stderr


def test_5_a_file_without_claims(command):
    (command.here / "empty.py").write_text("x = 1\n")
    done = command("check", "empty.py")
    assert done.returncode == 5
    assert "no file there makes a claim" in done.stderr


def test_list_is_one_line_per_claim(command):
    done = command("list")
    assert done.returncode == 0
    assert [row.split()[0] for row in done.stdout.splitlines()] == [e.id for e in library().entries]
    assert done.stderr == ""


def piped(command, line):
    """A line for the shell, with the command in place of {}; it writes when its buffer is full."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("needs a shell")
    line = f"unset PYTHONUNBUFFERED; {line}".format(f"'{sys.executable}' -m verify")
    return subprocess.run(
        [bash, "-c", line], cwd=command.here, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("reader", "lines"), [("head -1", 1), ("head -3", 3), ("true", 0)])
@pytest.mark.parametrize(("words", "code"), [("list -k cor1_", 0), ("list -v", 0), ("coverage", 1)])
def test_a_reader_that_has_gone_away_is_no_error(command, words, code, reader, lines):
    """As with `grep`: what was asked for was done, and the rest goes nowhere."""
    done = piped(command, f"set -o pipefail; {{}} {words} | {reader}")
    assert (done.returncode, done.stderr) == (code, "")
    assert len(done.stdout.splitlines()) <= lines


@pytest.mark.parametrize("words", ["list -k cor1_", "coverage"])
def test_3_output_that_cannot_be_written(command, words):
    """Whether that is known while printing, or only at the end."""
    if not Path("/dev/full").exists():
        pytest.skip("needs a device that is always full")
    done = piped(command, f"{{}} {words} > /dev/full")
    assert done.returncode == 3
    assert done.stderr.startswith("error: the output cannot be written: ")


def test_a_locale_without_letters(command):
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = command("list", **plain)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.isascii()
    assert "1 - lambda" in done.stdout
    (command.here / "mine").mkdir()
    write(command.here / "mine", "a.py", title="λ ≤ 1", more="print('λ')\n")
    done = command("check", "mine/a.py", "-v", **plain)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [(["lst"], "did you mean 'list'?"), (["show", "ziyin2022/cor1_traped"], "cor1_trapped"),
     (["quux"], "Commands: all, run, check")],
)  # fmt: skip
def test_4_what_was_probably_meant(command, arguments, meant):
    done = command(*arguments)
    assert done.returncode == 4
    assert meant in done.stderr
    assert done.stdout == ""


def test_help_and_version(command):
    assert command("--version").stdout.strip() == f"theory-verify {verify.__version__}"
    for arguments in (["--help"], ["all", "--help"]):
        done = command(*arguments)
        assert done.returncode == 0
        assert MEANINGS in done.stdout
        assert "VERIFY_DEADLINE" in done.stdout


@pytest.mark.parametrize(
    ("flags", "environment", "coloured"),
    [(["--color", "always"], {"NO_COLOR": "1"}, True), ([], {}, False),
     ([], {"FORCE_COLOR": "1"}, True), ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)  # fmt: skip
def test_colours(command, flags, environment, coloured):
    claim = library().entries[0].id
    done = command("run", claim, *flags, **environment, VERIFY_DEADLINE="0.001")
    assert ("\x1b[33m" in done.stdout) is coloured
    assert ("\x1b[" in done.stderr) is coloured


def test_show(command):
    claim = library().entries[0].id
    done = command("show", claim)
    assert done.returncode == 0, done.stderr
    for words in (claim, "points", "rivals", "hypotheses", "methods"):
        assert words in done.stdout
    assert not (command.here / "reports").exists()


def test_what_a_claim_prints_is_shown_on_demand(command):
    path = write(command.here / "mine", "a.py", more="print('spoken \\x1b[31m')\n")
    done = command("check", path, VERIFY_DEADLINE="30")
    assert "spoken" not in done.stdout + done.stderr
    done = command("check", path, "-v", VERIFY_DEADLINE="30")
    assert "spoken \\x1b[31m" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr


def test_two_runs_do_not_share_a_folder(command):
    from verify.store import Store

    with Store.open(command.here / "out"):
        done = command("all", "-o", "out")
    assert done.returncode == 4
    assert "in use by process" in done.stderr


def test_files_and_folders_anywhere_in_one_run(command, tmp_path):
    """What several paths lead to is examined once, under the id that the first one gives it."""
    write(command.here / "mine", "a.py")
    write(command.here / "mine", "no.py", "f", FALSE)
    far = write(tmp_path / "far", "b.py")
    again = ("mine/a.py", str(tmp_path / "far"), ".")
    done = command("check", far, "mine", *again, "-o", "out", "-n", "1")
    assert done.returncode == 1
    rows = json.loads((command.here / "out" / "claims.json").read_text())["claims"]
    assert [row["id"] for row in rows] == ["far/b", "mine/a", "mine/no"]
    assert "[3/3]" in done.stderr
    assert done.stdout.endswith("3 claims: 2 PROVED, 1 REFUTED; 1 to look at\n")
    done = command("check", "mine/a.py", far, "--dry-run")
    assert "2 claims" in done.stdout
    assert command("check", "mine/a.py", far, "-q", "-o", "out").returncode == 0


@pytest.mark.parametrize(
    ("name", "words"),
    [("gone.py", "check gone.py: there is no such file or folder"),
     ("two/mine", "id 'mine/a' is given twice: ")],
)  # fmt: skip
def test_4_one_path_of_several_is_wrong(command, name, words):
    write(command.here / "mine", "a.py")
    (command.here / "two").mkdir()
    write(command.here / "two" / "mine", "a.py")
    done = command("check", "mine", name, "-o", "out")
    assert done.returncode == 4
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (command.here / "out" / "report.md").exists()


def test_the_report_names_what_the_files_were(command):
    path = Path(write(command.here / "mine", "a.py"))
    (command.here / "mine" / "beside.py").write_text("y = 1\n")
    path.write_text(path.read_text() + "from .beside import y\n")
    command("check", str(path), "-o", "out", "--seed", "7")
    facts = json.loads((command.here / "out" / "provenance.json").read_text())
    assert sorted(facts["sha256_of_user_files"]) == ["mine/a.py", "mine/beside.py"]
    assert (facts["seed"], facts["budget"], facts["ending"]) == (7, "quick", "complete")
    assert facts["arguments"][0] == "check"
    assert facts["versions"]["sympy"]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert facts["sha256_of_user_files"]["mine/a.py"] == digest
    assert f"| mine/a.py | {digest} |" in (command.here / "out" / "report.md").read_text()


def test_what_lies_in_the_current_folder_is_not_run(command):
    """Killed by: the current folder first on the import path, of the command or of a worker."""
    path = write(command.here / "mine", "a.py")
    for name in ("argparse", "json", "dataclasses", "tempfile", "sympy", "conftest", "setting"):
        (command.here / f"{name}.py").write_text("raise SystemExit('what lies here has been run')")
    for name in ("theory", "numerics"):
        (command.here / name).mkdir()
        (command.here / name / "__init__.py").write_text("raise SystemExit('run')")
    assert command("list", "-k", "cor1").returncode == 0
    done = command("check", path, "-o", "out", "-n", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 claim: 1 PROVED" in done.stdout


@pytest.mark.slow
def test_reports_do_not_depend_on_workers_or_hashes(command):
    """A set walked in the order of its hashes would show here."""
    made = {}
    for workers, seed in (("1", "0"), ("5", "1"), ("2", "3")):
        folder = command.here / workers
        arguments = ("run", *SHUFFLED, "-q", "-n", workers, "--no-cache")
        command(*arguments, "-o", str(folder), PYTHONHASHSEED=seed)
        made[workers] = {
            name: (folder / name).read_text()
            for name in ("evidence.jsonl", "claims.json", "errata.md", "report.md")
        }
    for name, text in made["1"].items():
        assert text == made["5"][name], name
        assert text == made["2"][name], name
