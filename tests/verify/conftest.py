"""The real command in an empty folder; a stand-in for the examination, led by a claim's title."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import verify
from verify.library import Entry

ROOT = Path(verify.__file__).resolve().parents[1]
FAKE = """
import os, signal, sys
from verify.outcome import Strength, Truth
from verify.records import Answer, Decline, Place, Plan, RivalRow, Witness

def examine(claim_id, claim, *, seed, budget, crew, printed):
    what, _, more = claim.title.partition(" ")
    print(f"examining {claim_id}")
    place = Place(index=0, words="inside", values=(("a", "-1"),))
    rivals = (RivalRow(index=0, sort="sign", words="turned"),)
    yield Plan(claim=claim_id, digest=claim.digest, places=(place,), rivals=rivals,
               satisfied_at=(("a", "-1"),), statement=f"for all a: {claim.title}",
               printed=printed.digest if printed else "")
    yield Decline(claim=claim_id, method="montecarlo", because="nothing is drawn")
    if what == "raise":
        raise RuntimeError(f"object at {hex(id(claim))}")
    if what == "leave":
        sys.exit(3)
    if what == "end":
        os._exit(7)
    if what == "once":
        marker = more
        if not os.path.exists(marker):
            open(marker, "w").close()
            os._exit(1)
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "child":
        if os.fork() == 0:
            while True: signal.pause()
        open(more, "w").write(str(os.getpgrp()))
        while True: signal.pause()
    if what == "hang":
        while True: signal.pause()
    if what == "compile":
        import logging, time
        logging.getLogger("numerics.compiled").info("compiling a step")
        time.sleep(0.2)
    if what == "mute":
        os.close(1), os.close(2)
        while True: signal.pause()
    if what == "babble":
        for number in range(3, 300):  # wherever the pipe is
            try: os.write(number, b"no answer\\n")
            except OSError: pass
    if what == "eat":
        more = [bytes(1 << 28) for _ in range(1 << 10)]
    if what == "change":
        import decimal, flint, mpmath, numpy
        os.chdir("/"), os.umask(0o777), sys.path.append("changed")
        os.environ.update(LANG="changed")
        sys.setrecursionlimit(99_999), decimal.getcontext().__setattr__("prec", 3)
        numpy.seterr(all="raise"), setattr(mpmath.mp, "prec", 7)
        flint.ctx.prec = 7
        signal.signal(signal.SIGTERM, signal.SIG_IGN), signal.alarm(99)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        sys.stdout = None
    if what == "told":
        import decimal, flint, mpmath, numpy
        print(os.getcwd(), oct(os.umask(0o022)), os.environ.get("LANG"), "changed" in sys.path,
              sys.getrecursionlimit(), decimal.getcontext().prec, numpy.geterr()["over"],
              mpmath.mp.prec, flint.ctx.prec, signal.getsignal(signal.SIGTERM),
              signal.getsignal(signal.SIGINT), signal.getitimer(signal.ITIMER_REAL))
    if what == "shout":
        print("x" * 300_000)
        print("the end")
    if what == "undecided":
        yield Answer(claim=claim_id, method="exact", point=-1, truth=Truth.UNKNOWN,
                     strength=Strength.EXACT, reason="too hard")
        return
    fails = what == "false"
    yield Answer(claim=claim_id, method="symbolic", point=-1, strength=Strength.EXACT,
        truth=Truth.FAILS if fails else Truth.HOLDS, excluded=(0,), reason=f"seed {seed}, {budget}",
        left="1", right="2", witness=Witness(values=(("a", "-1"),), left="1", right="2",
        python="print(1 == 2)") if fails else None)
"""


@pytest.fixture
def examiner(tmp_path, monkeypatch):
    """The stand-in, importable by workers."""
    place = tmp_path / "fakes"
    place.mkdir()
    (place / "fake_examiner.py").write_text(FAKE)
    monkeypatch.syspath_prepend(str(place))
    return "fake_examiner:examine"


@pytest.fixture
def claims(tmp_path, examiner):  # noqa: ARG001  what they are examined by
    """Makes claim files, one for each title, and gives their entries sorted by id."""

    def made(titles, corrects=""):
        folder = tmp_path / "claims"
        folder.mkdir(exist_ok=True)
        found = []
        for number, title in enumerate(titles):
            path = folder / f"c{number}.py"
            path.write_text(
                "from theory import AtMost, Claim, real\n"
                f"claim = Claim(title={title!r}, source='Eq. ({number})',"
                f" states=AtMost(0, real('a') ** 2 + {number}))\n"
            )
            found.append(_entry(path, number, title, corrects))
        return tuple(found)

    return made


def _entry(path: Path, number: int, title: str, corrects: str) -> Entry:
    return Entry(
        id=f"p/c{number}", paper="p", title=title, source=f"Eq. ({number})", covers=("r1", "r2"),
        corrects=corrects, path=str(path), name="claim", origin="file", module="",
    )  # fmt: skip


@pytest.fixture
def command(tmp_path, monkeypatch):
    """Runs ``python -m verify`` in an empty folder; the finished process."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("VERIFY_DEADLINE", "VERIFY_BASELINE", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    here = tmp_path / "here"
    here.mkdir()

    def run(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "-m", "verify", *arguments],
            cwd=here,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    run.here = here
    return run
