"""What would be examined: the plan of a claim, and which methods would read it. Nothing is run."""

from __future__ import annotations

from collections.abc import Iterator

from theory.claims import Claim
from verify.crossing import stated_bridges
from verify.methods import DERIVING, METHODS
from verify.plan import Examination, examination
from verify.reading import Context, Declines, method
from verify.records import Block, Decline, Record
from verify.show import render
from verify.workers.crew import Crew

__all__ = ["rehearse"]


def rehearse(
    claim_id: str,
    claim: Claim,
    *,
    seed: int,
    budget: str,
    crew: Crew,
    printed: Claim | None,
) -> Iterator[Record]:
    """The plan, and a record for each method that declines; takes the place of ``examine``."""
    del crew  # there is no block to run
    exam = examination(claim_id, claim, render(claim), printed)
    yield exam.plan
    context = Context(
        claim_id=claim_id,
        seed=seed,
        budget=budget,
        forbidden=stated_bridges(claim),
        keep=_forget,
    )
    for name in METHODS if not exam.plan.vacuous else ():
        answers = [method(name).reads(variant, context) for variant in _variants(name, exam)]
        because = [answer.because for answer in answers if isinstance(answer, Declines)]
        if len(because) == len(answers):
            why = because[0] if because else "there is no point"
            yield Decline(claim=claim_id, method=name, because=why)


def _variants(name: str, exam: Examination) -> list[Claim]:
    """The claim under each reading; for a method that looks at points, with each law bound."""
    if name in DERIVING:
        return [claim for _, claim in exam.readings]
    return list(dict.fromkeys(case.variant for case in exam.cases))


def _forget(_block: Block) -> None:
    """Nothing is drawn."""
