"""P(|w_5| > 1) for w ← x w with x standard normal is 0.078, claimed to be that of one step, 0.317.

Neither finitely many outcomes nor a mean of a power: there is nothing to sum or to enclose.
"""

from sympy import Abs, Integer, Rational

from theory import Claim, Draw, Equals, Normal, Path, Probability, Recursion, real

w, x = real("w x")
model = Recursion(state=(w,), step=(x * w,), draws=(Draw(x, Normal(0, 1)),))

claim = Claim(
    title="After five steps |w| > 1 with probability 0.317",
    source="a product of normal factors",
    states=Equals(
        Probability(of=Abs(w) > 1, over=Path(model, (Integer(1),)), at=Integer(5)),
        Rational(317, 1000),
    ),
)
