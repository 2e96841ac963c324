"""Section 3.3, after Problem 3.13. "For most machine learning applications, the continuous
functions are only nondifferentiable at finitely many points."

One neuron, (1 − u max(0, w))²/2 in the parameters u and w: where w = 0 its derivative in w is −u
from the right and 0 from the left, so that it is not differentiable on a whole line but for one
point. Finitely many points have a largest u.
"""

from sympy import Abs, Eq, Ne, Piecewise

from theory import Claim, Equals, Exists, ForAll, Hypothesis, real

u, w, K = real("u w K")
jump = Piecewise((((1 - u * w) ** 2 / 2).diff(w), Eq(w, 0)), (0, True))  # of the derivative
smooth = Exists(
    over=(K,),
    such_that=ForAll(over=(u,), such_that=Equals(jump, 0), within=u > K, breaks_at=(Abs(K) + 1,)),
)

claim = Claim(
    title="A loss with a rectifier is nondifferentiable at finitely many points only",
    source="Section 3.3, after Problem 3.13",
    states=smooth,
    covers=("P-S3.3-FIN",),
)

corrected = Claim(
    title="A loss with a rectifier is differentiable off the line where it bends",
    source="Section 3.3, after Problem 3.13",
    given=(Hypothesis("not on the line", Ne(w, 0)),),
    states=smooth,
    corrects="patel2018/sec3_3_smooth",
    covers=("P-S3.3-FIN",),
)
