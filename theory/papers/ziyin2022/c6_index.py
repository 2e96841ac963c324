"""Appendix C.6, after Eq. (90). "Since v̂_t converges to c, there must exist a positive integer N(ε)
such that for any ε > 0, v̂_N ≤ c − ε."

N may depend on ε. Of v̂_N only 0 < v̂_N < c is used, and that values as near to c as one likes
occur: so "there is an N" becomes "there is a value in (0, c)". For ε ≥ c none is at most c − ε.

As strong as the truth allows: > instead of ≥ says the same, as the value for ε/2 is above c − ε.
"""

from sympy import Integer, Rational

from theory import Claim, Exists, Hypothesis, point

from .setting import c, h, ε

given = (Hypothesis("c > 0", c > 0), Hypothesis("ε > 0", ε > 0))
values = (h > 0) & (h < c)
small = (point({c: Integer(1), ε: Rational(1, 1000)}),)

claim = Claim(
    title="For any ε > 0 there is a value of v̂ that is at most c − ε",
    source="Appendix C.6, after Eq. (90)",
    given=given,
    states=Exists(over=(h,), within=values, such_that=h <= c - ε),
    at=small,
    covers=("M4.13",),
)

corrected = Claim(
    title="For any ε > 0 there is a value of v̂ that is at least c − ε",
    source="Appendix C.6, after Eq. (90)",
    given=given,
    states=Exists(over=(h,), within=values, such_that=h >= c - ε),
    at=small,
    corrects="ziyin2022/c6_index",
    covers=("M4.13",),
)
