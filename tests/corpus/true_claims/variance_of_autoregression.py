"""w ← w/2 + y with y ∼ N(0, 4): Var w_{t+1} = Var w_t/4 + 4."""

from sympy import Integer, Rational

from theory import Claim, Draw, Equals, Hypothesis, Normal, Path, Recursion, Variance, real, size

w, y = real("w y")
t = size("t")
model = Recursion((w,), (w / 2 + y,), (Draw(y, Normal(Integer(0), Integer(4))),))

claim = Claim(
    title="Var w_t is 16/3 (1 − 4^{−t})",
    source="additive noise",
    given=(Hypothesis("a step has been taken", t > 0),),
    states=Equals(
        Variance(of=w, over=Path(model, (Integer(1),)), at=t),
        Rational(16, 3) * (1 - Rational(1, 4) ** t),
    ),
)
