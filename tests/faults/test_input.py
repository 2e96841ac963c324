"""What is refused before anything runs: rows 1, 11 to 15 and 22, in both formats of claims."""

import os
import shutil
import subprocess
import sys

import pytest

MOST = 1 << 20


def refused(shell, text, *words, name="a.py"):
    """A file alone, which is refused with exit code 4, its place and these words."""
    folder = shell.here / "mine"
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    done = shell("check", path, "-o", "out")
    assert done.code == 4, done.out + done.err
    assert done.out == ""
    assert done.err.startswith(f"error: {path}")
    assert all(word in done.err for word in words), done.err
    assert len(done.err) < 700
    assert not (done.folder / "report.md").exists()


@pytest.mark.parametrize("number", ["sp.nan", "sp.oo", "sp.Float('1e400')"])
def test_fault_01_numbers_that_are_none(shell, number):
    """Killed by: ``exact`` without one of them; a refusal that is an outcome and exit code 6."""
    text = (
        "import sympy as sp\nfrom theory import *\nx = real('x')\n"
        f"law = Normal(0, {number})\n"
        "claim = Claim(title='t', source='s', states=AtMost(Mean(of=x, over=(Draw(x, law),)), 1))\n"
    )
    refused(shell, text, "a.py:4: ill-posed: ValueError: Normal: variance", "is not exact and")


DECLARED = """\
[letters]
real = "y"
[claim]
title = "t"
source = "s"
states = "AtMost(0, y**2)"
at = [{ y = 1 }]
"""


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("nan", "a.toml:7:9: claim.at[0].y is nan; a number is finite"),
        ("-inf", "a.toml:7:9: claim.at[0].y is -inf; a number is finite"),
        ("1e400", "a.toml:7:9: a decimal with the exponent 400; allowed are -64 to 64"),
        ("1e1000000000", "a.toml:7:9: a decimal with the exponent 1000000000; allowed are"),
        ('"1/0"', "a.toml:7:15: a division by 0"),
        ('"oo"', "a.toml:7:9: y: oo is not exact and finite"),
    ],
)
def test_fault_01_declared_numbers_that_are_none(shell, number, words):
    """Killed by: ``float`` for decimals, for which 1e400 is infinite; ``Fraction``, which hangs."""
    refused(shell, DECLARED.replace("y = 1", f"y = {number}"), words, name="a.toml")


def test_fault_11_an_id_that_nobody_knows(shell):
    """Nothing runs. Killed by: leaving out what is not found; no look for what is near."""
    done = shell("run", "ziyin2022/cor1_traped", "ziyin2022/sec4_loss")
    assert done.code == 4
    assert (
        "no claim has the id 'ziyin2022/cor1_traped'; nearest: ziyin2022/cor1_trapped" in done.err
    )
    assert not done.folder.exists()
    assert shell("run", "ziyin2022/zzz*").code == 4


def test_fault_12_nothing_selected_is_no_success(shell):
    """Killed by: 0 for a table without lines."""
    done = shell("run", "ziyin2022/*", "-k", "no_such_word")
    assert (done.code, "nothing selected" in done.err, done.out) == (5, True, "")


def test_fault_13_ids_that_clash_or_are_none(shell):
    """Killed by: ``refuse_twins`` for shipped claims only; case kept; a segment of dots."""
    text = "claim = Claim(title='t', source='s', states=AtMost(0, y**2))"
    folder = shell.claims(**{"One": text, "one": text})
    done = shell("check", folder, "-o", "out")
    assert done.code == 4
    assert "id 'mine/one' is given twice" in done.err
    for number, name in enumerate(("…", "x" * 65)):
        folder = shell.claims(f"f{number}", **{name: text})
        done = shell("check", folder, "-o", "out")
        assert done.code == 4
        assert "gives no id" in done.err
    assert shell("run", "ziyin2022/../../etc").code == 4


def test_fault_14_files_that_are_no_python(shell):
    """One line with its place, exit 4; a file with nothing but a byte order mark: exit 5.

    Killed by: any exception but ValueError not caught in ``_user_file`` (that one is what NUL and
    long numbers raise in other releases of Python); ``utf-8`` in place of ``utf-8-sig``.
    """
    refused(shell, "x = 1\nclaim = (\n", "a.py:2:9: not a Python file: '(' was never closed")
    refused(shell, "x = " + "(" * 5000, "not a Python file: too many nested parentheses")
    refused(shell, "x = " + "9" * 5000, "not a Python file: Exceeds the limit (4300 digits)")
    if sys.version_info < (3, 13):  # RecursionError; later releases read that many signs
        refused(shell, "x = " + "-" * 3000 + "1", "not a Python file: ")
    refused(shell, "x = " + "not " * 20_000 + "1", "not a Python file: ")  # MemoryError
    refused(shell, b"\xff\xfe", "not UTF-8: byte 0 of the file")
    refused(shell, "x = 1\0", "not a Python file: source code string cannot contain null bytes")
    (shell.here / "empty.py").write_bytes(b"\xef\xbb\xbf")
    assert shell("check", "empty.py", "-o", "out").code == 5


def test_fault_14_a_file_of_a_tebibyte_is_not_read(shell):
    """Killed by: a cap after reading, for which no memory is enough."""
    path = shell.here / "giant.py"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    done = shell("check", path, "-o", "out")
    assert done.code == 4
    assert f"more than {MOST} bytes is no claim file" in done.err


