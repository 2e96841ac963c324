"""The process dw = −k w dt + σ dB forgets at the rate k; the rate of its variance is 2k, and is
taken for it.
"""

from sympy import oo

from theory import ITO, Claim, Diffusion, Equals, Hypothesis, OnInterval, SpectralGap, real

k, w, σ = real("k w σ")
motion = OnInterval(Diffusion((w,), (-k * w,), ((σ,),), ITO), -oo, oo)

claim = Claim(
    title="The spectral gap is 2k",
    source="a rate of another function",
    given=(Hypothesis("k > 0", k > 0), Hypothesis("σ > 0", σ > 0)),
    states=Equals(SpectralGap(motion), 2 * k),
)
