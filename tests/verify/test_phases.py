"""The command phases: what it prints, what it refuses, what it draws."""

import csv
import io
import json
import re
from fractions import Fraction as F
from pathlib import Path

import numpy as np
import pytest

from verify.cli import main
from verify.command.values import shares


@pytest.fixture
def phases(tmp_path, capsys, monkeypatch):
    """Runs the command on pairs; (exit code, output, errors)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(pairs, *flags, names="x,y"):
        lines = [names, *(",".join(map(str, pair)) for pair in pairs)]
        (tmp_path / "data.csv").write_text("\n".join(lines) + "\n")
        code = main(["phases", "data.csv", *flags])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def table(phases):
    """The rows of the table as dictionaries."""

    def run(pairs, *flags):
        code, out, _ = phases(pairs, "--format", "csv", *flags)
        assert code == 0
        return list(csv.DictReader(io.StringIO(out)))

    return run


TWO = ((1, 1), (1, "-0.5"))


def test_two_pairs(table):
    found = table(TWO)
    assert [(r["phase"], r["from"], r["to"]) for r in found] == [
        ("Ia", "0", "0.8"),
        ("Ib", "0.8", "1"),
        ("III", "1", "1.56155281281"),
        ("II", "1.56155281281", "2.56155281281"),
        ("IV", "2.56155281281", "∞"),
    ]
    for row in found:
        rate = float(row["at"])
        minus, plus = (np.log(np.abs(1 + s * rate * np.array([1, -0.5]))).mean() for s in (-1, 1))
        assert float(row["minus"]) == pytest.approx(minus, rel=1e-5)
        assert float(row["plus"]) == pytest.approx(plus, rel=1e-5)
    assert found[2]["why"] == "w − u → 0 and w + u → 0: low rank"


def test_duplicates_zeros_and_constants(table):
    assert table(TWO * 5) == table(TWO)
    assert [r["why"] for r in table(((0, 3), (2, 0)))] == ["χ = 0: w and u stand still"]
    assert [(r["phase"], r["to"]) for r in table(((2, 1),) * 3)] == [("Ia", "1"), ("IV", "∞")]
    still, moving = table(((0, 0), (1, 1))), table(((1, 1),))
    assert [r["phase"] for r in still] == [r["phase"] for r in moving] == ["Ia", "IV"]


def test_what_is_correct_follows_the_sign_of_the_mean(table, phases):
    """With y for −y only w − u and w + u, Λ− and Λ+ change places."""
    turned = table(((1, -1), (1, "0.5")))
    for row, same in zip(turned, table(TWO), strict=True):
        assert (row["phase"], row["from"], row["to"]) == (same["phase"], same["from"], same["to"])
        assert (row["minus"], row["plus"]) == (same["plus"], same["minus"])
    assert turned[0]["why"] == "w + u → 0, in mean square too; w − u diverges"
    assert "As E χ < 0, learning is correct where w + u → 0." in phases(((1, -1), (1, "0.5")))[1]
    assert "As E χ = 0, no sign of uw is correct" in phases(((1, -1), (1, 1)))[1]


def test_batches_are_enumerated(table):
    pairs = ((1, 1), (1, "0.25"), (1, "0.25"), (1, "-0.5"))
    two = table(TWO, "--batch", "2")
    drop = lambda rows: [{**row, "batch": ""} for row in rows]  # noqa: E731
    assert drop(two) == drop(table(pairs))
    both = table(TWO, "--batch", "1", "--batch", "2")
    assert both == [*table(TWO), *two]


def test_collapse_in_mean_square(table):
    found = table(TWO, "--batch", "4")
    assert found[1]["why"] == "w − u → 0 and w + u → 0: low rank, w − u in mean square too"


def test_shares_of_signal(table):
    (one, *_), direct = table(((2, 3), (1, -5)), "--mu", "0.25"), table(((2, "2.75"), (1, "-3.5")))
    assert one["mu"] == "0.25"
    assert (one["phase"], one["to"]) == (direct[0]["phase"], direct[0]["to"])
    found = table(((2, 3), (1, -5)), "--mu", "0:1:3", "--mu", "0.1")
    assert list(dict.fromkeys(row["mu"] for row in found)) == ["0", "0.5", "1", "0.1"]


def test_rates(table):
    found = table(TWO, "--at", "1/2", "--at", "1", "--at", "0.8")[-3:]
    assert [row["phase"] for row in found] == ["Ia", "edge", "Ib"]
    assert [row["minus"] for row in found][1] == "−∞"
    assert found[1]["why"] == "at this rate on an edge: an exponent is 0"


def test_many_pairs(phases):
    rng = np.random.default_rng(3)
    x, y = rng.normal(size=(2, 300)).round(4)
    code, out, _ = phases(zip(x, x / 10 + 2 * y, strict=True))
    assert code == 0
    (end,) = re.findall(r"^Ia +0 +(\S+) ", out, re.MULTILINE)
    products = x * (x / 10 + 2 * y)
    logs = [np.log(np.abs(1 + float(end) * s * products)).mean() for s in (0.9999, 1.0001)]
    square = 2 * products.mean() / (products**2).mean()
    assert float(end) == pytest.approx(square, rel=1e-9) or logs[0] > 0 > logs[1]
    assert "narrow intervals of the other fate" in out


@pytest.mark.parametrize(
    ("pairs", "flags", "said"),
    [
        (((1, 2), (1, "nan")), (), "error: data.csv:3: row 2, column y: nan is not finite\n"),
        (((1, 2), ("", 3)), (), "error: data.csv:3: row 2, column x: there is no number\n"),
        (TWO, ("--x", "a"), "error: data.csv: has no column 'a'; there are 'x', 'y'\n"),
        ((), (), "error: data.csv: has no rows\n"),
        (TWO, ("--plot", "a.txt"), "error: --plot a.txt: a picture ends in .png, .svg, .pdf\n"),
        (TWO, ("--batch", "0"), "0 is not an integer in 1 .. 999999"),
        (TWO, ("--at", "0"), "0 is not in (0, ∞)"),
        (TWO, ("--mu", "1.5"), "1.5 is not in [0, 1]"),
        (TWO, ("--mu", "0:1"), "0:1 is neither a number nor LOW:HIGH:POINTS"),
        (TWO, ("--mu", "0:1:1"), "POINTS in 2 .. 499"),
        (TWO, ("--mu", "a"), "'a' is not a number"),
        ([(k, k**3 / 7) for k in range(500)], ("--batch", "3"), "--batch 3: a mean of 3 "),
    ],
)  # fmt: skip
def test_wrong_calls(phases, pairs, flags, said):
    code, out, err = phases(pairs, *flags)
    assert (code, out) == (4, "")
    assert said in err
    assert err.count("\n") == 1


def test_shares_are_exact():
    assert shares("0:1:5") == (0, F(1, 4), F(1, 2), F(3, 4), 1)
    assert shares("0.3") == (F(3, 10),)


def test_what_is_not_decided_is_told(phases, monkeypatch):
    monkeypatch.setattr("numerics.hills.FLOAT_WORK", 10)
    monkeypatch.setattr("numerics.hills.BALL_WORK", 0)
    code, out, _ = phases([(1, k) for k in (1, 2, 3, 4, -5)])
    assert code == 6
    assert "w − u: undecided in 3 intervals" in out


def test_columns_by_number_and_formats(phases):
    code, out, err = phases(((2, 1), (1, 2)), "--x", "2", "--y", "1", names="3,4")
    assert (code, err) == (0, "")
    assert out.startswith("data.csv, columns 2 and 1, 3 rows.")
    code, out, err = phases(TWO, "--format", "json")
    assert json.loads(out)[0]["phase"] == "Ia"
    assert "Certified" in err
    assert phases(TWO, "-q")[1].startswith("phase ")


@pytest.mark.parametrize(
    ("pairs", "flags"),
    [(TWO, ()), (TWO, ("--batch", "1", "--batch", "3")), (((1, "1e300"), (1, "-1e-300")), ()),
     (((0, 0),), ()), (TWO, ("--mu", "0:1:20"))],
)  # fmt: skip
@pytest.mark.parametrize("end", ["png", "svg"])
def test_pictures(phases, tmp_path, pairs, flags, end):
    assert phases(pairs, "--plot", f"a.{end}", *flags)[0] == 0
    assert phases(pairs, "--plot", f"b.{end}", *flags)[0] == 0
    whole = (tmp_path / f"a.{end}").read_bytes()
    assert whole == (tmp_path / f"b.{end}").read_bytes()
    assert len(whole) > 4000
    code, _, err = phases(pairs, "--plot", f"none/a.{end}", *flags)
    assert (code, err.startswith(f"error: none/a.{end}: cannot be written")) == (3, True)


def test_the_page_shows_what_is_printed(tmp_path, capsys, monkeypatch):
    page = (Path(__file__).parents[2] / "docs" / "phases.md").read_text(encoding="utf-8")
    (written,) = re.findall(r'Path\("pairs.csv"\).write_text\("(.*)"\)', page)
    (shown,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    (tmp_path / "pairs.csv").write_text(written.replace("\\n", "\n"))
    assert main(["phases", "pairs.csv"]) == 0
    assert capsys.readouterr().out == shown
