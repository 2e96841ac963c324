"""Appendix C.4, after Eq. (74). "Since μ is convex in λ, it follows that this critical escape rate
is the maximum escape rate."

Apart from whether μ is convex (``ziyin2022/c4_convexity``): that a critical value of a convex
function is its maximum is claimed of the functions k (λ − λ*)²/2, which have their critical point
at λ* and are convex for k ≥ 0.
"""

from theory import AtMost, Claim, Hypothesis, real

from .setting import λ, λ_star

k = real("k")
rate = k * (λ - λ_star) ** 2 / 2

claim = Claim(
    title="The critical value of a convex function is its maximum",
    source="Appendix C.4, after Eq. (74)",
    given=(Hypothesis("the function is convex", k >= 0),),
    states=AtMost(rate, 0),
    covers=("M2.18",),
)

corrected = Claim(
    title="The critical value of a concave function is its maximum",
    source="Appendix C.4, after Eq. (74)",
    given=(Hypothesis("the function is concave", k <= 0),),
    states=AtMost(rate, 0),
    corrects="ziyin2022/c4_inference",
    covers=("M2.18",),
)
