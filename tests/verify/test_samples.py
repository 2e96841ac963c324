"""Columns of numbers: what a file says is what is read, and every fault has its place."""

import random
from fractions import Fraction as F

import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from theory import Claim, Discrete, Draw, Empirical, Path, real, sample, sgd, vanishes
from verify import column, verify
from verify.samples import ROWS, number


@pytest.fixture
def file(tmp_path):
    def write(text, name="data.csv"):
        place = tmp_path / name
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
        return place

    return write


def test_decimals_are_exact(file):
    place = file("name,h\na,0.1\nb,-2\nc,1e-3\nd, +.5 \ne,7.\nf,1E2\n")
    assert column(place, "h") == (F(1, 10), F(-2), F(1, 1000), F(1, 2), F(7), F(100))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=8))
def test_every_decimal_is_read_as_it_is(value):
    assert number(f" {value} ") == F(value)


@pytest.mark.parametrize(
    ("text", "name", "rows"),
    [
        ("h\n1\n2\n", "", (1, 2)),
        ("1\n2\n", "", (1, 2)),
        ("1,5\n2,6\n", "2", (5, 6)),
        ("a,h\r\n1,2\r\n", "h", (2,)),
        ("\ufeffh\n1\n", "h", (1,)),
        ('"h",k\n"3",4\n', "h", (3,)),
        ("h\n1\n\n\n", "h", (1,)),
        ("h\n1,\n2, \n", "h", (1, 2)),
        ("nan\n1\n", "", (1,)),  # a line without a number is one of names
        ("2,h\n1,5\n", "1", (2, 1)),  # a line with a number is none
    ],
)  # fmt: skip
def test_columns(file, text, name, rows):
    assert column(file(text), name) == rows


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("h\n1\nnan\n", "h", r"data\.csv:3: row 2, column h: nan is not finite"),
        ("h\n1\n-Inf\n", "h", r":3: row 2, column h: -Inf is not finite"),
        ("k,h\n1,2\n3,infinity\n", "h", r":3: row 2, column h: infinity is not finite"),
        ("h\n1\nx\n", "h", r":3: row 2, column h: 'x' is not a number"),
        ("h\n1\n1_0\n", "h", r"'1_0' is not a number"),
        ("h\n1\n٣\n", "h", r"'٣' is not a number"),
        ("h\n1\n0x1\n", "h", r"'0x1' is not a number"),
        ("h,k\n1,2\n,3\n", "h", r":3: row 2, column h: there is no number"),
        ("k,h\n1,2\n3\n", "h", r":3: row 2, column h: the row ends after 1 columns"),
        ("h\n1\n1,5\n", "h", r":3: row 2, column h: the row has 2 columns, line 1 has 1$"),
        ("k,h\n1,2\n1,5,2\n", "k", r":3: row 2, column k: the row has 3 columns, line 1 has 2$"),
        ("h\n1\n\n2\n", "h", r":3: row 2, column h: the line is empty"),
        ("h\n1e9999999999\n", "h", r"1e9999999999 has more than 400 digits"),
        ("h\n1e-401\n", "h", r"has more than 400 digits"),
        ("h\n" + "1" * 401 + "\n", "h", r"has more than 400 digits"),
        ("1\nnan\n", "", r":2: row 2, column 1: nan is not finite"),
        ("h\n", "h", "has no rows"),
        ("", "h", "has no rows"),
        ("a,b\n1,2\n", "h", r"has no column 'h'; there are 'a', 'b'$"),
        ("a,b\n1,2\n", "", r"has several columns, and none is named; there are 'a', 'b'$"),
        ("h,h\n1,2\n", "h", r"has 2 columns 'h'"),
        ("1,2\n", "3", r"has no column '3'; there are 1 to 2$"),
        ("a;h\n1;2\n", "h", r"there are 'a;h'; commas separate columns"),
        ('h\n"1\n', "h", r"data\.csv:2: is not CSV: "),
        (b"h\n\xff\n", "h", r"data\.csv: is not UTF-8"),
    ],
)  # fmt: skip
def test_faults_name_their_place(file, text, name, said):
    with pytest.raises(ValueError, match=said):
        column(file(text), name)


def test_too_many_rows(file):
    assert len(column(file("h\n" + "1\n" * ROWS), "h")) == ROWS == 100_000
    with pytest.raises(ValueError, match=r":100002: has more than 100000 rows"):
        column(file("h\n" + "1\n" * (ROWS + 1)), "h")


def test_files_that_cannot_be_read(tmp_path, monkeypatch):
    with pytest.raises(ValueError, match=r"none\.csv: cannot be read: No such file"):
        column(tmp_path / "none.csv")
    with pytest.raises(ValueError, match="cannot be read: Is a directory"):
        column(tmp_path)
    (tmp_path / "a.csv").write_text("h\n1\n")
    monkeypatch.setattr("verify.samples.BYTES", 3)
    with pytest.raises(ValueError, match="has 4 bytes, more than 3"):
        column(tmp_path / "a.csv")


