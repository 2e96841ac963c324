"""Eq. (31). "Define η(t) = η'(t)/√(w(t)²/S + σ²), the equation of motion becomes

    dw(t) = −λ[(a/2) w(t) + b w³(t)] dt + λ √(w(t)²/S + σ²) η(t)."                        (31)

Its drift is −λ ∂L/∂w with the L of (28) (``claim``), and its noise that of (30) (``noise``).
"""

from sympy import Derivative

from theory import Claim, Equals
from theory.diffusions import ito_drift, variance_rate

from .setting import w, λ
from .setting_diffusion import batch, equation_29, equation_31, quartic_loss

claim = Claim(
    title="The drift of (31) is −λ ∂L/∂w",
    source="Eq. (31)",
    states=Equals(ito_drift(equation_31), -λ * Derivative(quartic_loss, w)),
    covers=("F.10",),
)

noise = Claim(
    title="The noise of (31) has the variance of the two noises of (29)",
    source="Eq. (31)",
    given=(batch,),
    states=Equals(variance_rate(equation_31), variance_rate(equation_29)),
    covers=("F.10", "X.3"),
)
