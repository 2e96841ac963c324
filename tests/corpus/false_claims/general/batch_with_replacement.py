"""E v_2² for u ← u/2 + mean of a batch, v ← z u − v/3 from (1, 0), as if with replacement.

The batch is two of the data 1, 2, 4, 7, drawn anew at each step; z is uniform on [0, 1] with
probability 2/3, else normal with mean 2 and variance 1/4. E z = 1, E z² = 2/9 + 17/12 = 59/36,
E u_1 = 4, and E u_1² would be 16 + 21/8, with the variance 21/4 · 1/2 of independent draws.
E v_2² = E z² E u_1² − (2/3) E z E u_1 E v_1 + E v_1²/9 with E v_1 = 1, E v_1² = 59/36.
"""

from sympy import Integer, Rational

from theory import (
    Average,
    Claim,
    Draw,
    Equals,
    Mean,
    Mixture,
    Normal,
    Path,
    Recursion,
    Uniform,
    real,
)
from theory.laws import Discrete

u, v, x, z = real("u v x z")
data = Discrete(tuple(map(Integer, (1, 2, 4, 7))), (Rational(1, 4),) * 4)
factor = Mixture((Uniform(0, 1), Normal(2, Rational(1, 4))), (Rational(2, 3), Rational(1, 3)))
model = Recursion(
    state=(u, v),
    step=(u / 2 + Average(x), z * u - v / 3),
    draws=(Draw(x, data, batch=Integer(2), replacement=False), Draw(z, factor)),
)
square = Rational(59, 36)

claim = Claim(
    title="The mean square of v_2 has the variance of a batch with replacement",
    source="a coordinate driven by minibatches",
    states=Equals(
        Mean(of=v**2, over=Path(model, (Integer(1), Integer(0))), at=Integer(2)),
        square * (16 + Rational(21, 8)) - Rational(8, 3) + square / 9,
    ),
    resolution=Rational(1, 20),
)
