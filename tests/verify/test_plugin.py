"""``pytest --verify PATH``: claims are test items; a failure can be read without a traceback."""

from pathlib import Path

import pytest

import verify
from verify.skeletons import place as skeletons

pytest_plugins = ["pytester"]
TRUE, FALSE = "AtMost(2 * x, x**2 + 1)", "AtMost(3 * x, x**2 + 1)"
FILE = """\
import sys
assert "pytest" not in sys.modules, "a claim file runs in a worker"
from theory import AtMost, Claim, real
x = real("x")
claim = Claim(title="t", source="Eq. (1)", states={})
"""


@pytest.fixture
def run(pytester, monkeypatch):
    """Runs pytest with the plugin in an empty folder with claims."""
    monkeypatch.setenv("PYTHONPATH", str(Path(verify.__file__).resolve().parents[1]))
    (pytester.path / "claims").mkdir()

    def go(*arguments, **environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return pytester.runpytest_subprocess("-p", "verify.plugin", *arguments)

    go.claims = pytester.path / "claims"
    return go


def write(folder, name, states=TRUE, more=""):
    (folder / name).write_text(FILE.format(states) + more)


def test_every_claim_is_an_item(run):
    write(run.claims, "yes.py", more=f"other = Claim(title='u', source='s', states={FALSE})\n")
    (run.claims / "made.py").write_text(
        FILE.format(TRUE) + "for n in (1, 2): globals()[f'case_{n}'] = "
        "Claim(title='u', source='s', states=AtMost(0, x**2 + n))\n"
    )
    done = run("--verify", "claims", "-v")
    done.assert_outcomes(passed=4, failed=1)
    assert done.ret == 1
    done.stdout.fnmatch_lines(
        [
            "claims/made.py::claim PASSED*",
            "claims/made.py::case_1 PASSED*",
            "claims/made.py::case_2 PASSED*",
            "claims/yes.py::claim PASSED*",
            "claims/yes.py::other FAILED*",
        ]
    )


def test_what_fails_a_claim_can_be_read(run):
    """The statement, the witness and the line that shows it again; no traceback."""
    write(run.claims, "no.py", FALSE)
    done = run("--verify", "claims/no.py")
    done.stdout.fnmatch_lines(
        [
            "claims/no: REFUTED by *",
            "t (Eq. (1))",
            "  for all x",
            "  3[*]x ≤ x^2 + 1",
            "  fails at x = *",
            "  left  *",
            "  right *",
            "  from fractions import *print*",
            "FAILED claims/no.py::claim*",  # older releases of pytest say no more here
        ]
    )
    done.stdout.no_fnmatch_line("*Traceback*")
    done.stdout.no_fnmatch_line("*testing.py*")


@pytest.mark.parametrize(
    ("more", "environment", "words"),
    [
        ("", {"VERIFY_DEADLINE": "0.0001"}, ["claims/a: UNDECIDED", "*no answer within*"]),
        ("raise KeyError('x')", {}, ["claims/a: BROKEN", "*KeyError: 'x'*"]),
        ("import os; os._exit(7)", {}, ["claims/a: BROKEN", "*exit code 7*"]),
    ],
)
def test_what_is_no_pass_fails(run, more, environment, words):
    write(run.claims, "a.py", more=more)
    done = run("--verify", "claims", **environment)
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(words)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.py", "x = (", "*a.py:1:5: not a Python file: '(' was never closed*"),
        ("a.py", "from theory import Normal\nNormal(0, -1)", "*a.py:2: ill-posed: *"),
    ],
)
def test_a_file_that_makes_no_claim_is_an_error(run, name, text, words):
    (run.claims / name).write_text(text)
    done = run("--verify", "claims")
    assert done.ret == 2
    done.stdout.fnmatch_lines([words])
    done.stdout.no_fnmatch_line("*Traceback*")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--verify", "gone"], "*--verify gone: there is no such file or folder*"),
        (["--verify", "claims"], "*--verify claims: no claim file (.py, .toml) in this folder*"),
        (["--verify-budget", "large"], "*--verify-budget*invalid choice*"),
    ],
)
def test_wrong_paths_are_wrong_usage(run, arguments, words):
    done = run(*arguments)
    assert done.ret == 4
    done.stderr.fnmatch_lines([words])


