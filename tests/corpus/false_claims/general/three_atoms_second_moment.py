"""The second moment of w ← x w with atoms 1/2, 1, 3/2 and unequal weights, weights taken equal."""

from sympy import Integer, Rational

from theory import Claim, Discrete, Draw, Equals, Mean, Path, Recursion, real, size

w, x = real("w x")
t = size("t")
half, quarter = Rational(1, 2), Rational(1, 4)
law = Discrete((half, Integer(1), Rational(3, 2)), (quarter, half, quarter))
model = Recursion(state=(w,), step=(x * w,), draws=(Draw(x, law),))

claim = Claim(
    title="E[w_t²] = (7/6)^t",
    source="the law of another data set",
    states=Equals(Mean(of=w**2, over=Path(model, (Integer(1),)), at=t), Rational(7, 6) ** t),
)
