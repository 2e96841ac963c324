"""Evidence that may be looked at any time: e-processes from integer counts, in log space.

An e-process starts at 1 and, under its null hypothesis, is bounded by a non-negative martingale.
Ville (1939): it ever reaches 1/alpha with probability at most alpha, however often one looks. All
functions depend on the counts alone, hence not on the order of the data or on workers.
The bets are those of Waudby-Smith and Ramdas (2024, J. R. Stat. Soc. B 86, 1-27), mixed over a
fixed grid instead of adapted to the data.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from numerics.bounds import last_rejected

__all__ = [
    "BETS",
    "LOG_THRESHOLD",
    "detectable",
    "dkw_radius",
    "log_e_mean",
    "log_e_negative",
    "log_e_positive",
    "log_e_proportion",
    "mean_interval",
    "proportion_interval",
    "samples_for_radius",
    "samples_for_sign",
]

Array = NDArray[np.float64]
Counts = Sequence[int] | NDArray[np.int64]
Floats = Sequence[float] | Array

LOG_THRESHOLD: Final = math.log(1 / 5e-10)
"""ln(1/alpha) = 21.416 for one direction; two directions are wrong with probability <= 1e-9."""

BETS: Final = np.geomspace(1e-6, 0.9, 40)
"""Stakes of the mixture, all below 1, so that no bet can lose everything. The smallest reaches
effects of 1e-6 of the variance; their number costs only ln 40 of evidence."""

MIXTURE_COST: Final = 3.5
"""Evidence that the mixture loses against the best bet: for a +-1 walk with drift 0.1 and 0.02 the
median crossing of ln(1/5e-10) was at 49.8 (sd/mean)^2 samples = 2 (21.4 + 3.5), the 95 % quantile
at 77 (2500 runs each). The tests measure it again. At larger alpha it is less (2.3 at 5 %)."""


def _sample(counts: Counts, values: Floats, low: float, high: float) -> tuple[Array, Array]:
    """Return counts (exact, since below 2^53) and values as floats, or raise ValueError."""
    seen, points = np.asarray(counts, dtype=np.float64), np.asarray(values, dtype=np.float64)
    if seen.ndim != 1 or seen.shape != points.shape:
        raise ValueError(f"counts: shape {seen.shape} is not one count for each of {points.shape}")
    wrong = seen[~((seen >= 0) & (seen == np.floor(seen)) & (seen < 2.0**53))]
    if wrong.size:
        raise ValueError(f"counts: {wrong[0]} is not an integer in [0, 2^53)")
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise ValueError(f"[low, high]=[{low}, {high}] is not a finite interval")
    outside = points[~((points >= low) & (points <= high))]
    if outside.size:
        raise ValueError(f"values: {outside[0]} is not in [{low}, {high}]")
    return seen, points


def _require_alpha(alpha: float) -> None:
    if not 0.0 < alpha < 1.0:
        raise ValueError(f"alpha={alpha} is not in (0, 1)")


def log_e_mean(
    counts: Counts, values: Floats, low: float, high: float, null: float
) -> tuple[float, float]:
    """Return the log e-values against "mean <= null" and against "mean >= null".

    For values v in [low, high] and a bet b, the wealth is multiplied by 1 + b (v - null) /
    (null - low) for every sample if it bets on a mean above the null, and by 1 - b (v - null) /
    (high - null) if below; it is never negative, and a fair game if the mean is the null. The
    e-value is the mean wealth over `BETS`. The rounding error is about 2^-52 * sum(counts).

    Args:
        counts: how often each value was seen, shape (n,).
        values: the values, shape (n,).
        low: the law takes no value below it.
        high: nor any above this.
        null: strictly between low and high.

    Returns:
        (above, below): conclude "mean > null" at level alpha when above >= ln(1/alpha).

    Raises:
        ValueError: a count is negative, NaN or no integer, or an argument is out of its bounds.
    """
    seen, points = _sample(counts, values, low, high)
    if not low < null < high:
        raise ValueError(f"log_e_mean: null={null} is not in ({low}, {high})")
    above = _log_wealth(seen, (points - null) / (null - low))
    below = _log_wealth(seen, -(points - null) / (high - null))
    return above, below


def _log_wealth(seen: Array, gains: Array) -> float:
    """Return the log of the mean wealth over the bets, for gains >= -1 per unit staked."""
    used = seen > 0
    logs = np.log1p(BETS[:, np.newaxis] * gains[used])
    wealth = (seen[used] * logs).sum(axis=1)
    most = float(wealth.max())
    return float(most + math.log(float(np.exp(wealth - most).sum())) - math.log(BETS.size))


def mean_interval(
    counts: Counts, values: Floats, low: float, high: float, alpha: float
) -> tuple[float, float]:
    """Return the means that `log_e_mean` does not reject, at alpha/2 for each direction.

    As `counts` grow, all intervals together hold the mean with probability >= 1 - alpha. Each end
    is rejected or a bound: rounding widens the interval.

    Raises:
        ValueError: as `log_e_mean`, or alpha is not in (0, 1).
    """
    _require_alpha(alpha)
    seen, points = _sample(counts, values, low, high)
    total = float(seen.sum())
    if total == 0.0:
        return low, high
    # The log wealth at the sample mean is <= 0 for every bet (ln(1 + x) <= x), so it is a null
    # that neither direction rejects; and the evidence grows with the distance from it.
    centre = min(max(float((seen * points).sum()) / total, low), high)
    threshold = math.log(2.0 / alpha)

    def above(null: float) -> float:
        return _log_wealth(seen, (points - null) / (null - low)) - threshold

    def below(null: float) -> float:
        return _log_wealth(seen, -(points - null) / (high - null)) - threshold

    variance = float((seen * (points - centre) ** 2).sum()) / total
    width = math.sqrt(2 * (threshold + MIXTURE_COST) * variance / total)
    return last_rejected(above, low, centre, width), last_rejected(below, high, centre, width)


def log_e_proportion(successes: int, trials: int, null: float) -> float:
    """Return the log e-value against "the probability of success is null", both directions.

    The likelihood ratio of the Beta(1/2, 1/2) mixture of Bernoulli laws to the null (Robbins
    1970). Absolute error below 1e-14 + trials * 2^-48.

    Raises:
        ValueError: not 0 <= successes <= trials < 2^53, or the null is not in [0, 1].
    """
    if not 0 <= successes <= trials < 2**53 or int(successes) != successes or int(trials) != trials:
        raise ValueError(f"log_e_proportion: {successes} of {trials} are not counts")
    if not 0.0 <= null <= 1.0:
        raise ValueError(f"log_e_proportion: null={null} is not in [0, 1]")
    from scipy.special import betaln, xlog1py, xlogy  # slow to import, and few claims need it

    failures = trials - successes
    mixture = betaln(successes + 0.5, failures + 0.5) - math.log(math.pi)
    return float(mixture - xlogy(successes, null) - xlog1py(failures, -null))


def proportion_interval(successes: int, trials: int, alpha: float) -> tuple[float, float]:
    """Return the probabilities that `log_e_proportion` does not reject at alpha, both directions.

    As trials go on, all intervals together hold the probability with probability >= 1 - alpha.

    Raises:
        ValueError: as `log_e_proportion`, or alpha is not in (0, 1).
    """
    _require_alpha(alpha)
    threshold = -math.log(alpha)
    log_e_proportion(successes, trials, 0.5)
    if trials == 0:
        return 0.0, 1.0

    def excess(null: float) -> float:
        return log_e_proportion(successes, trials, null) - threshold

    # The log e-value is convex in the null and, at the observed share, at most 0 in value.
    centre = successes / trials
    spread = max(centre * (1 - centre), 1 / trials)
    width = math.sqrt(2 * threshold * spread / trials)
    return last_rejected(excess, 0.0, centre, width), last_rejected(excess, 1.0, centre, width)


def dkw_radius(samples: int, alpha: float) -> float:
    """Return r with P(sup |F_n - F| > r) <= alpha, for any law F and this number of samples.

    Massart (1990, Ann. Probab. 18, 1269-1283). For one fixed n, not for all at once.

    Raises:
        ValueError: samples is not positive or alpha is not in (0, 1).
    """
    _require_alpha(alpha)
    _require_positive("samples", samples)
    return math.sqrt(math.log(2.0 / alpha) / (2 * samples))


def _require_positive(name: str, value: float) -> None:
    if not 0.0 < value < math.inf:
        raise ValueError(f"{name}={value} is not in (0, oo)")


def samples_for_sign(mean: float, sd: float) -> int:
    """Return the samples after which half of the runs know the sign of the mean, at 1e-9.

    49.8 (sd/mean)^2, see `MIXTURE_COST`; 95 % of the runs need no more than 1.6 times as many.
    Optimistic where the mean is not small against the range of the values.

    Raises:
        ValueError: the mean is 0 or not finite, or sd is not positive.
    """
    _require_positive("abs(mean)", abs(mean))
    return samples_for_radius(sd * sd, abs(mean), 1e-9)


def samples_for_radius(variance: float, radius: float, alpha: float) -> int:
    """Return the samples after which `mean_interval` has about this half-width.

    Raises:
        ValueError: the variance or the radius is not positive, or alpha is not in (0, 1).
    """
    _require_positive("variance", variance)
    _require_positive("radius", radius)
    _require_alpha(alpha)
    return math.ceil(2 * (math.log(2.0 / alpha) + MIXTURE_COST) * variance / radius**2)


def detectable(samples: int, variance: float, alpha: float) -> float:
    """Return the smallest discrepancy of a mean that this many samples would show.

    Raises:
        ValueError: samples or the variance is not positive, or alpha is not in (0, 1).
    """
    _require_positive("samples", samples)
    _require_positive("variance", variance)
    _require_alpha(alpha)
    return math.sqrt(2 * (math.log(2.0 / alpha) + MIXTURE_COST) * variance / samples)


def log_e_positive(counts: Counts, edges: Floats, bias: float) -> float:
    """Return the log e-value against "E Y <= 0" from a histogram of Y.

    Each sample counts as the lower edge of its cell, one below the first edge as that edge: above
    Y there only, in the mean by E max(edges[0] - Y, 0) <= bias. So E Y <= 0 makes the mean of the
    rounded values <= bias, which is the null that is tested. A right tail needs no bound.

    Args:
        counts: below the first edge, in the cells, at or above the last edge: len(edges) + 1.
        edges: increasing.
        bias: certified bound on E max(edges[0] - Y, 0), plus the error of the computed Y.

    Raises:
        ValueError: as `log_e_mean`, the edges do not increase, or the bias is negative or too big.
    """
    points = _edges(edges, bias)
    rounded = np.concatenate([points[:1], points])
    return log_e_mean(counts, rounded, float(points[0]), float(points[-1]), bias)[0]


def log_e_negative(counts: Counts, edges: Floats, bias: float) -> float:
    """Return the log e-value against "E Y >= 0" from a histogram of Y.

    Each sample counts as the upper edge of its cell, one at or above the last edge as that edge:
    below Y there only, in the mean by E max(Y - edges[-1], 0) <= bias. So E Y >= 0 makes the mean
    of the rounded values >= -bias. A left tail needs no bound.

    Args:
        counts: as for `log_e_positive`.
        edges: increasing.
        bias: certified bound on E max(Y - edges[-1], 0), plus the error of the computed Y.

    Raises:
        ValueError: as `log_e_positive`.
    """
    points = _edges(edges, bias)
    rounded = np.concatenate([points, points[-1:]])
    return log_e_mean(counts, rounded, float(points[0]), float(points[-1]), -bias)[1]


def _edges(edges: Floats, bias: float) -> Array:
    points = np.asarray(edges, dtype=np.float64)
    if points.size < 2 or not np.all(np.diff(points) > 0):
        raise ValueError(f"edges: the {points.size} given are not two or more increasing numbers")
    if not 0.0 <= bias < math.inf:
        raise ValueError(f"bias={bias} is not in [0, oo)")
    return points
