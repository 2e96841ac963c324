"""Section 4, after Eq. (4). "In fact, ln(1 − a) is exactly the escape time scale of the GD
algorithm."

GD descends on the averaged loss L(w) = a w²/4 of this section, at the learning rate λ = 1 of this
example. The time scale of an exponential escape is its rate, (1/t) ln|w_t| as t → ∞, as in
Definition 3 and Eq. (4); for w_0 = 0 there is none. No doubt of extraction: the first version of
the paper prints ln(1 − a) too. (It is the time scale of GD on a w²/2.)
"""

from sympy import log

from theory import Claim, Equals, Rate

from .setting import a, elsewhere, gd_one, local_maximum, w

claim = Claim(
    title="ln(1 − a) is exactly the escape time scale of the GD algorithm",
    source="Section 4, after Eq. (4)",
    given=(local_maximum, elsewhere),
    states=Equals(Rate(of=w, over=gd_one), log(1 - a)),
    covers=("W.9",),
)

corrected = Claim(
    title="ln(1 − a/2) is exactly the escape time scale of the GD algorithm",
    source="Section 4, after Eq. (4)",
    given=(local_maximum, elsewhere),
    states=Equals(Rate(of=w, over=gd_one), log(1 - a / 2)),
    corrects="ziyin2022/sec4_gd_rate",
    covers=("W.9",),
)
