"""Factors 1/2 and 3/2 have mean 1, so E w_t stays 1; the typical path goes as (3/4)^(t/2)."""

from sympy import Integer, Rational

from theory import Claim, Draw, Not, Path, Recursion, fair, real, vanishes

w, x = real("w x")
model = Recursion(state=(w,), step=(x * w,), draws=(Draw(x, fair(Rational(1, 2), Rational(3, 2))),))

claim = Claim(
    title="Since E w_t = 1 for all t, w_t does not converge to 0 in probability",
    source="the mean taken for the path",
    states=Not(vanishes(Path(model, (Integer(1),)))),
)
