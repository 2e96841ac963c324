"""Expansions at 0+: sums of c e^E s^r L^k with L = ln(1/s), and what they leave out.

A germ is a finite sum of such terms and, for every exponential e^E in it, an order O(e^E s^r L^k)
of what is left out. E is itself a sum of terms that tend to ±∞; coefficients do not depend on s.
Germs are added, multiplied, and put into 1/(1 + ε), ln(1 + ε), e^ε for ε → 0; all of it is finite
arithmetic on dictionaries. What the sign of a coefficient is, and whether it is 0, is asked of
``Facts``, never guessed: what they do not show is ``Undecided``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol, TypeAlias, final

import sympy as sp

from verify.engines.closed import prime_logs

__all__ = [
    "UNIT",
    "Facts",
    "Germ",
    "Growth",
    "Monomial",
    "Rank",
    "TooShort",
    "Undecided",
    "constant",
    "grown",
    "plain",
    "plus",
    "times",
    "trimmed",
    "worst",
]

Rank: TypeAlias = tuple[Fraction, int]  # (r, k) of s^r L^k
Growth: TypeAlias = tuple[tuple[Rank, sp.Expr], ...]  # E, the exponent of e
Monomial: TypeAlias = tuple[Growth, Rank]

NONE = Fraction(0)
UNIT: Monomial = ((), (NONE, 0))


class Undecided(ValueError):
    """The argument has a gap; the message says which."""


class TooShort(Undecided):
    """More terms of the expansion might decide."""


class Facts(Protocol):
    """What is known of expressions that do not depend on s."""

    def shows(self, x: sp.Expr, relation: str) -> bool:
        """Whether x is shown to be "=", "≠", ">", "<" or "≥" 0; False decides nothing."""


@final
@dataclass(frozen=True, slots=True)
class Germ:
    """``terms`` and, for each growth, the order of what is left out; none left out: exact."""

    terms: dict[Monomial, sp.Expr] = field(default_factory=dict)
    left_out: dict[Growth, Rank] = field(default_factory=dict)


def constant(c: sp.Expr) -> Germ:
    """The germ of a number."""
    return Germ({UNIT: c} if c != 0 else {})


def _larger(a: Rank, b: Rank) -> bool:
    """Whether s^r L^k dominates the other one as s → 0+."""
    return (-a[0], a[1]) > (-b[0], b[1])


def trimmed(terms: dict[Monomial, sp.Expr], left_out: dict[Growth, Rank]) -> Germ:
    """The germ without terms that are 0, or no larger than what is left out."""
    kept = {
        m: c
        for m, c in terms.items()
        if c != 0 and (m[0] not in left_out or _larger(m[1], left_out[m[0]]))
    }
    return Germ(kept, left_out)


def worst(orders: list[tuple[Growth, Rank]]) -> dict[Growth, Rank]:
    """For each growth the largest order."""
    largest: dict[Growth, Rank] = {}
    for growth, rank in orders:
        if growth not in largest or _larger(rank, largest[growth]):
            largest[growth] = rank
    return largest


def plus(a: Germ, b: Germ) -> Germ:
    """The sum of two germs."""
    terms = dict(a.terms)
    for m, c in b.terms.items():
        terms[m] = sp.expand(terms[m] + c, log=False, power_base=False) if m in terms else c
    return trimmed(terms, worst([*a.left_out.items(), *b.left_out.items()]))


def times(a: Germ, b: Germ) -> Germ:
    """The product of two germs."""
    terms: dict[Monomial, sp.Expr] = {}
    for m, c in a.terms.items():
        for n, d in b.terms.items():
            key = _product(m, n)
            terms[key] = terms.get(key, sp.Integer(0)) + c * d
    terms = {m: sp.expand(c, log=False, power_base=False) for m, c in terms.items()}
    missing = [_product(m, n) for m in a.left_out.items() for n in (*b.terms, *b.left_out.items())]
    missing += [_product(m, n) for m in a.terms for n in b.left_out.items()]
    return trimmed(terms, worst(missing))


def _product(m: Monomial, n: Monomial) -> Monomial:
    return grown(m[0], n[0], 1), (m[1][0] + n[1][0], m[1][1] + n[1][1])


def grown(a: Growth, b: Growth, factor: sp.Expr | int) -> Growth:
    """The exponent a + factor · b."""
    total = dict(a)
    for rank, c in b:
        total[rank] = plain(total.get(rank, sp.Integer(0)) + factor * c)
    return tuple(sorted((rank, c) for rank, c in total.items() if c != 0))


def plain(c: sp.Expr) -> sp.Expr:
    """The same number, multiplied out, with logarithms of primes."""
    return sp.expand(prime_logs(c), log=False, power_base=False)
