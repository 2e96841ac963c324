"""A declared file makes the claims that a Python file makes, and ``check`` reports the same."""

import hashlib
import json

import pytest
import sympy as sp

from theory import (
    Claim,
    Definition,
    Draw,
    Hypothesis,
    Implies,
    Path,
    Rate,
    Reading,
    Rival,
    box,
    escapes,
    fair,
    function,
    point,
    real,
    sgd,
    vanishes,
)
from verify.declared.building import claims_of
from verify.declared.faults import Refusal
from verify.finding.loading import discovered, ill_posed, load
from verify.finding.userfiles import entries_of, user_files

DECLARED = """\
[letters]
real = "a ε λ w w_0 x"
function = "γ"

[let]
data = "Draw(x, fair(1, a - 1))"
path = "Path(sgd(x*w**2/2, over=w, rate=λ, draws=data), w_0)"

[claim]
title = "If γ(λ) < 0 then w_t → 0"
source = "Eq. (2)"
states = "Implies(γ(λ) < ε, vanishes(path))"
given = [{ words = "the learning rate is positive", holds = "λ > 0" }]
where = [{ name = "γ(λ)", means = "Rate(of=w, over=path)" }]
at = [{ a = -1, "λ" = 0.8 }, { a = [-3, -1], "λ" = ["1/10", 1] }]
resolution = 0.05
covers = ["M1", "M2"]

[[claim.readings]]
words = "zero"
binds = { "ε" = 0 }

[[claim.readings]]
words = "less than zero"
given = [{ words = "ε is negative", holds = "ε < 0" }]

[[claim.rivals]]
words = "it escapes"
states = "Implies(γ(λ) < ε, escapes(path))"

[part.corrected]
title = "w_t → 0"
source = "Eq. (2)"
states = "vanishes(path)"
corrects = "mine/one"
"""

a, ε, λ, w, w0, x = real("a ε λ w w_0 x")
γ = function("γ")
path = Path(
    sgd(x * w**2 / 2, over=(w,), rate=λ, draws=(Draw(x, fair(1, a - 1)),)),
    (w0,),
)
CLAIM = Claim(
    title="If γ(λ) < 0 then w_t → 0",
    source="Eq. (2)",
    states=Implies(γ(λ) < ε, vanishes(path)),
    given=(Hypothesis("the learning rate is positive", λ > 0),),
    where=(Definition(γ(λ), Rate(of=w, over=path)),),
    at=(
        point({a: -1, λ: sp.Rational(4, 5)}),
        box({a: (-3, -1), λ: (sp.Rational(1, 10), 1)}),
    ),
    readings=(
        Reading(words="zero", binds=((ε, sp.Integer(0)),)),
        Reading(words="less than zero", given=(Hypothesis("ε is negative", ε < 0),)),
    ),
    rivals=(Rival("it escapes", Implies(γ(λ) < ε, escapes(path))),),
    resolution=sp.Rational(1, 20),
    covers=("M1", "M2"),
)
CORRECTED = Claim(title="w_t → 0", source="Eq. (2)", states=vanishes(path), corrects="mine/one")


