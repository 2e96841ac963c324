"""Appendix A.2: products of I − λĤ with the Hessians of Eq. (25), and a run with its cut-offs.

"The initial state is sampled from a unit circle. The dynamics stops at time step t, and the
Lyapunov exponent is calculated as (1/t) log ‖θ_t‖, if one of the three following conditions is
satisfied: ‖θ‖ reaches the upper cutoff of 10^100; ‖θ‖ reaches the lower cutoff of 10^−140; the
preset maximal number of steps of 5000 is reached."

A run begins with the direction of a normal vector, which the step from τ = −1 draws, so that it has
5001 steps. It follows 10^20 θ, whose cut-offs are 10^120 and 10^−120: squares of θ itself at the
lower cut-off would be among the subnormal numbers.
"""

from sympy import And, Expr, Integer, Matrix, Piecewise, Rational, eye, log, sqrt

from theory import Draw, Independent, MatrixProduct, Normal, Path, Recursion, fair, real

from .setting import θ1, θ2, λ

m = real("m_11 m_12 m_21 m_22")
τ = real("τ")
standard = Normal(Integer(0), Integer(1))
noise = (Draw(m, Independent((standard,) * 4)),)
Ĥ = (
    (Rational(1, 10) + 2 * m[0], m[1] + m[2]),
    (m[2] + m[1], Rational(-1, 10) + 2 * m[3]),
)
product = MatrixProduct(eye(2) - λ * Matrix(Ĥ), noise)

# The same with entries ±1 of M, which have the mean and the variance of normal ones.
signs = tuple(Draw(entry, fair(1, -1)) for entry in m)


def of_signs(rate: Expr) -> MatrixProduct:
    """At a learning rate."""
    return MatrixProduct(eye(2) - rate * Matrix(Ĥ), signs)


unit, most = Integer(10) ** 20, 5000
square = θ1**2 + θ2**2
goes_on = And(square < Integer(10) ** 240, square > Rational(1, 10**240))
length = sqrt(m[0] ** 2 + m[1] ** 2)
moved = (θ1 - λ * (Ĥ[0][0] * θ1 + Ĥ[0][1] * θ2), θ2 - λ * (Ĥ[1][0] * θ1 + Ĥ[1][1] * θ2))
run = Path(
    Recursion(
        (θ1, θ2, τ),
        (
            Piecewise((unit * m[0] / length, τ < 0), (moved[0], goes_on), (θ1, True)),
            Piecewise((unit * m[1] / length, τ < 0), (moved[1], goes_on), (θ2, True)),
            Piecewise((Integer(0), τ < 0), (τ + 1, goes_on), (τ, True)),
        ),
        noise,
    ),
    (Integer(0), Integer(0), Integer(-1)),
)
estimate = log(sqrt(square) / unit) / τ
