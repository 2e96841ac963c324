"""Eq. (94), proof of Proposition 4. "Equivalently,

    |w_{1,t+1}/w_{1,t}| = { |1 + λ(2 − b) − 4λ w_{1,t}² − 12λ w_{2,t}²| with probability 1/2; (94)
                          { |1 + λ(2 + b) − 4λ w_{1,t}² − 12λ w_{2,t}²| with probability 1/2."

The quotient needs w_{1,t} ≠ 0. One part for each value of x, and ``equivalently`` for the word:
(94) follows from (93) (``corrected``), but says nothing of the sign of w_{1,t+1}.
"""

from sympy import Abs, Eq, Ne

from theory import Claim, Equals, Hypothesis, Iff, Implies, point, real

from .setting import b, valley_sgd, w1, w2, x, λ

f, v = real("f v")
quotient = Hypothesis("w_1 ≠ 0", Ne(w1, 0))
common = -4 * λ * w1**2 - 12 * λ * w2**2

claim = Claim(
    title="|w_1'/w_1| = |1 + λ(2 − b) − 4λ w_1² − 12λ w_2²| at x = 1",
    source="Eq. (94), first line",
    given=(quotient,),
    states=Equals(Abs(valley_sgd.step[0].subs(x, 1) / w1), Abs(1 + λ * (2 - b) + common)),
    covers=("M3.13",),
)

second = Claim(
    title="|w_1'/w_1| = |1 + λ(2 + b) − 4λ w_1² − 12λ w_2²| at x = −1",
    source="Eq. (94), second line",
    given=(quotient,),
    states=Equals(Abs(valley_sgd.step[0].subs(x, -1) / w1), Abs(1 + λ * (2 + b) + common)),
    covers=("M3.13",),
)

equivalently = Claim(
    title="w_1' = f w_1 if and only if |w_1'/w_1| = |f|",
    source="Eq. (94), the word “equivalently”",
    given=(quotient,),
    states=Iff(Eq(v, f * w1), Eq(Abs(v / w1), Abs(f))),
    covers=("M3.13",),
)

corrected = Claim(
    title="If w_1' = f w_1 then |w_1'/w_1| = |f|",
    source="Eq. (94), the word “equivalently”",
    given=(quotient,),
    states=Implies(Eq(v, f * w1), Eq(Abs(v / w1), Abs(f))),
    at=(point({f: 1, v: -1, w1: 1}),),
    corrects="ziyin2021/d3_eq94_ratio:equivalently",
    covers=("M3.13",),
)
