"""Every row of the table of faults has a test that is named after it."""

import re
from pathlib import Path

REQUIRED = {*range(1, 35), *range(36, 40)}  # 35 needs another processor, 40 a page in HTML
NAME = re.compile(r"^def test_fault((?:_\d\d)+)_[a-z]", re.MULTILINE)


def numbers(text):
    """The numbers in the names of the tests in a text."""
    return {int(n) for names in NAME.findall(text) for n in names.split("_") if n}


def test_no_number_is_missing():
    """Killed by: removing or renaming any test."""
    files = Path(__file__).parent.glob("test_*.py")
    found = {n for path in files for n in numbers(path.read_text(encoding="utf-8"))}
    assert sorted(REQUIRED - found) == []
    assert sorted(found - REQUIRED) == []


def test_a_missing_number_would_be_seen():
    assert numbers("def test_fault_07_x(y):\n    pass\ndef test_fault_24_25_z():\n") == {7, 24, 25}
    assert numbers("def test_7_x():\n# test_fault_08_y\n") == set()
