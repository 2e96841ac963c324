"""``doctor``: what this installation consists of, to be pasted into a bug report."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from verify import baseline, places, surroundings
from verify.cache import MOST_BYTES, size
from verify.command.exits import OK, BadInputError
from verify.command.selecting import known
from verify.command.telling import labelled
from verify.methods import METHODS
from verify.report.plain import counted

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["ENGINES", "doctor"]

Say = Callable[[str], None]
ENGINES = {  # what a method cannot do without
    "symbolic": "sympy",
    "decision": "z3",
    "certified": "flint",
    "exact": "sympy",
    "fokker_planck": "scipy",
    "sde": "numpy",
    "montecarlo": "numpy",
}


def doctor(_options: Namespace, out: Say, say: Say, _arguments: Sequence[str]) -> int:
    """Versions, processor, cache, baseline, methods; one line each, nothing that names a person."""
    found = dict(surroundings.versions())
    ours, python = found.pop("theory-verify"), found.pop("python")
    lines = [
        ("build", surroundings.build()),
        ("python", f"{python} ({surroundings.machine()['implementation']})"),
        ("packages", ", ".join(f"{name} {number}" for name, number in found.items())),
        ("system", f"{surroundings.machine()['platform']}, {_processors()}"),
        ("SIMD of NumPy", _simd()),
        ("library", _library(say)),
        ("baseline", _baseline()),
        ("cache", _cache()),
        ("output", _output()),
        *((f"method {name}", _method(name)) for name in METHODS),
        ("numba", _numba()),
    ]
    out(labelled(f"theory-verify {ours}", lines))
    return OK


def _processors() -> str:
    usable = len(os.sched_getaffinity(0))
    return f"{usable} of {os.cpu_count()} processors usable"


def _simd() -> str:
    """The instruction sets that NumPy was built for, and those it found here."""
    try:
        import numpy as np

        told = np.show_config(mode="dicts") or {}
    except ImportError as error:
        return f"not known: {error}"
    sets = told.get("SIMD Extensions", {})
    parts = [f"{name} {' '.join(sets[name])}" for name in ("baseline", "found") if sets.get(name)]
    return "; ".join(parts) or "none is told"


def _library(say: Say) -> str:
    library = known(say)
    papers = sorted({entry.paper for entry in library.entries})
    packs = sorted({entry.origin for entry in library.entries} - {"shipped"})
    of = f"{counted(len(library.entries), 'claim')} of {', '.join(papers)}"
    return f"{of}; packs: {', '.join(packs) or 'none'}"


def _baseline() -> str:
    file = baseline.place()
    try:
        return f"{_home(file)}, {counted(len(baseline.load(file)), 'line')}"
    except BadInputError as error:
        return str(error)


def _cache() -> str:
    folder = places.evidence()
    files, length = size(folder)
    there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    can = "can be written" if os.access(there, os.W_OK) else "cannot be written"
    most = f"{length / 1e6:.1f} MB of at most {MOST_BYTES / 1e6:.0f} MB"
    return f"{_home(folder)}, {counted(files, 'file')}, {most}, {can}"


def _home(path: Path) -> str:
    """A path without the name of the user."""
    try:
        return f"~/{path.absolute().relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)


def _output() -> str:
    encoding = getattr(sys.stdout, "encoding", "none")
    kind = "a terminal" if sys.stdout is not None and sys.stdout.isatty() else "no terminal"
    names = ("LC_ALL", "LANG", "PYTHONUTF8", "NO_COLOR", "FORCE_COLOR", "VERIFY_DEADLINE")
    told = [f"{name}={os.environ[name]}" for name in names if name in os.environ]
    return ", ".join((encoding, kind, *told))


def _method(name: str) -> str:
    """Whether a method is available, and why not."""
    try:
        import_module(ENGINES[name])
        import_module(f"verify.methods.{name}")
    except Exception as error:  # noqa: BLE001  a broken installation may raise anything
        return f"not available: {type(error).__name__}: {error}"
    return f"available ({ENGINES[name]})"


def _numba() -> str:
    try:
        version = import_module("numba").__version__
    except Exception as error:  # noqa: BLE001  as above
        return f"not available: {type(error).__name__}: {error}; NumPy gives the same counts"
    return f"available ({version})"
