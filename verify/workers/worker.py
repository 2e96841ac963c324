"""The inside of a worker process: takes one order at a time, answers in lines of JSON.

Orders and answers go through two pipes of their own. What a claim prints is caught by the parent
on the ordinary outputs. A claim that raises, or ends the interpreter by an exception, is an
answer; one that ends the process is noticed by the parent.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import re
import signal
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verify.declared.faults import Refusal
from verify.records import TOO_MUCH
from verify.workers.tidying import Surroundings

if TYPE_CHECKING:
    from verify.workers.crew import Crew

__all__ = ["serve"]

_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")
_MOST_WORDS = 2000
_CHAINED = "; 0 < x < 1 is And(0 < x, x < 1); and, or, not are And(..), Or(..), Not(..)"
_CONDITIONS = (
    "; SymPy's And, Or and Not join conditions: statements are joined by All(..), Implies(..), "
    "Iff(..) and Not(..) of theory"
)
_MOST_TRACE = 20_000
_OURS = (str(Path(__file__).resolve().parents[1]), "<frozen importlib")
_ENDING = 9  # SIGKILL

Send = Callable[[dict[str, Any]], None]


def serve(inbox: int, outbox: int, examiner: str, memory: int) -> None:
    """Work until the inbox ends.

    Args:
        inbox: file descriptor of a pipe of orders, one JSON object per line.
        outbox: file descriptor of a pipe for answers.
        examiner: the function that examines, as "module:name".
        memory: bytes of address space that this process may take.
    """
    _settle(memory)
    module, _, name = examiner.partition(":")
    with open(inbox, encoding="utf-8") as orders, open(outbox, "w", encoding="utf-8") as answers:
        turn = threading.Lock()

        def send(message: dict[str, Any]) -> None:
            with turn:
                answers.write(json.dumps(message) + "\n")
                answers.flush()

        _tell_what_takes_time(send)
        import_module("theory.claims")
        examine = getattr(import_module(module), name)
        before = Surroundings()
        send({"ready": os.getpid()})
        for line in orders:
            _obey(json.loads(line), examine, send)
            before.restore()
            send({"finished": True})


class _Teller(logging.Handler):
    """Sends what is logged."""

    def __init__(self, send: Send) -> None:
        super().__init__(logging.INFO)
        self._send = send

    def emit(self, record: logging.LogRecord) -> None:
        """Send it."""
        self._send({"note": record.getMessage()})


def _tell_what_takes_time(send: Send) -> None:
    """What `numerics` logs while it works, such as a compilation, is told at once."""
    logger = logging.getLogger("numerics")
    logger.addHandler(_Teller(send))
    logger.setLevel(logging.INFO)
    logger.propagate = False


def _settle(memory: int) -> None:
    """Leave Ctrl-C to the parent, bound the memory, and end when the parent ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = memory if hard == resource.RLIM_INFINITY else min(hard, memory)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    if sys.platform == "linux":
        with contextlib.suppress(ImportError, OSError, AttributeError):
            import ctypes

            ctypes.CDLL(None).prctl(1, _ENDING)  # PR_SET_PDEATHSIG


def _obey(order: dict[str, Any], examine: Callable[..., Iterator[Any]], send: Send) -> None:
    started = time.monotonic()
    try:
        if order["do"] == "discover":
            from verify.finding.loading import discovered

            send({"found": discovered(Path(order["path"]))})
        else:
            _examine(order, examine, send)
    except BaseException as error:  # noqa: BLE001  SystemExit and KeyboardInterrupt are the claim's
        told = {"reason": _reason(error, order), "line": _line(error, _file(order))}
        told |= {"shown": error.told(_file(order))} if isinstance(error, Refusal) else {}
        send({"crash": _sort(error), **told, "trace": _trace(error)})
    send({"seconds": f"{time.monotonic() - started:.3f}"})


