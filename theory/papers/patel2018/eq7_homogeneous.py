"""Eq. (7). "In the case of a homogeneous minimizer, the objective function in (6) can be rewritten
as (up to an additive constant) ½ (θ − θ*)′Q(θ − θ*)", as Qθ* + r = 0 with probability one.

Two parameters, Q with any entries a, b, c, and r = −Qθ*, θ* = (p, q); the constant is −½ θ*′Qθ*.
"""

from theory import Claim, Equals

from .setting import Matrix, a, b, c, form, p, q, θ1, θ2

Q, at, solution = Matrix([[a, b], [b, c]]), Matrix([θ1, θ2]), Matrix([p, q])
linear = -(at.T * Q * solution)[0]  # r′θ

claim = Claim(
    title="½ θ′Qθ + r′θ = ½ (θ − θ*)′Q(θ − θ*) − ½ θ*′Qθ*",
    source="Eq. (7)",
    states=Equals(
        form(Q, at) / 2 + linear, form(Q, Matrix(at - solution)) / 2 - form(Q, solution) / 2
    ),
    covers=("P-EQ7",),
)
