"""Remark after Proposition 4. "In this example, the noise is not full-rank".

The noise is ∇L̂(w; x) − ∇L(w), of rank below 2 at every w: the determinant of its covariance is 0.
``only_first``: it has no component along w_2 at all.
"""

from sympy import diff

from theory import Claim, Definition, Equals, Mean, Variance, real

from .setting import signs, valley_loss, w1, w2

C11, C22, E12, E1, E2 = real("C_11 C_22 E_12 E_1 E_2")
slope_1, slope_2 = diff(valley_loss, w1), diff(valley_loss, w2)
where = (
    Definition(C11, Variance(of=slope_1, over=signs)),
    Definition(C22, Variance(of=slope_2, over=signs)),
    Definition(E12, Mean(of=slope_1 * slope_2, over=signs)),
    Definition(E1, Mean(of=slope_1, over=signs)),
    Definition(E2, Mean(of=slope_2, over=signs)),
)

claim = Claim(
    title="The covariance of the noise is singular everywhere",
    source="Remark after Proposition 4",
    where=where,
    states=Equals(C11 * C22 - (E12 - E1 * E2) ** 2, 0),
    covers=("M3.11",),
)

only_first = Claim(
    title="The noise has no component along w_2",
    source="Remark after Proposition 4",
    where=where,
    states=Equals(C22, 0),
    covers=("M3.11",),
)
