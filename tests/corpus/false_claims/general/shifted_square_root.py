"""A square root process that begins at 1, dw = 2 (2 − w) dt + √((w − 1)/2) dB from 3, is above its
mean level 2 after the time 1 with probability 0.598: a multiple of w − 1 is a χ² with 16 degrees of
freedom that is not central. Where w < 1 the noise is no number.
"""

from sympy import Integer, Rational, sqrt

from theory import ITO, Claim, Diffusion, Equals, Path, Probability, real

w = real("w")
path = Path(Diffusion((w,), (2 * (2 - w),), ((sqrt((w - 1) / 2),),), ITO), (Integer(3),))

claim = Claim(
    title="P(w_1 > 2) = 4/5",
    source="a textbook",
    states=Equals(Probability(of=w > 2, over=path, at=Integer(1)), Rational(4, 5)),
    resolution=Rational(1, 10),
)
