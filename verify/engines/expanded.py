"""Defined names replaced by closed forms where one is derived: for planning, deciding, deriving.

A method that uses this trusts ``theory.derivation``; the exact and the simulating methods do not.
"""

from __future__ import annotations

from functools import lru_cache

import sympy as sp

from theory.claims import Claim
from theory.derivation import affine, growth
from theory.derivation.batches import mean_after_one_step
from theory.derivation.logarithms import mean_log
from theory.derivation.quantiles import quantile
from theory.models import Path, Recursion
from theory.quantities import Definition, Lyapunov, Mean, Over, Quantile, Quantity, Rate, Variance
from theory.statements import AtMost, Equals, Side
from verify.engines.closed import derived
from verify.engines.coordinates import alone
from verify.engines.exponents import ranked, rates_of
from verify.instances import meaning, names_in

__all__ = ["TRUSTS", "closed_form", "expand_names", "side_closed_form"]

TRUSTS = "theory.derivation"
FEW = 2  # steps that are averaged one by one


@lru_cache(maxsize=1024)
def closed_form(quantity: Quantity, where: tuple[Definition, ...]) -> sp.Expr | None:
    """The derived closed form of a quantity in the claim's symbols; None if there is none.

    A form that SymPy evaluates to something infinite, as ln 0, is none.
    """
    form = _derived(quantity, where)
    return None if form is None or form.has(sp.zoo, sp.nan, sp.oo) else form


def _derived(quantity: Quantity, where: tuple[Definition, ...]) -> sp.Expr | None:
    match quantity:
        case Rate():
            of, path = (found := alone(quantity)).of, found.over
            (w,) = path.model.state if len(path.model.state) == 1 else (None,)
            return _log_rate(path) if of in (w, sp.Abs(w)) else None
        case Lyapunov():
            return _exponent(quantity, where)
        case Mean(of=of, over=Path() as path, at=t) if t is not None:
            return _path_mean(expand_names(of, where), path, t)
        case Mean(of=of, over=over):
            inner = expand_names(of, where)
            return None if inner is None else _expectation(inner, over)
        case Quantile(of=of, level=level, over=over, at=None):
            inner, share = expand_names(of, where), expand_names(level, where)
            return None if inner is None or share is None else quantile(inner, share, over)
        case Variance(of=of, over=over, at=t):
            first = closed_form(Mean(of=of, over=over, at=t), where)
            second = closed_form(Mean(of=of**2, over=over, at=t), where)
            return None if first is None or second is None else second - first**2
    return None


def _exponent(quantity: Lyapunov, where: tuple[Definition, ...]) -> sp.Expr | None:
    forms = [closed_form(rate, where) for rate in rates_of(quantity, growth.factor)]
    known = [form for form in forms if form is not None]
    return ranked(quantity, known) if known and len(known) == len(forms) else None


def _expectation(of: sp.Expr, over: Over) -> sp.Expr | None:
    known = mean_log(of, over)
    return growth.expectation(of, over) if known is None else known


def _log_rate(path: Path) -> sp.Expr | None:
    """E ln|f(x)|, the growth rate of |w| for w_0 ≠ 0."""
    f = growth.factor(path.model)
    return None if f is None else _expectation(sp.log(sp.Abs(f)), path)


def _path_mean(of: sp.Expr | None, path: Path, t: sp.Expr) -> sp.Expr | None:
    if of is None:
        return None
    many = any(draw.batch != 1 for draw in path.model.draws)
    if len(path.model.state) != 1 or (many and t.is_Integer):
        return _by_steps(of, path, t)
    if not of.is_polynomial(path.model.state[0]):
        form = growth.mean_log(of, path, _log_rate(path), t)
        few = t.is_Integer and t <= FEW
        return growth.mean_by_steps(path, of, int(t)) if form is None and few else form
    terms = []
    for (k,), c in sp.Poly(of, path.model.state[0]).terms():
        power = growth.mean_power(path, k, t)
        if power is None:
            return affine.mean_polynomial(of, path, t)
        terms.append(c * power)
    return sp.Add(*terms)


def _by_steps(of: sp.Expr, path: Path, t: sp.Expr) -> sp.Expr | None:
    """E of(w_t) for a few steps of a model of several states, or of one in batches."""
    model, start = path.model, path.start
    if not (isinstance(model, Recursion) and isinstance(start, tuple) and t.is_Integer):
        return None
    many = any(draw.batch != 1 for draw in model.draws)
    if not 1 <= t <= FEW or not (many or _is_polynomial(of, model)):
        return None
    form, here = of, Path(model, model.state)
    for left in reversed(range(int(t))):
        form = mean_after_one_step(form, here) if many else growth.mean_by_steps(here, form, 1)
        if form is None:
            return None
        form = sp.expand(form) if left else form
    return form.subs(dict(zip(model.state, start, strict=True)), simultaneous=True)


def _is_polynomial(of: sp.Expr, model: Recursion) -> bool:
    return all(part.is_polynomial(*model.state) for part in (of, *model.step))


def expand_names(expr: sp.Basic, where: tuple[Definition, ...]) -> sp.Basic | None:
    """The expression with every defined name replaced; None if one has no closed form."""
    swap: dict[sp.Basic, sp.Expr] = {}
    for name in names_in(expr, where):
        means = meaning(name, where)
        if means is None:
            return None
        form = means if isinstance(means, sp.Expr) else closed_form(means, where)
        form = None if form is None else expand_names(form, where)
        if form is None:
            return None
        swap[name] = form
    return derived(expr.subs(swap) if swap else expr)


def side_closed_form(side: Side, where: tuple[Definition, ...]) -> sp.Expr | None:
    """A side of a relation as an expression in the claim's variables; None if there is none."""
    form = side if isinstance(side, sp.Basic) else closed_form(side, where)
    return None if form is None else expand_names(form, where)


def sides(statement: Equals | AtMost, claim: Claim) -> tuple[sp.Expr, sp.Expr] | None:
    """Both sides of a relation in closed form."""
    left = side_closed_form(statement.left, claim.where)
    right = side_closed_form(statement.right, claim.where)
    return None if left is None or right is None else (left, right)
