"""The command regimes: numbers against those of other computations, words, pictures, exit codes."""

import csv
import io
import json
import math
import re
from fractions import Fraction as F
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import mpmath
import numpy as np
import pytest

from numerics.exponents import exponent
from numerics.laws import Atoms
from numerics.rates import curve
from numerics.thresholds import Threshold
from verify.cli import main
from verify.report.curves import rates
from verify.report.ranges import digits, threshold_text


@pytest.fixture
def regimes(tmp_path, capsys, monkeypatch):
    """Runs the command on rows of a column h; (exit code, output, errors)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(rows, *flags):
        (tmp_path / "data.csv").write_text("\n".join(["h", *map(str, rows)]) + "\n")
        code = main(["regimes", "data.csv", *flags])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def table(regimes):
    """The rows of the table as dictionaries."""

    def run(rows, *flags):
        code, out, _ = regimes(rows, "--format", "csv", *flags)
        assert code == 0
        return list(csv.DictReader(io.StringIO(out)))

    return run


def kinds(table):
    return [row["regime"] for row in table[:-2] if row["regime"] != "at a rate"]


@pytest.mark.parametrize(
    ("rows", "expected", "square", "descent"),
    [
        ((3,), [("vanishes", "0", "2/3"), ("escapes", "2/3", "∞")], "2/3", "2/3"),
        ((5, 5, 5), [("vanishes", "0", "0.4"), ("escapes", "0.4", "∞")], "0.4", "0.4"),
        ((0, 0), [("stands still", "0", "∞")], "", ""),
        ((-1, -3), [("escapes", "0", "∞")], "", ""),
        ((0, 1), [("vanishes", "0", "2"), ("escapes", "2", "∞")], "2", "4"),
        (("0.1", "-0.2"), [("escapes", "0", "5"), ("vanishes", "5", "12.8077640640"),
                           ("escapes", "12.8077640640", "∞")], "", ""),
        ((1, -1), [("vanishes", "0", "1.41421356237"), ("escapes", "1.41421356237", "∞")], "", ""),
        (("1e300",), [("vanishes", "0", "2e-300"), ("escapes", "2e-300", "∞")], "2e-300", "2e-300"),
        (("-1e300", "1e-300"), None, "", ""),
    ],
    ids=str,
)  # fmt: skip
def test_edge_cases(table, rows, expected, square, descent):
    found = table(rows)
    if expected is None:
        assert kinds(found) == ["escapes", "vanishes", "escapes"]
        expected = [(row["regime"], row["from"], row["to"]) for row in found[:-2]]
    assert [(row["regime"], row["from"], row["to"]) for row in found[:-2]] == expected
    assert [(row["regime"], row["to"]) for row in found[-2:]] == [
        ("mean square", square), ("descent", descent)
    ]  # fmt: skip


def test_mu_and_s_at_rates(table):
    rows = ("1", "2.5", "-0.75", "2.5")
    found = table(rows, "--at", "1/3", "--at", "0.9")
    for row in (row for row in found if row["at"]):
        logs = [mpmath.log(abs(1 - mpmath.mpf(row["at"]) * mpmath.mpf(h))) for h in rows]
        mean = sum(logs) / 4
        spread = mpmath.sqrt(sum((log - mean) ** 2 for log in logs) / 4)
        assert float(row["mu"]) == pytest.approx(float(mean), rel=5e-6)
        assert float(row["s"]) == pytest.approx(float(spread), rel=5e-6)
        assert ("→ 0" in row["why"]) == (mean < 0)


def test_single_rates(regimes):
    _, out, _ = regimes((1, -2), "--at", "1/2", "--at", "1")
    assert re.search(r"at a rate .* 0\.5 +0 +0\.693147 +μ = 0: \|w_t\| comes as near to 0", out)
    assert re.search(r"at a rate .* 1 +−∞ +– +a factor is 0: w_t = 0 from some step on", out)
    _, out, _ = regimes((0, 2), "--at", "1")
    assert "|1 − λh| = 1: |w_t| = |w_0|" in out


def test_the_page_shows_what_is_printed(tmp_path, capsys, monkeypatch):
    page = (Path(__file__).parents[2] / "docs" / "from_data.md").read_text(encoding="utf-8")
    (written,) = re.findall(r'Path\("curvatures.csv"\).write_text\("(.*)"\)', page)
    (shown,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    (tmp_path / "curvatures.csv").write_text(written.replace("\\n", "\n"))
    assert main(["regimes", "curvatures.csv", "--column", "h", "--at", "0.1"]) == 0
    assert capsys.readouterr().out == shown


def test_words(regimes):
    code, out, err = regimes((1, -2))
    assert (code, err) == (0, "")
    assert out.startswith(
        "data.csv, 2 rows. h is a row: 2 values from -2 to 1, E h = -0.5, E h² = 2.5."
    )
    assert "1.28077640640 is (1 + √17)/4." in out
    assert "At the rate 1/h (1) μ = −∞" in out
    assert "Certified: " in out
    assert "no λ: E(1 − λh)² ≥ 1, as E h ≤ 0" in out
    _, out, _ = regimes((4, 4, 1))
    assert "At λ = 0.75 μ = 0, beside it μ < 0" in out
    _, out, _ = regimes((3,))
    assert "At a threshold between regimes μ = 0: |w_t| = |w_0|." in out
    _, out, _ = regimes((3,), "-q")
    assert out.startswith("regime ")
    assert "Certified" not in out
    _, out, _ = regimes(["-10"] * 200 + ["1"])
    assert "A threshold that looks like a rate 1/h is beside it" in out


def test_many_rows(regimes):
    rng = np.random.default_rng(1)
    rows = [f"{x:.9f}" for x in rng.random(3000)]
    code, out, _ = regimes(rows)
    assert code == 0
    ((threshold, narrow),) = re.findall(
        r"escapes +(\S+) +∞ .* but for (\d+) narrow intervals around rates 1/h", out
    )
    ((intervals,),) = [re.findall(r"μ > 0 in (\d+) intervals, the last from", out)]
    assert int(intervals) == int(narrow) + 1 > 500
    values = np.array([float(x) for x in rows])
    below, above = (
        np.log(np.abs(1 - float(threshold) * side * values)).mean() for side in (0.9999, 1.0001)
    )
    assert below < 0 < above


def test_batches(table, regimes):
    """The mean of two of {1, −2}, as if it were a file with a row for each pair."""
    pairs = table(("1", "-0.5", "-0.5", "-2"))
    assert [dict(row) for row in table((1, -2), "--batch", "2")] == [dict(row) for row in pairs]
    code, out, err = regimes([k**3 / 7 for k in range(500)], "--batch", "3")
    assert (code, out) == (4, "")
    assert re.fullmatch(
        r"error: --batch 3: a mean of 3 .* more than .*; nothing is computed\n", err
    )
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("rows", "flags", "said"),
    [
        ((1, "nan"), (), "error: data.csv:3: row 2, column h: nan is not finite\n"),
        ((1, 2), ("--column", "k"), "error: data.csv: has no column 'k'; there are 'h'\n"),
        ((), (), "error: data.csv: has no rows\n"),
        ((1,), ("--plot", "a.txt"), "error: --plot a.txt: a picture ends in .png, .svg, .pdf\n"),
        ((1,), ("--batch", "0"), "0 is not an integer in 1 .. 999999"),
        ((1,), ("--at", "0"), r"0 is not in (0, ∞)"),
        ((1,), ("--at", "1/0"), r"1/0 is not in (0, ∞)"),
        ((1,), ("--at", "x"), r"'x' is not a number"),
    ],
)  # fmt: skip
def test_wrong_calls(regimes, rows, flags, said):
    code, out, err = regimes(rows, *flags)
    assert (code, out) == (4, "")
    assert said in err
    assert err.count("\n") == 1


def test_what_is_not_decided_is_told(regimes, monkeypatch):
    monkeypatch.setattr("numerics.hills.FLOAT_WORK", 10)
    monkeypatch.setattr("numerics.hills.BALL_WORK", 0)
    code, out, _ = regimes((1, 2, 3, 4, 5))
    assert code == 6
    assert "Undecided in 4 intervals between rates 1/h" in out


def test_formats(regimes):
    code, out, err = regimes((1, -2), "--format", "json")
    data = json.loads(out)
    assert code == 0
    assert data[1]["to"] == "1.28077640640"
    assert float(data[1]["mu"]) < 0
    assert "Certified" in err
    assert regimes((1, -2), "--format", "latex")[1].startswith("% \\usepackage{booktabs}")


@pytest.mark.parametrize("name", ["a.png", "a.svg", "a.pdf"])
def test_pictures(regimes, tmp_path, name):
    assert regimes((1, 2, -1, 30), "--plot", name)[0] == 0
    start = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}[name[2:]]
    whole = (tmp_path / name).read_bytes()
    assert whole.startswith(start)
    assert regimes((1, 2, -1, 30), "--plot", "b" + name)[0] == 0
    assert (tmp_path / f"b{name}").read_bytes() == whole


@pytest.mark.parametrize(
    "rows", [(0,), (-1,), (3,), ("1e300", "1e-300", -5), range(1, 90)], ids=str
)
def test_anything_can_be_drawn(regimes, tmp_path, rows):
    assert regimes(rows, "--plot", "a.png")[0] == 0
    assert (tmp_path / "a.png").stat().st_size > 5000


def test_a_picture_that_cannot_be_written(regimes):
    code, _, err = regimes((1, 2), "--plot", "none/a.png")
    assert code == 3
    assert err.startswith("error: none/a.png: cannot be written: No such file")


def test_what_is_left_out_has_a_row(table, monkeypatch):
    monkeypatch.setattr("verify.command.sampling.MOST", 4)
    rows = [4**k for k in range(20)]
    found = table(rows)
    assert [row["regime"] for row in found[:5]] == [
        "vanishes",
        "escapes",
        "vanishes",
        "…",
        "escapes",
    ]
    assert found[3]["why"] == "2 regimes before the last are left out"
    assert found[4]["to"] == "∞"


def test_a_threshold_shows_the_digits_that_are_known():
    wide = Threshold(F(1), 1 + F(1, 2000), F(1))
    assert threshold_text(wide, ()) == "1.00"
    narrow = Threshold(F(1, 3), F(1, 3) + F(1, 10**14), F(1))
    assert threshold_text(narrow, ()) == "0.333333333333"


def test_a_picture_reaches_from_end_to_end():
    of = SimpleNamespace(found=SimpleNamespace(of=exponent(Atoms((F(1),), (F(1),)))))
    grid = rates(of, F(1, 10), F(10))
    assert F(1, 10) <= grid[0] < F(101, 1000)
    assert F(99, 10) < grid[-1] <= 10
    assert max(b / a for a, b in pairwise(grid)) < F(102, 100)
    assert 1 in grid
    huge = rates(of, F(1, 10**400), F(10) ** 400)
    assert huge[0] < F(1, 10**398) < 10**398 < huge[-1]


def test_the_curve_is_that_of_mu():
    of = exponent(Atoms((F(1), F(-2)), (F(1, 2), F(1, 2))))
    got = curve(of, [F(1, 3), F(1), F(5)])
    assert got[1] == -math.inf
    assert got[[0, 2]] == pytest.approx([math.log(2 / 3 * 5 / 3) / 2, math.log(4 * 11) / 2])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (F(1, 2), "0.5"), (F(2, 3), "2/3"), (F(100), "100"), (F(0), "0"), (F(10) ** 300, "1e+300"),
        (F(-1, 3) / 10**20, "-3.33333333333e-21"), (F(1, 10**5), "0.00001"), (F(22, 7), "22/7"),
        (F(123456789, 1000000007), "0.123456788136"),
    ],
)  # fmt: skip
def test_digits(value, text):
    assert digits(value) == text
