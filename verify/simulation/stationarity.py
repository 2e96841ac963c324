"""A claimed stationary density against samples: everywhere, in its tails, and as a rival.

Equal within a radius, or not equal: the radius is that of Dvoretzky, Kiefer and Wolfowitz with what
the schemes are wrong by. How small it has to be the rivals of the claim say, which are put to the
same samples: one is told apart if the law is shown to be within half of its distance from the
claim, or by its likelihood. The same samples must not speak for a rival.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, final

import numpy as np
import numpy.typing as npt
import sympy as sp

from numerics.equivalence import (
    Claimed,
    claimed,
    distance,
    distance_of_laws,
    log_e_ratio,
    moved_by,
)
from numerics.evalues import dkw_radius, proportion_interval
from theory.diffusions import StationaryDensity, StationaryProbability
from verify.compare import Interval
from verify.engines.arrays import Unlowered, approximate
from verify.engines.closed import Unread
from verify.engines.conditions import side_of
from verify.engines.logforms import logarithm
from verify.instances import Instance
from verify.outcome import Strength, Truth
from verify.parameters import here
from verify.simulation.diffusing import ALPHA
from verify.simulation.lasting import LEFT, Lasting
from verify.weigh import Found

__all__ = ["density_seen", "probability_seen", "rival_seen"]

Array = npt.NDArray[np.float64]

WIDEST = 0.1  # a radius above which an agreement says nothing
TAILS = (0.001, 0.01, 0.99, 0.999)  # of the claimed law
RISK = 6 * ALPHA  # of the radius, of four tails, of what is said of the schemes
ENOUGH = -np.log(ALPHA)  # of ln of an e-value


def density_seen(
    event: StationaryDensity, rivals: Sequence[sp.Expr], at: Instance, sample: Lasting
) -> Found:
    """Whether samples agree with a density that is stated.

    Args:
        event: the density that is asked for.
        rivals: other densities for the same law; the samples must not speak for one of them.
        at: where.
        sample: of the stationary law.

    Raises:
        Unread: the density has no numbers, or does not fall off.
        Disagreement: the schemes disagree.
    """
    law = _law(event.density, event, at, sample)
    found = _told(law, sample)
    if found.truth is Truth.FAILS:
        return found
    for rival in rivals:
        try:
            other = _evidence(_law(rival, event, at, sample), law, sample)
        except Unread:
            continue  # it is no law near the samples
        many = np.log(len(rivals))  # one of them may look likely by chance
        said = f"a rival, ∝ {rival}, is e^{other.seen:.3g} times as likely"
        if other.least - many >= ENOUGH:
            return replace(found, truth=Truth.FAILS, reason=said)
        if other.seen - many >= ENOUGH:
            return replace(found, truth=Truth.UNKNOWN, reason=f"under-powered: {said}")
    return found


def rival_seen(event: StationaryDensity, stated: sp.Expr, at: Instance, sample: Lasting) -> Found:
    """Whether samples exclude a rival of a stated density, by its distance or its likelihood.

    By its distance only where the law is shown to be nearer to the stated density than half of the
    distance between the two: then no agreement within that margin is one with both.

    Raises:
        Unread: a density has no numbers, or does not fall off.
        Disagreement: the schemes disagree.
    """
    law, own = (_law(p, event, at, sample) for p in (event.density, stated))
    found, (apart, radius) = _told(law, sample), _apart(own, sample)
    between = distance_of_laws(own, law)
    if found.truth is Truth.FAILS and (not found.gap or apart + radius <= between / 2):
        return found
    evidence = _evidence(own, law, sample)
    if evidence.seen >= ENOUGH:
        said = f"the stated density is e^{evidence.seen:.3g} times as likely"
        return replace(found, truth=Truth.FAILS, reason=said, gap="")
    if found.truth is Truth.FAILS:
        said = f"under-powered: the law is within {apart + radius:.3g} of the stated density"
        reason = f"{said}, and the rival {between:.3g} from that"
        return replace(found, truth=Truth.UNKNOWN, reason=reason, gap="")
    return found


def _told(law: Claimed, sample: Lasting) -> Found:
    """By its distance, and in its tails."""
    apart, radius = _apart(law, sample)
    told: dict[str, Any] = {
        "strength": Strength.AGREEMENT, "radius": f"{radius:.3g}",
        "detectable": f"{2 * radius:.3g}", "alpha": RISK, "samples": len(sample.samples),
    }  # fmt: skip
    reason = f"sup |F_n − F| = {apart:.3g}, with a radius of {radius:.3g}"
    if apart > radius:
        return Found(truth=Truth.FAILS, reason=reason, gap=f"{apart - radius:.3g}", **told)
    if tail := _tails(law, sample):
        return Found(truth=Truth.FAILS, reason=tail, **told)
    if radius > WIDEST:
        return Found(truth=Truth.UNKNOWN, reason=f"under-powered: {reason}", **told)
    return Found(truth=Truth.HOLDS, reason=reason, unseen=told["detectable"], **told)


def probability_seen(quantity: StationaryProbability, at: Instance, sample: Lasting) -> Interval:
    """P(w < c) or P(w > c) in the stationary law, between two bounds.

    Raises:
        Unread: it is not the probability of an inequality for the state.
        Disagreement: the schemes disagree.
    """
    asked = side_of(quantity.of, quantity.on.state)
    if asked is None:
        raise Unread(f"the probability of {quantity.of} is not sampled")
    level, upper = asked
    with np.errstate(all="ignore"):
        place = float(sample.chart.coordinate(np.array([float(here(level, at))]))[0])
    if not np.isfinite(place):
        raise Unread(f"{level} is not inside of the interval")
    below = sample.below(place)
    if not upper:
        return below
    return Interval(1 - below.high, 1 - below.low, below.alpha, below.samples)


def _law(density: sp.Expr, event: StationaryDensity, at: Instance, sample: Lasting) -> Claimed:
    """The law of a density in the chart, near the samples.

    Raises:
        Unread: the density has no counterpart in NumPy, is no number, or does not fall off.
    """
    w, chart = event.on.state, sample.chart
    form = logarithm(density.xreplace({s: x for s, x in at.at.items() if s != w}))

    def level(y: Array) -> Array:
        values = approximate(form, {w: chart.place(y)})
        return np.asarray(np.broadcast_to(values, y.shape) + np.log(chart.stretch(y)))

    low, high = float(sample.samples.min()), float(sample.samples.max())
    try:
        return claimed(level, low - (high - low), high + (high - low))
    except (Unlowered, ValueError) as reason:
        raise Unread(str(reason)) from None


def _apart(law: Claimed, sample: Lasting) -> tuple[float, float]:
    samples = sample.samples
    return distance(samples, law), dkw_radius(len(samples), ALPHA) + sample.worst()


def _tails(law: Claimed, sample: Lasting) -> str:
    """What is wrong in a tail of a claimed law; "" if nothing is seen to be."""
    samples = sample.samples
    for level in TAILS:
        place = law.quantile(level)
        lower = level < 0.5
        mass = min(level, 1 - level)
        beyond = samples < place if lower else samples > place
        low, high = proportion_interval(int(np.count_nonzero(beyond)), len(samples), ALPHA)
        error = sample.error(place)
        if not low - error <= mass <= high + error:
            side = "below" if lower else "above"
            where = float(sample.chart.place(np.array([place]))[0])
            return (
                f"the tail {side} {where:.4g} has a mass in [{max(low - error, 0):.3g}, "
                f"{high + error:.3g}], claimed is {mass:.3g}"
            )
    return ""


@final
@dataclass(frozen=True, slots=True)
class Evidence:
    """Ln of an e-value for one density against another.

    Attributes:
        seen: 0 where the step, or the variable, moves the mean of its terms by more than a tenth.
        least: with all that the schemes and the start may have moved it taken off.
    """

    seen: float
    least: float


def _evidence(stated: Claimed, rival: Claimed, sample: Lasting) -> Evidence:
    """For a density against a rival, from all samples.

    An e-value is one of exact samples only: what the schemes do to it must be small against it.
    """
    means, levels = [], []
    for ends, kept in zip(sample.ends, sample.kept, strict=True):
        y = ends[kept]
        levels.append((stated.logarithm(y), rival.logarithm(y)))
        means.append(log_e_ratio(*levels[-1]) / len(y))
    fine, coarse, other, _ = means
    step, variable = 2 * abs(fine - coarse), abs(fine - other)
    start = moved_by(*levels[0], sample.samples, LEFT)
    n = len(sample.samples)
    steady = step <= fine / 10 and variable <= fine / 5
    return Evidence(n * fine if steady else 0.0, n * (fine - max(step, variable) - start))
