"""A double well with noise that grows, dw = (w − w³) dt + σ √(1 + w²) dB: the minima of the
potential are taken for the modes.
"""

from sympy import FiniteSet, oo, sqrt

from theory import ITO, Claim, Diffusion, Equals, Hypothesis, Modes, OnInterval, real

σ, w = real("σ w")
well = OnInterval(Diffusion((w,), (w - w**3,), ((σ * sqrt(1 + w**2),),), ITO), -oo, oo)
given = (Hypothesis("σ > 0", σ > 0), Hypothesis("σ < 1", σ < 1))

claim = Claim(
    title="The modes are ±1",
    source="noise that depends on the state",
    given=given,
    states=Equals(Modes(well), FiniteSet(-1, 1)),
)
