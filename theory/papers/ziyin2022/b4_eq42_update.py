"""Eqs. (42), (43). "The SGD update rule (i.e., the equation of motion) in 1d is

    Δw(t) = −λ ∂L̂/∂w                                                                     (42)
          = −λ x w(t)."                                                                   (43)

With the sampled loss L̂ = x w²/2 of (40).
"""

from sympy import Derivative

from theory import Claim, Equals

from .setting import loss, w, x, λ

claim = Claim(
    title="−λ ∂L̂/∂w = −λ x w",
    source="Eqs. (42), (43)",
    states=Equals(-λ * Derivative(loss, w), -λ * x * w),
    covers=("F.32",),
)
