"""dw = w/2 dt + √(1 + w²) dB: the flux of 1/√(1 + w²) is 0, and its integral is infinite."""

from sympy import oo, sqrt

from theory import ITO, Claim, Diffusion, OnInterval, StationaryDensity, real

w = real("w")
motion = OnInterval(Diffusion((w,), (w / 2,), ((sqrt(1 + w**2),),), ITO), -oo, oo)

claim = Claim(
    title="The stationary density is ∝ 1/√(1 + w²)",
    source="an infinite mass",
    states=StationaryDensity(1 / sqrt(1 + w**2), motion),
)
