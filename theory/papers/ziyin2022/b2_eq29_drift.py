"""Eq. (29). "When the additive noise is present, the update rule (equation of motion) is

    dw(t) = −[λ(a/2) w(t) + b w³(t)] dt + λ η_m(t) + λ η_a(t),                            (29)

where both η_m(t) and η_a(t) are both Ornstein-Uhlenbeck process, denoting multiplicative noise and
additive noise respectively. ... η_m(t) has a variance w(t)²/S dt, while the additive noise η_a(t)
has a variance of σ² dt."

``claim``: its drift is that of (23), −λ∂L/∂w with the L of (28); but λ stands with the first term
only, here and in (30), not in (31). ``process``: with a variance of σ² dt in each dt,
independently, η_a is white noise, and what it adds up to is Brownian motion, dW = σ dB. An
Ornstein-Uhlenbeck process has a stationary law, Brownian motion comes to every point and has none.
"""

from sympy import Derivative

from theory import POSITIVE_RECURRENT, RECURRENT, Claim, Equals, Runs
from theory.diffusions import ito_drift

from .setting import positive_b, positive_rate, w, λ
from .setting_diffusion import additive, equation_29, equation_31, on_sum_of_noise, quartic_loss

claim = Claim(
    title="The drift of (29) is −λ ∂L/∂w",
    source="Eq. (29)",
    given=(positive_rate, positive_b),
    states=Equals(ito_drift(equation_29), -λ * Derivative(quartic_loss, w)),
    covers=("F.10",),
)

corrected = Claim(
    title="The drift of (29) is −λ ∂L/∂w if λ stands with both terms, as in (31)",
    source="Eq. (29)",
    given=(positive_rate, positive_b),
    states=Equals(ito_drift(equation_31), -λ * Derivative(quartic_loss, w)),
    corrects="ziyin2022/b2_eq29_drift",
    covers=("F.10",),
)

process = Claim(
    title="What the additive noise adds up to has a stationary law",
    source="Eq. (29), the sentence after it",
    given=(additive,),
    states=Runs(POSITIVE_RECURRENT, on_sum_of_noise),
    covers=("F.11",),
)

corrected_process = Claim(
    title="What the additive noise adds up to is recurrent",
    source="Eq. (29), the sentence after it",
    given=(additive,),
    states=Runs(RECURRENT, on_sum_of_noise),
    corrects="ziyin2022/b2_eq29_drift:process",
    covers=("F.11",),
)
