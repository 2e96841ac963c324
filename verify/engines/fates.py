"""The long run of a path as a formula of Z3: w ← f(x) w, dw = b w dt + σ w dB, several states."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

import sympy as sp
import z3

from theory.bridges import (
    AFFINE,
    BOUNDED_FACTOR,
    FIXED_POINT,
    GEOMETRIC_BROWNIAN_MOTION,
    LAW_OF_LARGE_NUMBERS,
    OSCILLATION,
    RATCHET,
)
from theory.derivation import growth
from theory.derivation.diffusions import log_growth
from theory.derivation.ratchets import Ratchet, ratchet, sought
from theory.derivation.several import Steps, equal, steps_of
from theory.models import Diffusion, Path, plain
from theory.statements import ALMOST_SURELY, Converges, InMean, Tight
from verify.asked import asked, not_read
from verify.engines.affine_fates import asks_of_affine, gaps_between, slope_and_shift
from verify.engines.coordinates import alone
from verify.engines.onelaw import ENGINE, growth_side
from verify.engines.smt import Translation, Undecidable

if TYPE_CHECKING:
    from verify.engines.decide import Decider

__all__ = ["limit"]

Term = Any
_ONE_WAY = ("inward", "outward", "settles", "stays")  # which E ln|f| ≠ 0 decides


def limit(decider: Decider, event: Converges | Tight, to: Translation) -> Term:
    """What becomes of a path as a formula, by the kind of its model.

    Raises:
        Undecidable: it is of none that is known.
    """
    event = alone(event)
    path = event.over
    if isinstance(path.model, Diffusion):
        return _diffusing(decider, event, to)
    parts = ratchet(path.model)
    if parts is not None:
        return _ratchet(decider, event, parts, to)
    if isinstance(event, Converges) and (steps := steps_of(event)) is not None:
        return _by_steps(decider, event, steps, to)
    return _of_a_product(decider, event, to)


def _of_a_product(decider: Decider, event: Converges | Tight, to: Translation) -> Term:
    """|w_t| → 0 or ∞ for w ← f(x) w with finitely many factors: Π |f_i|^{n_i} against 1."""
    path = event.over
    f, w0 = growth.factor(path.model), growth.start(path)
    rows = None if f is None else growth.atoms(f, path)
    sought = asked(event)
    if f is None and sought == "inward":
        return _only_at_rest(decider, event, to)
    if f is None and asks_of_affine(event, sought) and (parts := slope_and_shift(path)):
        return _of_an_affine(decider, event, parts, to)
    if f is not None and rows is None and w0 is not None and sought in _ONE_WAY:
        return _of_one_law(decider, f, event, w0, to)
    if rows is None or w0 is None or not sought:
        raise Undecidable(
            f"{not_read(event)}: decided are limits of w ← f(x) w with finitely many factors"
        )
    return _by_factors(decider, event, rows, w0, to)


def _by_factors(
    decider: Decider, event: Converges | Tight, rows: Sequence[Any], w0: sp.Expr, to: Translation
) -> Term:
    """|w_t| → 0 or ∞ for w ← f(x) w with finitely many factors: Π |f_i|^{n_i} against 1."""
    sought = asked(event)
    if sought == "in mean":
        return _in_mean(decider, event, rows, w0, to)
    for bridge in (LAW_OF_LARGE_NUMBERS.name, OSCILLATION.name):
        if bridge in decider.forbidden:
            raise Undecidable(f"the claim states the bridge “{bridge}”")
        decider.crossed.append(bridge)
    sizes = [(p, to.term(sp.Abs(decider.closed(value)))) for p, value in rows]
    if sought == "absorbed":
        return z3.Or(to.term(w0) == 0, *(size == 0 for _, size in sizes))
    product = to.product(sizes)
    if sought == "outward":
        return z3.And(to.term(w0) != 0, product > 1)
    ways = [to.term(w0) == 0, product < 1]
    if sought == "settles":
        ways.append(z3.And(*(to.term(decider.closed(value)) == 1 for _, value in rows)))
    if sought == "stays":
        ways.append(z3.And(*(size == 1 for _, size in sizes)))
    return z3.Or(*ways)


def _ratchet(decider: Decider, event: Converges | Tight, parts: Ratchet, to: Translation) -> Term:
    """w_t → 0 for AMSGrad in an interval, where h is as large as it can become; h settles."""
    asked_of_it = sought(event, parts)
    surely = isinstance(event, Converges) and event.how is ALMOST_SURELY
    drawn = growth.atoms(sp.Tuple(parts.pull, parts.square), event.over)
    if drawn is None or to.outer is not None or not asked_of_it:
        raise Undecidable(f"{not_read(event)}: decided is w_t → 0, with finitely many factors")
    for bridge in (RATCHET.name, LAW_OF_LARGE_NUMBERS.name):
        if bridge in decider.forbidden:
            raise Undecidable(f"the claim states the bridge “{bridge}”")
    decider.crossed.append(RATCHET.name)
    closed = [tuple(decider.closed(part) for part in row) for _, row in drawn]
    pulls, squares = ([to.term(row[k]) for row in closed] for k in (0, 1))
    common = _conditions(decider, event.over, parts, squares, to)
    if asked_of_it == "outward":
        return z3.BoolVal(val=False)
    happens = z3.FreshBool("limit")
    for (_, square), highest, top in zip(closed, squares, pulls, strict=True):
        most = z3.And(*common, *(highest >= other for other in squares), top < 0)
        if asked_of_it == "settles":
            to.meanings.append(z3.Implies(most, happens))
            continue
        below = decider.closed(parts.radius) * sp.sqrt(square) + decider.closed(parts.smoothing)
        sizes = [
            (p, to.term(sp.Abs(1 - row[0] / below)))
            for (p, _), row in zip(drawn, closed, strict=True)
        ]
        product = to.product(sizes)
        inside = product < 1 if surely else product <= 1
        to.meanings.append(z3.Implies(z3.And(most, inside), happens))
        to.meanings.append(z3.Implies(z3.And(most, product > 1), z3.Not(happens)))
    return happens


def _by_steps(decider: Decider, event: Converges, steps: Steps, to: Translation) -> Term:
    """A limit of several states: no more is said than what single steps tell."""
    if to.outer is not None:
        raise Undecidable("a limit of several states under a quantifier is not decided")
    if steps.bounded:
        return z3.BoolVal(val=False)
    happens = z3.FreshBool("limit")
    rests, there = (
        decider.formula(decider.closed(condition), to) for condition in (steps.rests, steps.there)
    )
    to.meanings.append(z3.Implies(rests, happens == there))
    if steps.moves and FIXED_POINT.name not in decider.forbidden:
        decider.crossed.append(FIXED_POINT.name)
        to.meanings += _to_a_part(decider, event, steps, happens, to)
    if steps.sizes and BOUNDED_FACTOR.name not in decider.forbidden:
        decider.crossed.append(BOUNDED_FACTOR.name)
        sizes = [
            (p, to.term(sp.Max(*(sp.Abs(decider.closed(x)) for x in numbers))))
            for p, numbers in steps.sizes
        ]
        to.meanings.append(z3.Implies(to.product(sizes) < 1, happens))
    return happens


def _to_a_part(
    decider: Decider, event: Converges, steps: Steps, happens: Term, to: Translation
) -> list[Term]:
    """The path tends to the set exactly if it tends to the largest part that no step leaves."""
    places = [place for place, _ in steps.moves]
    leads = {
        place: [
            {p: decider.formula(decider.closed(equal(end, p)), to) for p in places} for end in ends
        ]
        for place, ends in steps.moves
    }
    parts = [part for n in range(1, len(places) + 1) for part in combinations(places, n)]
    kept = {
        part: z3.And(*(z3.Or(*(end[p] for p in part)) for s in part for end in leads[s]))
        for part in parts
    }
    found = [z3.Implies(happens, z3.Or(*kept.values()))]
    for part in parts:
        larger = [kept[other] for other in parts if set(other) > set(part)]
        key = (event.over, event.of, event.how, part)
        tends = decider.limits.setdefault(key, z3.FreshBool("limit"))
        largest = z3.And(kept[part], *map(z3.Not, larger))
        found.append(z3.Implies(largest, happens == tends))
    return found


def _conditions(
    decider: Decider, path: Path, parts: Ratchet, squares: list[Term], to: Translation
) -> list[Term]:
    """What the bridge needs besides the sign of the growth and the draw with the largest G.

    Raises:
        Undecidable: the start is a law.
    """
    if not isinstance(path.start, tuple):
        raise Undecidable("the start is a law")
    begun = dict(zip(path.model.state, path.start, strict=True))
    fixed = (parts.radius, parts.decay, parts.smoothing, begun[parts.w])
    radius, decay, smoothing, w0 = (to.term(decider.closed(part)) for part in fixed)
    to.exists.append(z3.Or(smoothing > 0, z3.And(w0 != 0, *(square != 0 for square in squares))))
    rest = [to.term(decider.closed(begun[s])) == 0 for s in parts.rest]
    within = [w0 != 0, -radius <= w0, w0 <= radius, decay >= 0, decay < 1, smoothing >= 0]
    return [*within, *rest, *(square >= 0 for square in squares)]


def _of_one_law(
    decider: Decider, f: sp.Expr, event: Converges | Tight, w0: sp.Expr, to: Translation
) -> Term:
    """The fate of w ← f(x) w where E ln|f| is a number other than 0 for all parameters."""
    if LAW_OF_LARGE_NUMBERS.name in decider.forbidden:
        raise Undecidable(f"the claim states the bridge “{LAW_OF_LARGE_NUMBERS.name}”")
    side = growth_side(f, event.over.model.draws, decider.closed, to)
    decider.crossed.append(LAW_OF_LARGE_NUMBERS.name)
    decider.engines.append(ENGINE)
    if asked(event) == "outward":
        return z3.And(to.term(w0) != 0, z3.BoolVal(side > 0))
    return z3.Or(to.term(w0) == 0, z3.BoolVal(side < 0))


def _only_at_rest(decider: Decider, event: Converges | Tight, to: Translation) -> Term:
    """w_t → 0 for a step that is no multiple of w: no more is said than that 0 stays 0 then."""
    model = event.over.model
    read = plain(model) and len(model.state) == 1 and model.step[0].is_polynomial(*model.state)
    rows = growth.atoms(model.step[0].subs(model.state[0], 0), event.over) if read else None
    if rows is None or to.outer is not None:
        raise Undecidable(f"{not_read(event)}: the step is no polynomial of finitely many")
    if FIXED_POINT.name in decider.forbidden:
        raise Undecidable(f"the claim states the bridge “{FIXED_POINT.name}”")
    decider.crossed.append(FIXED_POINT.name)
    rests = z3.And(*(to.term(decider.closed(moved)) == 0 for _, moved in rows))
    happens = z3.FreshBool("limit")
    to.meanings.append(z3.Implies(happens, rests))
    return happens


def _of_an_affine(
    decider: Decider, event: Converges | Tight, parts: tuple[sp.Expr, sp.Expr], to: Translation
) -> Term:
    """Tight, or |w_t| → ∞, for w ← A w + B: Π |A_i|^{n_i} against 1, where nothing is fixed by all.

    Raises:
        Undecidable: the law has infinitely many values, or the claim states the theorem.
    """
    drawn = growth.atoms(sp.Tuple(*parts), event.over)
    if drawn is None or to.outer is not None or AFFINE.name in decider.forbidden:
        raise Undecidable(f"{not_read(event)}: the step is no A w + B of finitely many (A, B)")
    decider.crossed.append(AFFINE.name)
    rows = [(decider.closed(row[0]), decider.closed(row[1])) for _, row in drawn]
    moved = z3.Or(
        *(z3.And(to.term(a) == 1, to.term(b) != 0) for a, b in rows),
        *(to.term(gap) != 0 for gap in gaps_between(rows)),
    )
    sizes = [(p, to.term(sp.Abs(a))) for (p, _), (a, _) in zip(drawn, rows, strict=True)]
    tight = to.product(sizes) < 1
    happens = z3.FreshBool("limit")
    to.meanings.append(
        z3.Implies(moved, happens == (tight if asked(event) == "stays" else z3.Not(tight)))
    )
    return happens


def _in_mean(
    decider: Decider, event: Converges | Tight, rows: Sequence[Any], w0: sp.Expr, to: Translation
) -> Term:
    """E|w_t|^p = (E|f|^p)^t |w_0|^p for an integer p: whether w_0 = 0 or E|f|^p < 1."""
    how = event.how if isinstance(event, Converges) else None
    if not isinstance(how, InMean) or not how.p.is_Integer:
        raise Undecidable(f"{not_read(event)}: the order of a mean is no integer")
    moment = sp.Add(*(p * sp.Abs(decider.closed(value)) ** how.p for p, value in rows))
    return z3.Or(to.term(w0) == 0, to.term(moment) < 1)


def _diffusing(decider: Decider, event: Converges | Tight, to: Translation) -> Term:
    """|w_t| → 0 or ∞ for dw = b w dt + σ w dB: the growth of ln|w| against 0."""
    found, w0, sought = log_growth(event.over.model), growth.start(event.over), asked(event)
    if found is None or w0 is None or sought not in ("inward", "outward"):
        raise Undecidable(f"{not_read(event)}: decided are limits of dw = b w dt + σ w dB")
    if GEOMETRIC_BROWNIAN_MOTION.name in decider.forbidden:
        raise Undecidable(f"the claim states the bridge “{GEOMETRIC_BROWNIAN_MOTION.name}”")
    decider.crossed.append(GEOMETRIC_BROWNIAN_MOTION.name)
    rate = to.term(decider.closed(found[0]))
    if sought == "inward":
        return z3.Or(to.term(w0) == 0, rate < 0)
    return z3.And(to.term(w0) != 0, rate > 0)
