"""One step with a batch of any size: means of polynomials of degree at most 2 in averages.

Over S independent draws, E[Average(g) Average(h)] = E[g] E[h] + (E[gh] − E[g] E[h])/S, and
E[Average(g)] = E[g]; S may be a letter.
"""

from __future__ import annotations

from dataclasses import replace

import sympy as sp

from theory.batches import Average
from theory.derivation.growth import expectation
from theory.laws import Draw, Empirical
from theory.models import Path, Recursion, plain

__all__ = ["mean_after_one_step"]


def mean_after_one_step(of: sp.Expr, path: Path) -> sp.Expr | None:
    """E of(w_1) from a point, for a model whose draws all come in one batch; None if unknown.

    ``of`` is a polynomial in the state, and of degree at most 2 in the averages of the step.
    """
    model, begun = path.model, path.start
    if not isinstance(model, Recursion) or not plain(model) or not isinstance(begun, tuple):
        return None
    size, singles = _one_batch(model.draws)
    if size is None or not of.is_polynomial(*model.state):
        return None
    moved = of.subs(dict(zip(model.state, model.step, strict=True)), simultaneous=True)
    averages = sorted(moved.atoms(Average), key=str)
    if not averages or not moved.is_polynomial(*averages):
        return None
    total = sp.Integer(0)
    for powers, c in sp.Poly(moved, *averages).terms():
        mean = _mean(tuple(average.args[0] for average in averages), powers, size, singles)
        if mean is None:
            return None
        total += c * mean
    return total.subs(dict(zip(model.state, begun, strict=True)), simultaneous=True)


def _one_batch(draws: tuple[Draw, ...]) -> tuple[sp.Expr | None, tuple[Draw, ...]]:
    """The size that all draws share, and each draw by itself; no size if there is none."""
    sizes = {draw.batch for draw in draws}
    known = all(draw.replacement and not isinstance(draw.law, Empirical) for draw in draws)
    if len(sizes) != 1 or not known:
        return None, ()
    return sizes.pop(), tuple(replace(draw, batch=sp.Integer(1)) for draw in draws)


def _mean(
    inside: tuple[sp.Expr, ...], powers: tuple[int, ...], size: sp.Expr, draws: tuple[Draw, ...]
) -> sp.Expr | None:
    """E Π Average(g)^power."""
    factors = [g for g, power in zip(inside, powers, strict=True) for _ in range(power)]
    if len(factors) > 2:
        return None
    means = [expectation(g, draws) for g in factors]
    joint = expectation(sp.Mul(*factors), draws) if len(factors) == 2 else sp.Integer(0)
    if joint is None or None in means:
        return None
    apart = sp.Mul(*means)
    return apart + (joint - apart) / size if len(factors) == 2 else apart
