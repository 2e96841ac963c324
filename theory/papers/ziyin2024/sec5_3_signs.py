"""Section 5.3, the data. "Let us consider a simple data distribution where xy = 1 and xy = a with
equal probability. When a > −1, correct learning happens when sign(w) = sign(u). We thus focus on
the case of a > −1. The case of a < −1 is symmetric to this case up to a rescaling."

Learning is that the expected loss near the saddle, −E[χ] u w, is below its value at the saddle. The
symmetry: with a < −1 the exponents of w + u and of w − u at λ are those of w − u and of w + u for
1/a > −1 at the learning rate −λa > 0.
"""

from sympy import Abs, log

from theory import All, Claim, Draw, Equals, Hypothesis, Iff, Mean, fair

from .setting import a, above, positive_rate, two_xy, u, w, λ, χ

turned = (Draw(χ, fair(1, 1 / a)),)

claim = Claim(
    title="For a > −1 correct learning is that u and w have the same sign",
    source="Section 5.3, correct learning",
    given=(above,),
    states=Iff(-(1 + a) / 2 * u * w < 0, u * w > 0),
    covers=("T-S5.3-CORR",),
)

symmetric = Claim(
    title="a < −1 is a > −1 with w − u and w + u exchanged, up to a rescaling",
    source="Section 5.3, the case of a < −1",
    given=(Hypothesis("a < −1", a < -1), positive_rate),
    states=All(
        Equals(
            Mean(of=log(Abs(1 + λ * χ)), over=two_xy),
            Mean(of=log(Abs(1 + λ * a * χ)), over=turned),
        ),
        Equals(
            Mean(of=log(Abs(1 - λ * χ)), over=two_xy),
            Mean(of=log(Abs(1 - λ * a * χ)), over=turned),
        ),
    ),
    covers=("T-S5.3-SYM",),
)
