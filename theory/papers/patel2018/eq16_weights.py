"""Eqs. (16), (17). With u_l the eigenvectors of E[Q], e_{N,j}/e_N = Σ λ_l^{j−1} w_l (16),
w_l = λ_l (u_l′(θ_N − θ*))²/e_N, and "{w_l} sum to one and are nonnegative". Then (11) is at most
e_N [α_0 − α_1 C Σ λ_l w_l + α_2 C² Σ λ_l² w_l + α_3 C² t_Q] (17), a convex combination of values of
a quadratic at the eigenvalues; its maximum is at λ_1 or λ_m.

Three eigenvalues; y_1, y_2 and y are the squares. The quadratic is −px + qx², q ≥ 0.
"""

from sympy import And, Expr

from theory import All, AtMost, Claim, Equals, Hypothesis, Implies, real

from .setting import p, q, three_ordered, y, y1, y2, λ1, λ2, λ3

w1, w2 = real("w_1 w_2")
squares = Hypothesis("the squares are not all 0", And(y1 >= 0, y2 >= 0, y >= 0, y1 + y2 + y > 0))
pairs = ((λ1, y1), (λ2, y2), (λ3, y))


def error(power: int) -> Expr:
    """e_{N,power}; e_N for 1."""
    return sum(λ**power * square for λ, square in pairs)


shares = [λ * square / error(1) for λ, square in pairs]

step_weights = Claim(
    title="The weights sum to one, and e_{N,2} and e_{N,3} are means over them",
    source="Lemma 3.7, proof, Eq. (16)",
    given=(three_ordered, squares),
    states=All(
        Equals(sum(shares), 1),
        Equals(error(2) / error(1), sum(λ * w for (λ, _), w in zip(pairs, shares, strict=True))),
        Equals(error(3) / error(1), sum(λ**2 * w for (λ, _), w in zip(pairs, shares, strict=True))),
    ),
    covers=("P-EQ17",),
)


def quadratic(x: Expr) -> Expr:
    """−α_1 C x + α_2 C² x²."""
    return -p * x + q * x**2


mixed = w1 * quadratic(λ1) + w2 * quadratic(λ2) + (1 - w1 - w2) * quadratic(λ3)
weights = Hypothesis("weights, and α_2 ≥ 0", And(w1 >= 0, w2 >= 0, w1 + w2 <= 1, q >= 0))

step_ends = Claim(
    title="The combination is at most the value at λ_m if p ≥ q(λ_1 + λ_m)",
    source="Lemma 3.7, proof, Eq. (17)",
    given=(three_ordered, weights),
    states=Implies(p >= q * (λ1 + λ3), AtMost(mixed, quadratic(λ3))),
    covers=("P-EQ17",),
)