def test_every_field_of_a_claim():
    """Killed by: any field of ``_claim`` that is left out or built otherwise."""
    made = claims_of(DECLARED.encode())
    assert made == {"claim": CLAIM, "corrected": CORRECTED}
    assert [*made] == ["claim", "corrected"]
    assert made["claim"].digest == CLAIM.digest


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"λ > 0"', '"λ + 0"', "f:13:64: this is λ; it has to be a condition: a < b, And(.., ..)"),
        ('"λ > 0"', '"1 > 0"', "f:13:64: the condition is True before any value is given"),
        ('"γ(λ)"', '"γ(0)"', "f:14:10: Definition: γ(0) is not a symbol or a function of symbols"),
        ('"γ(λ)"', '"1 + λ"', "f:14:10: Definition: "),
        ("{ a = -1,", "{ b = -1,", "f:15:9: 'b' is no letter of [letters]"),
        ("{ a = -1,", "{ a = -inf,", "f:15:9: claim.at[0].a is -inf; a number is finite"),
        ("{ a = -1,", '{ a = "oo",', "f:15:9: a: oo is not exact and finite"),
        ("[-3, -1]", "[-3, -4]", "f:15:32: Box: a in [-3, -4] needs rational ends, low < high"),
        ("[-3, -1]", "-3", "f:15:32: a has 1 ends; in a box each has two"),
        ("[-3, -1]", "[1, 2, 3]", "f:15:32: a has 3 ends; in a box each has two"),
        ("0.05", "2", "f:16:1: the resolution is a fraction in (0, 1), such as 0.01"),
        ('binds = { "ε" = 0 }', 'binds = { "ε" = [0, 1] }', "f:21:11: ε has 2 values, not one"),
        ('states = "vanishes(path)"', 'states = "path"', "f:34:11: this is of the sort Path"),
        ('states = "vanishes(path)"', 'states = "true"', "f:31:1: Eq. (2): a condition is True"),
        ("Draw(x,", "Draw(path,", "f:6:14: 'path' is no letter of [letters], no name of"),
    ],
)  # fmt: skip
def test_what_is_refused_and_where(old, new, told):
    assert DECLARED.count(old) == 1
    with pytest.raises(Refusal) as refusal:
        claims_of(DECLARED.replace(old, new).encode())
    assert refusal.value.told("f").startswith(told), refusal.value.told("f")
    assert ill_posed(refusal.value)


def test_a_declared_file_among_the_files_of_a_user(tmp_path):
    """A folder may hold TOML files of other programs. Killed by: reading all of them as claims."""
    top = tmp_path / "mine"
    (top / "sub").mkdir(parents=True)
    (top / "one.toml").write_text(DECLARED)
    (top / "two.py").write_text("claim = Claim(title='t')")
    (top / "pyproject.toml").write_text("[project]\nname = 'p'\n")
    (top / "cut.toml").write_text("[claim]\ntitle = ")
    (top / "huge.toml").write_text("# " + "x" * (1 << 17))
    (top / "long.toml").write_text(DECLARED + "#" + "x" * (1 << 16))
    (top / "sub" / "three.toml").write_text(DECLARED)
    files = {file.path.name: file for file in user_files(str(top))}
    assert set(files) == {"one.toml", "two.py", "cut.toml", "long.toml", "three.toml"}
    assert [(e.id, e.title, e.corrects) for e in entries_of(files["one.toml"], None)] == [
        ("mine/one", CLAIM.title, ""),
        ("mine/one:corrected", "w_t → 0", "mine/one"),
    ]
    assert entries_of(files["three.toml"], None)[0].id == "mine/sub/three"
    assert files["cut.toml"].fault.startswith(f"{top}/cut.toml:2:9: not TOML: ")
    assert "long.toml:1:1: the file is too large" in files["long.toml"].fault
    (alone,) = user_files(str(top / "pyproject.toml"))
    assert "pyproject.toml:1:1: project: no such key" in alone.fault
    told = discovered(top / "one.toml")
    assert told["files"] == {"one.toml": hashlib.sha256(DECLARED.encode()).hexdigest()}
    claims = [load(e._asdict()) for e in entries_of(files["one.toml"], told)]
    assert claims == [CLAIM, CORRECTED]
    with pytest.raises(AttributeError, match="declares no claim called 'gone'"):
        load({"path": str(top / "one.toml"), "name": "gone", "module": ""})


PYTHON = """\
from sympy import Integer, Rational
from theory import Claim, Draw, Path, fair, real, sgd, vanishes
w, x = real("w x")
model = sgd(x * w**2 / 2, over=(w,), rate=Rational({rate}), draws=(Draw(x, fair(1, -2)),))
claim = Claim(title="t", source="s", states=vanishes(Path(model, (Integer(1),))))
"""
TOML = """\
[letters]
real = "w x"
[let]
model = "sgd(x*w**2/2, over=w, rate={rate}, draws=Draw(x, fair(1, -2)))"
[claim]
title = "t"
source = "s"
states = "vanishes(Path(model, 1))"
"""


