"""dw = (w + w³) dt + (1 + w²) dB: the flux of 1/(1 + w²) is 0 and its integral is π, and yet it is
not the law of anything, since every path explodes.
"""

from sympy import oo

from theory import ITO, Claim, Diffusion, OnInterval, StationaryDensity, real

w = real("w")
motion = OnInterval(Diffusion((w,), (w + w**3,), ((1 + w**2,),), ITO), -oo, oo)

claim = Claim(
    title="The stationary density is ∝ 1/(1 + w²)",
    source="zero flux is not all",
    states=StationaryDensity(1 / (1 + w**2), motion),
)
