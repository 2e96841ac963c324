"""From the records of one claim to its verdict: pure, and the only place where outcomes combine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from verify.counterfeits import can_fail, rivals_in_words, why_it_cannot_fail
from verify.library import Entry
from verify.methods import METHODS
from verify.outcome import (
    PASSES,
    Outcome,
    Strength,
    Truth,
    over_methods,
    over_points,
    over_readings,
)
from verify.records import (
    BOX,
    EVERYWHERE,
    Answer,
    Crash,
    Decline,
    Done,
    Plan,
    Record,
    Verdict,
    Witness,
)

__all__ = ["conclude"]

_OF_STRENGTH = {
    Strength.EXACT: Outcome.PROVED,
    Strength.BALL: Outcome.CERTIFIED,
    Strength.AGREEMENT: Outcome.SUPPORTED,
}


def conclude(claim_id: str, meta: Entry, records: Sequence[Record]) -> Verdict:
    """The verdict of one claim.

    Over methods the strongest (a refutation next to a pass is a CONFLICT), over points the worst,
    over readings unanimous or UNDECIDED. Points alone never give more than SUPPORTED to a statement
    that quantifies, and SUPPORTED needs an excluded rival of every sort that applies.
    """
    plan = next((r for r in records if isinstance(r, Plan)), None)
    answers = tuple(r for r in records if isinstance(r, Answer))
    crashes = [r for r in records if isinstance(r, Crash)]
    verdict = _blank(claim_id, meta, records, plan, answers)
    broken = [c for c in crashes if c.sort in ("raised", "memory", "died")]
    if broken:
        return replace(verdict, outcome=Outcome.BROKEN, scope="", reason=_told(broken[0]))
    if plan is None or plan.vacuous or not answers:
        reason = _told(crashes[0]) if crashes else _nothing(plan)
        return replace(verdict, reason=reason)
    judged = _judged(verdict, plan, answers)
    if judged.outcome is Outcome.UNDECIDED:
        absent = [f"{m}: {why}" for m, why in judged.declined if why.startswith("engine missing")]
        told = [*map(_told, crashes[:1]), judged.reason, *absent]
        return replace(judged, reason="; ".join(filter(None, told)))
    return judged


def _told(crash: Crash) -> str:
    where = f"{crash.method}: " if crash.method else ""
    return f"{where}{crash.sort}: {crash.reason}" if crash.reason else f"{where}{crash.sort}"


def _nothing(plan: Plan | None) -> str:
    told = f"vacuous: {plan.vacuous}" if plan and plan.vacuous else "no method has anything to say"
    return told if plan else "not run"


def _blank(
    claim_id: str,
    meta: Entry,
    records: Sequence[Record],
    plan: Plan | None,
    answers: tuple[Answer, ...],
) -> Verdict:
    declined = tuple((r.method, r.because) for r in records if isinstance(r, Decline))
    return Verdict(
        claim=claim_id,
        digest=plan.digest if plan else "",
        title=meta.title,
        source=meta.source,
        paper=meta.paper,
        covers=meta.covers,
        corrects=meta.corrects,
        outcome=Outcome.UNDECIDED,
        scope="",
        method="",
        reason="",
        points=len({a.point for a in answers if a.point >= 0 and _is_evidence(a)}),
        samples=sum(a.samples for a in answers),
        seconds=next((r.seconds for r in records if isinstance(r, Done)), ""),
        alpha=f"{sum(float(a.alpha) for a in answers):.3g}",
        plan=plan,
        answers=answers,
        declined=declined,
    )


def _is_evidence(answer: Answer) -> bool:
    return answer.truth in (Truth.HOLDS, Truth.FAILS)


def _outcome(answer: Answer, plan: Plan) -> Outcome:
    """One answer as an outcome; points cannot prove what quantifies."""
    if answer.truth is Truth.FAILS:
        return Outcome.REFUTED
    if answer.truth is not Truth.HOLDS:
        return Outcome.UNDECIDED
    strongest = _OF_STRENGTH[answer.strength]
    if answer.point >= 0 and plan.free:
        return Outcome.SUPPORTED
    return strongest


def _judged(verdict: Verdict, plan: Plan, answers: tuple[Answer, ...]) -> Verdict:
    readings = list(dict.fromkeys(place.reading for place in plan.places))
    by_reading = {r: _by_reading(r, plan, answers) for r in readings}
    outcome = over_readings(o for o, _ in by_reading.values())
    told = tuple((r, str(o)) for r, (o, _) in by_reading.items()) if len(readings) > 1 else ()
    verdict = replace(verdict, outcome=outcome, readings=told)
    if outcome is not Outcome.REFUTED:  # of what fails nobody asks whether it could have failed
        gone, alive = rivals_in_words(plan, answers)
        verdict = replace(verdict, excluded=gone, not_excluded=alive)
    split = {o for o, _ in by_reading.values()}
    if outcome is Outcome.UNDECIDED and len(split) > 1:
        parts = "; ".join(f"{r}: {o}" for r, o in told)
        return replace(verdict, reason=f"depends on the reading: {parts}")
    if outcome is Outcome.UNDECIDED:
        return replace(verdict, reason=next(reason for _, reason in by_reading.values()))
    if outcome in (Outcome.REFUTED, Outcome.CONFLICT):
        return _against(verdict, plan, answers)
    return _in_favour(verdict, plan, answers)


def _by_reading(reading: str, plan: Plan, answers: tuple[Answer, ...]) -> tuple[Outcome, str]:
    """The outcome under one reading and, if undecided, why."""
    everywhere = [a for a in answers if a.point <= EVERYWHERE and a.reading == reading]
    boxes = [a for a in everywhere if a.point <= BOX]
    derived = [_outcome(a, plan) for a in everywhere if a.point == EVERYWHERE]
    everywhere_holds = [o for o in derived if o in PASSES]  # a refutation is at its witness only
    places = {p.index for p in plan.places if p.reading == reading and p.rival < 0}
    at_points: dict[int, list[Answer]] = {}
    for answer in answers:
        if answer.point in places and answer.truth is not Truth.SET_ASIDE:
            at_points.setdefault(answer.point, []).append(answer)
    aside = {a.point for a in answers if a.truth is Truth.SET_ASIDE}
    at_points = {
        i: here for i, here in at_points.items() if i not in aside or any(map(_is_evidence, here))
    }
    at_points = {i: _without_coarse(here) for i, here in at_points.items()}
    outcomes = [
        over_methods([*everywhere_holds, *(_outcome(a, plan) for a in here)])
        for here in at_points.values()
    ]
    overall = over_methods(derived)
    if overall is not Outcome.UNDECIDED:  # a derivation that failed says nothing about the points
        outcomes.append(overall)
    outcomes += [Outcome.REFUTED for a in boxes if a.truth is Truth.FAILS]
    if overall in PASSES and Outcome.REFUTED in outcomes:
        outcomes.append(Outcome.CONFLICT)  # a proof speaks for the box as well
    worst = over_points(outcomes)
    if worst is Outcome.SUPPORTED and boxes and all(a.truth is Truth.HOLDS for a in boxes):
        worst = Outcome.CERTIFIED
    if overall in PASSES and worst in PASSES:
        if places & aside and not at_points:
            return Outcome.UNDECIDED, "vacuous: no examined point satisfies the premise"
        worst = overall
    if worst in PASSES and not can_fail(plan, answers, worst):
        return Outcome.UNDECIDED, why_it_cannot_fail(plan, answers)
    return worst, _why(at_points.values(), everywhere)


def _without_coarse(here: list[Answer]) -> list[Answer]:
    """The answers at a place without agreements that are too coarse to see a known difference.

    A gap is a lower bound: the sides differ by at least the largest of them. An agreement within a
    radius excludes differences above twice the radius, so that with a gap up to the radius both may
    be right, and the failure decides. One with a larger gap is a conflict, whoever is wrong.
    """
    known = max((float(a.gap) for a in here if a.gap), default=0.0)
    if not known:
        return here
    return [a for a in here if not (_agrees(a) and float(a.radius) >= known)]


def _agrees(answer: Answer) -> bool:
    """Whether it holds because two sides agree; one with a gap holds because they do not."""
    return answer.truth is Truth.HOLDS and bool(answer.radius) and not answer.gap


def _why(at_points: Iterable[Sequence[Answer]], everywhere: Sequence[Answer]) -> str:
    """The reason of the first place that no method decides."""
    for here in at_points:
        if all(a.truth is Truth.UNKNOWN for a in here):
            told = [f"{a.method}: {a.reason}" for a in here if a.reason]
            return told[-1] if told else "undecided"  # the last method reads the most
    unknown = [a for a in everywhere if a.truth is Truth.UNKNOWN and a.reason]
    if unknown:
        return f"{unknown[0].method}: {unknown[0].reason}"
    return "vacuous: no examined point satisfies the premise"


def _against(verdict: Verdict, plan: Plan, answers: tuple[Answer, ...]) -> Verdict:
    """Refuted or in conflict: the simplest witness, exact before certified before sampled."""
    failing = [a for a in answers if a.truth is Truth.FAILS]
    failing.sort(key=lambda a: (-a.strength, a.witness is None, _cost(a.witness), _order(a)))
    first = failing[0]
    points = len({a.point for a in failing})
    reason = first.reason or f"{first.left} against {first.right}"
    if verdict.outcome is Outcome.CONFLICT:
        held = next(
            (a for a in answers if a.truth is Truth.HOLDS and a.point in (first.point, EVERYWHERE)),
            next(a for a in answers if a.truth is Truth.HOLDS),
        )
        reason = f"{first.method} says it fails, {held.method} that it holds"
    return replace(
        verdict,
        scope=f"points:{points}",
        method=first.method,
        reason=reason,
        witness=_placed(first, plan),
        trusts=first.trusts,
        bridges=(first.bridge,) if first.bridge else (),
    )


def _cost(witness: Witness | None) -> tuple[int, int, int]:
    """A sort key for witnesses: rational first, small denominators, short; none at the end."""
    texts = [text for _, text in witness.values] if witness else []
    numbers = [number for number in map(_rational, texts) if number is not None]
    irrational = len(texts) - len(numbers) if witness else 9
    sizes = (number.denominator * 8 + abs(number.numerator) for number in numbers)
    return irrational, sum(sizes), sum(map(len, texts))


def _rational(text: str) -> Fraction | None:
    try:
        return Fraction(text)
    except ValueError:
        return None


def _order(answer: Answer) -> tuple[int, int]:
    return (METHODS.index(answer.method), answer.point)


def _placed(answer: Answer, plan: Plan) -> Witness | None:
    """The witness, with the law and the reading of its place among its values."""
    told = answer.witness
    place = next((p for p in plan.places if p.index == answer.point), None)
    if told is None or place is None:
        return told
    extra = [("law", place.law)] if place.law else []
    extra += [("reading", place.reading)] if place.reading else []
    return replace(told, values=(*told.values, *extra))


def _in_favour(verdict: Verdict, plan: Plan, answers: tuple[Answer, ...]) -> Verdict:
    """Proved, certified or supported: which method decided, and for what it holds."""
    held = [a for a in answers if a.truth is Truth.HOLDS]
    held.sort(key=_order)
    everywhere = [a for a in held if a.point == EVERYWHERE and _outcome(a, plan) == verdict.outcome]
    boxes = [a for a in held if a.point <= BOX]
    if everywhere or (not plan.free and verdict.outcome is not Outcome.SUPPORTED):
        pool, scope = everywhere or held, "all"
    elif verdict.outcome is Outcome.CERTIFIED and boxes:
        pool, scope = boxes, "box"
    else:
        pool, scope = [a for a in held if a.point >= 0], f"points:{verdict.points}"
    if verdict.outcome is Outcome.SUPPORTED:
        pool = _widest(pool)
    first = pool[0]
    agreed = [a for a in pool if a.radius]
    worst = max(agreed, key=lambda a: float(a.radius), default=None)
    return replace(
        verdict,
        scope=scope,
        method=first.method,
        reason=first.reason,
        radius=worst.radius if worst else "0",
        detectable=worst.detectable if worst else "0",
        trusts=tuple(dict.fromkeys(t for a in pool if a.method == first.method for t in a.trusts)),
        bridges=tuple(dict.fromkeys(a.bridge for a in pool if a.bridge)),
    )


def _widest(pool: list[Answer]) -> list[Answer]:
    """The method that speaks at most places comes first."""
    count = {name: sum(a.method == name for a in pool) for name in METHODS}
    return sorted(pool, key=lambda a: (-count[a.method], METHODS.index(a.method), a.point))
