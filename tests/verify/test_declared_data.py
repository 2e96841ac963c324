"""A declared file names a column of numbers beside it, and no other file by any trick."""

import hashlib
import json
import os
from fractions import Fraction

import numpy as np
import pytest
from sympy import Integer, Rational

from theory import Claim, Draw, Path, real, sample, sgd, vanishes
from verify.command.discovering import digests_of
from verify.declared import data as files
from verify.declared.building import claims_of
from verify.declared.faults import Refusal
from verify.declared.writing import written
from verify.finding.loading import discovered, load
from verify.finding.userfiles import entries_of, user_files
from verify.samples import column

CSV = "layer,h\nfirst,1\nfirst,4\nlast,-0.5\nlast,4\n"
DECLARED = """\
[letters]
real = "h w"

[data]
rows = { file = "h.csv", column = "h" }

[let]
drawn = "Draw(h, sample(rows))"

[claim]
title = "SGD gets to the minimum"
source = "Table 1"
states = "vanishes(Path(sgd(h*w**2/2, over=w, rate=1/10, draws=drawn), 1))"
"""


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "inside"
    (inside / "sub").mkdir(parents=True)
    (inside / "h.csv").write_text(CSV)
    np.save(inside / "sub" / "h.npy", np.array([[1, 0.5], [4, -0.5]]))
    (tmp_path / "secret.csv").write_text("h\n31337\n")
    return inside


def claim(rows):
    h, w = real("h w")
    model = sgd(h * w**2 / 2, over=(w,), rate=Rational(1, 10), draws=(Draw(h, sample(rows)),))
    reached = vanishes(Path(model, (Integer(1),)))
    return Claim(title="SGD gets to the minimum", source="Table 1", states=reached)


def of(folder, old="", new=""):
    text = DECLARED.replace(old, new) if old else DECLARED
    return claims_of(text.encode(), folder)["claim"]


def test_it_is_the_claim_that_python_makes(folder):
    """Killed by: another order of rows; binary fractions of decimals; another column."""
    made = of(folder)
    assert made == claim(column(folder / "h.csv", "h"))
    assert made.digest == claim((1, 4, Fraction(-1, 2), 4)).digest
    binary = of(folder, '"h.csv", column = "h"', '"sub/h.npy", column = "2"')
    assert binary == claim((Fraction(1, 2), Fraction(-1, 2)))


def test_nothing_is_lost_on_the_way_back(folder):
    made = of(folder)
    assert claims_of(written({"claim": made}).encode()) == {"claim": made}


def test_the_only_column_needs_no_name(folder):
    (folder / "h.csv").write_text("1\n3\n")
    assert of(folder, ', column = "h"', "") == claim((1, 3))


def refusal(folder, old, new):
    with pytest.raises(Refusal) as caught:
        of(folder, old, new)
    return caught.value


