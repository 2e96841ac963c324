"""Products of independent factors from a finite law, answered in integers and fractions.

``w_t = w_0 * prod f(x_i)`` with ``P(f = f_i) = p_i``: a multinomial count vector decides everything
that is known about |w_t / w_0|. Floats are used in one place only, to skip comparisons whose answer
is beyond the reach of rounding; every near tie is settled in integers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from operator import mul

from numerics.powers import compare_powers
from numerics.tails import VECTORS, tail_mass, vectors, within

__all__ = [
    "absolute_moment",
    "growth_sign",
    "is_absorbing",
    "moment",
    "multinomial",
    "probability",
    "survival",
    "tail",
    "tail_by",
]

# math.log of an integer of any size is good to a few units of 2^-53; 2^-44 leaves a factor of 100.
ROUNDING = 2.0**-44


def growth_sign(factors: Sequence[Fraction], weights: Sequence[Fraction]) -> int:
    """The sign of sum p_i ln|f_i|: 1 grows, 0 is the boundary, -1 decays.

    A factor that is exactly 0 makes the sum -oo, hence -1 (see :func:`is_absorbing`). Otherwise,
    with p_i = n_i / N, the sign is that of prod |f_i|^n_i against 1, which is decided in integers.

    Raises:
        ValueError: lengths differ, or the weights are not positive with sum 1.
    """
    masses, _ = _masses(weights)
    _same_length(factors, weights)
    if is_absorbing(factors, weights):
        return -1
    return compare_powers([abs(factor) for factor in factors], masses)


def is_absorbing(factors: Sequence[Fraction], weights: Sequence[Fraction]) -> bool:
    """Whether a factor is exactly 0, so that w_t is 0 from some t on with probability 1.

    Raises:
        ValueError: lengths differ, or the weights are not positive with sum 1.
    """
    _masses(weights)
    _same_length(factors, weights)
    return any(factor == 0 for factor in factors)


def survival(factors: Sequence[Fraction], weights: Sequence[Fraction], t: int) -> Fraction:
    """P(w_t / w_0 != 0) = (1 - P(f = 0))^t.

    Raises:
        ValueError: t < 0, lengths differ, or the weights are not positive with sum 1.
    """
    masses, total = _masses(weights)
    _same_length(factors, weights)
    _time(t)
    alive = sum(mass for mass, factor in zip(masses, factors, strict=True) if factor != 0)
    return Fraction(alive, total) ** t


def moment(factors: Sequence[Fraction], weights: Sequence[Fraction], k: int, t: int) -> Fraction:
    """E[(w_t / w_0)^k] = (sum p_i f_i^k)^t.

    Raises:
        ValueError: t < 0, k < 0 with a factor 0, lengths differ, or weights that are no law.
    """
    _masses(weights)
    _same_length(factors, weights)
    _time(t)
    if k < 0 and is_absorbing(factors, weights):
        raise ValueError(f"moment: k={k} with a factor 0; allowed is k >= 0")
    pairs = zip(factors, weights, strict=True)
    return sum((weight * factor**k for factor, weight in pairs), Fraction(0)) ** t


def absolute_moment(
    factors: Sequence[Fraction], weights: Sequence[Fraction], k: int, t: int
) -> Fraction:
    """E|w_t / w_0|^k = (sum p_i |f_i|^k)^t.

    Raises:
        ValueError: as :func:`moment`.
    """
    return moment([abs(factor) for factor in factors], weights, k, t)


def multinomial(t: int, weights: Sequence[Fraction]) -> Iterator[tuple[tuple[int, ...], Fraction]]:
    """Every count vector (k_1, ..., k_m) with sum t, and its probability.

    Raises:
        ValueError: t < 0, or the weights are not positive with sum 1.
    """
    masses, total = _masses(weights)
    _time(t)
    scale = total**t
    return ((counts, Fraction(mass, scale)) for counts, mass in vectors(t, masses))


def probability(
    weights: Sequence[Fraction], t: int, event: Callable[[tuple[int, ...]], bool]
) -> Fraction:
    """P(event(counts)) by enumerating every count vector of t draws.

    Raises:
        ValueError: t < 0, weights that are no law, or more than ``VECTORS`` count vectors.
    """
    masses, total = _masses(weights)
    _time(t)
    within("probability", math.comb(t + len(masses) - 1, len(masses) - 1), VECTORS, "count vectors")
    return Fraction(sum(mass for counts, mass in vectors(t, masses) if event(counts)), total**t)


def tail(
    factors: Sequence[Fraction], weights: Sequence[Fraction], t: int, ratio: Fraction
) -> Fraction:
    """P(|w_t / w_0| > ratio), exactly, with a strict inequality.

    Atoms of equal |f| are merged and a factor 0 is left out (it never exceeds a ratio >= 0).

    Raises:
        ValueError: ratio < 0, t < 0, weights that are no law, or the limits of :func:`tail_by`.
    """
    masses, total = _masses(weights)
    _same_length(factors, weights)
    _time(t)
    if ratio < 0:
        raise ValueError(f"tail: ratio={ratio} is not in [0, oo)")
    if ratio == 0:
        return survival(factors, weights, t)
    merged: dict[Fraction, int] = {}
    for factor, mass in zip(factors, masses, strict=True):
        if factor != 0:
            merged[abs(factor)] = merged.get(abs(factor), 0) + mass
    sizes = sorted(merged)
    heavy = tail_mass([merged[size] for size in sizes], total, t, _exceeds(sizes, ratio))
    return Fraction(heavy, total**t)


def tail_by(
    weights: Sequence[Fraction], t: int, exceeds: Callable[[tuple[int, ...]], bool]
) -> Fraction:
    """P(exceeds(counts)) for an event that is monotone in the order of the atoms.

    The atoms must be listed by increasing |factor|, so that turning a draw of one atom into a draw
    of a later one never undoes the event. ``exceeds`` is the caller's exact comparison, for factors
    that are algebraic or otherwise not rational. For an event that is not monotone use
    :func:`probability`.

    Raises:
        ValueError: t < 0, weights that are no law, more than 8 atoms, more than ``VECTORS`` outer
            count vectors, more than ``WORDS`` machine words of integers, or an event found not to
            be monotone.
    """
    masses, total = _masses(weights)
    _time(t)
    return Fraction(tail_mass(masses, total, t, exceeds), total**t)


def _exceeds(sizes: Sequence[Fraction], ratio: Fraction) -> Callable[[tuple[int, ...]], bool]:
    """Whether prod size_i^k_i > ratio: by float logarithms if they are clear, else in integers."""
    logs = [_log(size) for size in sizes]
    spreads = [_spread(size) for size in sizes]
    threshold, slack = _log(ratio), _spread(ratio)

    def exceeds(counts: tuple[int, ...]) -> bool:
        excess: float = sum(map(mul, counts, logs)) - threshold
        margin: float = ROUNDING * (sum(map(mul, counts, spreads)) + slack)
        if abs(excess) > margin:
            return excess > 0
        return compare_powers([*sizes, ratio], [*counts, -1]) > 0

    return exceeds


def _log(value: Fraction) -> float:
    return math.log(value.numerator) - math.log(value.denominator)


def _spread(value: Fraction) -> float:
    """What the rounding of :func:`_log` is proportional to."""
    return 1 + math.log(value.numerator) + math.log(value.denominator)


def _masses(weights: Sequence[Fraction]) -> tuple[list[int], int]:
    """The weights as integers n_i over their common denominator N."""
    _rational("weights", weights)
    if any(weight <= 0 for weight in weights) or sum(weights) != 1:
        raise ValueError(f"weights={[str(p) for p in weights]}: not positive with sum 1")
    total = math.lcm(*(weight.denominator for weight in weights))
    return [weight.numerator * (total // weight.denominator) for weight in weights], total


def _same_length(factors: Sequence[Fraction], weights: Sequence[Fraction]) -> None:
    if len(factors) != len(weights):
        raise ValueError(f"counts: {len(factors)} factors but {len(weights)} weights")
    _rational("factors", factors)


def _rational(name: str, values: Sequence[Fraction]) -> None:
    for value in values:
        if not isinstance(value, (Fraction, int)):
            raise ValueError(f"counts: {name} has {value!r}, which is not a Fraction")


def _time(t: int) -> None:
    if t < 0:
        raise ValueError(f"counts: t={t} is not in 0, 1, 2, ...")
