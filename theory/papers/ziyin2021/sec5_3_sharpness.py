"""Section 5.3, Definition 4 and around it. "the sharpness of the landscape is independent of the
noise", and after the definition s(w*) = Tr ∇²L(w*): "Other possible definitions such as the
determinant of the Hessian, are essentially similar to this definition".

``independent`` is the first on the landscape of Eq. (9): the mean of the trace of ∇²L̂ does not
have the size b of the noise in it. ``claim`` reads "essentially similar" as: of two minima both
definitions call the same one sharper. A Hessian of two dimensions enters through its eigenvalues,
h_1, h_2 and k_1, k_2. With 1, 10 and 4, 4 the traces are 11 > 8 and the determinants 10 < 16.
``corrected`` needs that no eigenvalue of the first is smaller; ``example`` is that the two
definitions do agree about the minima of Eq. (11).
"""

from sympy import And, Rational, diff, expand

from theory import AtMost, Claim, Equals, Hypothesis, Iff, Implies, Mean, point, real

from .setting import (
    a,
    determinant,
    flat,
    positive_a,
    sharp,
    signs,
    valley_loss,
    w1,
    w2,
)

h1, h2, k1, k2 = real("h_1 h_2 k_1 k_2")
minima = Hypothesis("both are minima", And(h1 > 0, h2 > 0, k1 > 0, k2 > 0))

independent = Claim(
    title="The mean sharpness is −4 − 2a + 24 w_1² + 24 w_2² at every size b of the noise",
    source="Section 5.3, before Definition 4",
    states=Equals(
        Mean(of=expand(diff(valley_loss, w1, 2) + diff(valley_loss, w2, 2)), over=signs),
        -4 - 2 * a + 24 * w1**2 + 24 * w2**2,
    ),
    covers=("M3.23",),
)

claim = Claim(
    title="The trace of the Hessian is larger exactly where its determinant is",
    source="Section 5.3, after Definition 4",
    given=(minima,),
    states=Iff(h1 + h2 > k1 + k2, h1 * h2 > k1 * k2),
    covers=("M3.2",),
)

corrected = Claim(
    title="Where no eigenvalue is smaller, the trace is larger exactly where the determinant is",
    source="Section 5.3, after Definition 4",
    given=(minima,),
    states=Implies(And(h1 >= k1, h2 >= k2), Iff(h1 + h2 > k1 + k2, h1 * h2 > k1 * k2)),
    at=(
        point({h1: 1, h2: 10, k1: 4, k2: 4}),
        point({h1: Rational(199, 200), h2: Rational(1003, 500), k1: 1, k2: 2}),
        point({h1: Rational(1003, 500), h2: Rational(199, 200), k1: 2, k2: 1}),
    ),
    corrects="ziyin2021/sec5_3_sharpness",
    covers=("M3.2",),
)

example = Claim(
    title="The determinant, too, calls (0, ±√((1 + a)/2)) sharper than (±1/√2, 0)",
    source="Section 5.3, after Definition 4, with Eq. (11)",
    given=(positive_a, Hypothesis("a < 2, so that all four are minima", a < 2)),
    states=AtMost(determinant.subs(flat), determinant.subs(sharp), strict=True),
    covers=("M3.2",),
)
