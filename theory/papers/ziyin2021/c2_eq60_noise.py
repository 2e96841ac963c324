"""Eq. (60). "It is always possible to define a noise η'(t), whose contribution is equivalent to the
contribution of both the SGD and the additive noise, and the equation of motion becomes

    dw(t) = −[λa w(t) + b w³(t)] dt + λ η'(t).                                            (60)

This transformed noise η'(t) thus has 0 mean and a variance of (w(t)²/S + σ²) dt."

The two noises of (59) are independent. ``drift`` is that of (59), with the same slip: λ is missing
at the second term.
"""

from sympy import Derivative

from theory import Claim, Equals
from theory.diffusions import ito_drift, variance_rate

from .setting import positive_b, positive_rate, w, λ, σ
from .setting_diffusion import S, batch, equation_59, equation_60, equation_61, quartic_loss

claim = Claim(
    title="The two noises together have the variance (w²/S + σ²) dt",
    source="Eq. (60)",
    given=(batch,),
    states=Equals(variance_rate(equation_59), λ**2 * (w**2 / S + σ**2)),
    covers=("X.3",),
)


drift = Claim(
    title="The drift of (60) is −λ ∂L/∂w",
    source="Eq. (60)",
    given=(positive_rate, positive_b),
    states=Equals(ito_drift(equation_60), -λ * Derivative(quartic_loss, w)),
    covers=("F.10",),
)

corrected_drift = Claim(
    title="The drift of (60) is −λ ∂L/∂w if λ stands with both terms, as in (61)",
    source="Eq. (60)",
    given=(positive_rate, positive_b),
    states=Equals(ito_drift(equation_61), -λ * Derivative(quartic_loss, w)),
    corrects="ziyin2021/c2_eq60_noise:drift",
    covers=("F.10",),
)
