"""The runs of Section 4 that claims speak of, and the rates that are fitted to them.

A path has its learning rate in its name. Fitted is the distance from the quadratic minimum along
x_2, the only direction in which E[Q] is not 0.
"""

from sympy import Expr, Integer

from theory import Definition, Path, Probability, Quantile, real
from theory.fits import Fit, fitted

from .setting import half
from .setting_sums import at_basin, at_circle, deep_basin, deep_circle, flat_circle, runs, x1, x2

R, P, S = real("R P S")
to_circle, to_basin = x1**2 + x2**2, (x2 + 15) ** 2  # squared distances

single_5e10, whole_5e10 = runs(deep_basin, deep_circle, at_circle, Integer(5 * 10**10))
single_1e11, _ = runs(deep_basin, deep_circle, at_circle, Integer(10**11))
flatter_5e11, _ = runs(deep_basin, flat_circle, at_circle, Integer(5 * 10**11))
flatter_1e12, _ = runs(deep_basin, flat_circle, at_circle, Integer(10**12))
single_64, _ = runs(deep_basin, deep_circle, at_basin, Integer(64))
single_16, whole_16 = (
    fitted(path, of=to_basin, steps=6)
    for path in runs(deep_basin, deep_circle, at_basin, Integer(16))
)


def rate_of(fit: Fit) -> Definition:
    """R: the median of the fitted rates of the distance; what is fitted is its square."""
    return Definition(R, Quantile(of=fit.slope / 2, level=half, over=fit.path, at=fit.steps))


def share(name: Expr, event: Expr, path: Path) -> Definition:
    """Of the runs, after 20 steps."""
    return Definition(name, Probability(of=event, over=path, at=20))
