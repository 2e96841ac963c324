"""Section 4, last sentence. "The results in the rest of this work can be seen as extensions of this
special case to less restrictive settings."

The special case is λ = 1 with the two-point law, for any a < 0; the extension of it to other rates
is the open interval (5) of Corollary 1, in which λ = 1 then lies.
"""

from sympy import Rational

from theory import All, AtMost, Claim, box

from .setting import a, large_rate, local_maximum

claim = Claim(
    title="λ = 1 lies inside the interval (5) for every a < 0",
    source="Section 4, last sentence",
    given=(local_maximum,),
    states=All(
        AtMost(a / (a - 1), 1, strict=True),
        AtMost(1, large_rate, strict=True),
    ),
    at=(box({a: (-3, Rational(-1, 10))}),),
    covers=("W.25",),
)
