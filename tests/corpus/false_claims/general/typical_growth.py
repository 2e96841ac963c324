"""Geometric Brownian motion dw = w/8 dt + w/2 dB from 1, the mean growth taken for the median."""

from sympy import Integer, Rational

from theory import ITO, Claim, Diffusion, Equals, Path, Probability, real

w = real("w")
path = Path(Diffusion((w,), (w / 8,), ((w / 2,),), ITO), (Integer(1),))

claim = Claim(
    title="P(w_1 > 1) = 3/5",
    source="a textbook",
    states=Equals(Probability(of=w > 1, over=path, at=Integer(1)), Rational(3, 5)),
    resolution=Rational(1, 10),
)
