"""w ← w/2 + x with x ∼ N(0, 1) keeps N(0, 4/3): v = v/4 + 1."""

from sympy import Rational

from theory import Claim, Draw, Invariant, Normal, Recursion, real

w, x = real("w x")
model = Recursion(state=(w,), step=(w / 2 + x,), draws=(Draw(x, Normal(0, 1)),))

claim = Claim(
    title="N(0, 4/3) is invariant under w ← w/2 + x",
    source="an autoregression",
    states=Invariant(Normal(0, Rational(4, 3)), model),
)
