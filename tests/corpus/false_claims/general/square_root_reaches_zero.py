"""The square-root process dw = k(θ − w) dt + σ √w dB never reaches 0 iff 2kθ ≥ σ²; here the factor
2 is lost.
"""

from sympy import oo, sqrt

from theory import ENTRANCE, ITO, Claim, Diffusion, EndIs, Hypothesis, Iff, OnInterval, real

k, w, θ, σ = real("k w θ σ")
rate = OnInterval(Diffusion((w,), (k * (θ - w),), ((σ * sqrt(w),),), ITO), 0, oo)
given = (
    Hypothesis("k > 0", k > 0),
    Hypothesis("θ > 0", θ > 0),
    Hypothesis("σ > 0", σ > 0),
)

claim = Claim(
    title="0 is an entrance iff kθ ≥ σ²",
    source="a factor of two",
    given=given,
    states=Iff(EndIs(ENTRANCE, 0, rate), k * θ >= σ**2),
)
