"""The real command line in an empty folder with a private cache, and the folder of faulty claims.

A command costs a start of Python and one of each worker, seconds of both: claims that get along
with one another are examined together, once for all tests, and each test looks at its own.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import verify

ROOT = Path(verify.__file__).resolve().parents[1]
sys.path.insert(0, str(Path(__file__).parent))

from zoo import HANG, HEAD, ZOO  # noqa: E402

CLAIM = '''"""Eq. (1)."""
from sympy import Rational as R
from theory import AtMost, Claim, Draw, Path, fair, real, sgd, vanishes
w, x, y = real("w x y")
path = Path(sgd(x * w**2 / 2, over=(w,), rate=R(3, 4), draws=(Draw(x, fair(1, -2)),)), (R(1),))
'''


@dataclass(frozen=True)
class Done:
    """A command that has ended, and what it left in its folder."""

    code: int
    out: str
    err: str
    folder: Path

    def rows(self):
        """The claims of ``claims.json`` by id."""
        data = json.loads((self.folder / "claims.json").read_text())
        return {row["id"]: row for row in data["claims"]}

    def records(self, claim, kind="answer", method=""):
        """Records of ``evidence.jsonl`` about a claim."""
        lines = map(json.loads, (self.folder / "evidence.jsonl").read_text().splitlines())
        return [
            line
            for line in lines
            if line["kind"] == kind
            and line["claim"] == claim
            and method in ("", line.get("method"))
        ]

    def origins(self):
        """Where the evidence of each claim is from."""
        return json.loads((self.folder / "provenance.json").read_text())["evidence_by_claim"]


class Shell:
    """Starts ``python -m verify`` in a folder of its own."""

    def __init__(self, here):
        self.here = here
        here.mkdir(exist_ok=True)
        ours = ("VERIFY_", "NO_COLOR", "FORCE_COLOR", "PYTHONUNBUFFERED")
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
        self.environment |= {"PYTHONPATH": str(ROOT)}
        self.environment |= {"XDG_CACHE_HOME": str(here / "cache")}

    def start(self, *arguments, **environment):
        """A command that runs."""
        return subprocess.Popen(
            [sys.executable, "-m", "verify", *map(str, arguments)],
            cwd=self.here,
            env={**self.environment, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            start_new_session=True,
        )

    def __call__(self, *arguments, **environment):
        """A command that has ended; its folder is ``out`` unless -o names another."""
        with self.start(*arguments, **environment) as process:
            out, err = process.communicate(timeout=300)
        given = [str(a) for a in arguments]
        folder = given[given.index("-o") + 1] if "-o" in given else "reports/latest"
        assert "-v" in given or "Traceback" not in out + err
        return Done(process.returncode, out, err, self.here / folder)

    def claims(self, folder="mine", **texts):
        """Claim files, each with a text after ``CLAIM``; the folder."""
        place = self.here / folder
        place.mkdir(exist_ok=True)
        for name, text in texts.items():
            (place / f"{name}.py").write_text(CLAIM + text + "\n", encoding="utf-8")
        return place


SAME = ("evidence.jsonl", "claims.json", "errata.md", "report.md", "claims.csv")


def report(folder):
    """What must not depend on how a run went: all but journal, provenance and the seconds."""
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in SAME}
    texts["claims.csv"] = [row.rpartition(",")[0] for row in texts["claims.csv"].splitlines()]
    return texts


def easy(number):
    """A claim that is decided at once, and is none of the others."""
    states = f"AtMost({number} * 2 * y, {number} * (y**2 + 1))"
    return f"claim = Claim(title='t', source='s', states={states})"


SAMPLED = "claim = Claim(title='t', source='s', states=vanishes(path))"


@pytest.fixture
def shell(tmp_path):
    return Shell(tmp_path / "here")


def _zoo(place, animals):
    folder = place / "zoo"
    folder.mkdir()
    for name, text in animals.items():
        (folder / f"{name}.py").write_text(HEAD + text + "\n")
    return folder


@pytest.fixture(scope="session")
def zoo(tmp_path_factory):
    """Every claim of the zoo examined in one run, told aloud."""
    shell = Shell(tmp_path_factory.mktemp("zoo") / "here")
    folder = _zoo(shell.here, ZOO)
    limits = {"VERIFY_MEMORY": "4096", "VERIFY_DEADLINE": "240"}
    return shell("check", folder, "-o", "out", "-n", 2, "-v", **limits)


@pytest.fixture(scope="session")
def hang(tmp_path_factory):
    """Claims that never end, one for each worker, and then one that does."""
    shell = Shell(tmp_path_factory.mktemp("hang") / "here")
    folder = _zoo(shell.here, HANG)
    return shell("check", folder, "-o", "out", "-n", 3, VERIFY_DEADLINE="25")
