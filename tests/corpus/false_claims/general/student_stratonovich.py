"""dw = −(ν − 1)/2 w dt + √(1 + w²) dB with the integral of Stratonovich, and the law of that of
Itô.
"""

from sympy import oo, sqrt

from theory import STRATONOVICH, Claim, Diffusion, Hypothesis, OnInterval, StationaryDensity, real

w, ν = real("w ν")
positive = Hypothesis("ν > 0", ν > 0)
noise = ((sqrt(1 + w**2),),)
motion = OnInterval(Diffusion((w,), ((1 - ν) * w / 2,), noise, STRATONOVICH), -oo, oo)

claim = Claim(
    title="The stationary density is ∝ (1 + w²)^(−(ν + 1)/2)",
    source="another calculus",
    given=(positive,),
    states=StationaryDensity((1 + w**2) ** (-(ν + 1) / 2), motion),
)
