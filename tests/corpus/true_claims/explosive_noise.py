"""dw = (w + w³) dt + (1 + w²) dB: the flux of 1/(1 + w²) is 0. That it is the law of anything is
not said.
"""

from theory import ITO, Claim, Diffusion, Equals, flux, real

w = real("w")
motion = Diffusion((w,), (w + w**3,), ((1 + w**2,),), ITO)

claim = Claim(
    title="The flux of 1/(1 + w²) is 0",
    source="zero flux alone",
    states=Equals(flux(1 / (1 + w**2), motion), 0),
)
