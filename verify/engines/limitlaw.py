"""Convergence in law of α_t S_t + β_t at a point, for a sum S_t of t independent increments.

The sum is ln|w_t/w_0| for w ← f(x) w, or w_t − w_0 for w ← w + g(x). With the mean γ and the
variance s² of an increment, the mean and the variance at time t are α_t γ t + β_t and α_t² s² t.
Their limits decide: by the theorem of Berry and Esseen the standardised sum tends to the normal
law, at a stated rate and for every law of the increment with a third moment, so no central limit
theorem is borrowed.
"""

from __future__ import annotations

import sympy as sp

from theory.bridges import BERRY_ESSEEN
from theory.laws import Discrete, Normal, Uniform
from theory.models import Path
from theory.quantities import Mean, Rate, Variance
from theory.statements import Converges, Exists
from verify.engines.closed import Undefined, Unread, prime_logs, sign
from verify.engines.finite import exact_side, growth_factors
from verify.engines.logforms import in_logarithm
from verify.formulas import formula
from verify.instances import Instance, meaning
from verify.lowering import affine_factor, factor, increment, start
from verify.outcome import Truth
from verify.parameters import here
from verify.weigh import Found, unknown

__all__ = ["LATE", "affine_in_log", "affine_in_sum", "limit_law", "some_limit_law"]

G, V = sp.Symbol("γ", real=True), sp.Symbol("s²", positive=True)
LATE = 10_000  # the step at which a witness prints mean and variance


def limit_law(event: Converges, at: Instance) -> Found:
    """Whether the law of ``event.of`` tends to the claimed normal law.

    Raises:
        Unread: the model, the expression or the limit is of another kind.
        Undefined: the logarithm is infinite with positive probability.
    """
    if not isinstance(event.to, Normal) or event.clock is None:
        return unknown("only a limit in law to a normal law, with a clock, is read")
    mean, variance = _limits(event, at)
    wanted = _parameter(event.to.mean, at), _parameter(event.to.variance, at)
    agree = [_equal(mean, wanted[0]), _equal(variance, wanted[1])]
    if None in agree:
        return unknown("the limits of the mean and the variance are not decided")
    return Found(
        truth=Truth.HOLDS if all(agree) else Truth.FAILS,
        reason="the limits of mean and variance are "
        f"{'those claimed' if all(agree) else f'{_shown(mean)} and {_shown(variance)}'}",
        left=f"mean → {_shown(mean)}, variance → {_shown(variance)}",
        right=f"mean {_shown(wanted[0])}, variance {_shown(wanted[1])}",
        bridge=BERRY_ESSEEN.name,
    )


def some_limit_law(statement: Exists, at: Instance) -> Found:
    """Whether ``event.of`` tends to a normal law of some variance: there is one limit at most.

    Raises:
        Unread: the model, the expression or what is quantified is of another kind.
        Undefined: the logarithm is infinite with positive probability.
    """
    event, (v,) = statement.such_that, statement.over[:1]
    if not (
        isinstance(event, Converges) and isinstance(event.to, Normal) and event.to.variance == v
    ):
        raise Unread("only a limit in law to a normal law of some variance is read")
    if len(statement.over) > 1 or event.of.has(v) or event.to.mean.has(v) or event.clock is None:
        raise Unread("more than the variance of the limit is quantified")
    mean, variance = _limits(event, at)
    same = _equal(mean, _parameter(event.to.mean, at))
    inside = statement.within.subs(v, variance) if variance.is_number else None
    finite = variance not in (0, sp.oo)
    if same is None or (finite and inside not in (sp.true, sp.false)):
        return unknown("the limits of the mean and the variance are not decided")
    holds = same and finite and inside == sp.true
    return Found(
        truth=Truth.HOLDS if holds else Truth.FAILS,
        reason=f"the limits of mean and variance are {_shown(mean)} and {_shown(variance)}",
        left=f"mean → {_shown(mean)}, variance → {_shown(variance)}",
        right=f"{formula(statement.within)} for the variance {v}",
        bridge=BERRY_ESSEEN.name,
    )


def _limits(event: Converges, at: Instance) -> tuple[sp.Expr, sp.Expr]:
    """The limits of the mean and of the variance of ``event.of``."""
    if increment(event.over.model) is None:
        rate, spread = _log_moments(event.over, at)
        alpha, beta = affine_in_log(event, at)
    else:
        rate, spread = _moments(event.over, at)
        alpha, beta = affine_in_sum(event, at)
    t = event.clock
    return _limit(alpha * rate * t + beta, t), _limit(alpha**2 * spread * t, t)


def _limit(expr: sp.Expr, t: sp.Symbol) -> sp.Expr:
    """The limit of Σ c_k t^(p_k) as t → ∞, with every coefficient's zero test decided exactly.

    A general limit would take ln 2 + ln 3 − ln 6 for a number that is not 0, and grow with it.

    Raises:
        Unread: the expression has another shape, or a coefficient of a growing power is undecided.
    """
    powers: dict[sp.Rational, sp.Expr] = {}
    for term in sp.Add.make_args(sp.expand(prime_logs(expr), log=False)):
        c, rest = term.as_independent(t, as_Add=False)
        if term == 0:
            continue
        power = sp.Integer(0) if rest == 1 else rest.as_base_exp()[1]
        if rest != 1 and (rest.as_base_exp()[0] != t or not power.is_Rational):
            raise Unread(f"{term} is not a multiple of a power of {t}")
        powers[power] = powers.get(power, sp.Integer(0)) + c
    for power in sorted((p for p in powers if p > 0), reverse=True):
        c = sp.expand(powers[power].subs(V, 1), log=False)  # s² > 0 does not change a sign
        side = None if c.free_symbols else sign(c)
        if c != 0 and side is None:
            raise Unread(f"the sign of the coefficient {c} is not known")
        if side:
            return side * sp.oo
    return powers.get(sp.Integer(0), sp.Integer(0))


