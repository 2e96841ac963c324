"""Fair factors 1/2 and 5/4: E f² = 29/32."""

from sympy import Integer, Rational

from theory import Claim, Draw, InMean, Path, Recursion, fair, real, vanishes

w, x = real("w x")
model = Recursion(state=(w,), step=(x * w,), draws=(Draw(x, fair(Rational(1, 2), Rational(5, 4))),))

claim = Claim(
    title="w_t tends to 0 in mean square",
    source="a limit in mean",
    states=vanishes(Path(model, (Integer(1),)), InMean(2)),
)
