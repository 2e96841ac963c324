"""E[w_t²] = (E f²)^t for a product of t factors, claimed to be (E f²)^(2t)."""

from sympy import Integer, Rational

from theory import Claim, Draw, Equals, Mean, Path, Recursion, fair, real, size

w, x = real("w x")
t = size("t")
model = Recursion(state=(w,), step=(x * w,), draws=(Draw(x, fair(Rational(1, 2), 1)),))

claim = Claim(
    title="E[w_t²] = (5/8)^(2t)",
    source="a wrong exponent",
    states=Equals(Mean(of=w**2, over=Path(model, (Integer(1),)), at=t), Rational(5, 8) ** (2 * t)),
)