def test_fault_14_files_that_are_no_toml(shell):
    """Killed by: a RecursionError let through; a size that is looked at after reading."""
    for text, words in (
        ("[claim\n", "a.toml:1:7: not TOML: "),
        ("a = " + "[" * 5000, "a.toml:1:13: arrays and tables nest at most 8 deep"),
        ("a = " + "9" * 5000, "not TOML: Exceeds the limit (4300 digits)"),
        (b"a = '\xff'", "a.toml:1:6: not UTF-8: byte 5 of the file"),
        ("a = '\0'", "a.toml:1:6: the file holds a NUL character"),
        (b"\xef\xbb\xbf", "a.toml:1:1: the file has no table [claim]"),
    ):
        refused(shell, text, words, name="a.toml")
    with (shell.here / "mine" / "giant.toml").open("wb") as file:
        file.truncate(1 << 40)
    done = shell("check", "mine/giant.toml", "-o", "out")
    assert done.code == 4
    assert "giant.toml:1:1: the file is too large; at most 65536 bytes declare claims" in done.err


def test_fault_15_a_declared_expression_is_pointed_at_and_never_run(shell):
    """Killed by: the place left out; ``sympify`` or ``eval`` of what is declared."""
    for text, words in (
        ("AtMost(0, 2y)", "a.toml:6:21: '2y' is no number; a product is written with *"),
        ("__import__('os').mkdir('made')", "a.toml:6:11: '_' (LOW LINE) is no sign here"),
        ("open(y)", "a.toml:6:11: 'open' is no letter of [letters], no name of [data]"),
    ):
        refused(shell, DECLARED.replace("AtMost(0, y**2)", text), words, name="a.toml")
        lines = shell("check", shell.here / "mine" / "a.toml", "-o", "out").err.splitlines()
        column = int(lines[0].rpartition("a.toml:6:")[2].partition(":")[0])
        assert lines[1:] == [f'    states = "{text}"', " " * (3 + column) + "^"]
    assert not (shell.here / "made").exists()


def test_fault_15_an_expression_that_is_malformed_is_pointed_at(shell):
    """Killed by: the place left out; a mark that does not stand below the fault."""
    refused(shell, "y = 1\nstates = y <= 2y + 1\n", "a.py:2:15: ", "invalid decimal literal")
    path = shell.here / "mine" / "a.py"
    lines = shell("check", path, "-o", "out").err.splitlines()
    assert lines[1:] == ["    states = y <= 2y + 1", f"    {' ' * 14}^"]


def test_fault_15_a_string_is_no_expression(shell):
    """Killed by: ``sympify`` of a string, which would run it."""
    text = "from theory import *\nclaim = Claim(title='t', source='s', states=AtMost(\"{}\", 1))\n"
    text = text.format("__import__('os').mkdir('made')")
    refused(shell, text, "a.py:2: ill-posed: TypeError: AtMost: left: ")
    assert not (shell.here / "made").exists()


def test_fault_22_a_folder_that_cannot_be_had(shell):
    """Missing is made; a file, a file above and a foreign folder are refused before any work.

    Killed by: a claim file that is run before; no look at what is in a folder.
    """
    path = shell.claims(a="import pathlib\npathlib.Path('ran').touch()") / "a.py"
    (shell.here / "file").write_text("mine")
    (shell.here / "thesis").mkdir()
    (shell.here / "thesis" / "chapter").write_text("one")
    for given, words in (
        ("file", "is a file, not a folder"),
        ("file/below", "cannot be made"),
        ("thesis", "is not empty and holds no report of this program"),
    ):
        done = shell("check", path, "-o", given)
        assert (done.code, words in done.err) == (4, True), done.err
    assert (shell.here / "file").read_text() == "mine"
    assert [entry.name for entry in (shell.here / "thesis").iterdir()] == ["chapter"]
    assert not (shell.here / "ran").exists()


def test_fault_22_a_lock_that_leads_elsewhere(shell):
    """A link in place of our lock would make us write to somebody's file. Killed by: O_NOFOLLOW."""
    path = shell.claims(a="") / "a.py"
    (shell.here / "diary").write_text("dear")
    (shell.here / "out").mkdir()
    (shell.here / "out" / ".theory-verify.lock").symlink_to(shell.here / "diary")
    assert shell("check", path, "-o", "out").code == 4
    assert (shell.here / "diary").read_text() == "dear"


def test_fault_22_a_journal_that_is_a_pipe(shell):
    """Killed by: reading it, for ever."""
    path = shell.claims(a="") / "a.py"
    (shell.here / "out").mkdir()
    (shell.here / "out" / ".theory-verify.lock").touch()
    os.mkfifo(shell.here / "out" / "journal.jsonl")
    done = shell("check", path, "-o", "out")
    assert (done.code, "is no regular file" in done.err) == (4, True)


def test_fault_22_a_folder_that_cannot_be_written(shell):
    """A read-only disk where this may be mounted, rights taken away elsewhere.

    Killed by: an error of the lock, or of making the folder, left to the last resort.
    """
    path = shell.claims(a="") / "a.py"
    place = shell.here / "sealed"
    place.mkdir()
    mount, root = shutil.which("mount"), os.geteuid() == 0
    sealed = root and mount and not subprocess.run(
        [mount, "-t", "tmpfs", "-o", "ro,size=64k", "tmpfs", place], check=False
    ).returncode  # fmt: skip
    if root and not sealed:
        pytest.skip("root may write anywhere, and nothing can be mounted here")
    if not sealed:
        place.chmod(0o555)
    try:
        for given in ("sealed", "sealed/below"):
            done = shell("check", path, "-o", given)
            assert done.code == 4, done.out + done.err
            assert "cannot be " in done.err
    finally:
        if sealed:
            subprocess.run([shutil.which("umount"), place], check=True)
