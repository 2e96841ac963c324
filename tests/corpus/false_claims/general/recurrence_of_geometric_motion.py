"""Geometric Brownian motion dw = b w dt + σ w dB in the sense of Itô, with the drift b of ln w:
that of Stratonovich.
"""

from sympy import Eq, oo

from theory import ITO, RECURRENT, Claim, Diffusion, Hypothesis, Iff, OnInterval, Runs, real

b, w, σ = real("b w σ")
motion = OnInterval(Diffusion((w,), (b * w,), ((σ * w,),), ITO), 0, oo)

claim = Claim(
    title="It is recurrent iff b = 0",
    source="another calculus",
    given=(Hypothesis("σ > 0", σ > 0),),
    states=Iff(Runs(RECURRENT, motion), Eq(b, 0)),
)
