"""Eq. (100), proof of Proposition 5. "Since |w_t| ≤ 1,

    |ĝ_t| = |x_t w_t| ≤ 1 + a."                                                         (100)

x is 1 or a − 1, so that |x| is at most 1 − a for a < 0. (The gradient is taken at w_{t−1}, the old
parameter; the bound is the same, and w is that parameter here.)
"""

from sympy import Abs, Integer, Max, Rational

from theory import AtMost, Claim, Implies, point

from .setting import a, local_maximum, sampled_gradient, w, x

size = Max(*(Abs(sampled_gradient.subs(x, value)) for value in (Integer(1), a - 1)))
attained = (point({a: Rational(-1, 2), w: Integer(1)}),)

claim = Claim(
    title="|ĝ_t| ≤ 1 + a",
    source="Eq. (100)",
    given=(local_maximum,),
    states=Implies(Abs(w) <= 1, AtMost(size, 1 + a)),
    at=attained,
    covers=("M4.9",),
)

corrected = Claim(
    title="|ĝ_t| ≤ 1 − a",
    source="Eq. (100)",
    given=(local_maximum,),
    states=Implies(Abs(w) <= 1, AtMost(size, 1 - a)),
    at=attained,
    corrects="ziyin2021/d4_eq100_gradient",
    covers=("M4.9",),
)
