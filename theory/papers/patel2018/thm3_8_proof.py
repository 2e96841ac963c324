"""Theorem 3.8, the proof. k > t_Q/(λ_1λ_m) implies, for j = 1, m,

    2λ_j/(λ_j² + t_Q/k) > 2/(λ_1 + λ_m).                                                 (21)

When k ≥ s_Q/(λ_lλ_{l+1}), then 2λ_l/(λ_l² + s_Q/k) ≥ 2/(λ_l + λ_{l+1}).                  (22)
If k < s_Q/(λ_lλ_{l−1}), then 2λ_l/(λ_l² + s_Q/k) < 2/(λ_l + λ_{l−1}).                    (23)

The eigenvalues are λ_1 and λ_2. For s_Q stands t_Q, a number of which the same is known.
"""

from sympy import And

from theory import Claim, Implies

from .setting import k, ordered, some_batch, spread, t, λ1, λ2

given = (ordered, some_batch, spread)
first, last = 2 * λ1 / (λ1**2 + t / k), 2 * λ2 / (λ2**2 + t / k)
middle = 2 / (λ1 + λ2)

step_both = Claim(
    title="(21), for j = 1 and j = m",
    source="Theorem 3.8, proof, Eq. (21)",
    given=given,
    states=Implies(k > t / (λ1 * λ2), And(first > middle, last > middle)),
    covers=("P-EQ21",),
)

step_larger = Claim(
    title="(22)",
    source="Theorem 3.8, proof, Eq. (22)",
    given=given,
    states=Implies(k >= t / (λ1 * λ2), first >= middle),
    covers=("P-EQ22",),
)

step_smaller = Claim(
    title="(23)",
    source="Theorem 3.8, proof, Eq. (23)",
    given=given,
    states=Implies(k < t / (λ1 * λ2), last < middle),
    covers=("P-EQ23",),
)