@pytest.mark.parametrize(
    "name",
    [
        "../secret.csv", "sub/../../secret.csv", "/etc/hosts.csv", "", ".", "..", "./h.csv",
        "sub//h.csv", ".hidden.csv", "~/h.csv", "C:/h.csv", "sub\\\\h.csv", "h.csv\\u0000",
        "h.csv ", "h.csv.", "\\n/h.csv", "file:h.csv", "-/h.csv", "a/" * 100 + "h.csv",
    ],
)  # fmt: skip
def test_a_name_is_a_plain_path(folder, name):
    """Killed by: any part of the pattern left out."""
    found = refusal(folder, '"h.csv"', f'"{name}"')
    assert (found.line, found.column) == (5, 18)
    assert "not a path in this folder" in found.words
    assert found.shown.split("\n")[1].index("^") == 4 + 17


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("h.csv", "none.csv", 5, "none.csv: cannot be read: No such file"),
        ("h.csv", "h.txt", 5, "data.rows.file is 'h.txt'; data are .csv or .npy files"),
        ("h.csv", "sub/h.csv", 5, "sub/h.csv: cannot be read: No such file"),
        ('column = "h"', 'column = "g"', 5, "h.csv: has no column 'g'; there are 'layer', 'h'"),
        ('column = "h"', 'column = "layer"', 5, "h.csv:2: row 1, column layer: 'first' is not"),
        (', column = "h"', "", 5, "several columns, and none is named"),
        ('column = "h"', "column = 2", 5, "data.rows.column is an integer, not a string"),
        ('column = "h"', 'sheet = "h"', 5, "data.rows.sheet: no such key"),
        ('file = "h.csv", ', "", 5, "data.rows has no 'file'"),
        ('{ file = "h.csv", column = "h" }', '"h.csv"', 5, "data.rows is a string, not a table"),
        ("rows = ", "w = ", 5, "data.w: w is a letter already"),
        ("rows = ", "sample = ", 5, "sample is a word of the vocabulary"),
        ("drawn = ", 'rows = "h"\ndrawn = ', 8, "let.rows: rows is data already"),
        ("sample(rows)", "fair(rows, 1)", 8, "fair: first is 4 rows of a file; it has to be"),
        ("sample(rows)", "Discrete(rows, rows)", 8, "values is 4 rows of a file; it has to be"),
        ("sample(rows)", "sample((rows, 1))", 8, "rows is 2 values in brackets; it has to be"),
        ("sample(rows)", "sample(row)", 8, "nearest: rows"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(folder, old, new, line, words):
    found = refusal(folder, old, new)
    assert words in found.words
    assert found.line == line


def test_links_lead_nowhere_else(folder):
    """Killed by: comparing the name and not the place; a link that is not resolved."""
    (folder / "own.csv").symlink_to("h.csv")
    assert of(folder, "h.csv", "own.csv") == of(folder)
    (folder / "link.csv").symlink_to(folder.parent / "secret.csv")
    (folder / "up").symlink_to(folder.parent)
    (folder / "round.csv").symlink_to("round.csv")
    beside = folder.parent / "inside-too"  # its name begins with that of the folder
    beside.mkdir()
    (beside / "h.csv").write_text("h\n31337\n")
    (folder / "beside").symlink_to(beside)
    for name in ("link.csv", "up/secret.csv", "beside/h.csv"):
        assert "leads out of the folder" in refusal(folder, "h.csv", name).words
    assert "cannot be read" in refusal(folder, "h.csv", "round.csv").words


def test_only_ordinary_files_of_a_moderate_size_are_read(folder, monkeypatch):
    """Killed by: opening a pipe to wait; no limit, or one that trusts what a file says it has."""
    os.mkfifo(folder / "pipe.csv")
    (folder / "folder.csv").mkdir()
    assert "is no ordinary file" in refusal(folder, "h.csv", "pipe.csv").words
    assert "cannot be read: Is a directory" in refusal(folder, "h.csv", "folder.csv").words
    monkeypatch.setattr(files, "MOST_DATA_BYTES", len(CSV) - 1)
    words = f"h.csv: has {len(CSV)} bytes; at most {len(CSV) - 1} are read"
    assert refusal(folder, "h.csv", "h.csv").words == words


def test_an_array_of_objects_is_not_loaded(folder):
    np.save(folder / "h.npy", np.array([{}], dtype=object), allow_pickle=True)
    assert "is not an array of numbers" in refusal(folder, '"h.csv", column = "h"', '"h.npy"').words


def test_a_header_may_not_promise_more_than_there_is(folder):
    head = np.lib.format.magic(1, 0)
    told = b"{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000000,), }"
    told += b" " * (117 - len(told)) + b"\n"
    (folder / "h.npy").write_bytes(head + len(told).to_bytes(2, "little") + told)
    assert "is not an array of numbers" in refusal(folder, '"h.csv", column = "h"', '"h.npy"').words


def test_a_text_in_no_folder_names_nothing():
    with pytest.raises(Refusal, match="this text lies in no folder"):
        claims_of(DECLARED.encode())


def sha(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_report_has_the_digests_of_the_data(command):
    """Killed by: the digest of the text alone."""
    (command.here / "draft.toml").write_text(DECLARED)
    (command.here / "h.csv").write_text(CSV)
    done = command("check", "draft.toml", "-o", "out")
    assert done.returncode == 0, done.stderr
    page = (command.here / "out" / "report.md").read_text(encoding="utf-8")
    read = page.partition("## Files that were read and not run")[2].partition("## ")[0]
    for name in ("draft.toml", "h.csv"):
        assert f"| here/{name} | {sha(command.here / name)} |" in read
    assert "Files that were run" not in page
    told = json.loads((command.here / "out" / "claims.json").read_text(encoding="utf-8"))
    assert told["claims"][0]["outcome"] == "PROVED"
    (command.here / "h.csv").write_text("h\n1\nnan\n")
    done = command("check", "draft.toml", "-o", "other")
    assert done.returncode == 4
    assert done.stderr.splitlines() == [
        f"error: {command.here}/draft.toml:5:18: h.csv:3: row 2, column h: nan is not finite",
        '    rows = { file = "h.csv", column = "h" }',
        "                     ^",
    ]


def test_other_data_is_another_claim(folder):
    (folder / "draft.toml").write_text(DECLARED)
    (file,) = user_files(str(folder / "draft.toml"))
    told = discovered(file.path)
    assert told["files"] == {n: sha(folder / n) for n in ("draft.toml", "h.csv")}
    (entry,) = entries_of(file, told)
    first = load(entry._asdict())
    (folder / "h.csv").write_text(CSV + "last,5\n")
    assert load(entry._asdict()).digest != first.digest


def test_the_data_of_a_pack_are_named_with_its_files(folder):
    (folder / "draft.toml").write_text(DECLARED)
    (folder / "wrong.toml").write_text(DECLARED.replace("h.csv", "none.csv"))
    entries = [entry for file in user_files(str(folder)) for entry in entries_of(file, None)]
    assert set(digests_of(entries)) == {"inside/draft.toml", "inside/wrong.toml", "inside/h.csv"}


def test_a_law_may_have_many_rows(folder):
    """Killed by: counting the atoms of a law that is data wherever it is used."""
    rows = [Fraction(n, 1000) for n in range(1, 6001)]
    (folder / "h.csv").write_text("h\n" + "".join(f"{float(row)}\n" for row in rows))
    assert of(folder).digest == claim(rows).digest
