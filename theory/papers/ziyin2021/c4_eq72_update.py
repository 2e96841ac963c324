"""Eqs. (72), (73). "The SGD update rule (i.e., the equation of motion) is

    Δw(t) = −λ ∂L̂/∂w                                                                     (72)
          = −λ a w(t) − λ x w(t)."                                                        (73)

With the sampled loss L̂ = x w²/2 of (70) the step is −λ x w, and a, the mean of x, is counted twice
in (73). With the deviation x − a in place of x it is right; (73) would follow from the sampled loss
a w²/2 + x w²/2 of (66), where x has the mean 0.
"""

from sympy import Derivative

from theory import Claim, Equals

from .setting import a, loss, w, x, λ

claim = Claim(
    title="−λ ∂L̂/∂w = −λ a w − λ x w",
    source="Eqs. (72), (73)",
    states=Equals(-λ * Derivative(loss, w), -λ * a * w - λ * x * w),
    covers=("F.33",),
)

corrected = Claim(
    title="−λ ∂L̂/∂w = −λ a w − λ (x − a) w",
    source="Eqs. (72), (73)",
    states=Equals(-λ * Derivative(loss, w), -λ * a * w - λ * (x - a) * w),
    corrects="ziyin2021/c4_eq72_update",
    covers=("F.33",),
)
