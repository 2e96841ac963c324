"""Geometric Brownian motion dw = b w dt + σ w dB of Itô: ln w has the drift b − σ²/2."""

from sympy import Eq, oo

from theory import ITO, RECURRENT, Claim, Diffusion, Hypothesis, Iff, OnInterval, Runs, real

b, w, σ = real("b w σ")
motion = OnInterval(Diffusion((w,), (b * w,), ((σ * w,),), ITO), 0, oo)

claim = Claim(
    title="It is recurrent iff 2b = σ²",
    source="a textbook",
    given=(Hypothesis("σ > 0", σ > 0),),
    states=Iff(Runs(RECURRENT, motion), Eq(2 * b, σ**2)),
)
