"""The first step of AMSGrad on w⁴/4 − x w²/2 from w = 1, in units of the learning rate 1/10.

Its bias is not corrected, so the first step is (1 − β₁)/√(1 − β₂) = 1/5 of the learning rate.
Its sign is that of x − 1, and x has Student's law of three degrees around 1.
"""

from sympy import Integer, Rational

from theory import Claim, Draw, Equals, Path, Probability, StudentT, amsgrad, real

w, x = real("w x")
rate = Rational(1, 10)
model = amsgrad(
    w**4 / 4 - x * w**2 / 2,
    over=(w,),
    rate=rate,
    draws=(Draw(x, StudentT(3, 1, 1)),),
    betas=(Rational(9, 10), Rational(3, 4)),
    epsilon=0,
)

claim = Claim(
    title="Half of the first steps go up by more than half of the learning rate",
    source="an optimiser with memory on a quartic",
    states=Equals(
        Probability(of=w > 1 + rate / 2, over=Path(model, (1, 0, 0, 0)), at=Integer(1)),
        Rational(1, 2),
    ),
    resolution=Rational(1, 50),
)
