"""Eqs. (52), (53), proof of Proposition 6. "This means that we can divide the integral over p(x)
into three regions:

    E_{x∼p(x)}[ln²|x|] = ∫_{−∞}^∞ dx p(x) ln²|x|                                        (52)
      = ∫_{−∞}^{−δ} dx p(x) ln²|x| + ∫_{−δ}^δ dx p(x) ln²|x| + ∫_δ^∞ dx p(x) ln²|x|."    (53)

Claimed for the uniform law on [−h, h], h > δ: its three parts are (h − δ)/(2h), δ/h and
(h − δ)/(2h) times the means over the uniform laws on the three regions.
"""

from sympy import Abs, Expr, log

from theory import Claim, Definition, Draw, Equals, Hypothesis, Mean, Uniform, real

from .setting import x

δ, h, left, middle, right = real("δ h left middle right")


def square(low: Expr, high: Expr) -> Mean:
    """E ln²|x| for the uniform law on [low, high]."""
    return Mean(of=log(Abs(x)) ** 2, over=(Draw(x, Uniform(low, high)),))


claim = Claim(
    title="E ln²|x| is the sum of the integrals over three regions, for a uniform law",
    source="Eqs. (52), (53)",
    given=(Hypothesis("δ > 0", δ > 0), Hypothesis("h > δ", h > δ)),
    where=(
        Definition(left, square(-h, -δ)),
        Definition(middle, square(-δ, δ)),
        Definition(right, square(δ, h)),
    ),
    states=Equals(
        square(-h, h),
        (h - δ) / (2 * h) * left + δ / h * middle + (h - δ) / (2 * h) * right,
    ),
    covers=("M1.66",),
)
