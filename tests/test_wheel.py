"""The wheel as a stranger gets it: built, installed, and run in an empty folder. Offline.

The environment is new; of the one that runs the tests it sees the dependencies and nothing else.
"""

import hashlib
import importlib.util
import json
import os
import site
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MINE = """\
\"\"\"Eq. (1). A square is not negative.\"\"\"
from theory import AtMost, Claim, real

x = real("x")
claim = Claim(title="x² ≥ {bound}", source="Eq. (1)", states=AtMost({bound}, x**2))
"""
pytestmark = [
    pytest.mark.xdist_group("wheel"),  # built once
    pytest.mark.skipif(
        not (importlib.util.find_spec("build") and importlib.util.find_spec("hatchling")),
        reason="build and hatchling make the wheel",
    ),
]


def done(arguments, **settings):
    found = subprocess.run(arguments, capture_output=True, text=True, check=False, **settings)
    assert found.returncode == 0, found.stdout + found.stderr
    return found.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    done([*build, str(ROOT)])
    (made,) = folder.glob("*.whl")
    return made


def environment(place):
    """The interpreter of a new environment that sees the dependencies and nothing else."""
    done([sys.executable, "-m", "venv", "--without-pip", str(place)])
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(done([python, "-c", code]).strip())
    # Folders named in a .pth file are searched, but .pth files in them are not read: the
    # dependencies are seen, a project installed in place is not.
    seen = dict.fromkeys([sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    seen |= dict.fromkeys(site.getsitepackages())
    (packages / "dependencies.pth").write_text("\n".join(seen) + "\n")
    return python


def pip(python, *words):
    flags = ["--no-deps", "--no-index", "--no-build-isolation", "--no-compile"]
    call = [sys.executable, "-m", "pip", "--python", str(python), "install", *flags]
    done([*call, "--ignore-installed", *map(str, words)])


@pytest.fixture(scope="session")
def stranger(wheel, tmp_path_factory):
    """The interpreter of an environment with the wheel, and an empty folder."""
    place = tmp_path_factory.mktemp("stranger")
    python = environment(place / "env")
    pip(python, wheel)
    here = place / "empty"
    here.mkdir()
    return python, here


@pytest.fixture
def command(stranger, tmp_path):
    return commanding(*stranger, tmp_path)


def commanding(python, here, cache):
    """Runs the interpreter in a folder, without what the environment of the tests adds."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VERIFY_"))}

    def run(*arguments):
        return done([python, *arguments], cwd=here, env={**clean, "XDG_CACHE_HOME": str(cache)})

    return run


def test_the_wheel_carries_what_is_read_at_run_time(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "verify/baseline.jsonl",
        "verify/schema/claims.schema.json",
        "verify/schema/evidence.schema.json",
        "theory/papers/patel2018/contents.csv",
        "theory/papers/patel2018/excused.csv",
        "theory/papers/patel2018/inventory.csv",
        "theory/papers/ziyin2021/contents.csv",
        "theory/papers/ziyin2021/excused.csv",
        "theory/papers/ziyin2021/inventory.csv",
        "theory/papers/ziyin2022/inventory.csv",
        "verify/skeletons/claim.py",
        "verify/skeletons/declared.toml",
        "verify/skeletons/author2026/setting.py",
        "verify/skeletons/author2026/inventory.csv",
        "verify/skeletons/example/pyproject.toml",
        "verify/skeletons/example/example_claims/eq1_mean.py",
        "theory/py.typed",
        "numerics/py.typed",
        "verify/py.typed",
    ):
        assert name in names
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "theory", "numerics", "verify"
    }  # fmt: skip
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = [name for name in names if name.endswith("METADATA")]
        assert "Name: theory-verify" in archive.read(metadata).decode()
        assert (
            archive.read("verify/baseline.jsonl")
            == (ROOT / "reports" / "baseline.jsonl").read_bytes()
        )


def test_it_is_the_wheel_that_runs(command, stranger):
    python, _ = stranger
    places = command("-c", "import theory, numerics, verify; print(verify.__file__)")
    assert Path(places.strip()).is_relative_to(python.parents[1])


def test_list(command):
    assert "ziyin2022/cor1_trapped " in command("-m", "verify", "list")


def test_a_claim_of_the_library(command, stranger):
    out = command("-m", "verify", "run", "ziyin2022/cor1_trapped", "-n", "1")
    assert "PROVED" in out
    data = json.loads((stranger[1] / "reports" / "latest" / "claims.json").read_text())
    assert [row["id"] for row in data["claims"]] == ["ziyin2022/cor1_trapped"]


def test_all_of_the_library_that_a_word_selects(command):
    out = command("-m", "verify", "all", "-k", "prop1_trapped", "-n", "1", "-o", "all", "-q")
    assert out.startswith("6 claims: ")


def test_a_claim_of_the_stranger(command, stranger):
    python, here = stranger
    (here / "mine.py").write_text(MINE.format(bound="0"))
    assert "PROVED" in command("-m", "verify", "check", "mine.py", "-o", "mine", "-n", "1")
    (here / "wrong.py").write_text(MINE.format(bound="1"))
    wrong = subprocess.run(
        [python, "-m", "verify", "check", "wrong.py", "-o", "wrong", "-n", "1"],
        cwd=here, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert wrong.returncode == 1
    assert "REFUTED" in wrong.stdout


def test_a_claim_that_new_has_written(command):
    command("-m", "verify", "new", "begun")
    out = command("-m", "verify", "check", "begun.py", "-o", "begun", "-n", "1", "-q")
    assert out == "1 claim: 1 PROVED\n"
    assert "wrote key/inventory.csv" in command("-m", "verify", "new", "--paper", "key")


def test_the_plugin_of_pytest_comes_with_it(command):
    """Nothing but the option has to be given."""
    command("-m", "verify", "new", "guarded")
    out = command("-m", "pytest", "-p", "no:cacheprovider", "--verify", "guarded.py", "-v")
    assert "guarded.py::claim PASSED" in out
    assert "1 passed" in out


def test_a_pack_that_is_installed_joins_the_library(wheel, tmp_path):
    """Written by ``new``, installed by pip, listed with its origin, run with its digest."""
    python = environment(tmp_path / "env")
    pip(python, wheel)
    here = tmp_path / "empty"
    here.mkdir()
    command = commanding(python, here, tmp_path / "cache")
    before = command("-m", "verify", "list")
    command("-m", "verify", "new", "--pack", "mine")
    assert command("-m", "verify", "list") == before  # it lies there, and is not installed
    pip(python, here / "mine")
    added = set(command("-m", "verify", "list").splitlines()) - set(before.splitlines())
    (line,) = [line for line in added if line.startswith("mine/")]
    assert line.split()[0] == "mine/eq1_mean"
    assert line.endswith("  [mine-claims 0.1.0]")
    only = command("-m", "verify", "list", "--origin", "mine-claims", "--format", "json")
    assert [row["origin"] for row in json.loads(only)] == ["mine-claims 0.1.0"]
    assert "mine/" not in command("-m", "verify", "list", "--origin", "shipped")
    out = command("-m", "verify", "run", "mine/*", "-n", "1", "-o", "out")
    assert "mine/eq1_mean  PROVED" in out
    told = json.loads((here / "out" / "provenance.json").read_text())["sha256_of_user_files"]
    assert sorted(told) == ["mine/eq1_mean.py", "mine/setting.py"]
    (installed,) = tmp_path.glob("env/**/mine_claims/eq1_mean.py")
    assert told["mine/eq1_mean.py"] == hashlib.sha256(installed.read_bytes()).hexdigest()
    done([sys.executable, "-m", "pip", "--python", str(python), "uninstall", "-y", "mine-claims"])
    assert command("-m", "verify", "list") == before


def test_the_console_script_is_the_same_command(command, stranger):
    python, here = stranger
    script = python.with_name("theory-verify")
    assert done([script, "list"], cwd=here) == command("-m", "verify", "list")
