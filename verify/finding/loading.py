"""Loading claim files, inside a worker only: one in Python is a program, and is imported.

A shipped file, or one of a pack, is imported by its name. A user's file becomes a module of a
package made for its folder, so that ``from .setting import a`` works as it does for shipped ones,
and ``import setting`` finds what lies beside the file. Nothing there can hide another module.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any

from theory.claims import Claim
from verify.declared.data import digests
from verify.declared.faults import Refusal

__all__ = ["ASKED_FOR_TRUTH", "corrected_by", "discovered", "ill_posed", "load", "made_by"]


ASKED_FOR_TRUTH = "cannot determine truth value of Relational"  # the words of SymPy
_PACKAGE = "claims_"  # how the names of packages made for folders begin
_LOADED: dict[str, frozenset[Path]] = {}  # files of a user's module, by its name in this process


def load(entry: Mapping[str, Any]) -> Claim:
    """The claim of an entry (``verify.library.Entry`` as a mapping).

    Raises:
        AttributeError: the file has no such name.
        TypeError: the name is not a claim.
        Refusal: a declared file is none as it stands.
        BaseException: whatever the file raises.
    """
    name, path = str(entry["name"]), Path(entry["path"])
    if path.suffix == ".toml":
        declared = _declared(path.read_bytes(), path.parent)
        if name not in declared:
            raise AttributeError(f"the file declares no claim called {name!r}")
        return declared[name]
    module = _module(str(entry["module"]), path)
    if not hasattr(module, name):
        raise AttributeError(f"the file makes no claim called {name!r}")
    claim = getattr(module, name)
    if not isinstance(claim, Claim):
        raise TypeError(f"{name} is a {type(claim).__name__}, not a Claim")
    return claim


def made_by(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the file of an entry makes, by name; a program is run at most once.

    Raises:
        Refusal: a declared file is none as it stands.
        BaseException: whatever the file raises.
    """
    path = Path(entry["path"])
    if path.suffix == ".toml":
        return _declared(path.read_bytes(), path.parent)
    return vars(_module(str(entry["module"]), path))


def corrected_by(claim: Claim, place: str, beside: Mapping[str, Any]) -> Claim | None:
    """The printed claim that a claim corrects, if it is made in the same file; else None.

    Args:
        claim: the correction.
        place: its id.
        beside: what its file defines, by name.
    """
    file, _, part = claim.corrects.partition(":")
    if not file or file != place.partition(":")[0]:
        return None
    for name, made in beside.items():
        if isinstance(made, Claim) and (name == "claim" if not part else name.lower() == part):
            return made
    return None


def discovered(path: Path) -> dict[str, Any]:
    """The claims that a user's file makes, however it makes them, and the files it is made of.

    Returns:
        ``claims``: a list of (name, title, source, covers, corrects) in order of assignment, an
        object with two names once, and none that the file only imported; ``files``: SHA-256 by
        name within the folder, of what was loaded from there, and of the data that a declared file
        names. All of it is forgotten: a claim is examined as if its file had not been loaded
        before, whichever worker gets it.
    """
    if path.suffix == ".toml":
        content = path.read_bytes()
        claims = [_row(name, claim) for name, claim in _declared(content, path.parent).items()]
        data = digests(content, path.parent)
        own = {path.name: hashlib.sha256(content).hexdigest()}
        return {"claims": claims, "files": data | own}
    try:
        module = _module("", path)
        files = sorted(_LOADED[module.__name__])
        told = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
        return {"claims": _made(module, path), "files": told}
    finally:
        for name in [name for name in sys.modules if name.startswith(_PACKAGE)]:
            del sys.modules[name]


def _made(module: ModuleType, path: Path) -> list[list[Any]]:
    from verify.finding.parsing import imported_names

    foreign = imported_names(path.read_text(encoding="utf-8-sig"))
    found: dict[int, list[Any]] = {}
    for name, value in vars(module).items():
        if isinstance(value, Claim) and name not in foreign:
            found.setdefault(id(value), _row(name, value))
    return list(found.values())


def _declared(content: bytes, folder: Path) -> Mapping[str, Claim]:
    from verify.declared.building import claims_of  # here: most files are Python

    return claims_of(content, folder)


def _row(name: str, claim: Claim) -> list[Any]:
    return [name, claim.title, claim.source, list(claim.covers), claim.corrects]


def ill_posed(error: BaseException) -> bool:
    """Whether a claim was refused by the language: the innermost frame is the vocabulary's own.

    A declared file that is refused was refused by nothing else; and SymPy refuses to say whether
    a condition is true, as ``0 < x < 1`` asks in Python.
    """
    if isinstance(error, Refusal):
        return True
    if not isinstance(error, ValueError | TypeError) or error.__traceback__ is None:
        return False
    frames = _modules(error.__traceback__)
    if str(error).startswith(ASKED_FOR_TRUTH):
        asking = [name for name in frames if not name.startswith("sympy.")]
        return bool(asking) and not asking[-1].startswith(("verify.", "numerics."))
    where = frames[-1]
    return where.startswith("theory.") and not where.startswith("theory.papers.")


def _modules(frames: TracebackType | None) -> list[str]:
    """The modules of the frames of an error, the innermost last."""
    found = []
    while frames is not None:
        found.append(str(frames.tb_frame.f_globals.get("__name__", "")))
        frames = frames.tb_next
    return found


def _module(name: str, path: Path) -> ModuleType:
    return import_module(name) if name else _user_module(path)


def _user_module(path: Path) -> ModuleType:
    package = _package(path.parent)
    name = f"{package}.{path.stem.replace('.', '_')}"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path.name} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        with _siblings(path.parent) as used:
            spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    _LOADED[name] = frozenset({path, *used})
    return module


def _package(folder: Path) -> str:
    """The name of the package that stands for a folder; made on first use."""
    name = f"{_PACKAGE}{hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]}"
    if name not in sys.modules:
        package = ModuleType(name, "A folder of claim files.")
        package.__path__ = [str(folder)]
        sys.modules[name] = package
    return name


@contextlib.contextmanager
def _siblings(folder: Path) -> Iterator[set[Path]]:
    """Makes the files of a folder importable by their plain names, last, and for the moment.

    What was imported so is forgotten afterwards: another folder may have the same names. No
    bytecode is left in the folder. Yields the set that holds, afterwards, the files used.
    """
    before, writes = set(sys.modules), sys.dont_write_bytecode
    used: set[Path] = set()
    sys.path.append(str(folder))
    sys.dont_write_bytecode = True
    try:
        yield used
    finally:
        sys.dont_write_bytecode = writes
        with contextlib.suppress(ValueError):
            sys.path.remove(str(folder))
        for name, module in tuple(sys.modules.items()):
            file = getattr(module, "__file__", None)
            if not file or Path(file).parent != folder:
                continue
            used.add(Path(file))
            if name not in before and not name.startswith(_PACKAGE):
                del sys.modules[name]
