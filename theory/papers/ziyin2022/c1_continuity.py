"""Appendix C.1, before Eq. (52). "Since p(x) is continuous in the neighborhood of x = 0, then there
exists δ > 0 such that for all |ε| < δ, |p(δ) − p(x)| ≤ c for some c > 0."

For ε read x. What (54) makes of it is p(x) ≤ p(0) + c for |x| < δ; the sentence bounds the distance
to p(δ), at x and at 0, so that p(x) ≤ p(0) + 2c is all that it gives.
"""

from sympy import Abs, And

from theory import Claim, Hypothesis, Implies, real

p, p0, p_end, c = real("p p_0 p_δ c")
density = Hypothesis("a density is not negative", And(p >= 0, p0 >= 0, p_end >= 0))

claim = Claim(
    title="From |p(δ) − p(x)| ≤ c for all |x| < δ it follows that p(x) ≤ p(0) + c",
    source="Appendix C.1, before Eq. (52)",
    given=(density,),
    states=Implies(And(Abs(p_end - p) <= c, Abs(p_end - p0) <= c), p <= p0 + c),
    covers=("M1.28",),
)

corrected = Claim(
    title="From |p(0) − p(x)| ≤ c for all |x| < δ it follows that p(x) ≤ p(0) + c",
    source="Appendix C.1, before Eq. (52)",
    given=(density,),
    states=Implies(Abs(p0 - p) <= c, p <= p0 + c),
    corrects="ziyin2022/c1_continuity",
    covers=("M1.28",),
)
