"""What several test files need: a claim examined once, whoever asks."""

import os
import tempfile

import pytest

import verify.examine as examination
from verify.command.direct import _entry
from verify.conclude import conclude
from verify.library import library
from verify.methods import METHODS

_CACHE = tempfile.TemporaryDirectory(prefix="cache-of-tests-")  # no test sees another run's
os.environ["XDG_CACHE_HOME"] = _CACHE.name
ENTRIES = {entry.id: entry for entry in library().entries}


@pytest.fixture(scope="session")
def examined():
    """(id, claim, methods) → (verdict, records) at quick with seed 0; each is computed once."""
    known = {}

    def look(claim_id, claim, methods=METHODS):
        if (claim_id, claim, methods) not in known:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(examination, "METHODS", methods)
                records = tuple(examination.examine(claim_id, claim, seed=0, budget="quick"))
            entry = ENTRIES.get(claim_id, _entry(claim))
            known[claim_id, claim, methods] = conclude(claim_id, entry, records), records
        return known[claim_id, claim, methods]

    return look
