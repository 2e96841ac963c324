"""Eq. (37). "The SGD update rule (i.e., the equation of motion) in this case is

    dw(t) = −λ[(a/2) w(t) + b w³(t)] dt + λ (1/√S) η(t) w(t)."                            (37)

"This case" is SGD "without additive noise": (37) is (31) with σ = 0, and (23) with C(w) = w² and
the loss (36).
"""

from theory import All, Claim, Equals
from theory.diffusions import ito_drift, variance_rate

from .setting import w, σ
from .setting_diffusion import approximated, batch, equation_31, equation_37, slope

claim = Claim(
    title="(37) is (31) with σ = 0",
    source="Eq. (37)",
    given=(batch,),
    states=All(
        Equals(ito_drift(equation_37), ito_drift(equation_31)),
        Equals(variance_rate(equation_37), variance_rate(equation_31).subs(σ, 0)),
    ),
    covers=("F.22",),
)

comparison = Claim(
    title="(37) is (23) with C(w) = w²",
    source="Eq. (37)",
    given=(batch,),
    states=Equals(variance_rate(equation_37), variance_rate(approximated(slope, w**2))),
    covers=("F.22",),
)
