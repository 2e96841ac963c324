"""``new``: what it writes holds and can be examined at once; it never writes over anything."""

import csv
import json
from importlib import import_module

import pytest

from verify.skeletons import place


def written(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_claim_to_begin_from(command):
    done = command("new", "mine")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "wrote mine.py", "examine it: python -m verify check mine.py"
    ]  # fmt: skip
    assert (command.here / "mine.py").read_bytes() == (place() / "claim.py").read_bytes()
    done = command("check", "mine.py", "-n", "1", "-q")
    assert (done.returncode, done.stdout) == (0, "1 claim: 1 PROVED\n")


def test_a_claim_in_toml_to_begin_from(command):
    done = command("new", "mine.toml")
    assert done.stdout.splitlines()[-1] == "examine it: python -m verify check mine.toml"
    assert (command.here / "mine.toml").read_bytes() == (place() / "declared.toml").read_bytes()
    done = command("check", "mine.toml", "-n", "1", "-q")
    assert (done.returncode, done.stdout) == (0, "1 claim: 1 PROVED\n")


def test_a_paper_to_begin_from(command):
    """Key and item are those that were asked for, wherever they stand."""
    done = command("new", "eq7_rate", "--paper", "smith2025")
    assert done.returncode == 0, done.stderr
    folder = command.here / "smith2025"
    assert written(command.here) == [
        f"smith2025/{name}"
        for name in (
            "__init__.py", "contents.csv", "eq7_rate.py", "excused.csv", "inventory.csv",
            "paper.py", "setting.py",
        )
    ]  # fmt: skip
    assert done.stdout.splitlines()[-1] == "examine it: python -m verify check smith2025"
    text = (folder / "paper.py").read_text()
    assert 'key="smith2025"' in text
    assert '"eq7_rate")' in text
    assert not any("author2026" in p.read_text() for p in folder.iterdir())
    assert command("check", "smith2025", "-n", "1").returncode == 0
    rows = json.loads((command.here / "reports/latest/claims.json").read_text())["claims"]
    assert [row["id"] for row in rows] == [
        "smith2025/eq7_rate", "smith2025/eq7_rate:step_factors"
    ]  # fmt: skip
    with (folder / "inventory.csv").open(newline="") as file:
        named = [row["id"] for row in csv.DictReader(file)]
    assert [row for claim in rows for row in claim["covers"]] == named


def test_a_pack_to_begin_from(command):
    """It is installed and run in tests/test_wheel.py."""
    done = command("new", "eq3", "--pack", "mine")
    assert done.returncode == 0, done.stderr
    assert written(command.here) == [
        "mine/mine_claims/__init__.py", "mine/mine_claims/eq3.py", "mine/mine_claims/setting.py",
        "mine/pyproject.toml",
    ]  # fmt: skip
    assert 'mine = "mine_claims"' in (command.here / "mine" / "pyproject.toml").read_text()
    assert not any("example" in (command.here / f).read_text() for f in written(command.here))
    assert done.stdout.splitlines()[-1] == (
        f"install it: python -m pip install {command.here / 'mine'}"
    )


def test_without_a_name_the_claim_of_a_paper_has_the_name_of_the_skeleton(command):
    assert command("new", "--paper", "smith2025", "-q").stdout.splitlines() == [
        "examine it: python -m verify check smith2025"
    ]
    assert (command.here / "smith2025" / "prop1_trapped.py").exists()


def test_a_folder_may_be_named(command):
    (command.here / "my claims").mkdir()
    done = command("new", "my claims/one.py")
    assert done.stdout.splitlines()[-1] == "examine it: python -m verify check 'my claims/one.py'"
    assert (command.here / "my claims" / "one.py").exists()


@pytest.mark.parametrize(
    "arguments", [["one"], ["--paper", "one"], ["--pack", "one"], ["one.py"], ["link"]]
)
def test_nothing_is_written_over(command, arguments):
    for name in ("one", "one.py"):
        (command.here / name).write_text("kept")
    (command.here / "link.py").symlink_to("nowhere")
    before = written(command.here)
    done = command("new", *arguments)
    assert (done.returncode, done.stdout) == (4, "")
    assert "is there already; nothing was written" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert written(command.here) == before
    assert {(command.here / name).read_text() for name in ("one", "one.py")} == {"kept"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "a NAME is missing, or --paper KEY, or --pack KEY"),
        (["Mine"], "new Mine: 'Mine' is not 1 to 64 of a-z 0-9 _ that begin with a letter"),
        (["1st"], "'1st' is not"),
        ([".py"], "'.py' is not"),
        ([".."], "'..' is not"),
        (["x" * 65], "is not 1 to 64"),
        (["mine.txt"], "'.txt' is not one of .py, .toml"),
        (["no/mine"], "there is no folder no"),
        (["--paper", "a-b"], "'a-b' is not"),
        (["--paper", "no/key"], "there is no folder no"),
        (["setting", "--paper", "key"], "the folder has a file setting.py of another sort"),
        (["a/b", "--paper", "key"], "'a/b' is not"),
        (["setting", "--pack", "key"], "the folder has a file setting.py of another sort"),
        (["--pack", "key", "--paper", "key"], "not allowed with argument"),
        (["one", "two"], "'two' is one word too many"),
    ],
)
def test_4_what_cannot_be_written(command, arguments, words):
    done = command("new", *arguments)
    assert (done.returncode, done.stdout) == (4, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(command.here.iterdir()) == []


@pytest.mark.parametrize("arguments", [["mine"], ["--paper", "key"], ["--pack", "key"]])
def test_4_a_folder_that_takes_nothing(command, arguments, monkeypatch):
    from verify.cli import main

    def full(*_arguments, **_settings):
        raise OSError(28, "No space left on device")

    for needed in ("catalogue", "flags", "new"):  # pytest reads what it imports with Path.open too
        import_module(f"verify.command.{needed}")
    monkeypatch.chdir(command.here)
    monkeypatch.setattr("pathlib.Path.open", full)
    assert main(["new", *arguments]) == 4
    assert list(command.here.iterdir()) == []
