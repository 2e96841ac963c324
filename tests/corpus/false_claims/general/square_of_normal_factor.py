"""f ∼ N(1, 1/4): E f² = 5/4, so that E w_t² grows, though E f = 1."""

from sympy import Integer, Rational

from theory import Claim, Draw, Equals, Hypothesis, Mean, Normal, Path, Recursion, real, size

w, x = real("w x")
t = size("t")
model = Recursion((w,), (x * w,), (Draw(x, Normal(Integer(1), Rational(1, 4))),))

claim = Claim(
    title="E w_t² is that of the mean path, 1",
    source="multiplicative normal noise",
    given=(Hypothesis("a step has been taken", t > 0),),
    states=Equals(Mean(of=w**2, over=Path(model, (Integer(1),)), at=t), 1),
)
