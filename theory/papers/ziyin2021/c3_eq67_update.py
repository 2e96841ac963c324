"""Eq. (67). "The SGD update rule (i.e., the equation of motion) in this case is

    dw(t) = −λ[a w(t) + b w³(t)] dt + λ (1/√S) η(t) w(t)."                                (67)

"This case" is SGD "without additive noise": (67) is (61) with σ = 0, and (49) with C(w) = w² and
the derivative a w + b w³ of the loss (58).
"""

from theory import All, Claim, Equals
from theory.diffusions import ito_drift, variance_rate

from .setting import w, σ
from .setting_diffusion import approximated, batch, equation_61, equation_67, slope

claim = Claim(
    title="(67) is (61) with σ = 0",
    source="Eq. (67)",
    given=(batch,),
    states=All(
        Equals(ito_drift(equation_67), ito_drift(equation_61)),
        Equals(variance_rate(equation_67), variance_rate(equation_61).subs(σ, 0)),
    ),
    covers=("F.22",),
)

comparison = Claim(
    title="(67) is (49) with C(w) = w²",
    source="Eq. (67)",
    given=(batch,),
    states=Equals(variance_rate(equation_67), variance_rate(approximated(slope, w**2))),
    covers=("F.22",),
)
