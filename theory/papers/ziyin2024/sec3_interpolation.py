"""Section 3, last paragraph. "The dynamics we consider is more general than that around an
interpolation minimum because the Hessians Ĥ in Eq. (4) are allowed to have both positive and
negative eigenvalues, whereas an interpolation minimum only allows for positive semidefinite Ĥ."

The loss of a sample is (u w x − y)², which is 0 at an interpolation minimum. A symmetric 2 × 2
matrix is positive semidefinite if its diagonal is not negative and its determinant is 0, as here.
"""

from sympy import Eq, diff

from theory import All, AtMost, Claim, Equals, Hypothesis, real

from .setting import u, w

x, y = real("x y")
loss = (u * w * x - y) ** 2
uu, uw, ww = diff(loss, u, u), diff(loss, u, w), diff(loss, w, w)

claim = Claim(
    title="At an interpolation minimum the Hessian of a sample is positive semidefinite",
    source="Section 3, last paragraph",
    given=(Hypothesis("the sample is interpolated", Eq(u * w * x, y)),),
    states=All(AtMost(0, uu), AtMost(0, ww), Equals(uu * ww - uw**2, 0)),
    covers=("T-S3-INT",),
)
