"""Student's law has the variance 1/(ν − 2) at scale 1/√ν, for ν > 2; here ν − 1 instead."""

from sympy import oo, sqrt

from theory import ITO, Claim, Diffusion, Equals, Hypothesis, OnInterval, StationaryMean, real

w, ν = real("w ν")
motion = OnInterval(Diffusion((w,), ((1 - ν) * w / 2,), ((sqrt(1 + w**2),),), ITO), -oo, oo)

claim = Claim(
    title="The stationary variance is 1/(ν − 1)",
    source="off by one",
    given=(Hypothesis("ν > 3", ν > 3),),
    states=Equals(StationaryMean(of=w**2, on=motion), 1 / (ν - 1)),
)
