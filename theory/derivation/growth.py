"""Closed forms for w_t = w_0 Π f(x_i): one state, a step linear in it, independent draws.

Every function returns None where the closed form is not known, never a guess.
"""

from __future__ import annotations

from itertools import product

import sympy as sp

from theory.laws import Discrete, Normal, Uniform, single
from theory.models import Model, Path, plain
from theory.quantities import Over

__all__ = [
    "atoms",
    "expectation",
    "factor",
    "mean_by_steps",
    "mean_log",
    "mean_power",
    "probability",
    "start",
]


def factor(model: Model) -> sp.Expr | None:
    """F with step = f·w, if the model has one state and its step is linear without a constant."""
    if len(model.state) != 1 or not plain(model):
        return None
    (w,), (step,) = model.state, model.step
    f = sp.cancel(sp.expand(step) / w)
    return None if f.has(w) else sp.factor_terms(sp.expand(f))


def start(path: Path) -> sp.Expr | None:
    """w_0, if the start is a point of a scalar model."""
    if isinstance(path.start, tuple) and len(path.start) == 1:
        return path.start[0]
    return None


def atoms(g: sp.Expr, over: Over) -> tuple[tuple[sp.Expr, sp.Expr], ...] | None:
    """(weight, value of g) for each joint atom of the draws; None unless all laws are discrete.

    None for batches and data sets too: an average is not one draw.
    """
    draws = over.model.draws if isinstance(over, Path) else over
    laws = [draw.law for draw in draws if isinstance(draw.law, Discrete) and single(draw)]
    if len(laws) < len(draws):
        return None
    rows = []
    for joint in product(*(zip(law.weights, law.values, strict=True) for law in laws)):
        values = {draw.symbol: value for draw, (_, value) in zip(draws, joint, strict=True)}
        weight = sp.Mul(*(w for w, _ in joint))
        rows.append((weight, g.subs(values, simultaneous=True)))
    return tuple(rows)


def expectation(g: sp.Expr, over: Over) -> sp.Expr | None:
    """E g: a sum over atoms, or for a polynomial in one continuous draw from its moments."""
    rows = atoms(g, over)
    if rows is not None:
        return sp.Add(*(weight * value for weight, value in rows))
    draws = over.model.draws if isinstance(over, Path) else over
    if len(draws) != 1 or not single(draws[0]):
        return None
    (draw,) = draws
    law = draw.law
    if not isinstance(law, Normal | Uniform) or not g.is_polynomial(draw.symbol):
        return None
    terms = sp.Poly(g, draw.symbol).terms()
    return sp.expand(sum(c * _raw_moment(law, k) for (k,), c in terms))


def _raw_moment(law: Normal | Uniform, k: int) -> sp.Expr:
    """E x^k: for the normal law by m_k = μ m_{k−1} + (k−1) σ² m_{k−2}."""
    if isinstance(law, Uniform):
        return (law.high ** (k + 1) - law.low ** (k + 1)) / ((k + 1) * (law.high - law.low))
    below, moment = sp.Integer(0), sp.Integer(1)
    for j in range(1, k + 1):
        below, moment = moment, sp.expand(law.mean * moment + (j - 1) * law.variance * below)
    return moment


def mean_power(path: Path, k: int, t: sp.Expr) -> sp.Expr | None:
    """E w_t^k = (E f^k)^t w_0^k."""
    f, w0 = factor(path.model), start(path)
    if f is None or w0 is None:
        return None
    step = expectation(sp.expand(f**k), path)
    return None if step is None else sp.simplify(step) ** t * w0**k


def probability(of: sp.Basic, path: Path, t: sp.Expr) -> tuple[sp.Expr, tuple[sp.Expr, ...]] | None:
    """P(w_t ≠ 0), P(w_t = 0), or P(w_t = f^t w_0) where f is the only factor but 0; and its needs.

    P(w_t ≠ 0) is at most what is given, and each is equal to it where no need is 0. The needs are
    the start and the factors that are not identically 0.
    """
    f, w0 = factor(path.model), start(path)
    rows = None if f is None else atoms(f, path)
    if rows is None or w0 is None:
        return None
    alive = [(weight, sp.expand(value)) for weight, value in rows if sp.expand(value) != 0]
    survival = sp.Add(*(weight for weight, _ in alive)) ** t
    needs = (w0, *(value for _, value in alive))
    (w,) = path.model.state
    if of == sp.Ne(w, 0):
        return survival, needs
    if of == sp.Eq(w, 0):
        return 1 - survival, needs
    lone = {value for _, value in alive}
    if len(lone) == 1 and of in (sp.Eq(w, value**t * w0) for value in lone):
        return survival, needs
    return None


def mean_log(of: sp.Expr, path: Path, rate: sp.Expr | None, t: sp.Expr) -> sp.Expr | None:
    """E of a polynomial of degree 1 or 2 in S = ln|c w_t|, w_0 ≠ 0.

    S is ln|c w_0| plus t independent terms ln|f|: E S = γ t + ln|c w_0| and Var S = t Var ln|f|.
    ``rate`` is γ = E ln|f|, None where that is not known.
    """
    w0 = start(path)
    (w,) = path.model.state
    logs = [part for part in of.atoms(sp.log) if part.has(w)]
    if rate is None or w0 is None or len(logs) != 1:
        return None
    (log,) = logs
    inside = log.args[0].replace(sp.Abs, lambda inner: inner)
    if sp.cancel(inside / w).has(w):
        return None
    height = sp.Symbol("S", real=True)
    form = sp.expand(of.xreplace({log: height}))
    if form.has(w) or not form.is_polynomial(height) or sp.degree(form, height) not in (1, 2):
        return None
    mean = rate * t + sp.log(sp.Abs(sp.cancel(inside / w) * w0))
    if sp.degree(form, height) == 1:
        return form.subs(height, mean)
    square = expectation(sp.log(sp.Abs(factor(path.model))) ** 2, path)
    if square is None:
        return None
    return form.subs(height, mean) + form.coeff(height, 2) * t * (square - rate**2)


def mean_by_steps(path: Path, of: sp.Expr, steps: int) -> sp.Expr | None:
    """E of(w_t) for a few steps: average over one draw, put the step in place of w, repeat."""
    if not isinstance(path.start, tuple) or not plain(path.model):
        return None
    form = of
    move = dict(zip(path.model.state, path.model.step, strict=True))
    for _ in range(steps):
        averaged = expectation(form.subs(move, simultaneous=True), path)
        if averaged is None:
            return None
        form = averaged
    return form.subs(dict(zip(path.model.state, path.start, strict=True)), simultaneous=True)
