"""Fair factors 49/100 and 2: ln|w_t| drifts to −∞."""

from sympy import Integer, Rational

from theory import Claim, Draw, Path, Recursion, Tight, fair, real

w, x = real("w x")
model = Recursion(state=(w,), step=(x * w,), draws=(Draw(x, fair(Rational(49, 100), 2)),))

claim = Claim(
    title="A walk that drifts down stays bounded in probability",
    source="a random walk",
    states=Tight(of=w, over=Path(model, (Integer(1),))),
)
