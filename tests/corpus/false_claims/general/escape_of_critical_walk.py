"""Fair factors 1/3 and 3: neither 0 nor infinity, although the mean of the factor is 5/3."""

from sympy import Integer, Rational

from theory import Claim, Draw, Path, Recursion, escapes, fair, real

w, x = real("w x")
model = Recursion(state=(w,), step=(x * w,), draws=(Draw(x, fair(Rational(1, 3), 3)),))

claim = Claim(
    title="|w_t| tends to infinity in probability",
    source="a walk without drift",
    states=escapes(Path(model, (Integer(1),))),
)
