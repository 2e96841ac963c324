"""What the code looks like: sizes, docstrings, who imports whom, and nothing about any machine.

(That ``list`` and ``--help`` import nothing heavy is in tests/verify/test_library.py.)
"""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("theory", "numerics", "verify")
MOST = {"module": 300, "function": 50, "claims": 120}
MODULES = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))
over_modules = pytest.mark.parametrize(
    "module", MODULES, ids=lambda path: str(path.relative_to(ROOT))
)

# Addresses of one machine or of one package registry; made of pieces, so as not to be found here.
STRANGE = re.compile(
    "|".join(
        (
            r"/(?:home|Users|root|tmp|mnt|opt|work|workspace)/\w",
            r"[A-Z]:\\\\?Users",
            "index[-_]url",
            r"(?:pypi|test\.pypi|files\.pythonhosted)\.org",
            "find-links",
            "artifactory",
            r"\b127\.0\.0\.1\b",
            r"\blocal" + r"host\b",
        )
    )
)


def large(text, most_lines):
    """Names of what is too long. A function's length is that of its code, its docstring aside."""
    tree = ast.parse(text)
    found = [] if len(text.splitlines()) <= most_lines else ["module"]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if ast.get_docstring(node, clean=False) is not None:
                prose = node.body[0]
                lines -= (prose.end_lineno or 0) - prose.lineno + 1
            if lines > MOST["function"]:
                found.append(node.name)
    return found


def silent(text):
    """Public modules, classes, functions and methods without a docstring."""
    tree = ast.parse(text)
    found = [] if ast.get_docstring(tree) else ["module"]
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            found += [] if ast.get_docstring(node) else [node.name]
            found += [f"{node.name}.{inner}" for inner in _silent_functions(node)]
    return [*found, *_silent_functions(tree)]


def _silent_functions(parent):
    functions = [n for n in parent.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [f.name for f in functions if f.name[0] != "_" and not ast.get_docstring(f)]


@over_modules
def test_no_module_and_no_function_is_too_long(module):
    claims = "papers" in module.parts and module.stem not in ("paper", "setting")
    lines = MOST["claims"] if claims else MOST["module"]
    assert large(module.read_text(encoding="utf-8"), lines) == []


@over_modules
def test_everything_public_says_what_it_is(module):
    assert silent(module.read_text(encoding="utf-8")) == []


def test_what_is_long_or_silent_is_seen():
    body = "    x = 1\n" * 50
    assert large("y = 1\n" * 301, 300) == ["module"]
    assert large(f"def f():\n{body}", 300) == ["f"]
    assert large(f'def f():\n    """Words.\n\n    More.\n    """\n{body[10:]}', 300) == []
    assert silent("class A:\n    def b(self): ...\n    def _c(self): ...\ndef d(): ...\n") == [
        "module", "A", "A.b", "d"
    ]  # fmt: skip


def imported(text):
    """The top names of everything a module imports, wherever it does."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").split(".")[0])
    return found


def foreign(package, names):
    """What a package may not import, of what it imports."""
    standard = set(sys.stdlib_module_names) | {package}
    allowed = {"theory": {"sympy"}, "numerics": {"numpy", "scipy", "numba", "flint"}}[package]
    return sorted(names - standard - allowed)


@pytest.mark.parametrize("package", ["theory", "numerics"])
def test_theory_knows_sympy_only_and_numerics_never(package):
    for path in (ROOT / package).rglob("*.py"):
        assert foreign(package, imported(path.read_text(encoding="utf-8"))) == [], path.name


@pytest.mark.parametrize(
    ("package", "line", "fault"),
    [
        ("theory", "def f():\n    import numpy as np", "numpy"),
        ("theory", "from numerics.balls import ball", "numerics"),
        ("theory", "import verify.plan", "verify"),
        ("numerics", "from sympy.core import add", "sympy"),
        ("numerics", "from theory import Claim", "theory"),
    ],
)
def test_a_borrowed_import_is_seen(package, line, fault):
    assert foreign(package, imported(line)) == [fault]


def test_the_contracts_of_the_layers_hold():
    lint = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    if lint is None:
        pytest.skip("import-linter is not installed; the layers environment of tox has it")
    done = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


def tracked():
    """The files that belong to the project: those of git, or in an archive all but what is made."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        done = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
        names = done.stdout.decode().split("\0")
        return [ROOT / name for name in names if name and (ROOT / name).is_file()]
    made = {".tox", "build", "dist", "latest", "__pycache__"}
    return [p for p in ROOT.rglob("*") if p.is_file() and not made & set(p.parts)]


def strange(text):
    """Addresses of a machine or a registry in a text."""
    return [found.group() for found in STRANGE.finditer(text)]


def test_nothing_speaks_of_a_machine_or_a_registry():
    found = {}
    for path in tracked():
        if path != Path(__file__).resolve():
            faults = strange(path.read_bytes().decode("utf-8", errors="replace"))
            found |= {str(path.relative_to(ROOT)): faults} if faults else {}
    assert found == {}


@pytest.mark.parametrize(
    "text",
    ["/home/ada/x", "see /work/a", "--index-url x", "https://pypi.org/simple", "C:\\Users\\a"],
)
def test_an_address_is_seen(text):
    assert strange(text)


def test_every_package_is_typed_and_packaged():
    assert all((ROOT / name / "py.typed").exists() for name in PACKAGES)
    assert {path.name for path in ROOT.iterdir() if (path / "__init__.py").exists()} == {*PACKAGES}