@pytest.mark.parametrize(
    ("array", "name", "rows"),
    [
        (np.array([0.1, -2.0]), "", (F(0.1), F(-2))),
        (np.array([[1, 2], [3, 4]]), "2", (2, 4)),
        (np.array([0.5, 1.5], dtype=np.float16), "1", (F(1, 2), F(3, 2))),
        (np.array([0.1], dtype=np.float32), "", (F(float(np.float32(0.1))),)),
        (np.array([(1.0, 7)], dtype=[("h", "f8"), ("k", "i4")]), "k", (7,)),
        (np.array([2**64 - 1], dtype=np.uint64), "", (2**64 - 1,)),
    ],
)  # fmt: skip
def test_arrays(tmp_path, array, name, rows):
    np.save(tmp_path / "a.npy", array)
    assert column(tmp_path / "a.npy", name) == rows


@pytest.mark.parametrize(
    ("array", "name", "said"),
    [
        (np.array([1.0, np.nan]), "", r"a\.npy: row 2, column 1: nan is not finite"),
        (np.array([[1.0, 2.0], [3.0, -np.inf]]), "2", "row 2, column 2: -inf is not finite"),
        (np.array([[1.0, 2.0]]), "", "several columns, and none is named; there are 1 to 2"),
        (np.array([[1.0, 2.0]]), "3", "has no column '3'; there are 1 to 2"),
        (np.array([(1.0,)], dtype=[("h", "f8")]), "k", "has no column 'k'; there are 'h'"),
        (np.array(1.0), "", r"has the shape \(\)"),
        (np.array([1j]), "", "has values of type complex128, not numbers"),
        (np.array(["1"]), "", "has values of type <U1, not numbers"),
        (np.array([True]), "", "has values of type bool, not numbers"),
        (np.array([object()]), "", "is not an array of numbers"),
        (np.zeros(ROWS + 1), "", "has 100001 rows, more than 100000"),
        (np.array([]), "", "has no rows"),
    ],
)  # fmt: skip
def test_faults_of_arrays(tmp_path, array, name, said):
    np.save(tmp_path / "a.npy", array, allow_pickle=True)
    with pytest.raises(ValueError, match=said):
        column(tmp_path / "a.npy", name)


def test_a_refusal_is_one_line(tmp_path):
    np.save(tmp_path / "a.npy", np.zeros(1, dtype=[(f"field {i}", "f8") for i in range(900)]))
    with pytest.raises(ValueError, match="is not an array of numbers: Header info") as refused:
        column(tmp_path / "a.npy", "field 1")
    assert len(str(refused.value).splitlines()) == 1


def test_what_is_no_array(file):
    with pytest.raises(ValueError, match="is not an array of numbers"):
        column(file("h\n1\n", "a.npy"))


@pytest.mark.parametrize("name", ["a.npy", "a.csv"])
def test_no_file_raises_anything_else(tmp_path, name):
    rng = random.Random(1)
    np.save(tmp_path / "whole.npy", np.array([(1.0, 2)], dtype=[("h", "f8"), ("k", "i4")]))
    whole = (tmp_path / "whole.npy").read_bytes() if name == "a.npy" else b'h,"k"\n1,2\n-3e1,.5\n'
    fates = set()
    for _ in range(800):
        text = bytearray(whole)
        for _ in range(rng.randint(1, 3)):
            text[rng.randrange(len(text))] = rng.choice(
                [*b"0123456789(){}[]',\".:<fO\n", *range(256)]
            )
        (tmp_path / name).write_bytes(text[: rng.choice([None, None, rng.randrange(len(text))])])
        try:
            column(tmp_path / name, rng.choice(["h", "1", ""]))
            fates.add("read")
        except ValueError as error:
            fates.add(f"refused in {len(str(error).splitlines())} line")
    assert fates == {"read", "refused in 1 line"}


# --- the law of a sample in a claim


def test_a_sample_is_a_law():
    law = sample((1, F(-2), 1, sp.Rational(1, 3)))
    quarter = sp.Rational(1, 4)
    assert law == Discrete((1, -2, sp.Rational(1, 3)), (2 * quarter, quarter, quarter))
    assert law.remarks == ()
    with pytest.raises(ValueError, match="sample: 0 rows are not in"):
        sample(())
    with pytest.raises(TypeError, match=r"sample: a row: 0\.1 is a float"):
        sample((0.1,))
    with pytest.raises(ValueError, match="is not exact"):
        sample((sp.Float("0.1"),))


def test_a_claim_about_a_file(file):
    """E ln|1 − λh| = 0 at λ = 1/2 for h in {1, −2}, negative above."""
    w, h = real("w h")
    law = sample(column(file("h\n1\n-2\n1\n-2\n"), "h"))
    for rate, outcome in ((sp.Rational(1, 2), "REFUTED"), (sp.Rational(3, 4), "PROVED")):
        model = sgd(h * w**2 / 2, over=(w,), rate=rate, draws=(Draw(h, law),))
        claim = Claim(title="t", source="Eq. (1)", states=vanishes(Path(model, (sp.Integer(1),))))
        assert verify(claim).outcome == outcome
    assert Empirical(law, 3).law == law
