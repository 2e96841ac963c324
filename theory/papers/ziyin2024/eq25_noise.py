"""Eq. (25). "The expectation of the Hessian E[Ĥ] is chosen to be diag(0.1, −0.1), while the noise
is generated via a normal 2 × 2 random matrix M_noise. The noisy Hessian is obtained as Ĥ = E[Ĥ] +
M_noise + M_noiseᵀ, and one can verify that such Ĥ is symmetric and consistent with our choice of
E[Ĥ]."

The four entries of M are independent standard normal numbers.
"""

from sympy import Rational

from theory import All, Claim, Equals, Mean

from .setting_a2 import Ĥ, noise

claim = Claim(
    title="E[Ĥ] = diag(0.1, −0.1)",
    source="Eq. (25)",
    states=All(
        Equals(Mean(of=Ĥ[0][0], over=noise), Rational(1, 10)),
        Equals(Mean(of=Ĥ[1][1], over=noise), Rational(-1, 10)),
        Equals(Mean(of=Ĥ[0][1], over=noise), 0),
    ),
    covers=("T-A2-EQ25",),
)

symmetric = Claim(
    title="Ĥ is symmetric",
    source="Eq. (25)",
    states=Equals(Mean(of=(Ĥ[0][1] - Ĥ[1][0]) ** 2, over=noise), 0),
    covers=("T-A2-EQ25",),
)
