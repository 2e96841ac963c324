"""The claims that files anywhere make, found by loading each of them in a worker."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from verify.command.exits import BadInputError
from verify.command.interrupts import Interrupts
from verify.declared.data import digests
from verify.declared.faults import Fault, Refusal
from verify.finding.userfiles import UserFile, entries_of
from verify.library import Entry, claim_files
from verify.workers.pool import Order, Reply, Workers

__all__ = ["digests_of", "discovered"]

_MOST_TOLD = 5


def discovered(
    files: Sequence[UserFile], workers: Workers, interrupts: Interrupts
) -> tuple[tuple[Entry, ...], dict[str, str]]:
    """The claims of files, and the digests of what they are made of.

    Claims count however they are made. A file that cannot be loaded keeps those seen in its text,
    or counts as one claim itself: they will be BROKEN, or UNDECIDED(ill-posed).
    After an interruption those seen in the text are all that is known, and none will be run.

    Raises:
        BadInputError: no file can be read, or makes a claim that the language admits.
    """
    told: dict[int, Mapping[str, Any]] = {}
    refused = {number: file.fault for number, file in enumerate(files) if file.fault}
    orders = [
        Order(str(number), {"do": "discover", "path": str(file.path)})
        for number, file in enumerate(files)
        if not file.fault
    ]
    for reply in workers.replies(orders):
        number = int(reply.name)
        if reply.said("crash") == "ill-posed":
            refused[number] = _refusal(files[number], reply)
        for message in reply.messages:
            if "found" in message:
                told[number] = message["found"]
    if len(refused) == len(files):
        raise BadInputError(_listed([refused[number] for number in sorted(refused)]))
    entries: list[Entry] = []
    digests: dict[str, str] = {}
    for number, file in enumerate(files):
        found = told.get(number)
        if found is None and interrupts.seen and not file.fault and not file.seen:
            continue
        entries += entries_of(file, found)
        names = found["files"] if found is not None else _own_digest(file)
        digests |= {f"{file.folder.paper}/{name}": value for name, value in names.items()}
    return tuple(entries), dict(sorted(digests.items()))


def digests_of(chosen: Sequence[Entry]) -> dict[str, str]:
    """SHA-256 of the files in the folders of claims that are not of this library."""
    folders = {Path(e.path).parent: e.paper for e in chosen if e.origin != "shipped"}
    found: dict[str, str] = {}
    for folder, paper in folders.items():
        for file in claim_files(folder, ".py", ".toml"):
            content = file.read_bytes()
            own = {file.name: hashlib.sha256(content).hexdigest()}
            data = _data(content, folder) if file.suffix == ".toml" else {}
            found |= {f"{paper}/{name}": digest for name, digest in (data | own).items()}
    return found


def _data(content: bytes, folder: Path) -> dict[str, str]:
    """The digests of what a declared file names; none where it is refused, which its claims say."""
    try:
        return digests(content, folder)
    except (Refusal, Fault):
        return {}


def _refusal(file: UserFile, reply: Reply) -> str:
    if reply.said("shown"):  # a declared file: with its place, its line and a caret
        return reply.said("shown")
    line = reply.said("line")
    return f"{file.path}{f':{line}' if line != '0' else ''}: ill-posed: {reply.said('reason')}"


def _listed(refusals: Sequence[str]) -> str:
    """The first few, each on a line of its own."""
    more = len(refusals) - _MOST_TOLD
    return "\n".join([*refusals[:_MOST_TOLD], *([f"and {more} files more"] if more > 0 else [])])


def _own_digest(file: UserFile) -> dict[str, str]:
    return {file.path.name: hashlib.sha256(file.path.read_bytes()).hexdigest()}
