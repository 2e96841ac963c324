"""From words to draws: one value per lane and step, by +, -, *, / and square roots only.

No function of a mathematics library takes part, so any IEEE 754 machine draws the same bits. The
order of draws is fixed for good (decision 0005): where a step needs several draws, the samplers
are asked in the order given, and each takes its words from the lanes when it needs them.

Intervals and Gaussians start from u = (k + 1/2) / 2^52, where k is the upper 52 bits of a word. Of
these 2^52 values all are exact, u and 1 - u are equally likely, and none is 0 or 1 (with 53 bits
the largest would round to 1). The law of u is within 2^-53 of the uniform law in every interval
that starts at 0.
"""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise
from typing import Final, Protocol, final

import numpy as np
from numpy.typing import NDArray

from numerics.laws import Atoms, Gaussian, Interval, Law
from numerics.streams import Lanes, Words

__all__ = [
    "CoinDraws",
    "GaussianDraws",
    "Indices",
    "IntervalDraws",
    "Sampler",
    "TableDraws",
    "Values",
    "atom_draws",
    "bias_per_draw",
    "is_fair_coin",
    "ln",
    "sampler",
    "standard_quantile",
]

Values = NDArray[np.float64]
Indices = NDArray[np.int64]


class Sampler(Protocol):
    """Draws of one law from the lanes of one block."""

    def values(self) -> Values:
        """Return the next draw of every lane, shape (4096,), and advance."""
        ...


def sampler(lanes: Lanes, law: Law) -> Sampler:
    """Return the sampler of this law on these lanes."""
    if isinstance(law, Atoms):
        return atom_draws(lanes, law)
    if isinstance(law, Interval):
        return IntervalDraws(lanes, law)
    return GaussianDraws(lanes, law)


def atom_draws(lanes: Lanes, law: Atoms) -> CoinDraws | TableDraws:
    """Return the sampler of a discrete law: one bit a draw for a fair coin, else one word."""
    return CoinDraws(lanes, law) if is_fair_coin(law) else TableDraws(lanes, law)


def is_fair_coin(law: Atoms) -> bool:
    """Return whether the law has two atoms of weight 1/2 each."""
    return law.weights == (Fraction(1, 2), Fraction(1, 2))


@final
class CoinDraws:
    """Two atoms of weight 1/2: one bit a draw, the lowest first, a new word every 64 draws.

    Bit 0 is the first atom, bit 1 the second.
    """

    def __init__(self, lanes: Lanes, law: Atoms) -> None:
        if not is_fair_coin(law):
            raise ValueError(f"CoinDraws: weights={law.weights} are not (1/2, 1/2)")
        self._lanes = lanes
        self._table = _table(law)
        self._word: Words = np.empty(0, dtype=np.uint64)
        self._left = 0

    def indices(self) -> Indices:
        """Return the next atom of every lane, shape (4096,), 0 or 1, and advance."""
        if self._left == 0:
            self._word, self._left = self._lanes.words(), 64
        bit = (self._word & np.uint64(1)).astype(np.int64)
        self._word >>= np.uint64(1)
        self._left -= 1
        return bit

    def values(self) -> Values:
        """Return the value of the next atom of every lane, shape (4096,), and advance."""
        return self._table[self.indices()]


@final
class TableDraws:
    """Any atoms: one word a draw; atom i when T[i-1] <= word < T[i], T[i] = ceil(2^64 W[i]).

    W are the cumulative weights. `bias_per_draw` is the distance of the drawn law from the law.
    """

    def __init__(self, lanes: Lanes, law: Atoms) -> None:
        self._lanes = lanes
        self._table = _table(law)
        self._thresholds = np.array(_thresholds(law), dtype=np.uint64)

    def indices(self) -> Indices:
        """Return the next atom of every lane, shape (4096,), and advance."""
        words = self._lanes.words()
        return np.searchsorted(self._thresholds, words, side="right").astype(np.int64)

    def values(self) -> Values:
        """Return the value of the next atom of every lane, shape (4096,), and advance."""
        return self._table[self.indices()]


def _table(law: Atoms) -> Values:
    return np.array([float(value) for value in law.values], dtype=np.float64)


def _thresholds(law: Atoms) -> list[int]:
    """Return the upper bounds of all atoms but the last, as integers below 2^64."""
    bounds, total = [], Fraction(0)
    for weight in law.weights[:-1]:
        total += weight
        bounds.append(min(math.ceil(total * 2**64), 2**64 - 1))
    return bounds


@final
class IntervalDraws:
    """The uniform law on [low, high]: low + (high - low) * u, one word a draw."""

    def __init__(self, lanes: Lanes, law: Interval) -> None:
        self._lanes = lanes
        self._low = float(law.low)
        self._width = float(law.high - law.low)

    def values(self) -> Values:
        """Return the next draw of every lane, shape (4096,), and advance."""
        return self._low + self._width * _uniform(self._lanes.words())


@final
class GaussianDraws:
    """The normal law: mean + sd * quantile(u), one word a draw.

    The smallest u is 2^-53, so no draw is further than 8.21 sd from the mean; the normal law has
    2.2e-16 of its mass beyond. A claim about rarer events needs another sampler.
    """

    def __init__(self, lanes: Lanes, law: Gaussian) -> None:
        self._lanes = lanes
        self._mean = float(law.mean)
        self._sd = math.sqrt(float(law.variance))

    def values(self) -> Values:
        """Return the next draw of every lane, shape (4096,), and advance."""
        return self._mean + self._sd * standard_quantile(_uniform(self._lanes.words()))


