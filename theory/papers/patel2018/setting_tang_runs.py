"""The runs of Section 5 that claims speak of, at its learning rates, and the rates fitted to them.

From the radius 10^−3 where no other is said. Rates are fitted to the first three steps at 1.5l, in
which the function is nearly quadratic.
"""

from sympy import Expr, Rational

from theory import Path
from theory.fits import Fit, fitted

from .setting_batches import runs, squared
from .setting_tang import FLAT, SHARP, learning_rates

near = Rational(1, 1000)


def at(name: str, model: int, batch: int, minimizer: Expr, radius: Expr) -> Path:
    """At one of the learning rates of Section 5.1."""
    rate = learning_rates(model, minimizer, batch)[name]
    return runs(model, batch, minimizer, radius, rate)


def fit(model: int, batch: int, minimizer: Expr) -> Fit:
    """The squared distance at 1.5l."""
    path = at("1.5l", model, batch, minimizer, near)
    return fitted(path, of=squared(model, minimizer), steps=3)


flat_single, flat_batch, flat_whole = (at("0.5u", 1, k, FLAT, near) for k in (1, 200, 0))
flat_wide, sharp_single = at("0.5u", 1, 1, FLAT, Rational(1)), at("0.5u", 1, 1, SHARP, near)
third_single = at("1.5l", 3, 1, FLAT, near)
flat_single_fit, flat_batch_fit, flat_whole_fit = (fit(1, k, FLAT) for k in (1, 200, 0))
sharp_single_fit, third_single_fit = fit(1, 1, SHARP), fit(3, 1, FLAT)
