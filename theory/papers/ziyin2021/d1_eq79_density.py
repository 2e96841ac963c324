"""Eq. (79), proof of Proposition 2. "This means that

    lim p((1/√t) ln|w_t/w_0|) = lim (1/√(2π s²)) exp[−(1/(2ts²)) (ln|w_t/w_0| − tμ)²]."  (79)

By (78) the quantity y = (1/√t) ln|w_t/w_0| is normal for large t, of mean √t μ and variance s²; its
density is (1/√(2π s²)) exp[−(y − √t μ)²/(2s²)]. With u = ln|w_t/w_0| = √t y the display and this
density are two functions of u, and the claim is that they are equal. (The second version of the
paper loses the square. The left side has no density at any t, as p(x) is discrete.)
"""

from sympy import exp, pi, sqrt

from theory import Claim, Equals, Hypothesis, box, real

from .setting import after_start, s2, t, μ

u = real("u")
spread = Hypothesis("s² > 0", s2 > 0)

claim = Claim(
    title="The displayed function of ln|w_t/w_0| is the normal density of (1/√t) ln|w_t/w_0|",
    source="Eq. (79)",
    given=(spread, after_start),
    states=Equals(
        exp(-((u - t * μ) ** 2) / (2 * t * s2)) / sqrt(2 * pi * s2),
        exp(-((u / sqrt(t) - sqrt(t) * μ) ** 2) / (2 * s2)) / sqrt(2 * pi * s2),
    ),
    at=(box({u: (-1, 1), μ: (-1, 1), s2: (1, 2), t: (1, 4)}),),
    covers=("M1.82",),
)
