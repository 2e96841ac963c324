"""The only work: one claim, every method, every place of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from theory.claims import Box, Claim
from theory.statements import ForAll, Statement
from theory.trees import walk
from verify.breaking import broken, where
from verify.crossing import stated_bridges
from verify.engines.negation import inward
from verify.excluding import Decide, Progress, beyond, denied, fails_at
from verify.instances import Values, instance
from verify.methods import DERIVING, METHODS
from verify.outcome import Strength, Truth
from verify.plan import Examination, examination
from verify.reading import Answers, Context, Declines, Derives, Measures, method
from verify.records import BOX, EVERYWHERE, TOO_MUCH, Answer, Block, Crash, Decline, Record, Witness
from verify.show import render
from verify.weigh import Found, weigh
from verify.witnesses import witness
from verify.workers.crew import Crew

__all__ = ["examine"]


def examine(
    claim_id: str,
    claim: Claim,
    *,
    seed: int,
    budget: str,
    crew: Crew | None = None,
    printed: Claim | None = None,
) -> Iterator[Record]:
    """Every record of one claim: the plan first, then what each method says.

    The records depend on the claim, the one that it corrects (``printed``), the seed and the
    budget, and on nothing else: not on the crew that runs the blocks.
    """
    exam = examination(claim_id, claim, render(claim), printed)
    yield exam.plan
    if exam.plan.vacuous:
        return
    progress = Progress(exam.alternatives)
    for name in METHODS:
        context = Context(
            claim_id=claim_id,
            seed=seed,
            budget=budget,
            forbidden=stated_bridges(claim),
            keep=progress.blocks.append,
            crew=crew or Crew(),
        )
        try:
            yield from _by_method(name, exam, context, progress)
        except MemoryError:
            yield Crash(claim=claim_id, method=name, sort="memory", reason=TOO_MUCH)
        except ModuleNotFoundError as missing:
            because = f"engine missing: {missing.name}"
            yield Decline(claim=claim_id, method=name, because=because)
        except Exception as error:  # noqa: BLE001  a crash of ours is a record, not an outcome
            reason = f"{type(error).__name__}: {error}"
            yield Crash(claim=claim_id, method=name, sort="raised", reason=reason)


def _by_method(
    name: str, exam: Examination, context: Context, progress: Progress
) -> Iterator[Record]:
    """What one method says: a derivation for each reading, or answers at places and boxes."""
    records = _derivations if name in DERIVING else _measured
    declined: list[str] = []
    spoke = False
    for record in records(name, exam, context, progress, declined):
        spoke = True
        yield record
        if isinstance(record, Answer) and record.truth is Truth.FAILS and len(exam.readings) == 1:
            progress.settled()
    yield from _beyond(name, exam, context, progress)
    if not spoke:
        because = declined[0] if declined else "it has nothing to say at any point of the plan"
        yield Decline(claim=context.claim_id, method=name, because=because)


def _derivations(
    name: str, exam: Examination, context: Context, progress: Progress, declined: list[str]
) -> Iterator[Record]:
    for words, claim in exam.readings:
        answer = method(name).reads(claim, context)
        if isinstance(answer, Derives):
            record = _derived(name, words, claim, answer, context)
            if record.truth is Truth.HOLDS and answer.at is not None:
                record = replace(record, excluded=denied(words, answer.at, exam, progress))
            yield record
        elif isinstance(answer, Declines):
            declined.append(answer.because)


def _derived(name: str, words: str, claim: Claim, answer: Derives, context: Context) -> Answer:
    found, values = answer.run()
    told: Witness | None = None
    if found.truth is Truth.FAILS:
        confirmed, told = _confirmed(claim, values, answer.at, context)
        if confirmed is None:
            reason = f"a counterexample was proposed and not confirmed exactly: {found.reason}"
            found = Found(truth=Truth.UNKNOWN, reason=reason)
        else:
            found = confirmed
    record = _record(name, EVERYWHERE, found, answer.trusts, context)
    return replace(record, witness=told, reading=words)


def _confirmed(
    claim: Claim, values: Values, decide: Decide | None, context: Context
) -> tuple[Found | None, Witness | None]:
    """A proposed counterexample, evaluated exactly; hypotheses included."""
    from verify.planning.domain import admits, domain

    exact = method("exact").reads(claim, context)
    if not isinstance(exact, Measures) or (claim.variables and not values):
        return None, None
    if not admits(domain(claim).given, values):
        return None, None
    at = replace(instance(claim, values), statement=inward(claim.states))
    found = weigh(at.statement, at, exact.reader)
    if found.truth is Truth.UNKNOWN and decide and decide(claim.states, values) is Truth.FAILS:
        found = Found(truth=Truth.FAILS, reason=f"decided at these values{_breaks(claim.states)}")
        at, found = broken(at, exact.reader) or (at, found)
    if found.truth is not Truth.FAILS:
        return None, None
    return found, witness(at, found, context.seed)


def _breaks(statement: Statement) -> str:
    """Where the first quantifier that says so breaks the statement."""
    said = (where(part) for part in walk(statement) if isinstance(part, ForAll))
    first = next(filter(None, said), "")
    return f": {first}" if first else ""


def _measured(
    name: str, exam: Examination, context: Context, progress: Progress, declined: list[str]
) -> Iterator[Record]:
    readers: dict[Claim, Answers] = {}
    for case in exam.cases:
        if case.variant not in readers:
            readers[case.variant] = method(name).reads(case.variant, context)
        answer = readers[case.variant]
        if isinstance(answer, Declines):
            declined.append(answer.because)
        if not isinstance(answer, Measures) or (answer.coarse and not case.coarse):
            continue
        found = weigh(case.instance.statement, case.instance, answer.reader)
        excluded = fails_at(case, answer, progress)
        yield from _blocks(case.place.index, progress)
        fails = found.truth is Truth.FAILS
        told = witness(case.instance, found, context.seed) if fails else None
        index = case.place.index
        record = _record(name, index, found, answer.trusts, context)
        yield replace(record, excluded=excluded, witness=told)
    boxes = [item for item in exam.readings[0][1].at if isinstance(item, Box)]
    first = method(name).reads(exam.readings[0][1], context) if boxes else None
    if isinstance(first, Measures) and first.over_box is not None:
        for number, box in enumerate(boxes):
            found = first.over_box(box)
            yield _record(name, BOX - number, found, first.trusts, context)


def _blocks(index: int, progress: Progress) -> Iterator[Block]:
    for block in progress.blocks:
        yield replace(block, point=index)
    progress.blocks.clear()


def _beyond(name: str, exam: Examination, context: Context, progress: Progress) -> Iterator[Answer]:
    """Rivals under other hypotheses that fail where those of the claim do not hold."""
    for index, trusts, excluded in beyond(name, exam, context, progress):
        found = Found(truth=Truth.SET_ASIDE, reason="a hypothesis does not hold here")
        yield replace(_record(name, index, found, trusts, context), excluded=excluded)


def _record(
    name: str, index: int, found: Found, trusts: tuple[str, ...], context: Context
) -> Answer:
    """What a method found, as a record; rivals, witness and reading are added by the caller."""
    return Answer(
        claim=context.claim_id,
        method=name,
        point=index,
        truth=found.truth,
        strength=Strength(found.strength),
        reason=found.reason,
        left=found.left,
        right=found.right,
        radius=found.radius,
        detectable=found.detectable,
        gap=found.gap,
        alpha=f"{found.alpha:.3g}",
        samples=found.samples,
        bridge=found.bridge,
        trusts=trusts,
    )
