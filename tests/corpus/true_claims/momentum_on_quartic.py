"""E w_2 for momentum on w⁴/4 − x w²/2, x uniform on [0, 2], rate 1/4, friction 1/2, from (1/2, 0).

w_1 = 19/32 + s/8 with s = x − 1 uniform on [−1, 1], E u_1 = 3/32 and E w_1³ = 7163/32768, so
E w_2 = 19/32 + 3/64 + (19/32 − 7163/32768)/4 = 96261/131072.
"""

from sympy import Integer, Rational

from theory import Claim, Draw, Equals, Mean, Path, Uniform, momentum, real

w, x = real("w x")
half = Rational(1, 2)
model = momentum(
    w**4 / 4 - x * w**2 / 2,
    over=(w,),
    rate=Rational(1, 4),
    draws=(Draw(x, Uniform(0, 2)),),
    friction=half,
)

claim = Claim(
    title="The mean of w_2 under momentum",
    source="a quartic with random curvature",
    states=Equals(
        Mean(of=w, over=Path(model, (half, Integer(0))), at=Integer(2)),
        Rational(96261, 131072),
    ),
)
