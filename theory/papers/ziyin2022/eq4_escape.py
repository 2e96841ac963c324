"""Section 4, after Eq. (4). The expected value (1 − a/2)^t w_0 of Eq. (4) "is an exponentially fast
escape from any initialization w_0 for a < 0."

The expected value follows gradient descent on L(w) = a w²/4 at λ = 1, whose step is
w ← (1 − a/2) w; its path is the sequence of expected values. The claim that its escape is
exponentially fast is the sign of the exponent in Eq. (4).
"""

from sympy import Integer, log

from theory import AtMost, Claim, box, escapes

from .setting import a, elsewhere, gd_one, local_maximum

claim = Claim(
    title="The expected value escapes from any initialization",
    source="Section 4, after Eq. (4)",
    given=(local_maximum,),
    states=escapes(gd_one),
    covers=("W.22",),
)

corrected = Claim(
    title="The expected value escapes from any initialization but w_0 = 0",
    source="Section 4, after Eq. (4)",
    given=(local_maximum, elsewhere),
    states=escapes(gd_one),
    corrects="ziyin2022/eq4_escape",
    covers=("W.22",),
)

step_exponent = Claim(
    title="The escape is exponentially fast: the exponent in Eq. (4) is positive",
    source="Section 4, after Eq. (4)",
    given=(local_maximum,),
    states=AtMost(Integer(0), log(1 - a / 2), strict=True),
    at=(box({a: (-3, -1)}),),
    covers=("W.22",),
)
