"""The only work: one claim, every method, every place of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import final

from theory.claims import Box, Claim
from theory.statements import Exists, ForAll, Statement
from theory.trees import walk
from verify.breaking import broken, where
from verify.crossing import stated_bridges
from verify.engines.negation import inward
from verify.instances import Instance, Values, instance
from verify.methods import DERIVING, METHODS
from verify.outcome import Strength, Truth
from verify.plan import Case, Examination, examination
from verify.reading import Context, Declines, Derives, Measures, method
from verify.records import BOX, EVERYWHERE, TOO_MUCH, Answer, Block, Crash, Decline, Record, Witness
from verify.show import render
from verify.weigh import Found, Reader, weigh
from verify.witnesses import witness
from verify.workers.crew import Crew

__all__ = ["examine"]

Decide = Callable[[Statement, Values], Truth]
PLACES = 2  # at which a derivation is asked about rivals


@final
@dataclass(slots=True)
class _Progress:
    """What one examination remembers: blocks not yet handed out, rivals not yet refuted."""

    blocks: list[Block] = field(default_factory=list)
    alive: set[int] = field(default_factory=set)


def examine(
    claim_id: str, claim: Claim, *, seed: int, budget: str, crew: Crew | None = None
) -> Iterator[Record]:
    """Every record of one claim: the plan first, then what each method says.

    The records depend on the claim, the seed and the budget, and on nothing else: not on the crew
    that runs the blocks.
    """
    exam = examination(claim_id, claim, render(claim))
    yield exam.plan
    if exam.plan.vacuous:
        return
    progress = _Progress(alive=set(range(len(exam.alternatives))))
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
    name: str, exam: Examination, context: Context, progress: _Progress
) -> Iterator[Record]:
    """What one method says: a derivation for each reading, or answers at places and boxes."""
    records = _derivations if name in DERIVING else _measured
    declined: list[str] = []
    spoke = False
    for record in records(name, exam, context, progress, declined):
        spoke = True
        yield record
    if not spoke:
        because = declined[0] if declined else "it has nothing to say at any point of the plan"
        yield Decline(claim=context.claim_id, method=name, because=because)


def _derivations(
    name: str, exam: Examination, context: Context, progress: _Progress, declined: list[str]
) -> Iterator[Record]:
    for words, claim in exam.readings:
        answer = method(name).reads(claim, context)
        if isinstance(answer, Derives):
            record = _derived(name, words, claim, answer, context)
            if record.truth is Truth.HOLDS and answer.at is not None:
                record = replace(record, excluded=_denied(words, answer.at, exam, progress))
            yield record
        elif isinstance(answer, Declines):
            declined.append(answer.because)


def _denied(words: str, decide: Decide, exam: Examination, progress: _Progress) -> tuple[int, ...]:
    """Rivals that a derivation refutes: where the statement has a quantifier, at the first places.

    Other statements are told apart from their rivals by the methods that look at points.
    """
    asked = walk(inward(exam.cases[0].variant.states))
    quantified = any(isinstance(part, Exists | ForAll) for part in asked)
    here = [case for case in exam.cases if case.place.reading == words]
    cases = here[: PLACES if quantified else 0]
    found = {
        i
        for case in cases
        for i in sorted(progress.alive)
        if decide(case.alternatives[i], case.instance.values) is Truth.FAILS
    }
    progress.alive -= found
    return tuple(sorted(found))


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
    if not isinstance(exact, Measures) or not values:
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
    name: str, exam: Examination, context: Context, progress: _Progress, declined: list[str]
) -> Iterator[Record]:
    readers: dict[Claim, Derives | Measures | Declines] = {}
    for case in exam.cases:
        if case.variant not in readers:
            readers[case.variant] = method(name).reads(case.variant, context)
        answer = readers[case.variant]
        if isinstance(answer, Declines):
            declined.append(answer.because)
        if not isinstance(answer, Measures) or (answer.coarse and not case.coarse):
            continue
        found = weigh(case.instance.statement, case.instance, answer.reader)
        excluded = _excluded(case, answer.reader, progress)
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


def _blocks(index: int, progress: _Progress) -> Iterator[Block]:
    for block in progress.blocks:
        yield replace(block, point=index)
    progress.blocks.clear()


def _excluded(case: Case, reader: Reader, progress: _Progress) -> tuple[int, ...]:
    """Rivals that fail at this place, each counted once."""
    found = []
    for i in sorted(progress.alive):
        rival: Instance = replace(case.instance, statement=case.alternatives[i])
        if weigh(rival.statement, rival, reader).truth is Truth.FAILS:
            found.append(i)
    progress.alive -= set(found)
    return tuple(found)


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
