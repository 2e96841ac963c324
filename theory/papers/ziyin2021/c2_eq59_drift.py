"""Eq. (59). "When the additive noise is present, the update rule (equation of motion) is

    dw(t) = −[λa w(t) + b w³(t)] dt + λ η_m(t) + λ η_a(t),                                (59)

where both η_m(t) and η_a(t) are both Ornstein-Uhlenbeck process. ... η_m(t) has a variance w(t)²/S
dt, while the additive noise η_a(t) has a variance of σ² dt."

``claim``: its drift is that of (49), −λ∂L/∂w with the L of (58); but λ stands with the first term
only, here and in (60), not in (61). ``process``: with a variance of σ² dt in each dt,
independently, η_a is white noise, and what it adds up to is Brownian motion, dW = σ dB. An
Ornstein-Uhlenbeck process has a stationary law, Brownian motion comes to every point and has none.
"""

from sympy import Derivative

from theory import POSITIVE_RECURRENT, RECURRENT, Claim, Equals, Runs
from theory.diffusions import ito_drift

from .setting import positive_b, positive_rate, w, λ
from .setting_diffusion import additive, equation_59, equation_61, on_sum_of_noise, quartic_loss

claim = Claim(
    title="The drift of (59) is −λ ∂L/∂w",
    source="Eq. (59)",
    given=(positive_rate, positive_b),
    states=Equals(ito_drift(equation_59), -λ * Derivative(quartic_loss, w)),
    covers=("F.10",),
)

corrected = Claim(
    title="The drift of (59) is −λ ∂L/∂w if λ stands with both terms, as in (61)",
    source="Eq. (59)",
    given=(positive_rate, positive_b),
    states=Equals(ito_drift(equation_61), -λ * Derivative(quartic_loss, w)),
    corrects="ziyin2021/c2_eq59_drift",
    covers=("F.10",),
)

process = Claim(
    title="What the additive noise adds up to has a stationary law",
    source="Eq. (59), the sentence after it",
    given=(additive,),
    states=Runs(POSITIVE_RECURRENT, on_sum_of_noise),
    covers=("F.11",),
)

corrected_process = Claim(
    title="What the additive noise adds up to is recurrent",
    source="Eq. (59), the sentence after it",
    given=(additive,),
    states=Runs(RECURRENT, on_sum_of_noise),
    corrects="ziyin2021/c2_eq59_drift:process",
    covers=("F.11",),
)