def _log_moments(path: Path, at: Instance) -> tuple[sp.Expr, sp.Expr]:
    """γ and s²: exact for finitely many factors, letters for an affine factor with a density."""
    if all(isinstance(draw.law, Discrete) for draw in path.model.draws):
        factors = growth_factors(path, at)
        if any(sign(f) == 0 for f, _ in factors):
            raise Undefined("ln|w_t/w_0| is −∞ with positive probability")
        rows = [(sp.log(sp.Abs(f)), sp.Rational(p.numerator, p.denominator)) for f, p in factors]
        rate = sp.Add(*(p * y for y, p in rows))
        spread = sp.expand(sp.Add(*(p * y**2 for y, p in rows)) - rate**2, log=False)
        if sign(spread) != 1:
            raise Unread("ln|f| is constant")
        return rate, spread
    if affine_factor(path, at) is None:
        raise Unread("the factor is not affine in one draw with a density")
    return G, V  # bounded density, light tails: every logarithmic moment is finite


def _moments(path: Path, at: Instance) -> tuple[sp.Expr, sp.Expr]:
    """γ and s² of w ← w + g(x), exactly.

    Raises:
        Unread: the increment is constant, or its moments are no closed form.
    """
    g, draws = increment(path.model), path.model.draws
    if not all(isinstance(draw.law, Discrete | Normal | Uniform) for draw in draws):
        raise Unread("the increments are not known to have a third moment")
    rate = exact_side(Mean(of=g, over=draws), at)
    spread = exact_side(Variance(of=g, over=draws), at)
    if sign(spread) != 1:
        raise Unread("the increment is constant")
    return rate, spread


def _parameter(expr: sp.Expr, at: Instance) -> sp.Expr:
    """A parameter at the point; names of γ and s² of a density stay letters."""
    swap = {s: letter for s in expr.free_symbols if (letter := _letter(s, at)) is not None}
    if swap:
        rest = {s: exact_side(s, at) for s in expr.free_symbols - set(swap)}
        return expr.xreplace({**swap, **rest})
    return exact_side(expr, at)


def _letter(name: sp.Symbol, at: Instance) -> sp.Symbol | None:
    """γ or s² if the name is defined as the mean or variance of ln|factor| over a density."""
    match meaning(name, at.where):
        case Rate(over=path) if not _finite(path.model.draws):
            return G
        case Mean(of=sp.log(args=(sp.Abs(),)), over=tuple() as draws) if not _finite(draws):
            return G
        case Mean(of=sp.Pow(exp=sp.Integer(p=2)), over=tuple() as draws) if not _finite(draws):
            return V
        case Variance(of=sp.log(args=(sp.Abs(),)), over=tuple() as draws) if not _finite(draws):
            return V
    return None


def _finite(draws: tuple[object, ...]) -> bool:
    return all(isinstance(draw.law, Discrete) for draw in draws)  # type: ignore[attr-defined]


def _equal(x: sp.Expr, y: sp.Expr) -> bool | None:
    """Whether two limits agree; None where that depends on the unknown sign of γ."""
    if x.has(sp.oo, -sp.oo, G) or y.has(sp.oo, -sp.oo, G):
        plain = not (x.has(G) or y.has(G))
        return bool(x == y) if plain or x == y else None
    gap = sp.expand(x - y, log=False)
    if gap.free_symbols:
        return bool(gap == 0)
    side = sign(gap)
    return None if side is None else side == 0


def _shown(x: sp.Expr) -> str:
    if x in (sp.oo, -sp.oo):
        return "∞" if x == sp.oo else "−∞"
    return str(x) if x.free_symbols else f"{float(sp.N(x)):.6g}"


def affine_in_log(event: Converges, at: Instance) -> tuple[sp.Expr, sp.Expr]:
    """α_t and β_t with of = α_t ln|w_t/w_0| + β_t.

    Raises:
        Unread: ``of`` has another shape.
    """
    (w,) = event.over.model.state
    begun = event.over.start
    if not isinstance(begun, tuple) or factor(event.over.model) is None:
        raise Unread("the model is neither w ← f(x) w nor w ← w + g(x) from a point")
    w0 = here(begun[0], at)
    if sign(w0) == 0:
        raise Undefined("ln|w_t/w_0| at w_0 = 0")
    t = event.clock
    form = event.of.xreplace({s: _parameter(s, at) for s in event.of.free_symbols - {w, t}})
    return in_logarithm(form, w, w0)


def affine_in_sum(event: Converges, at: Instance) -> tuple[sp.Expr, sp.Expr]:
    """α_t and β_t with of = α_t (w_t − w_0) + β_t.

    Raises:
        Unread: ``of`` has another shape, or the start is a law.
    """
    (w,) = event.over.model.state
    begun, total, t = start(event.over, at), sp.Symbol("S", real=True), event.clock
    if begun is None:
        raise Unread("the start is a law")
    form = event.of.xreplace({s: _parameter(s, at) for s in event.of.free_symbols - {w, t}})
    form = sp.expand(form.xreplace({w: total + begun}))
    if not form.is_polynomial(total) or sp.degree(form, total) != 1:
        raise Unread(f"{event.of} is not α_t (w_t − w_0) + β_t")
    return form.coeff(total, 1), form.coeff(total, 0)