def _examine(order: dict[str, Any], examine: Callable[..., Iterator[Any]], send: Send) -> None:
    from verify.finding.loading import corrected_by, load, made_by
    from verify.records import encode

    entry = order["entry"]
    claim = load(entry)
    printed = corrected_by(claim, entry["id"], made_by(entry)) if claim.corrects else None
    if order["known"] == claim.digest + (printed.digest if printed else ""):
        send({"same": claim.digest})
        return
    if order.get("cache") and _reused(order, claim.digest, send):
        return
    crew = _crew(order.get("executor", ""))
    before = Counter(crew.ran)
    asked = {"seed": order["seed"], "budget": order["budget"], "printed": printed}
    for record in examine(entry["id"], claim, crew=crew, **asked):
        send({"record": encode(record)})
    if crew.ran != before:
        send({"ran": dict(crew.ran - before)})


@lru_cache(maxsize=1)
def _crew(executor: str) -> Crew:
    """Who runs blocks for this worker, as long as it lives; itself if nobody answers any more."""
    from verify.workers.crew import Crew

    try:
        return Crew(executor)
    except OSError:
        return Crew()


def _reused(order: dict[str, Any], digest: str, send: Send) -> bool:
    """Whether the cache had the evidence, which is then sent; else where it is to be kept."""
    from verify.cache import Place, look

    entry = order["entry"]
    place = Place.of(
        entry["id"],
        digest=digest,
        source=Path(entry["path"]).read_bytes(),
        build=order["build"],
        seed=order["seed"],
        budget=order["budget"],
    )
    found = look(Path(order["cache"]), place, entry["id"], digest)
    send({"why": found.why, "keep": "" if found.records else place.name})
    for data in found.records:
        send({"record": data})
    return bool(found.records)


def _sort(error: BaseException) -> str:
    from verify.finding.loading import ill_posed

    if isinstance(error, MemoryError):
        return "memory"
    return "ill-posed" if ill_posed(error) else "raised"


def _reason(error: BaseException, order: dict[str, Any]) -> str:
    """One line that is the same in every run: no addresses, no folder of this machine."""
    if isinstance(error, SystemExit):
        return f"the claim ended its process: SystemExit({error.code!r})"
    if isinstance(error, MemoryError):
        return TOO_MUCH
    path = _file(order)
    kind = "" if isinstance(error, Refusal) else f"{type(error).__name__}: "
    text = " ".join(f"{kind}{error}{_hint(error)}".split())
    text = text.replace(str(Path(path).parent) + os.sep, "").replace(path, Path(path).name)
    told = _ADDRESS.sub("0x...", text)[:_MOST_WORDS]
    line = _line(error, path) if _sort(error) == "raised" else 0  # of the others it is told apart
    return f"{told} ({Path(path).name}, line {line})" if line else told


def _hint(error: BaseException) -> str:
    """What to write in place of what SymPy refuses."""
    from verify.finding.loading import ASKED_FOR_TRUTH

    if str(error).startswith(ASKED_FOR_TRUTH):
        return _CHAINED
    return _CONDITIONS if type(error).__name__ == "SympifyError" else ""


def _file(order: dict[str, Any]) -> str:
    return str(order["entry"]["path"] if "entry" in order else order["path"])


def _line(error: BaseException, path: str) -> int:
    """The line of the claim file that an error comes from; 0 for none."""
    found, frames = 0, error.__traceback__
    while frames is not None:
        found = frames.tb_lineno if frames.tb_frame.f_code.co_filename == path else found
        frames = frames.tb_next
    return found


def _trace(error: BaseException) -> str:
    """The traceback, from the first frame that is not ours on; all of it when every one is."""
    frames = error.__traceback__
    while frames is not None and frames.tb_frame.f_code.co_filename.startswith(_OURS):
        frames = frames.tb_next
    told = traceback.format_exception(type(error), error, frames or error.__traceback__)
    return "".join(told)[-_MOST_TRACE:]