def _uniform(words: Words) -> Values:
    """Return (k + 1/2) / 2^52 with k the upper 52 bits: exact, in (0, 1)."""
    return ((words >> np.uint64(12)).astype(np.float64) + 0.5) * 2.0**-52


def bias_per_draw(law: Law) -> float:
    """Return a bound on the distance between the law that is drawn and the law, per draw.

    For atoms: total variation distance, computed exactly and rounded up; 0 for a fair coin, at
    most (atoms) * 2^-64 for any. The rounding of an atom to float64 is not a part of it.
    For an interval or a Gaussian: sup |F_drawn - F| <= 2^-53 for the values of u plus (error of
    the value) * (density). With h = 2^-53: an interval of width d within [-L, L] costs
    h * (2 d + 2 L) / d more; a Gaussian h * (10 * 0.25 + 0.4 * (2 |mean| / sd) + 0.25 * 3.5), as
    10 h bounds the relative error of the quantile, 0.25 > sup |z| phi(z) and 0.4 > sup phi(z).
    """
    if isinstance(law, Atoms):
        return 0.0 if is_fair_coin(law) else _total_variation(law)
    if isinstance(law, Interval):
        reach = max(abs(law.low), abs(law.high))
        return float(3 + 2 * reach / (law.high - law.low)) * 2.0**-53
    return (5 + abs(float(law.mean)) / math.sqrt(float(law.variance))) * 2.0**-53


def _total_variation(law: Atoms) -> float:
    bounds = [0, *_thresholds(law), 2**64]
    drawn = [Fraction(b - a, 2**64) for a, b in pairwise(bounds)]
    distance = sum((abs(d - w) for d, w in zip(drawn, law.weights, strict=True)), Fraction(0)) / 2
    return math.nextafter(float(distance), math.inf) if distance else 0.0


# ln 2 in two parts; the first has 32 bits, so that its product with an exponent is exact.
_LN2_HIGH: Final = float.fromhex("0x1.62e42feep-1")
_LN2_LOW: Final = float.fromhex("0x1.a39ef35793c76p-33")
_SERIES: Final = tuple(1.0 / (2 * k + 1) for k in range(1, 12))


def ln(x: Values) -> Values:
    """Return the natural logarithm, the same bits on every IEEE machine.

    x = 2^e m with m in [1/sqrt 2, sqrt 2); ln m = 2 artanh s, s = (m - 1) / (m + 1), by its series
    up to s^23 (|s| <= 0.172, the rest is below 2e-20). Within 2 units in the last place.

    Args:
        x: finite and positive; any shape.
    """
    mantissa, exponent = np.frexp(x)
    small = mantissa < 0.7071067811865476
    m = np.where(small, 2.0 * mantissa, mantissa)
    e = (exponent - small).astype(np.float64)
    s = (m - 1.0) / (m + 1.0)
    square = s * s
    tail = np.full_like(s, _SERIES[-1])
    for coefficient in reversed(_SERIES[:-1]):
        tail = tail * square + coefficient
    # 2 s = f - s f with f = m - 1, which is exact: this saves the rounding of the division.
    f = m - 1.0
    correction = s * (f - 2.0 * square * tail)
    return e * _LN2_HIGH - ((correction - e * _LN2_LOW) - f)


# Rational approximations of Wichura (1988), Algorithm AS 241, PPND16: lowest power first.
_CENTRE: Final = (
    (3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
     1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
     3.3430575583588128105e4, 2.5090809287301226727e3),
    (1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
     5.2264952788528545610e3),
)  # fmt: skip
_SHOULDER: Final = (
    (1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
     3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
     2.27238449892691845833e-2, 7.74545014278341407640e-4),
    (1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
     1.05075007164441684324e-9),
)  # fmt: skip
_TAIL: Final = (
    (6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
     2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
     2.71155556874348757815e-5, 2.01033439929228813265e-7),
    (1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15),
)  # fmt: skip


def standard_quantile(u: Values) -> Values:
    """Return the quantile of the standard normal law: Wichura (1988), Algorithm AS 241, PPND16.

    Relative error below 10 * 2^-53 for u = (k + 1/2) / 2^52 (at most 6.9 in 12 000 points).

    Args:
        u: strictly between 0 and 1, shape (n,).
    """
    q = u - 0.5
    z = q * _ratio(_CENTRE, 0.180625 - q * q)
    outer = np.flatnonzero(np.abs(q) > 0.425)
    side = u[outer]
    r = np.sqrt(-ln(np.minimum(side, 1.0 - side)))
    far = np.where(r <= 5.0, _ratio(_SHOULDER, r - 1.6), _ratio(_TAIL, r - 5.0))
    z[outer] = np.where(q[outer] < 0.0, -far, far)
    return z


def _ratio(pair: tuple[tuple[float, ...], tuple[float, ...]], r: Values) -> Values:
    top, bottom = (np.full_like(r, part[-1]) for part in pair)
    for a, b in zip(reversed(pair[0][:-1]), reversed(pair[1][:-1]), strict=True):
        top = top * r + a
        bottom = bottom * r + b
    return top / bottom
