"""Eq. (25). "The expectation of the Hessian E[Ĥ] is chosen to be diag(0.1, −0.1), while the noise
is generated via a normal 2 × 2 random matrix M_noise. The noisy Hessian is obtained as Ĥ = E[Ĥ] +
M_noise + M_noiseᵀ, and one can verify that such Ĥ is symmetric and consistent with our choice of
E[Ĥ]."

The four entries of M are independent standard normal numbers.
"""

from sympy import Integer, Rational

from theory import All, Claim, Draw, Equals, Independent, Mean, Normal, real

m = real("m_11 m_12 m_21 m_22")
standard = Normal(Integer(0), Integer(1))
draws = (Draw(m, Independent((standard,) * 4)),)
Ĥ = (
    (Rational(1, 10) + 2 * m[0], m[1] + m[2]),
    (m[2] + m[1], Rational(-1, 10) + 2 * m[3]),
)

claim = Claim(
    title="E[Ĥ] = diag(0.1, −0.1)",
    source="Eq. (25)",
    states=All(
        Equals(Mean(of=Ĥ[0][0], over=draws), Rational(1, 10)),
        Equals(Mean(of=Ĥ[1][1], over=draws), Rational(-1, 10)),
        Equals(Mean(of=Ĥ[0][1], over=draws), 0),
    ),
    covers=("T-A2-EQ25",),
)

symmetric = Claim(
    title="Ĥ is symmetric",
    source="Eq. (25)",
    states=Equals(Mean(of=(Ĥ[0][1] - Ĥ[1][0]) ** 2, over=draws), 0),
    covers=("T-A2-EQ25",),
)
