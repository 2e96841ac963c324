"""w ← w/2 + x keeps N(0, 1/(1 − 1/4)), not N(0, 1/(2 · 1/2)), which a differential equation has."""

from theory import Claim, Draw, Invariant, Normal, Recursion, real

w, x = real("w x")
model = Recursion(state=(w,), step=(w / 2 + x,), draws=(Draw(x, Normal(0, 1)),))

claim = Claim(
    title="N(0, 1) is invariant under w ← w/2 + x",
    source="an autoregression",
    states=Invariant(Normal(0, 1), model),
)
