"""Exact values of closed expressions: rationals, algebraic numbers, and logarithms of them.

``value`` walks the tree, because substitution lets SymPy turn ln 0 into ``zoo`` and 1/0 into a
number. Conventions: ln 0 = −∞ is a legitimate value; anything not real is ``Undefined``.
``sign`` decides by rational arithmetic where it can, by balls away from zero, and by an exact zero
test (minimal polynomial, product of powers) at zero. It never guesses: ``None`` is an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from math import lcm

import sympy as sp
from sympy.core.function import AppliedUndef

from theory.batches import Average
from verify.engines.balls import LARGEST, PRECISIONS, ball
from verify.engines.rationals import MOST_BITS, RELATIONS, rational

__all__ = [
    "Undefined",
    "Unread",
    "derived",
    "nameless",
    "power",
    "prime_logs",
    "sign",
    "truth",
    "value",
]

Named = Callable[[sp.Expr], sp.Expr]


class Unread(Exception):
    """A quantity is not of a kind, or too large, for a method; the message says why."""


class Undefined(ArithmeticError):
    """The expression has no real value here."""


def nameless(name: sp.Expr) -> sp.Expr:
    """Where no defined name has a value: to be passed as ``named``.

    Raises:
        Undefined: always.
    """
    raise Undefined(f"{name} has no value")


def value(expr: sp.Expr, at: Mapping[sp.Symbol, sp.Expr], named: Named) -> sp.Expr:
    """The exact value of ``expr`` where its symbols have the values ``at``.

    Args:
        expr: an expression in the symbols of ``at`` and in defined names.
        at: exact closed values.
        named: gives the value of a defined name, a symbol or an applied function.

    Raises:
        Undefined: division by zero, logarithm or even root of a negative number, ∞ − ∞, an average,
            or it is undecided which case of a Piecewise applies.
        Unread: a power in it has too many digits.
    """
    if expr.is_Symbol:
        return at[expr] if expr in at else named(expr)
    if expr.is_Atom:
        return _real(expr, expr)
    exact = rational(expr, at)
    if exact is not None:
        return exact
    if isinstance(expr, sp.Sum | sp.Integral | sp.Limit):  # what SymPy makes of these is no proof
        raise Undefined(f"{expr} is not evaluated exactly")
    if isinstance(expr, Average):
        raise Undefined(f"{expr} is the mean of a batch, not of one draw")
    if isinstance(expr, sp.Derivative | sp.Subs):
        return value(_derived(expr), at, named)
    if isinstance(expr, sp.Piecewise):
        return _branch(expr, at, named)
    arguments = [value(arg, at, named) for arg in expr.args]
    if isinstance(expr, sp.Max | sp.Min):
        return _extreme(arguments, 1 if isinstance(expr, sp.Max) else -1)
    if isinstance(expr, AppliedUndef):
        return named(expr.func(*arguments))
    rule = _RULES.get(expr.func)
    if rule is not None:
        return rule(*arguments)
    return _real(expr.func(*arguments), expr)


def _branch(expr: sp.Piecewise, at: Mapping[sp.Symbol, sp.Expr], named: Named) -> sp.Expr:
    for branch, condition in expr.args:
        try:
            applies = truth(condition, at, named)
        except Unread as undecided:
            raise Undefined(str(undecided)) from None
        if applies:
            return value(branch, at, named)
    raise Undefined(f"no case of {expr} applies")


def _extreme(numbers: list[sp.Expr], side: int) -> sp.Expr:
    """The largest of the numbers, or for ``side`` = −1 the smallest."""
    best = numbers[0]
    for number in numbers[1:]:
        above = sign(number - best)
        if above is None:
            raise Undefined(f"the larger of {number} and {best} is undecided")
        best = number if above == side else best
    return best


def truth(condition: sp.Basic, at: Mapping[sp.Symbol, sp.Expr], named: Named) -> bool:
    """The truth of a condition where its symbols have the values ``at``, exactly.

    Raises:
        Unread: its sign is undecided.
        Undefined: as :func:`value`.
    """
    match condition:
        case sp.And():
            return all(truth(part, at, named) for part in condition.args)
        case sp.Or():
            return any(truth(part, at, named) for part in condition.args)
        case sp.Not():
            return not truth(condition.args[0], at, named)
        case sp.Rel():
            side = sign(value(condition.lhs, at, named) - value(condition.rhs, at, named))
            if side is None:
                raise Unread(f"the condition {condition} is undecided")
            return RELATIONS[condition.rel_op](side)
    return bool(condition == sp.true)


@lru_cache(maxsize=1024)
def _derived(expr: sp.Expr) -> sp.Expr:
    done = derived(expr)
    if done.has(sp.Derivative, sp.Subs, sp.Limit, sp.Sum, sp.Integral):
        raise Undefined(f"{expr} has no closed form here")
    return done


@lru_cache(maxsize=1024)
def derived(expr: sp.Basic) -> sp.Basic:
    """The expression with its derivatives and substitutions carried out, and nothing else."""
    return expr.replace(
        lambda part: isinstance(part, sp.Derivative | sp.Subs),
        lambda part: part if part.has(sp.Limit, sp.Sum, sp.Integral) else part.doit(),
    )


def _logarithm(x: sp.Expr) -> sp.Expr:
    if x == sp.oo:
        return sp.oo
    match sign(x):
        case 0:
            return -sp.oo
        case 1:
            return sp.log(x)
        case _:
            raise Undefined(f"ln({x}) is not real")


def power(base: sp.Expr, exponent: sp.Expr) -> sp.Expr:
    """Base ** exponent for closed real numbers.

    Raises:
        Undefined: it divides by zero or is not real.
        Unread: it is a rational with too many digits.
    """
    if base in (sp.oo, -sp.oo) or exponent in (sp.oo, -sp.oo):
        return _real(sp.Pow(base, exponent), sp.Pow(base, exponent, evaluate=False))
    s = sign(base)
    if s == 0:
        if exponent.is_positive:
            return sp.Integer(0)
        if exponent == 0:
            return sp.Integer(1)
        raise Undefined(f"{base} ** ({exponent}) divides by zero")
    if s != 1 and not exponent.is_Integer:
        raise Undefined(f"({base}) ** ({exponent}) is not real")
    if base.is_Rational and exponent.is_Rational:
        size = max(int(base.p).bit_length(), int(base.q).bit_length()) - 1
        if size * abs(exponent) > MOST_BITS:
            raise Unread(f"a power of {base} has more than {MOST_BITS} bits")
    return sp.Pow(base, exponent)


def _series(above: sp.Tuple, below: sp.Tuple, place: sp.Expr) -> sp.Expr:
    """A hypergeometric series where it can be summed."""
    if sign(sp.Abs(place) - LARGEST) != -1:
        raise Undefined(f"the series at {place} is not summed")
    return sp.hyper(above, below, place)


_RULES: dict[type[sp.Basic], Callable[..., sp.Expr]] = {
    sp.log: _logarithm,
    sp.Pow: power,
    sp.hyper: _series,
}


def _real(result: sp.Expr, expr: sp.Expr) -> sp.Expr:
    if result.is_Rational:
        return result
    infinite = result in (sp.oo, -sp.oo)
    if result.has(sp.nan, sp.zoo) or (result.is_real is False and not infinite):
        raise Undefined(f"{expr} is undefined")
    return result


@lru_cache(maxsize=8192)
def sign(x: sp.Expr) -> int | None:
    """−1, 0 or 1 for a closed real expression (±∞ allowed); None if it cannot be decided."""
    if x.is_Rational:
        return (int(x.p) > 0) - (int(x.p) < 0)
    if x in (sp.oo, -sp.oo):
        return 1 if x == sp.oo else -1
    for precision in PRECISIONS:
        enclosure = ball(x, {}, precision)
        if enclosure is None:
            return None
        if enclosure > 0:
            return 1
        if enclosure < 0:
            return -1
    return 0 if _is_zero(x) else None


def _is_zero(x: sp.Expr) -> bool:
    """Whether a closed expression is exactly zero; False if that cannot be shown."""
    if not x.has(sp.log, sp.exp, sp.pi, sp.E):
        return _algebraic_zero(x)
    if sp.expand(prime_logs(x)) == 0 or sp.expand(x, log=False) == 0:  # ln of a product that is 1
        return True
    product = power_product(x)
    return product is not None and _algebraic_zero(product - 1)


def _algebraic_zero(x: sp.Expr) -> bool:
    if sp.expand(x) == 0:
        return True
    z = sp.Symbol("z")
    try:
        return bool(sp.minimal_polynomial(x, z) == z)
    except (NotImplementedError, sp.polys.polyerrors.BasePolynomialError):
        return False


def prime_logs(x: sp.Expr) -> sp.Expr:
    """The same number with ln of a rational written in logarithms of primes."""

    def split(inside: sp.Expr) -> sp.Expr:
        if not inside.is_Rational or inside <= 0:
            return sp.log(inside)
        factors = sp.factorrat(inside).items()
        return sp.Add(*(int(e) * sp.log(p) for p, e in factors))

    return x.replace(sp.log, split)


def power_product(x: sp.Expr) -> sp.Expr | None:
    """Π q_i^{n_i} for x = (1/n) Σ n_i ln q_i with integers n_i; None for any other shape.

    x = 0 exactly when the product is 1.
    """
    terms = []
    for term in sp.Add.make_args(sp.expand(x, log=False)):
        coefficient, rest = term.as_coeff_Mul()
        if not isinstance(rest, sp.log) or not coefficient.is_Rational:
            return None
        terms.append((coefficient, rest.args[0]))
    common = lcm(*(int(c.q) for c, _ in terms))
    return sp.Mul(*(q ** int(c * common) for c, q in terms))
