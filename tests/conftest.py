"""What several test files need: a claim examined once, whoever asks."""

import os
import tempfile
from pathlib import Path

import pytest

import verify.examine as examination
from verify.command.direct import _entry
from verify.conclude import conclude
from verify.finding.loading import load
from verify.library import library
from verify.methods import METHODS
from verify.records import Plan
from verify.store import journal
from verify.surroundings import build

_CACHE = tempfile.TemporaryDirectory(prefix="cache-of-tests-")  # no test sees another run's
os.environ["XDG_CACHE_HOME"] = _CACHE.name
ENTRIES = {entry.id: entry for entry in library().entries}


def pytest_addoption(parser):
    parser.addoption("--size", type=int, default=100, help="how many texts the fuzz tests try")


@pytest.fixture(scope="session")
def size(request):
    """How many texts of each sort a fuzz test tries."""
    return request.config.getoption("--size")


def of_the_whole_run():
    """The records at quick with seed 0, if REPORT_OF_ALL names a run of this build; by id."""
    folder = os.environ.get("REPORT_OF_ALL")
    if not folder:
        return {}
    run = journal(Path(folder))
    asked = ("seed", 0), ("budget", "quick"), ("build", build())
    return run.groups if all(run.header.get(name) == value for name, value in asked) else {}


@pytest.fixture(scope="session")
def examined():
    """(id, claim, methods) → (verdict, records) at quick with seed 0; each is computed once."""
    known, stored = {}, of_the_whole_run()

    def examine(claim_id, claim, methods):
        records = stored.get(claim_id, ()) if methods == METHODS else ()
        if any(isinstance(r, Plan) and r.digest == claim.digest for r in records):
            return records
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(examination, "METHODS", methods)
            printed = load(ENTRIES[claim.corrects]._asdict()) if claim.corrects else None
            return tuple(
                examination.examine(claim_id, claim, seed=0, budget="quick", printed=printed)
            )

    def look(claim_id, claim, methods=METHODS):
        if (claim_id, claim, methods) not in known:
            records = examine(claim_id, claim, methods)
            entry = ENTRIES.get(claim_id, _entry(claim))
            known[claim_id, claim, methods] = conclude(claim_id, entry, records), records
        return known[claim_id, claim, methods]

    return look
