"""Eq. (64), proof of Proposition 2. "This means that

    lim p((1/√t) ln|w_t/w_0|) = lim (1/√(2π s²)) exp[−(1/(2ts²)) (ln|w_t/w_0| − tμ)]."   (64)

By (63) the quantity y = (1/√t) ln|w_t/w_0| is normal for large t, of mean √t μ and variance s²; its
density is (1/√(2π s²)) exp[−(y − √t μ)²/(2s²)]. With u = ln|w_t/w_0| = √t y the display and this
density are two functions of u, and the claim is that they are equal. No doubt of extraction: no
exponent follows the last parenthesis; the first version of the paper prints a square there.
(For a discrete p(x) the left side has no density at any t; that is not examined here.)
"""

from sympy import exp, pi, sqrt

from theory import Claim, Equals, Hypothesis, box, real

from .setting import after_start, s2, t, μ

u = real("u")
spread = Hypothesis("s² > 0", s2 > 0)
density = exp(-((u / sqrt(t) - sqrt(t) * μ) ** 2) / (2 * s2)) / sqrt(2 * pi * s2)

claim = Claim(
    title="The displayed function of ln|w_t/w_0| is the normal density of (1/√t) ln|w_t/w_0|",
    source="Eq. (64)",
    given=(spread, after_start),
    states=Equals(exp(-(u - t * μ) / (2 * t * s2)) / sqrt(2 * pi * s2), density),
    covers=("M1.46",),
)

corrected = Claim(
    title="With a square in the exponent it is the normal density of (1/√t) ln|w_t/w_0|",
    source="Eq. (64)",
    given=(spread, after_start),
    states=Equals(exp(-((u - t * μ) ** 2) / (2 * t * s2)) / sqrt(2 * pi * s2), density),
    at=(box({u: (-1, 1), μ: (-1, 1), s2: (1, 2), t: (1, 4)}),),
    corrects="ziyin2022/c2_eq64_density",
    covers=("M1.46",),
)
