"""The process dw = −k w dt + σ dB forgets at the rate k, whatever σ is."""

from sympy import oo

from theory import ITO, Claim, Diffusion, Equals, Hypothesis, OnInterval, SpectralGap, real

k, w, σ = real("k w σ")
motion = OnInterval(Diffusion((w,), (-k * w,), ((σ,),), ITO), -oo, oo)

claim = Claim(
    title="The spectral gap is k",
    source="a textbook",
    given=(Hypothesis("k > 0", k > 0), Hypothesis("σ > 0", σ > 0)),
    states=Equals(SpectralGap(motion), k),
)
