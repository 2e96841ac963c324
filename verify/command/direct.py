"""The two functions for notebooks: a verdict on a claim, the table of a run."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from verify.command.executors import refused
from verify.library import Entry

if TYPE_CHECKING:
    from concurrent.futures import Executor

    import pandas as pd

    from theory.claims import Claim
    from verify.records import Verdict

__all__ = ["BUDGETS", "table", "verdict"]

BUDGETS = ("quick", "standard", "deep")


def verdict(claim: Claim, *, seed: int, budget: str, executor: str | Executor = "") -> Verdict:
    """See ``verify.verify``."""
    from verify.conclude import conclude
    from verify.examine import examine
    from verify.records import Crash, Done, Record
    from verify.workers.crew import Crew

    if not 0 <= seed < 2**128:
        raise ValueError(f"verify: seed={seed} is not in 0 .. 2**128 - 1")
    if budget not in BUDGETS:
        raise ValueError(f"verify: budget={budget!r} is not one of {', '.join(BUDGETS)}")
    if isinstance(executor, str) and executor and refused(executor):
        raise ValueError(f"verify: executor: {refused(executor)}")
    entry = _entry(claim)
    started = time.monotonic()
    records: list[Record] = []
    with Crew(executor) as crew:
        try:
            printed = _printed(entry, claim)
            records.extend(
                examine(entry.id, claim, seed=seed, budget=budget, crew=crew, printed=printed)
            )
        except Exception as error:  # noqa: BLE001  a crash is an outcome, as on the command line
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            records.append(Crash(claim=entry.id, method="", sort="raised", reason=reason))
    records.append(Done(claim=entry.id, seconds=f"{time.monotonic() - started:.3f}"))
    return conclude(entry.id, entry, records)


def table(folder: str | os.PathLike[str]) -> pd.DataFrame:
    """See ``verify.results``."""
    import pandas as pd

    path = Path(folder) / "claims.csv"
    frame = pd.read_csv(path, keep_default_na=False, dtype=str)
    for name in ("points", "samples"):
        frame[name] = frame[name].astype("int64")
    frame["seconds"] = pd.to_numeric(frame["seconds"], errors="coerce")
    return frame


def _printed(entry: Entry, claim: Claim) -> Claim | None:
    """What a claim of the library corrects; None for a claim of nobody's."""
    from verify.finding.loading import corrected_by

    file = entry.id.partition(":")[0].replace("/", ".")
    content = sys.modules.get(f"theory.papers.{file}")
    return corrected_by(claim, entry.id, vars(content)) if content else None


def _entry(claim: Claim) -> Entry:
    """The place of a claim in the library when it is one of its objects, else the id "claim"."""
    place, paper, name = "claim", "", "claim"
    for module, content in tuple(sys.modules.items()):
        if module.startswith("theory.papers.") and module.count(".") == 3:
            names = [key for key, value in vars(content).items() if value is claim]
            if names and getattr(content, "__file__", None) and _makes(content.__file__, names[0]):
                paper, name = module.split(".")[2], names[0]
                part = "" if name == "claim" else f":{name.lower()}"
                place = f"{paper}/{module.split('.')[3]}{part}"
                break
    return Entry(
        id=place,
        paper=paper,
        title=claim.title,
        source=claim.source,
        covers=claim.covers,
        corrects=claim.corrects,
        path="",
        name=name,
        origin="direct",
        module="",
    )


def _makes(file: str | None, name: str) -> bool:
    """Whether the file assigns the name, and did not import it from the claim's own file."""
    from verify.finding.parsing import imported_names

    return file is not None and name not in imported_names(Path(file).read_text(encoding="utf-8"))
