"""The bounds that pyproject.toml states are those that the environment of oldest releases tries."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def bounds(requirements):
    return dict(re.fullmatch(r"([\w-]+)>=([\d.]+)", text).groups() for text in requirements)


def pins():
    lines = (ROOT / "tests" / "oldest.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


def release(version):
    """A missing part is 0: 2.2 is 2.2.0."""
    parts = [int(part) for part in version.split(".")]
    while parts and parts[-1] == 0:
        parts.pop()
    return parts


def test_every_dependency_is_tried_at_its_bound():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stated, tried = bounds(project["dependencies"]), pins()
    assert {name: release(v) for name, v in stated.items()} == {
        name: release(tried[name]) for name in stated
    }
