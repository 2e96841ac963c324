"""Eq. (54). f(x) = ½ Σ c_{i,1}x_i⁴ + c_{i,2}x_i² + c_{i,3}x_i; c_{i,1}, c_{i,3} ≥ 0 ≥ c_{i,2}.
(54) The sum Σ p_i f_i (55) is to be minimised; "as we cannot study all of these minimizers, we will
study the sharpest minimizer and the flattest minimizer of each model".

The coordinates do not interact: a minimizer has a minimizer of each coordinate in its place, and
the Hessian is diagonal, with the entries 6c_1x² + c_2. The stationary points of a coordinate add up
to 0; if y_1 < 0 < y_2 are two, c_2 = −2c_1(y_1² + y_1y_2 + y_2²) and c_3 = 4c_1y_1y_2(y_1 + y_2).
For c_3 > 0 the negative minimizer is the sharper, so that the sharpest minimizer of f has all
coordinates negative, and the flattest all positive. A mean of two such functions is one with the
mean coefficients. a, b and c are c_1, c_2 and c_3.
"""

from sympy import And, Expr

from theory import All, AtMost, Claim, Equals, Hypothesis, Implies

from .setting import a, b, c, d, half, p, q, y, y1, y2


def component(fourth: Expr, square: Expr, line: Expr) -> Expr:
    """½(c_1 y⁴ + c_2 y² + c_3 y)."""
    return half * (fourth * y**4 + square * y**2 + line * y)


second, third = -2 * a * (y1**2 + y1 * y2 + y2**2), 4 * a * y1 * y2 * (y1 + y2)
slope = component(a, second, third).diff(y)
curvature = component(a, second, third).diff(y, 2)
signs = Hypothesis("c_1 > 0, y_1 < 0 < y_2", And(a > 0, y1 < 0, y2 > 0))

stationary = Claim(
    title="With these coefficients y_1 and y_2 are stationary",
    source="Eq. (54)",
    states=All(Equals(slope.subs(y, y1), 0), Equals(slope.subs(y, y2), 0)),
    covers=("P-EQ54",),
)

sharper = Claim(
    title="If c_3 > 0, the negative minimizer is sharper than the positive one",
    source="Eq. (54)",
    given=(signs,),
    states=Implies(third > 0, AtMost(curvature.subs(y, y2), curvature.subs(y, y1), strict=True)),
    covers=("P-EQ54",),
)

average = Claim(
    title="A mean of two functions (54) is one with the mean coefficients",
    source="Problem 5.1, Eq. (55)",
    states=Equals(
        (component(a, b, c) + component(d, p, q)) / 2,
        component((a + d) / 2, (b + p) / 2, (c + q) / 2),
    ),
    covers=("P-EQ54",),
)
