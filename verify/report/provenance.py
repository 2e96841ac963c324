"""``provenance.json``: all that depends on the machine and the moment."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from verify.records import Verdict

__all__ = ["provenance"]


def provenance(verdicts: Sequence[Verdict], facts: Mapping[str, Any]) -> str:
    """The facts of a run and the seconds of each claim, as JSON."""
    seconds = {verdict.claim: verdict.seconds for verdict in verdicts if verdict.seconds}
    return json.dumps({**facts, "seconds_by_claim": seconds}, ensure_ascii=False, indent=1) + "\n"
