"""Lemma 3.11. With b = E[QE[Q](Qθ* + r)] and G = E[(Qθ* + r)′E[Q](Qθ* + r)], the right side of (9)
is at most e_N − 2Ce_{N,2} + C²e_{N,3} + (C²/k)(e_{N,M} + e_{N,3} + G + b′(E[Q]³)†b).       (29)
For any ϕ > 0 there is a ψ such that it is at least
(1 − ϕ/k)e_N − 2Ce_{N,2} + C²e_{N,3} + (C²/k)e_{N,M} + (C²/k)ψ,                            (30)
where ψ ≥ 0 if ϕG/(b′E[Q]†b) ≥ C².                                                        (31)
The proof has ψ = −(C²/ϕ) b′E[Q]†b + G (33), with which (30) is (32).

Terms that stand on both sides are left out, and so is the factor C²/k. For one eigenvalue λ; Δ and
b have the coordinates Δ and y. (31) needs b ≠ 0: for b = 0, ψ = G ≥ 0. φ stands for ϕ.
"""

from sympy import And

from theory import AtMost, Claim, Hypothesis, Implies

from .setting import Δ, C, d, y, λ, φ

given = (Hypothesis("λ > 0 and ϕ > 0", And(λ > 0, φ > 0)),)
ψ = d - C**2 / φ * y**2 / λ  # d is G

claim = Claim(
    title="(29): 2Δ′b ≤ e_{N,3} + b′(E[Q]³)†b",
    source="Lemma 3.11, Eq. (29)",
    given=(Hypothesis("λ > 0", λ > 0),),
    states=AtMost(2 * Δ * y, λ**3 * Δ**2 + y**2 / λ**3),
    covers=("P-L3.11-29",),
)

lower = Claim(
    title="(30) with (33): C²(2Δ′b + G) ≥ −ϕe_N + C²ψ",
    source="Lemma 3.11, Eqs. (30), (32), (33)",
    given=given,
    states=AtMost(-φ * λ * Δ**2 + C**2 * ψ, C**2 * (2 * Δ * y + d)),
    covers=("P-L3.11-30", "P-EQ33"),
)

sign = Claim(
    title="ψ ≥ 0 if (31) holds",
    source="Lemma 3.11, Eq. (31)",
    given=(*given, Hypothesis("b ≠ 0", y**2 > 0)),
    states=Implies(φ * d / (y**2 / λ) >= C**2, ψ >= 0),
    covers=("P-L3.11-30", "P-EQ33"),
)
