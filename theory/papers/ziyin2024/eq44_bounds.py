"""Eqs. (44)-(49). "We define m_t = log‖θ_t − θ*‖ and z_t = m_t − E[m_t]. By definition, we have

    P(g_t < ε) = P(e^{z_t+m_t} < ε)                                                     (44)
      = P((1/t)(z_t + E[m_t]) < (1/t) log ε) = P((1/t)(z_t + E[m_t]) < o(1)) ...  (45), (46)
      ≥ P((1/t) max_{θ_0}(z_t + E[m_t]) < o(1)).                                        (47)

(1/t) max_{θ_0} (z_t(θ_0) + E[m_t]) = (1/t) max_{θ_0} log‖Π_i^t (I − λĤ_i)(θ_t − θ_0)‖ (48)
... if Λ < 0, lim P(g_t < ε) = P(Λ < 0) = 1. (49)"

g_t is ‖θ_t − θ*‖, which is not said. z_t + m_t has m_t twice: e^{z_t+E[m_t]} is g_t, which is what
(45) goes on with. In (48) the product acts on θ_0 − θ*, not on θ_t − θ_0; claimed for one step in
one dimension, θ* = 0, with the squares of the norms. g, Z, L and M stand for g_t, e^{z_t},
e^{E[m_t]} and E[m_t]; (47) is claimed of two starts, (49) for two values of h, where Λ = E log|1 −
λh| = μ.
"""

from sympy import Eq, Limit, Max, exp, log, oo

from theory import Claim, Equals, Hypothesis, Iff, Implies, point, real, vanishes

from .setting import h, line, positive_rate, two_exponent, ε, θ0, λ, μ

A, B, L, M, Z, g, s = real("A B L M Z g s")
defined = (
    Hypothesis("θ_t ≠ θ*", g > 0),
    Hypothesis("L is an exponential", L > 0),
    Hypothesis("z_t = m_t − E[m_t]", Eq(Z, g / L)),
)
level = Hypothesis("ε > 0", ε > 0)
steps = Hypothesis("t > 0", s > 0)
θ1 = (1 - λ * h) * θ0

claim = Claim(
    title="g_t = e^{z_t+m_t}",
    source="Eqs. (44)-(46)",
    given=defined,
    states=Equals(g, Z * g),
    covers=("T-EQ44-49",),
)

corrected = Claim(
    title="g_t = e^{z_t+E[m_t]}",
    source="Eqs. (44)-(46)",
    given=defined,
    states=Equals(g, Z * L),
    corrects="ziyin2024/eq44_bounds",
    covers=("T-EQ44-49",),
)

step_logarithm = Claim(
    title="e^{z_t+E[m_t]} < ε if and only if (z_t + E[m_t])/t < (log ε)/t",
    source="Eqs. (44)-(46)",
    given=(level, steps),
    states=Iff(exp(A + M) < ε, (A + M) / s < log(ε) / s),
    at=(point({A: -1, M: 0, ε: 2, s: 3}), point({A: 1, M: 1, ε: 2, s: 3})),
    covers=("T-EQ44-49",),
)

step_limit = Claim(
    title="(log ε)/t = o(1)",
    source="Eqs. (44)-(46)",
    given=(level,),
    states=Equals(Limit(log(ε) / s, s, oo), 0),
    covers=("T-EQ44-49",),
)

step_largest = Claim(
    title="If the largest of the exponents is below a number, so is each",
    source="Eq. (47)",
    states=Implies(Max(A, B) < M, A < M),
    covers=("T-EQ44-49",),
)

product = Claim(
    title="‖θ_1 − θ*‖² = ‖(I − λĤ)(θ_1 − θ_0)‖²",
    source="Eq. (48)",
    states=Equals(θ1**2, ((1 - λ * h) * (θ1 - θ0)) ** 2),
    covers=("T-EQ44-49",),
)

product_corrected = Claim(
    title="‖θ_1 − θ*‖² = ‖(I − λĤ)(θ_0 − θ*)‖²",
    source="Eq. (48)",
    states=Equals(θ1**2, ((1 - λ * h) * θ0) ** 2),
    corrects="ziyin2024/eq44_bounds:product",
    covers=("T-EQ44-49",),
)

step_one = Claim(
    title="P(g_t < ε) → 1 if Λ < 0",
    source="Eq. (49)",
    given=(positive_rate,),
    where=(two_exponent,),
    states=Implies(μ < 0, vanishes(line)),
    covers=("T-EQ44-49",),
)
