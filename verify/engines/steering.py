"""Whether some noise, or some drift, makes a density on the line stationary, as a condition.

A stationary law has no flux: the probability that crosses w in a time is the change of P(w_t > w),
which is 0. So (σ² p)′ = 2 b p, and the speed measure is p, the scale has the density 1/(σ² p).

*Some noise.* σ² p = c + 2G with G(w) = ∫₀ʷ b p has to be positive, so G is bounded below; it can be
made positive by c if it is. No path explodes, and p is the only stationary law, exactly if
∫ dw/(c + 2G) = ∞ at both ends. Where b p, turned outwards, is κ |w|^m to leading order: inwards
(κ < 0) it has to be integrable, m < −1; outwards (κ > 0) σ² p grows as |w|^(m + 1), and the
integral is infinite for m ≤ 0. A noise that vanishes somewhere serves no better: there δ is
stationary too.

*Some drift.* b = (σ² p)′/(2p) has no flux; it remains that ∫ dw/(σ² p) = ∞ at both ends.
"""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp

from theory.diffusions import Integrable
from theory.steering import SomeDrift, SomeNoise
from verify.engines.asymptotes import Case, Variable, cases, log_slope, outward, over_cases
from verify.engines.closed import Unread
from verify.engines.feller import Reduced, sinks, tame
from verify.engines.integrability import integrable, singular
from verify.engines.signs import decided
from verify.instances import Instance

__all__ = [
    "both_ends",
    "bounded_below",
    "positive_factors",
    "scale_diverges",
    "some_drift",
    "some_noise",
    "why_no_noise",
]


def some_noise(event: SomeNoise) -> Reduced:
    """The condition under which there is such a noise.

    Raises:
        Unread: the drift, or the slope of ln p, is not rational but for factors that are powers.
    """
    w, p, b = event.over, event.density, sp.factor_terms(event.drift)
    finite = integrable(Integrable(of=p, over=w, low=-sp.oo, high=sp.oo)).condition
    ends = [says(b, p, near) for near in both_ends(w) for says in (bounded_below, scale_diverges)]
    regular, positive = positive_factors((p, *_powers_of(b, w)), w)
    inside = sp.Mul(regular, *(base**2 for base in singular(b, w)))
    return Reduced(sp.And(positive, finite, *ends), (w, -sp.oo, sp.oo, inside))


def why_no_noise(event: SomeNoise, at: Instance) -> str:
    """Where the parameters have values, what every noise σ² = (c + 2 ∫ b p)/p fails in."""
    w, p, b = event.over, event.density, sp.factor_terms(event.drift)
    for near in both_ends(w):
        end = "∞" if near.turn == 1 else "−∞"
        if not decided(bounded_below(b, p, near), at):
            return f"σ² p = c + 2 ∫ b p tends to −∞ as {w} → {end}, whatever c is"
        if not decided(scale_diverges(b, p, near), at):
            return f"σ² p = c + 2 ∫ b p grows so fast as {w} → {end} that paths explode"
    return "p is no density"


def some_drift(event: SomeDrift) -> Reduced:
    """The condition under which there is such a drift.

    Raises:
        Unread: the slope of ln(σ² p) is not rational.
    """
    w, p, variance = event.over, event.density, event.variance
    finite = integrable(Integrable(of=p, over=w, low=-sp.oo, high=sp.oo)).condition
    slope = sp.together(log_slope(p * variance, w))
    ends = (_inverse_diverges(slope, near) for near in both_ends(w))
    regular, positive = positive_factors((p, variance), w)
    return Reduced(sp.And(positive, finite, *ends), (w, -sp.oo, sp.oo, regular))


def both_ends(w: sp.Symbol) -> tuple[Variable, Variable]:
    """The line at −∞ and at ∞."""
    return outward(w, -sp.oo, upper=False), outward(w, sp.oo, upper=True)


