"""Kramers: the gap of dw = (w − w³) dt + √(2ε) dB is (√2/π) e^(−1/(4ε)) (1 + O(ε)), twice the rate
from one well, √(V″(1)|V″(0)|)/(2π) e^(−ΔV/ε). At ε = 1/50 that is within 4 per cent.
"""

from sympy import Rational, exp, oo, pi, sqrt

from theory import ITO, AtMost, Claim, Definition, Diffusion, OnInterval, SpectralGap, real

g, w = real("g w")
well = OnInterval(Diffusion((w,), (w - w**3,), ((Rational(1, 5),),), ITO), -oo, oo)
kramers = sqrt(2) / pi * exp(-Rational(25, 2))

claim = Claim(
    title="The spectral gap is at least 96 per cent of the rate of Kramers",
    source="Kramers 1940",
    where=(Definition(g, SpectralGap(well)),),
    states=AtMost(Rational(96, 100) * kramers, g),
)
