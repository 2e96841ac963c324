"""Eq. (1). Here stands the sentence as its source has it: SGD on the loss x w²/2, where x is 1 or 3
with equal probability, converges to w = 0 in probability if 0 < λ < 4/3.
"""

from sympy import Rational

from theory import Claim, Draw, Hypothesis, Implies, Path, fair, real, sgd, vanishes

# Letters are real numbers; what is known of them is a hypothesis of the claim.
w, w0, x, λ = real("w w_0 x λ")

# Fresh draws at every step, the loss of one draw (the update is derived from it), the start.
draws = (Draw(x, fair(1, 3)),)
path = Path(sgd(x * w**2 / 2, over=(w,), rate=λ, draws=draws), (w0,))

# A free letter is universal. Numbers are exact: 4 / 3 would be a float.
claim = Claim(
    title="SGD converges to 0 if 0 < λ < 4/3",
    source="Eq. (1)",
    given=(Hypothesis("the learning rate is positive", λ > 0),),
    states=Implies(λ < Rational(4, 3), vanishes(path)),
)