def bounded_below(drift: sp.Expr, density: sp.Expr, near: Variable) -> sp.Basic:
    """That ∫ b p is bounded below at an infinite end: outwards always, inwards if it is finite.

    Raises:
        Unread: the sign of the drift, or the slope of ln(b p), is not read.
    """
    return _of_pull(drift, density, near, (None, -1))


def scale_diverges(drift: sp.Expr, density: sp.Expr, near: Variable) -> sp.Basic:
    """That ∫ dw/(c + 2 ∫ b p) = ∞ at an infinite end where ∫ b p is bounded below.

    Raises:
        Unread: as :func:`bounded_below`.
    """
    return _of_pull(drift, density, near, (0, None))


def _of_pull(
    drift: sp.Expr, density: sp.Expr, near: Variable, below: tuple[int | None, int | None]
) -> sp.Basic:
    """That b p grows slowly: |w|^0 at most, or less than |w|^−1, where it points out, and in.

    None asks for nothing there.
    """
    w = near.state
    if drift == 0:
        return sp.true
    pulled, slope = _rational_part(drift, w), sp.together(log_slope(density * drift, w))

    def slower(power: int | None) -> sp.Basic:
        def says(case: Case) -> sp.Basic:
            if tame(case, infinite=True):
                return sp.true if power == 0 else sp.false
            if case.power == -1:
                return case.over(power or 0) < 0  # it is no 0: that is tame
            return sinks(case, infinite=True)

        return sp.true if power is None else over_cases(cases(near.turn * slope, near), says)

    outwards, inwards = map(slower, below)

    def turned(case: Case) -> sp.Basic:
        if case.power is None:
            return sp.true
        side = case.over(0)
        return sp.Or(sp.And(side > 0, outwards), sp.And(side < 0, inwards))

    return over_cases(cases(near.turn * pulled, near), turned)


def _inverse_diverges(slope: sp.Expr, near: Variable) -> sp.Basic:
    """That 1/f is not integrable at an infinite end, f having this slope of its logarithm."""

    def says(case: Case) -> sp.Basic:
        if tame(case, infinite=True):
            return sp.true
        if case.power == -1:
            return case.over(1) <= 0
        return sinks(case, infinite=True)

    return over_cases(cases(near.turn * slope, near), says)


def _rational_part(drift: sp.Expr, w: sp.Symbol) -> sp.Expr:
    """The drift without its factors that are powers or exponentials: these are positive.

    Raises:
        Unread: what is left is not rational.
    """
    powers = set(_powers_of(drift, w))
    left = sp.Mul(*(factor for factor in sp.Mul.make_args(drift) if factor not in powers))
    if not all(part.is_polynomial(w) for part in sp.fraction(sp.together(left))):
        raise Unread(f"the sign of {left} far out is not read")
    return left


def _powers_of(drift: sp.Expr, w: sp.Symbol) -> Iterator[sp.Expr]:
    """Factors whose sign is known once their bases are positive."""
    for factor in sp.Mul.make_args(drift):
        if not factor.has(w):
            continue
        if isinstance(factor, sp.exp) or (isinstance(factor, sp.Pow) and not factor.exp.is_Integer):
            yield factor


def positive_factors(functions: tuple[sp.Expr, ...], w: sp.Symbol) -> tuple[sp.Expr, sp.Basic]:
    """What has to be ≠ 0 on the line, squared, and the condition that factors are positive at 0.

    Factors that are nowhere 0 or infinite have one sign everywhere.
    """
    bases: dict[sp.Expr, None] = {}
    here: list[sp.Basic] = []
    for factor in (f for function in functions for f in sp.Mul.make_args(function)):
        base, exponent = factor.as_base_exp() if isinstance(factor, sp.Pow) else (factor, None)
        if isinstance(factor, sp.exp):
            bases.update(dict.fromkeys(singular(factor, w)))
            continue
        top, bottom = sp.fraction(sp.together(base))
        bases.update(dict.fromkeys(part for part in (top, bottom) if part.has(w)))
        if not (exponent is not None and exponent.is_even):
            here.append(base.subs(w, 0) > 0)
    return sp.Mul(*(base**2 for base in bases)), sp.And(*here)
