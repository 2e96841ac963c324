"""Eq. (93), proof of Proposition 4. "By the definition of the noise x, we have that

    w_{1,t+1} = { w_{1,t}[1 + λ(2 − b) − 4λ w_{1,t}² − 12λ w_{2,t}²] with probability 1/2;   (93)
                { w_{1,t}[1 + λ(2 + b) − 4λ w_{1,t}² − 12λ w_{2,t}²] with probability 1/2."

The display gives the law of w_{1,t+1} given w_t, a mixture of two atoms. ``claim`` says that both
laws have the same moment generating function, which determines a bounded law.
"""

from sympy import exp

from theory import Claim, Equals, Mean, real

from .setting import b, signs, valley_sgd, w1, w2, λ

v = real("v")
common = -4 * λ * w1**2 - 12 * λ * w2**2

claim = Claim(
    title="w_1 is multiplied by one of two factors, each with probability 1/2",
    source="Eq. (93)",
    states=Equals(
        Mean(of=exp(v * valley_sgd.step[0]), over=signs),
        exp(v * w1 * (1 + λ * (2 - b) + common)) / 2 + exp(v * w1 * (1 + λ * (2 + b) + common)) / 2,
    ),
    covers=("M3.13",),
)
