"""What evidence costs: samples of each sequential test against the fewest, boxes in a second."""

from __future__ import annotations

import math
import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist

import numpy as np
from flint import arb
from numpy.typing import NDArray
from sympy import Rational, log

from numerics.covers import cover
from numerics.evalues import log_e_mean, log_e_positive, log_e_proportion
from theory import AtMost, Claim, box, real
from verify.engines.boxes import covered

ALPHA = 1e-9
LOOK = 1.01  # the next look is after so many times the samples
MEANS = (0.5, 0.1, 0.02)
Numbers = NDArray[np.float64]
Seen = NDArray[np.int64]


@dataclass(frozen=True)
class Test:
    """A test of "the mean is not positive", for a law given by its mean.

    The fewest samples that any test at this level needs in the mean are ln(1/α) over the
    divergence of the law from the nearest law without a positive mean (Wald 1945).
    """

    name: str
    shares: Callable[[float], Numbers]
    divergence: Callable[[float], float]
    log_e: Callable[[Seen], float]


def coin(mean: float) -> Numbers:
    """Of −1 and 1."""
    return np.array([(1 - mean) / 2, (1 + mean) / 2])


def coin_divergence(mean: float) -> float:
    """From the fair coin."""
    return float((coin(mean) * np.log(2 * coin(mean))).sum())


EDGES = np.linspace(-6.0, 6.0, 1025)


def bell(mean: float) -> Numbers:
    """Of the cells of a normal law with variance 1, those beyond the edges included."""
    ends = np.array([NormalDist(mean).cdf(edge) for edge in EDGES])
    return np.diff(np.concatenate([[0.0], ends, [1.0]]))


TESTS = (
    Test("mean of −1 and 1", coin, coin_divergence,
         lambda seen: log_e_mean(seen, np.array([-1.0, 1.0]), -1.0, 1.0, 0.0)[0]),
    Test("proportion", coin, coin_divergence,
         lambda seen: log_e_proportion(int(seen[1]), int(seen.sum()), 0.5)),
    Test("sign of a normal mean, by cells", bell, lambda mean: mean**2 / 2,
         lambda seen: log_e_positive(seen, EDGES, 2e-10)),
)  # fmt: skip


def samples(test: Test, mean: float, run: int) -> int:
    """After how many samples a run knows that the mean is positive."""
    random, shares = np.random.default_rng(run), test.shares(mean)
    seen, n = np.zeros(shares.size, dtype=np.int64), 0
    while test.log_e(seen) < -math.log(ALPHA):
        more = max(1, math.ceil(n * LOOK) - n)
        seen, n = seen + random.multinomial(more, shares), n + more
    return n


x, y = real("x y")
SQUARE = box({x: (Rational(1, 10), 2), y: (Rational(1, 10), 2)})
CLAIM = Claim(
    title="ln is concave", source="", at=(SQUARE,),
    states=AtMost((log(x) + log(y)) / 2, log((x + y) / 2) + Rational(1, 1000)),
)  # fmt: skip


def by_hand(balls: Sequence[arb]) -> bool | None:
    """The same condition, without the vocabulary and without derivatives."""
    one, two = balls
    gap = ((one + two) / 2).log() + arb(1) / 1000 - (one.log() + two.log()) / 2
    return True if gap >= 0 else False if gap < 0 else None


def lines(steps: int, rounds: int) -> list[str]:
    """Two tables; of each test ``rounds`` runs, at least 31."""
    runs = range(max(rounds, 31))
    told = [f"\nsamples until a mean is known to be positive, at {ALPHA:g}, median of {len(runs)}"]
    told.append(f"{'':34}{'mean':>6}{'samples':>13}{'x fewest':>10}")
    for test in TESTS:
        for mean in MEANS:
            used = statistics.median(samples(test, mean, run) for run in runs)
            least = -math.log(ALPHA) / test.divergence(mean)
            told.append(f"{test.name:34}{mean:6}{used:13.0f}{used / least:10.2f}")
    told += ["\nboxes", f"{'':34}{'boxes':>13}{'in a second':>13}"]
    sides = [(Fraction(1, 10), Fraction(2))] * 2
    ways: dict[str, Callable[[], str]] = {
        "a claim, by mean value forms": lambda: covered(CLAIM, SQUARE, steps).reason,
        "typed by hand, by balls": lambda: f"{cover(by_hand, sides, steps).examined} boxes",
    }
    for name, way in ways.items():
        begun = time.process_time()
        looked = int(re.findall(r"(\d+) boxes", way())[0])
        told.append(f"{name:34}{looked:13}{looked / (time.process_time() - begun):13.0f}")
    return told
