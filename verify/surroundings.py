"""What a run depends on besides the claims: versions, our own code, the machine."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import MappingProxyType

from verify import __version__

__all__ = ["build", "machine", "versions"]

_NEEDED = (
    "sympy", "mpmath", "numpy", "scipy", "pandas", "matplotlib", "python-flint", "z3-solver",
    "numba", "rich",
)  # fmt: skip
_ROOT = Path(__file__).resolve().parents[1]


@cache
def versions() -> Mapping[str, str]:
    """Our version, Python's, and those of the packages used; "missing" where one is."""
    found = {"theory-verify": __version__, "python": platform.python_version()}
    for name in _NEEDED:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "missing"
    return MappingProxyType(found)


@cache
def build() -> str:
    """64 bits that change with our code, Python, a package or the instructions of the processor.

    Evidence of one build is not another's: the last bits of logarithms depend on all of these.
    Claims are left out, they have digests of their own.
    """
    digest = hashlib.sha256(
        json.dumps([dict(versions()), _instructions()], sort_keys=True).encode()
    )
    for package in ("theory", "numerics", "verify"):
        for file in sorted((_ROOT / package).rglob("*.py")):
            place = file.relative_to(_ROOT)
            if place.parts[:2] != ("theory", "papers"):
                digest.update(place.as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _instructions() -> str:
    """The instructions that arithmetic may use here, as far as the system tells."""
    told = [platform.machine(), os.environ.get("NPY_DISABLE_CPU_FEATURES", "")]
    with contextlib.suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        told += [text for text in lines if text.startswith(("flags", "Features"))][:1]
    return "\n".join(told)


def machine() -> dict[str, str]:
    """Operating system, processor and interpreter."""
    return {
        "platform": f"{platform.system()}-{platform.release()}",
        "machine": platform.machine(),
        "implementation": platform.python_implementation(),
        "byteorder": sys.byteorder,
    }
