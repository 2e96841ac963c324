"""Remark 2, after Problem 5.1. "The use of constant step sizes will prevent SGD-k from converging
to the minimizer, but we should expect stability around the minimizer."

In the problem ``setting.line``, where Q is positive definite and θ* inhomogeneous: from θ* itself
the mean of e after one step is positive. Stability: with C below (39) the bound e ← ρe + C²ψ with
ρ < 1 keeps e below C²ψ/(1 − ρ) once it is.
"""

from sympy import And, Ne

from theory import AtMost, Claim, Hypothesis, Implies, real

from .setting import (
    C,
    Matrix,
    a,
    c,
    error,
    line,
    line_from_solution,
    positive_atoms,
    positive_rate,
    some_batch,
    y,
    θ,
    θ_star,
    ρ,
)

ψ = real("ψ")
inhomogeneous = Hypothesis("θ* is inhomogeneous", Ne(a * θ_star + c, 0))

claim = Claim(
    title="From θ* the mean of e after one step is positive",
    source="Remark after Problem 5.1",
    given=(some_batch, positive_atoms, positive_rate, inhomogeneous),
    states=AtMost(0, error(line, (θ,), Matrix([θ_star]), line_from_solution), strict=True),
    covers=("P-R2",),
)

stable = Claim(
    title="Once e ≤ C²ψ/(1 − ρ), e stays there",
    source="Remark after Problem 5.1",
    given=(Hypothesis("0 ≤ ρ < 1, ψ > 0", And(ρ >= 0, ρ < 1, ψ > 0)), positive_rate),
    states=Implies(y <= C**2 * ψ / (1 - ρ), ρ * y + C**2 * ψ <= C**2 * ψ / (1 - ρ)),
    covers=("P-R2",),
)
