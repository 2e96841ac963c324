"""Which rivals of a claim are refuted, where, and by whom: each is refuted once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import final

import sympy as sp

from theory.claims import Hypothesis
from theory.statements import Exists, ForAll, Statement
from theory.trees import walk
from verify.counterfeits import AS_PRINTED, NEAREST
from verify.engines.negation import inward
from verify.instances import Instance, Values
from verify.methods import DERIVING
from verify.outcome import Strength, Truth
from verify.plan import Beyond, Case, Examination
from verify.planning.rivals import Alternative
from verify.reading import Answers, Context, Declines, Derives, Measures, method
from verify.records import Block
from verify.weigh import weigh

__all__ = ["Decide", "Progress", "beyond", "denied", "fails_at"]

Decide = Callable[[Statement, Values], Truth]
PLACES = 2  # at which a derivation is asked about rivals


@final
@dataclass(slots=True)
class Progress:
    """What one examination remembers.

    Attributes:
        rivals: of the claim.
        blocks: not yet handed out.
        held: (place, rival) where it is known that the rival holds, or says nothing.
        alive: rivals that are not yet refuted.
    """

    rivals: tuple[Alternative, ...]
    blocks: list[Block] = field(default_factory=list)
    held: set[tuple[int, int]] = field(default_factory=set)
    alive: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self.alive = set(range(len(self.rivals)))

    def settled(self) -> None:
        """The claim is refuted: whether its check could have failed is no question any more."""
        self.alive.clear()

    def refuted(self, fails: Callable[[int], bool], among: Iterable[int]) -> tuple[int, ...]:
        """Those of some rivals that are alive and fail; of one group the first, once for all."""
        found = []
        for i in sorted(among):
            if i in self.alive and fails(i):
                found.append(i)
                group = self.rivals[i].group
                twins = [j for j in self.alive if group and self.rivals[j].group == group]
                self.alive -= {i, *twins}
        return tuple(found)


def denied(words: str, decide: Decide, exam: Examination, progress: Progress) -> tuple[int, ...]:
    """Rivals that a derivation refutes: where the statement has a quantifier, at the first places.

    Other statements are told apart from their rivals by the methods that look at points. The
    nearest rivals of a correction are decided at the places asked for, too.
    """
    if not _quantified(exam.cases[0].variant.states):
        return ()
    here = [case for case in exam.cases if case.place.reading == words]
    wanted = [case for case in here[PLACES:] if case.place.words == "asked for"]
    nearest = {i for i, rival in enumerate(exam.alternatives) if rival.sort in NEAREST}
    found: list[int] = []
    for case in (*here[:PLACES], *wanted[:PLACES]):

        def fails(i: int, case: Case = case) -> bool:
            stated = case.alternatives[i]
            return stated != sp.true and decide(stated, case.instance.values) is Truth.FAILS

        among = progress.alive & nearest if case in wanted else progress.alive
        found += progress.refuted(fails, among)
    return tuple(sorted(found))


def fails_at(case: Case, answer: Measures, progress: Progress) -> tuple[int, ...]:
    """Rivals that fail at a place of the claim."""

    def fails(i: int) -> bool:
        sort = progress.rivals[i].sort
        if answer.coarse and sort in NEAREST and sort != AS_PRINTED:
            return False  # samples do not tell one per cent
        if (case.place.index, i) in progress.held:
            return False
        at: Instance = replace(case.instance, statement=case.alternatives[i])
        found = weigh(at.statement, at, answer.reader)
        if found.truth in (Truth.HOLDS, Truth.SET_ASIDE) and found.strength > Strength.AGREEMENT:
            progress.held.add((case.place.index, i))  # and no other method can say that it fails
        return found.truth is Truth.FAILS

    return progress.refuted(fails, progress.alive)


def beyond(
    name: str, exam: Examination, context: Context, progress: Progress
) -> Iterator[tuple[int, tuple[str, ...], tuple[int, ...]]]:
    """(place, what is trusted, rivals) where a rival fails that the hypotheses do not reach."""
    for there in exam.beyond:
        if there.place.rival not in progress.alive:
            continue
        answer = _elsewhere(name, there, context)
        if isinstance(answer, Declines):
            continue

        def fails(_: int, at: Instance = there.instance, answer: Answers = answer) -> bool:
            if isinstance(answer, Measures):
                return weigh(at.statement, at, answer.reader).truth is Truth.FAILS
            decide = answer.at if isinstance(answer, Derives) else None
            return decide is not None and decide(at.statement, at.values) is Truth.FAILS

        if found := progress.refuted(fails, (there.place.rival,)):
            yield there.place.index, answer.trusts, found


def _elsewhere(name: str, there: Beyond, context: Context) -> Answers:
    """How a method reads a rival at a place that the claim does not reach."""
    variant = there.variant
    if name in DERIVING:
        if not _quantified(variant.states):
            return Declines("what has no quantifier is weighed at points")
        here = tuple(Hypothesis(f"{s} is {x}", sp.Eq(s, x)) for s, x in there.instance.values)
        # it is asked for nothing but these values, and then what it makes of the rival there
        settled = replace(variant, given=(*here, *variant.given), states=here[0].holds)
        return method(name).reads(settled, context)
    answer = method(name).reads(variant, context)
    if isinstance(answer, Measures) and answer.coarse:
        return Declines("samples do not tell one per cent")
    return answer


def _quantified(statement: Statement) -> bool:
    return any(isinstance(part, Exists | ForAll) for part in walk(inward(statement)))