def test_what_is_collected_besides(run, pytester):
    """Typed alone: the claims; typed with paths, or by the configuration: what else there is."""
    write(run.claims, "test_yes.py")
    pytester.makepyfile(test_mine="def test_mine(): pass")
    run("--verify", "claims").assert_outcomes(passed=1)
    run("--verify=claims/test_yes.py").assert_outcomes(passed=1)
    run("--verify", "claims", "test_mine.py").assert_outcomes(passed=2)
    run().assert_outcomes(errors=1)  # without the option the file is one of tests
    pytester.makeini("[pytest]\naddopts = --verify claims\ntestpaths = test_mine.py")
    run().assert_outcomes(passed=2)


def test_a_declared_claim_is_an_item_too(run):
    text = (skeletons() / "declared.toml").read_text(encoding="utf-8")
    (run.claims / "good.toml").write_text(text, encoding="utf-8")
    (run.claims / "wrong.toml").write_text(text.replace("4/3", "5/3"), encoding="utf-8")
    (run.claims / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    done = run("--verify", "claims")
    done.assert_outcomes(passed=1, failed=1)
    done.stdout.fnmatch_lines(["  fails at *λ = *"])
    (run.claims / "wrong.toml").write_text("[claim]\ntitle = 1\n")
    done = run("--verify", "claims")
    done.stdout.fnmatch_lines(["*wrong.toml:1:1: claim has no 'source'", "*[[]claim]", "    ^"])
    done.stdout.no_fnmatch_line("*Traceback*")


def test_a_claim_is_selected_by_its_name_or_id(run):
    write(run.claims, "yes.py", more=f"other = Claim(title='u', source='s', states={FALSE})\n")
    run("--verify", "claims", "-k", "other").assert_outcomes(failed=1, deselected=1)
    run("--verify", "claims", "-k", "claims/yes:other").assert_outcomes(failed=1, deselected=1)
    run("--verify", "claims", "-k", "not other").assert_outcomes(passed=1, deselected=1)
    run("--verify", "claims", "--lf", "-k", "other")
    run("--verify", "claims", "--lf").assert_outcomes(failed=1)


def test_claims_are_shared_out_by_xdist(run, pytester):
    pytest.importorskip("xdist")
    pytester.makepyfile(test_mine="def test_mine(): pass")
    write(run.claims, "yes.py")
    write(run.claims, "no.py", FALSE)
    run("--verify", "claims", "-n", "2").assert_outcomes(passed=1, failed=1)


def test_what_a_claim_says_is_for_the_reader_of_the_report(run, pytester):
    write(run.claims, "no.py", FALSE, more="print('spoken \\x1b[31m')\n")
    done = run("--verify", "claims", "--junitxml", "out.xml")
    done.stdout.fnmatch_lines(["*spoken \\x1b*"])
    text = (pytester.path / "out.xml").read_text()
    assert 'name="outcome" value="REFUTED"' in text
    assert "fails at x = " in text


def test_it_costs_nothing_when_it_is_not_used(run, pytester):
    """Killed by: any import in the plugin that is not behind the option."""
    pytester.makepyfile(
        "import sys\n"
        "def test_it():\n"
        "    ours = {name for name in sys.modules if name.split('.')[0] in"
        " ('verify', 'theory', 'numerics', 'sympy', 'numpy')}\n"
        "    assert ours == {'verify', 'verify.plugin'}\n"
    )
    run("-p", "no:hypothesispytest", "-p", "no:benchmark").assert_outcomes(passed=1)
