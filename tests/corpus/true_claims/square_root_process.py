"""The square-root process of Cox, Ingersoll and Ross dw = k(θ − w) dt + σ √w dB where it stays
positive: a gamma law of shape 2kθ/σ² and mean θ.
"""

from sympy import exp, oo, sqrt

from theory import ITO, Claim, Diffusion, Hypothesis, OnInterval, StationaryDensity, real

k, w, θ, σ = real("k w θ σ")
rate = OnInterval(Diffusion((w,), (k * (θ - w),), ((σ * sqrt(w),),), ITO), 0, oo)
given = (
    Hypothesis("k > 0", k > 0),
    Hypothesis("θ > 0", θ > 0),
    Hypothesis("σ > 0", σ > 0),
    Hypothesis("2kθ ≥ σ²", 2 * k * θ >= σ**2),
)

claim = Claim(
    title="The stationary density is ∝ w^(2kθ/σ² − 1) exp(−2k w/σ²)",
    source="Cox, Ingersoll and Ross 1985",
    given=given,
    states=StationaryDensity(w ** (2 * k * θ / σ**2 - 1) * exp(-2 * k * w / σ**2), rate),
)
