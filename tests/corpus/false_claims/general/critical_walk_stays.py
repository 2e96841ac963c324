"""Fair factors 1/2 and 2: ln|w_t| has no drift, and spreads all the same."""

from sympy import Integer, Rational

from theory import Claim, Draw, Path, Recursion, Tight, fair, real

w, x = real("w x")
model = Recursion(state=(w,), step=(x * w,), draws=(Draw(x, fair(Rational(1, 2), 2)),))

claim = Claim(
    title="A walk without drift stays bounded in probability",
    source="a random walk",
    states=Tight(of=w, over=Path(model, (Integer(1),))),
)
