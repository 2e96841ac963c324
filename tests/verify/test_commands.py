"""The commands that read and compare: each through the real command line, for each exit code."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys

import pytest

from verify.baseline import load, place
from verify.command.catalogue import OUTCOMES
from verify.command.doctor import ENGINES
from verify.finding.naming import named
from verify.library import library
from verify.methods import METHODS
from verify.outcome import Outcome

FALSE = """\
from theory import AtMost, Claim, Hypothesis, real
x = real("x")
claim = Claim(title="as | printed", source="Eq. (1)", states=AtMost({c} * x, x**2 + 1))
corrected = Claim(
    title="with 2", source="Eq. (1)", states=AtMost(2 * x, x**2 + 1), corrects="mine/a"
)
"""


@pytest.fixture(scope="session")
def runs(tmp_path_factory):
    """The folders of finished runs of the file, one for each constant; each is run once."""
    made = {}

    def run(constant):
        if constant not in made:
            here = tmp_path_factory.mktemp("runs")
            (here / "mine").mkdir()
            (here / "mine" / "a.py").write_text(FALSE.format(c=constant))
            line = ["-m", "verify", "check", "mine/a.py", "-o", "out", "-n", "1"]
            subprocess.run([sys.executable, *line], cwd=here, capture_output=True, check=False)
            made[constant] = here / "out"
        return made[constant]

    return run


@pytest.fixture
def checked(command, runs):
    """Puts the finished run of the file with a constant into a folder here."""

    def put(constant, folder):
        shutil.copytree(runs(constant), command.here / folder)

    return put


# --- list


def listed(command, *arguments):
    done = command("list", *arguments)
    assert done.returncode == 0, done.stderr
    return [line.split() for line in done.stdout.splitlines()]


def test_list_by_paper_source_and_outcome(command):
    known = {entry.id: entry for entry in library().entries}
    assert len(listed(command, "--paper", "ziyin2022")) == sum(
        entry.paper == "ziyin2022" for entry in known.values()
    )
    of_item = [row[0] for row in listed(command, "--paper", "ziyin2022", "--source", "cor 1")]
    assert "ziyin2022/cor1_trapped" in of_item
    assert all("Corollary 1" in known[claim].source for claim in of_item)
    some = listed(command, "--source", "PROOF SKETCH")
    assert some
    assert all("proof sketch" in known[row[0]].source for row in some)
    accepted = {line.id: line.outcome for line in load(place()).values()}
    there = sorted(set(accepted.values()) - {"PROVED"})
    for outcome in there:
        told = {row[0]: row[1] for row in listed(command, "--outcome", outcome.lower())}
        assert told == {i: o for i, o in accepted.items() if o == outcome and i in known}
    flags = [word for outcome in there[:2] for word in ("--outcome", outcome)]
    assert {row[1] for row in listed(command, *flags)} == set(there[:2])


def test_list_of_a_run_has_its_outcomes(command, checked):
    checked(3, "out")
    assert [row[:2] for row in listed(command, "--from", "out")] == [
        ["mine/a", "REFUTED"], ["mine/a:corrected", "PROVED"]
    ]  # fmt: skip
    (row,) = listed(command, "--from", "out", "--outcome", "proved")
    assert row[0] == "mine/a:corrected"


def test_list_by_origin(command, checked):
    assert len(listed(command, "--origin", "SHIP")) == len(library().entries)
    done = command("list", "--origin", "some-pack")
    assert (done.returncode, done.stderr) == (5, "nothing selected\n")
    assert command("list", "-k", "prop1", "-v").stdout.splitlines()[0].endswith("  [shipped]")
    checked(3, "out")
    assert command("list", "--from", "out").stdout.splitlines()[0].endswith("  [file]")
    (first, *_) = json.loads(command("list", "-k", "cor1", "--format", "json").stdout)
    assert first["origin"] == "shipped"


def test_list_in_every_format(command):
    done = command("list", "-k", "cor1", "--format", "json")
    (row,) = json.loads(done.stdout)
    assert (row["id"], row["covers"], row["outcome"]) == (
        "ziyin2022/cor1_trapped", "M1.5", "PROVED"
    )  # fmt: skip
    for how in ("csv", "md", "latex"):
        assert "Corollary 1, Eq. (5)" in command("list", "-k", "cor1", "--format", how).stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--source", "eq 999"], 5, "nothing selected"),
        (["--outcome", "BROKEN"], 5, "nothing selected"),
        (["--outcome", "wrong"], 4, "invalid choice"),
        (["--paper", "ziyin1022"], 4, "no paper has the key 'ziyin1022'; nearest: ziyin2022"),
        (["--from", "nowhere"], 4, "nowhere: holds no run"),
    ],
)
def test_list_of_nothing(command, arguments, code, words):
    done = command("list", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr


def test_the_outcomes_to_choose_from_are_those_that_there_are():
    assert tuple(Outcome) == OUTCOMES


# --- show


def test_show_takes_an_item_of_a_paper(command):
    done = command("show", "ziyin2022", "Eq. (70)")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("ziyin2022/c3_eq70_small_rate\n")
    assert command("show", "ziyin2022 eq 70").stdout == done.stdout


def test_an_id_may_look_like_an_item():
    """Killed by: what looks like "eq3" taken for an equation."""
    (entry,) = named(["ziyin2022/eq3_one_step:step_zero"], library())
    assert entry.id == "ziyin2022/eq3_one_step:step_zero"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["ziyin2022", "prop", "9"], "not in its list of contents; nearest: proposition"),
        (["ziyin2022 definition 1"], "excused (definition: theory.sgd)"),
        (["eq", "5"], "of which paper?"),
        (["ziyin2022/eq3_one_stp"], "nearest: ziyin2022/eq3_one_step"),
        (["ziyin2022"], "ziyin2022 is a paper; name an item"),
        (["ziyin202", "eq", "5"], "no paper has the key 'ziyin202'; nearest: ziyin2024"),
        (["ziyin2022/*"], "one id or one item, not a glob"),
        (["ziyin2022", "quux"], "no claim has the id"),
    ],
)
def test_4_show_what_there_is_not(command, words, told):
    done = command("show", *words)
    assert done.returncode == 4
    assert told in done.stderr


# --- explain


def test_explain_a_run(command, checked):
    checked(3, "out")
    done = command("explain", "mine/a", "--from", "out")
    assert done.returncode == 0, done.stderr
    assert "from the run in out (seed 0, quick)" in done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "mine/a: as | printed (Eq. (1))"
    told = {line.split()[0]: line for line in lines[1:]}
    assert "REFUTED at" in told["outcome"]
    assert {"witness", "left", "right", "symbolic", "decision", "montecarlo"} <= set(told)
    assert "declined: nothing is drawn" in told["montecarlo"]
    assert "none is needed: it is decided at quick" in told["budget"]
    assert told["evidence"].split()[1] == "computed:"
    passes = command("explain", "mine/a:corrected", "--from", "out").stdout
    assert "smallest error  any that changes whether it holds for all parameters" in passes
    assert "wrong neighbours are excluded" in passes
    (command.here / "out" / "provenance.json").write_text("{")  # torn: no reason, no fault
    silent = command("explain", "mine/a", "--from", "out")
    assert (silent.returncode, "evidence" in silent.stdout) == (0, False)
    absent = command("explain", "ziyin2022", "eq", "70", "--from", "out")
    told = "--from out: ziyin2022/c3_eq70_small_rate not in this run"
    assert (absent.returncode, told in absent.stderr) == (4, True)


def test_explain_examines_what_was_not_run(command):
    done = command("explain", "ziyin2022", "eq", "70", COLUMNS="80")
    assert done.returncode == 0, done.stderr
    assert "examining ziyin2022/c3_eq70_small_rate at quick" in done.stderr
    assert "PROVED for all parameters" in done.stdout
    assert "evidence" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert not (command.here / "reports").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["mine/b", "--from", "out"], "--from out: no claim has the id 'mine/b'; nearest: mine/a"),
        (["mine/a", "--from", "nowhere"], "--from nowhere: holds no run"),
        (["mine/a"], "no claim has the id 'mine/a'"),
    ],
)
def test_4_explain_what_was_not_run(command, checked, arguments, told):
    checked(3, "out")
    done = command("explain", *arguments)
    assert done.returncode == 4
    assert told in done.stderr


# --- errata


def test_errata_of_a_run(command, checked):
    checked(3, "out")
    done = command("errata", "--from", "out")
    assert done.returncode == 0, done.stderr
    assert "from the run in out (seed 0, quick)" in done.stderr
    for words in ("mine/a: Eq. (1): as | printed", "refuted ", "fails at", "Python ",
                  "corrected  mine/a:corrected: PROVED"):  # fmt: skip
        assert words in done.stdout
    assert done.stdout.endswith("1 printed statement fails\n")
    written = (command.here / "out" / "errata.md").read_text()

    def rendered(how):
        return command("errata", "--from", "out", "--format", how).stdout

    assert rendered("md").rstrip() == written.rstrip()
    (row,) = csv.DictReader(io.StringIO(rendered("csv")))
    assert (row["claim"], row["corrected"], row["outcome"]) == (
        "mine/a", "mine/a:corrected", "PROVED"
    )  # fmt: skip
    shown = subprocess.run(
        [sys.executable, "-c", row["python"]], capture_output=True, text=True, check=False
    )
    assert "False" in shown.stdout
    assert "as \\textbar{} printed" in rendered("latex")


def test_errata_examines_what_it_needs_and_says_so(command):
    """With a baseline of one refuted claim only that one and its correction are examined."""
    lines = [
        {"id": entry.id, "digest": "", "outcome": "PROVED", "method": "", "scope": ""}
        for entry in library().entries
    ]
    for line in lines:
        if line["id"] == "ziyin2022/c3_eq71_large_rate":
            line["outcome"] = "REFUTED"
    accepted = command.here / "accepted.jsonl"
    accepted.write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = command("errata", "ziyin2022", VERIFY_BASELINE=str(accepted))
    assert done.returncode == 0, done.stderr
    assert "examining 2 of " in done.stderr
    assert (
        "corrected  ziyin2022/c3_eq71_large_rate:corrected: PROVED by decision, all" in done.stdout
    )


def test_5_and_4_errata_of_nothing(command, checked):
    checked(2, "out")
    done = command("errata", "--from", "out")
    assert (done.returncode, done.stdout) == (0, "0 printed statements fail\n")
    assert command("errata", "ziyin2022", "--from", "out").returncode == 5
    done = command("errata", "zijin2022")
    assert done.returncode == 4
    assert "nearest: ziyin2022" in done.stderr


# --- diff


def test_0_1_and_4_of_diff(command, checked):
    checked(3, "before")
    checked(4, "after")
    done = command("diff", "before", "before")
    assert (done.returncode, done.stdout) == (0, "2 claims in both runs, 0 changed\n")
    done = command("diff", "before", "after")
    assert done.returncode == 1
    assert "mine/a  statement: " in done.stdout
    assert "witness: x = " in done.stdout
    assert done.stdout.endswith("2 claims in both runs, 1 changed\n")
    checked(2, "mended")
    rows = json.loads(command("diff", "before", "mended", "--format", "json").stdout)
    assert ("outcome", "REFUTED", "PROVED") in [(r["what"], r["before"], r["after"]) for r in rows]


def test_1_a_claim_that_is_in_one_run_only(command, checked):
    checked(3, "before")
    (command.here / "mine").mkdir()
    for name in ("a", "b"):
        text = FALSE.format(c=3).replace("mine/a", f"mine/{name}")
        (command.here / "mine" / f"{name}.py").write_text(text)
    command("check", "mine", "-o", "after", "-n", "1")
    done = command("diff", "before", "after")
    assert done.returncode == 1
    assert "mine/b            claim: not in the run -> in the run" in done.stdout


def test_4_runs_that_cannot_be_compared(command, checked):
    checked(3, "before")
    done = command("diff", "before", "nowhere")
    assert done.returncode == 4
    assert "nowhere: holds no report" in done.stderr
    place = command.here / "before" / "claims.json"
    data = json.loads(place.read_text())
    for name, change in (("older", {"schema_version": 0}), ("empty", {"claims": []}),
                         ("other", {"claims": [{**data["claims"][0], "id": "p/x"}]}),
                         ("bare", {"claims": [{"id": "p/x"}]})):  # fmt: skip
        shutil.copytree(command.here / "before", command.here / name)
        (command.here / name / "claims.json").write_text(json.dumps({**data, **change}))
        done = command("diff", "before", name)
        assert done.returncode == 4, name
        assert name in done.stderr
        assert "Traceback" not in done.stderr


# --- what would be examined, and in which form it is printed


def test_a_dry_run_examines_nothing(command):
    (command.here / "mine").mkdir()
    (command.here / "mine" / "a.py").write_text(FALSE.format(c=3))
    done = command("check", "mine", "--dry-run")
    assert done.returncode == 0, done.stderr
    rows = [line.split() for line in done.stdout.splitlines()]
    assert [row[0] for row in rows] == ["mine/a", "mine/a:corrected", "2"]
    assert "rivals  decision, certified, exact" in done.stdout
    assert "montecarlo" not in done.stdout
    assert "would be examined (seed 0, quick); nothing was" in done.stdout
    assert not (command.here / "reports").exists()
    kept = command.here.parent / "cache" / "theory-verify" / "evidence"
    assert not list(kept.glob("*.jsonl"))


def test_a_dry_run_of_the_library_has_the_points_of_the_plan(command):
    done = command("run", "ziyin2022/c3_eq70_small_rate", "--dry-run", "--format", "json")
    (row,) = json.loads(done.stdout)
    assert done.stderr.startswith(f"1 claim, {row['points']} points would be examined")
    command("run", "ziyin2022/c3_eq70_small_rate", "-q", "-o", "out")
    lines = (command.here / "out" / "evidence.jsonl").read_text().splitlines()
    plan = next(json.loads(line) for line in lines if '"kind": "plan"' in line)
    assert int(row["points"]) == len(plan["places"])
    data = json.loads((command.here / "out" / "claims.json").read_text())["claims"][0]["methods"]
    read = [name for name, told in data.items() if told["did"] not in ("declined", "not run")]
    assert row["methods"] == ", ".join(read)


def test_5_and_4_and_1_of_a_dry_run(command):
    assert command("all", "-k", "zzzz", "--dry-run").returncode == 5
    assert command("run", "p/x", "--dry-run").returncode == 4
    (command.here / "a.py").write_text(FALSE.format(c=3) + "raise RuntimeError('no')\n")
    done = command("check", "a.py", "--dry-run")
    assert done.returncode == 1
    assert "none: raised: RuntimeError: no" in done.stdout


def test_the_table_of_a_run_in_other_formats(command):
    (command.here / "mine").mkdir()
    (command.here / "mine" / "a.py").write_text(FALSE.format(c=3))
    done = command("check", "mine", "--format", "csv", "-o", "out")
    assert done.returncode == 1
    first, second = csv.DictReader(io.StringIO(done.stdout))
    assert (first["id"], first["outcome"]) == ("mine/a", "REFUTED")
    assert (second["outcome"], second["scope"]) == ("PROVED", "all")
    assert "2 claims: 1 PROVED, 1 REFUTED" in done.stderr
    assert "2 claims: 1 PROVED" not in done.stdout


# --- doctor


def test_doctor(command):
    done = command("doctor", HOME=str(command.here), XDG_CACHE_HOME=str(command.here / "c"))
    assert (done.returncode, done.stderr) == (0, "")
    for name in ("build", "python", "packages", "SIMD of NumPy", "baseline", "numba"):
        assert f"\n  {name} " in done.stdout
    assert "cache  " in done.stdout
    assert "~/c/theory-verify/evidence, 0 files" in done.stdout
    assert str(command.here) not in done.stdout
    told = {line.split()[1]: line for line in done.stdout.splitlines() if "  method " in line}
    assert set(told) == set(METHODS) == set(ENGINES)
    assert all("available (" in line for line in told.values())


def test_doctor_says_why_a_method_is_not_available(command):
    """A package of that name that cannot be imported stands before the real one."""
    (command.here / "z3.py").write_text("raise OSError('libz3.so: cannot open')")
    path = os.pathsep.join((str(command.here), os.environ["PYTHONPATH"]))
    done = command("doctor", PYTHONPATH=path)
    assert done.returncode == 0
    told = "method decision not available: OSError: libz3.so: cannot open"
    assert told in " ".join(done.stdout.split())
    assert "method certified available" in " ".join(done.stdout.split())
