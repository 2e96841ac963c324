"""Fair factors 1/2 and 4/3: E|f| = 11/12, but E f² = 73/72 is above 1."""

from sympy import Integer, Rational

from theory import Claim, Draw, InMean, Path, Recursion, fair, real, vanishes

w, x = real("w x")
model = Recursion(state=(w,), step=(x * w,), draws=(Draw(x, fair(Rational(1, 2), Rational(4, 3))),))

claim = Claim(
    title="w_t tends to 0 in mean square",
    source="a limit in mean",
    states=vanishes(Path(model, (Integer(1),)), InMean(2)),
)
