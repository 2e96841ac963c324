"""The process of Ornstein and Uhlenbeck dw = −k w dt + σ dB: it settles in N(0, σ²/(2k))."""

from sympy import exp, oo

from theory import ITO, Claim, Diffusion, Hypothesis, OnInterval, StationaryDensity, real

k, w, σ = real("k w σ")
motion = OnInterval(Diffusion((w,), (-k * w,), ((σ,),), ITO), -oo, oo)

claim = Claim(
    title="The stationary density is ∝ exp(−k w²/σ²)",
    source="a textbook",
    given=(Hypothesis("k > 0", k > 0), Hypothesis("σ > 0", σ > 0)),
    states=StationaryDensity(exp(-k * w**2 / σ**2), motion),
)
