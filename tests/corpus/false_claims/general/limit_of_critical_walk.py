"""Fair factors 1/2 and 2: ln w_t is a random walk without drift, P(|w_t| > ε) tends to 1/2."""

from sympy import Integer, Rational

from theory import Claim, Draw, Path, Recursion, fair, real, vanishes

w, x = real("w x")
model = Recursion(state=(w,), step=(x * w,), draws=(Draw(x, fair(Rational(1, 2), 2)),))

claim = Claim(
    title="w_t converges to 0 in probability",
    source="a walk without drift",
    states=vanishes(Path(model, (Integer(1),))),
)
