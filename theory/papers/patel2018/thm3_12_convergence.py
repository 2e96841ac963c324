"""Theorem 3.12, the convergence. "If {C_N} are nonnegative, converge to zero and sum to infinity
then E[e_N] → 0", by Lemma 1.5.2 of Bertsekas, Nonlinear Programming.

For C below a bound the upper bound is E[e_{N+1}] ≤ (1 − aC)E[e_N] + C²ψ, with some a > 0. While
E[e_N] ≥ 2Cψ/a it is multiplied by at most 1 − aC/2, and the product of these is 0 if the C_N sum to
infinity. An example, with λ = 1, Q constant and C = 1/(N + 1): E[e_N] = d/N, and d/N → 0; d is
E[ρ²]/k.
"""

from sympy import And, Limit, oo

from theory import AtMost, Claim, Equals, Hypothesis, Implies, real, size

from .setting import C, a, d, y

N = size("N")
ψ = real("ψ")

step_decrease = Claim(
    title="Above 2Cψ/a, E[e_N] is multiplied by at most 1 − aC/2",
    source="Theorem 3.12, the convergence",
    given=(Hypothesis("0 < aC < 1, ψ > 0", And(a > 0, C > 0, a * C < 1, ψ > 0)),),
    states=Implies(y >= 2 * C * ψ / a, AtMost((1 - a * C) * y + C**2 * ψ, (1 - a * C / 2) * y)),
    covers=("P-T3.12-CONV",),
)

rate = 1 / (N + 1)

example = Claim(
    title="With C_N = 1/(N + 1) and E[e_N] = d/N, E[e_{N+1}] = d/(N + 1)",
    source="Theorem 3.12, the convergence",
    given=(Hypothesis("after the first step", N >= 1),),
    states=Equals((1 - rate) ** 2 * d / N + rate**2 * d, d / (N + 1)),
    covers=("P-T3.12-CONV",),
)

vanishing = Claim(
    title="Then E[e_N] → 0",
    source="Theorem 3.12, the convergence",
    given=(Hypothesis("d > 0", d > 0),),
    states=Equals(Limit(d / N, N, oo), 0),
    covers=("P-T3.12-CONV",),
)
