"""Eq. (61). "Define η(t) = η'(t)/√(w(t)²/S + σ²), the equation of motion becomes

    dw(t) = −λ[a w(t) + b w³(t)] dt + λ √(w(t)²/S + σ²) η(t)."                            (61)

Its drift is −λ ∂L/∂w with the L of (58) (``claim``), and its noise that of (60) (``noise``).
"""

from sympy import Derivative

from theory import Claim, Equals
from theory.diffusions import ito_drift, variance_rate

from .setting import w, λ
from .setting_diffusion import batch, equation_59, equation_61, quartic_loss

claim = Claim(
    title="The drift of (61) is −λ ∂L/∂w",
    source="Eq. (61)",
    states=Equals(ito_drift(equation_61), -λ * Derivative(quartic_loss, w)),
    covers=("F.10",),
)

noise = Claim(
    title="The noise of (61) has the variance of the two noises of (59)",
    source="Eq. (61)",
    given=(batch,),
    states=Equals(variance_rate(equation_61), variance_rate(equation_59)),
    covers=("F.10", "X.3"),
)
