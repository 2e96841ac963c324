"""The sign of sum e_i ln|r_i| for rational r_i and integer e_i, in integers only.

First the product of powers is enclosed between truncated integers. If that cannot tell it from 1,
a coprime base decides whether it *is* 1: over pairwise coprime integers > 1 the representation as a
product of powers is unique, so the product is 1 exactly if every exponent is 0. If it is not 1,
more and more digits must tell.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction

__all__ = ["compare_powers"]

FIRST_BITS = 256

Power = tuple[int, int]
"""An integer > 0 and its exponent."""
Enclosure = tuple[int, int, int]
"""(low, high, e): the number lies in [low, high] * 2^e."""


def compare_powers(bases: Sequence[Fraction], exponents: Sequence[int]) -> int:
    """The sign of prod bases[i]^exponents[i] - 1.

    Raises:
        ValueError: lengths differ, or a base is not positive.
    """
    if len(bases) != len(exponents):
        raise ValueError(f"compare_powers: {len(bases)} bases but {len(exponents)} exponents")
    if any(base <= 0 for base in bases):
        raise ValueError(f"compare_powers: a base in {[str(b) for b in bases]} is not in (0, oo)")
    powers = [(base.numerator, e) for base, e in zip(bases, exponents, strict=True)]
    powers += [(base.denominator, -e) for base, e in zip(bases, exponents, strict=True)]
    sign = _sign(powers, FIRST_BITS)
    if sign is not None:
        return sign
    powers = _independent(powers)
    if not powers:
        return 0
    bits = FIRST_BITS
    while sign is None:  # ends: the product is not 1
        bits *= 2
        sign = _sign(powers, bits)
    return sign


def _sign(powers: Sequence[Power], bits: int) -> int | None:
    """The sign of prod b^e - 1 from ``bits`` leading bits, None if they do not tell."""
    above = _product([(base, e) for base, e in powers if e > 0], bits)
    below = _product([(base, -e) for base, e in powers if e < 0], bits)
    if _less(below[1], below[2], above[0], above[2]):
        return 1
    if _less(above[1], above[2], below[0], below[2]):
        return -1
    return None


def _less(left: int, left_exponent: int, right: int, right_exponent: int) -> bool:
    """Whether left 2^e < right 2^f, without shifting by more than the integers' own lengths."""
    left_top = left.bit_length() + left_exponent
    right_top = right.bit_length() + right_exponent
    if left_top != right_top:
        return left_top < right_top
    lowest = min(left_exponent, right_exponent)
    return left << (left_exponent - lowest) < right << (right_exponent - lowest)


def _product(powers: Iterable[Power], bits: int) -> Enclosure:
    answer: Enclosure = (1, 1, 0)
    for base, exponent in powers:
        square = _truncated((base, base, 0), bits)
        left = exponent
        while left:
            if left & 1:
                answer = _times(answer, square, bits)
            left >>= 1
            if left:
                square = _times(square, square, bits)
    return answer


def _times(left: Enclosure, right: Enclosure, bits: int) -> Enclosure:
    product = (left[0] * right[0], left[1] * right[1], left[2] + right[2])
    return _truncated(product, bits)


def _truncated(value: Enclosure, bits: int) -> Enclosure:
    """The enclosure with ``high`` cut to ``bits`` bits: low rounds down, high rounds up."""
    low, high, exponent = value
    excess = high.bit_length() - bits
    if excess <= 0:
        return value
    return low >> excess, -(-high >> excess), exponent + excess


def _independent(powers: Sequence[Power]) -> list[Power]:
    """The same product over pairwise coprime integers > 1, without exponents 0, gcd divided out."""
    answer = []
    for prime in _coprime_base([base for base, e in powers if e]):
        exponent = sum(e * _without(base, prime)[1] for base, e in powers if e)
        if exponent:
            answer.append((prime, exponent))
    common = math.gcd(*(e for _, e in answer))
    return [(prime, e // common) for prime, e in answer]


def _coprime_base(numbers: Sequence[int]) -> list[int]:
    """Pairwise coprime integers > 1 of which every number is a product of powers.

    Each step replaces x and b, with g = gcd(x, b) > 1, by g and what is left of x and of b once
    every factor g is taken out; the product of all numbers falls by g at least, so it ends.
    """
    base: list[int] = []
    pending = sorted(set(numbers), reverse=True)
    while pending:
        number = pending.pop()
        if number == 1:
            continue
        for place, element in enumerate(base):
            common = math.gcd(number, element)
            if common > 1:
                del base[place]
                pending += [_without(number, common)[0], _without(element, common)[0], common]
                break
        else:
            base.append(number)
    return base


def _without(number: int, factor: int) -> tuple[int, int]:
    """(rest, count) with number = rest * factor^count and rest not a multiple of ``factor`` > 1.

    Squares of the factor first: a power of 10^5 costs 17 divisions, not 10^5.
    """
    quotient, remainder = divmod(number, factor)
    if remainder:
        return number, 0
    rest, count = _without(quotient, factor * factor)
    quotient, remainder = divmod(rest, factor)
    return (rest, 2 * count + 1) if remainder else (quotient, 2 * count + 2)