def test_both_formats_give_the_same_report(command):
    """PROVED and REFUTED, with the same evidence to the byte; the report says what was not run."""
    made = []
    for number, (text, suffix) in enumerate(((PYTHON, "py"), (TOML, "toml"))):
        folder = command.here / str(number) / "mine"
        folder.mkdir(parents=True)
        for name, rate in (("yes", "3, 4"), ("no", "1, 2")):
            given = rate.replace(", ", "/") if suffix == "toml" else rate
            (folder / f"{name}.{suffix}").write_text(text.format(rate=given))
        done = command("check", str(folder), "-o", f"out{number}", "-n", "1")
        assert done.returncode == 1, done.stderr
        out = command.here / f"out{number}"
        made.append([(out / name).read_text() for name in ("evidence.jsonl", "claims.json")])
        rows = json.loads(made[-1][1])["claims"]
        assert {r["id"]: r["outcome"] for r in rows} == {
            "mine/yes": "PROVED", "mine/no": "REFUTED"
        }  # fmt: skip
        digest = hashlib.sha256((folder / f"yes.{suffix}").read_bytes()).hexdigest()
        report = (out / "report.md").read_text()
        head = "## Files that were " + ("read and not run" if suffix == "toml" else "run")
        assert f"{head}\n" in report
        assert f"| mine/yes.{suffix} | {digest} |" in report
    assert made[0][0] == made[1][0]


def test_what_is_wrong_is_pointed_at_and_nothing_runs(command):
    """By the command line for a text that is none, by a worker for a value that is none; exit 4."""
    path = command.here / "a.toml"
    for rate, told in (("2x", "'2x' is no number"), ("-1", "sgd: rate=-1 is not in (0, oo)")):
        path.write_text(TOML.format(rate=rate))
        done = command("check", str(path), "-o", "out")
        assert (done.returncode, done.stdout) == (4, "")
        first, line, caret = done.stderr.splitlines()
        column = 37 if "2x" in rate else 10
        assert first.startswith(f"error: {path}:4:{column}: {told}")
        assert line == f"    {path.read_text().splitlines()[3]}"
        assert caret == " " * (4 + column - 1) + "^"
        assert not (command.here / "out" / "report.md").exists()


def test_a_refused_file_beside_others_is_undecided(command):
    folder = command.here / "mine"
    folder.mkdir()
    (folder / "good.toml").write_text(TOML.format(rate="3/4"))
    (folder / "none.toml").write_text(TOML.format(rate="2x"))
    (folder / "bad.toml").write_text(TOML.format(rate="-1"))
    done = command("check", str(folder), "-o", "out", "-n", "1")
    assert done.returncode == 6, done.stderr
    rows = json.loads((command.here / "out" / "claims.json").read_text())["claims"]
    reasons = {row["id"]: (row["outcome"], row["reason"]) for row in rows}
    assert reasons["mine/good"][0] == "PROVED"
    for name, why in (("none", "line 4, column 37: '2x' is"), ("bad", "line 4, column 10: sgd: r")):
        outcome, reason = reasons[f"mine/{name}"]
        assert outcome == "UNDECIDED"
        assert f"ill-posed: {why}" in reason


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_the_command_line_leaves_sympy_to_its_workers(command, dry):
    """Killed by: an import of ``building`` where files are found."""
    import subprocess
    import sys

    path = command.here / "a.toml"
    path.write_text(TOML.format(rate="3/4"))
    code = "import sys, verify.cli\nverify.cli.main(sys.argv[1:])\nsys.exit('sympy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "check", str(path), *(dry or ("-o", "out"))],
        cwd=command.here, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
