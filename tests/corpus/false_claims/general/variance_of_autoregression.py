"""w ← w/2 + y with y ∼ N(0, 4): Var w_t = 4 (1 − 4^{−t})/(1 − 1/4), and 16/3 only in the end."""

from sympy import Integer, Rational

from theory import Claim, Draw, Equals, Hypothesis, Normal, Path, Recursion, Variance, real, size

w, y = real("w y")
t = size("t")
model = Recursion((w,), (w / 2 + y,), (Draw(y, Normal(Integer(0), Integer(4))),))

claim = Claim(
    title="From the first step on Var w_t is 16/3",
    source="additive noise",
    given=(Hypothesis("a step has been taken", t > 0),),
    states=Equals(Variance(of=w, over=Path(model, (Integer(1),)), at=t), Rational(16, 3)),
)
