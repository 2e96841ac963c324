"""Factors 2/5 and 3/2: E f² = 241/200 > 1, but E ln f = ½ ln(3/5) < 0."""

from sympy import Integer, Rational

from theory import Claim, Draw, Path, Recursion, escapes, fair, real

w, x = real("w x")
model = Recursion(state=(w,), step=(x * w,), draws=(Draw(x, fair(Rational(2, 5), Rational(3, 2))),))

claim = Claim(
    title="Since E w_t² grows without bound, |w_t| tends to infinity in probability",
    source="the second moment taken for the path",
    states=escapes(Path(model, (Integer(1),))),
)
