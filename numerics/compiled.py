"""Lane kernels: compiled when they are first needed, kept on disk, found again by their text.

A kernel lives in ``$XDG_CACHE_HOME/theory-verify/kernels`` as a module named by the digest of its
text, of our own code that it calls and of the versions of Python and Numba; Numba keeps the machine
code beside it. Two models whose steps differ only in numbers share one kernel. Without Numba there
is no kernel; NumPy then does the same arithmetic (`numerics.paths`).
"""

from __future__ import annotations

import contextlib
import importlib.util
import logging
import os
import platform
import sys
import tempfile
import threading
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from numerics.draws import is_fair_coin, thresholds, values_of
from numerics.frames import COIN, Weave
from numerics.laws import Atoms, Gaussian, Interval, Source
from numerics.weaving import woven

__all__ = ["available", "folder", "is_ready", "kernel", "kinds", "numbers_of"]

_TURN = threading.Lock()  # for the modules of kernels
_LOG = logging.getLogger(__name__)
_CALLED = ("elementary.py", "rows.py", "scalars.py")


@lru_cache(maxsize=1)
def available() -> bool:
    """Whether Numba can be imported."""
    try:
        import numba  # noqa: F401
    except Exception:  # noqa: BLE001  a broken installation is none
        return False
    return True


def folder() -> Path:
    """Where kernels are kept: ``$XDG_CACHE_HOME``, or ``~/.cache``, has our folder.

    A relative path in the variable is ignored, as its specification demands. Without a home it is
    a place that cannot be written; kernels are then compiled in every process.
    """
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        above = given if given.is_absolute() else Path.home() / ".cache"
    except RuntimeError:  # no home
        above = Path(os.devnull)
    return above / "theory-verify" / "kernels"


def kinds(laws: tuple[Source, ...]) -> tuple[str, ...] | None:
    """The kinds of draws that a kernel can make; None if it cannot make one of them."""
    found = []
    for law in laws:
        match law:
            case Atoms():
                found.append(COIN if is_fair_coin(law) else "table")
            case Interval():
                found.append("interval")
            case Gaussian():
                found.append("normal")
            case _:
                return None
    return tuple(found)


def numbers_of(law: Source) -> tuple[Any, Any]:
    """The numbers and bounds of a law as its draws use them, float64 and uint64 arrays."""
    bounds = np.zeros(0, dtype=np.uint64)
    match law:
        case Atoms():
            return values_of(law), np.array(thresholds(law), dtype=np.uint64)
        case Interval():
            return np.array([float(law.low), float(law.high - law.low)]), bounds
        case Gaussian():
            return np.array([float(law.mean), float(law.variance) ** 0.5]), bounds
    raise ValueError(f"numbers_of: {law} is not drawn by kernels")


def is_ready(weave: Weave) -> bool:
    """Whether the kernel need not be compiled."""
    text = woven(weave)
    name = _name(text)
    if name in sys.modules:
        return True
    compiled = (folder() / "__pycache__").glob(f"{name}.kernel-*.nbi")
    return (folder() / f"{name}.py").exists() and any(compiled)


def kernel(weave: Weave) -> Callable[..., int]:
    """The function that `numerics.weaving` describes, compiled at its first call.

    Raises:
        ImportError: Numba is missing.
    """
    text = woven(weave)
    with _TURN:
        known = sys.modules.get(_name(text))
        if known is None:
            if not is_ready(weave):
                _LOG.info("compiling %s", _told(weave))
            known = _loaded(_name(text), text)
        found: Callable[..., int] = known.kernel
    return found


def _told(weave: Weave) -> str:
    lines, kinds = len(weave.program.lines), ", ".join(weave.kinds) or "nothing"
    return f"a step of {lines} operations that draws {kinds} (some seconds, kept for the next time)"


@lru_cache(maxsize=1024)
def _name(text: str) -> str:
    return f"kernel_{blake2b(text.encode() + _surroundings(), digest_size=16).hexdigest()}"


@lru_cache(maxsize=1)
def _surroundings() -> bytes:
    from importlib.metadata import version

    ours = [Path(__file__).with_name(name).read_bytes() for name in _CALLED]
    versions = f"{platform.python_version()} {version('numba')} {version('numpy')}".encode()
    return b"\0".join((versions, *ours))


def _loaded(name: str, text: str) -> ModuleType:
    """The module from its file; from memory, to be compiled in every process, if there is none."""
    path = _written(name, f"CACHE = True\n{text}")
    if path is None:
        module = ModuleType(name)
        sys.modules[name] = module
        # our own text: operations of a closed table on numbered operands
        exec(compile(f"CACHE = False\n{text}", name, "exec"), module.__dict__)  # noqa: S102
        return module
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path}: cannot be imported")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _written(name: str, text: str) -> Path | None:
    """The file with this text; one that is there is not touched, since Numba goes by its time."""
    path = folder() / f"{name}.py"
    with contextlib.suppress(OSError):
        if path.read_text(encoding="utf-8") == text:
            return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(fresh).replace(path)
    except OSError:
        return None
    return path
