"""dw = −(ν − 1)/2 w dt + √(1 + w²) dB in the sense of Itô: Student's law with ν degrees, of scale
1/√ν.
"""

from sympy import oo, sqrt

from theory import ITO, Claim, Diffusion, Hypothesis, OnInterval, StationaryDensity, real

w, ν = real("w ν")
positive = Hypothesis("ν > 0", ν > 0)
motion = OnInterval(Diffusion((w,), ((1 - ν) * w / 2,), ((sqrt(1 + w**2),),), ITO), -oo, oo)

claim = Claim(
    title="The stationary density is ∝ (1 + w²)^(−(ν + 1)/2)",
    source="a Pearson diffusion",
    given=(positive,),
    states=StationaryDensity((1 + w**2) ** (-(ν + 1) / 2), motion),
)
