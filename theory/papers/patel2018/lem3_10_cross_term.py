"""Lemma 3.10. For any φ > 0 and j, with Δ = θ_N − θ* and b = E[QE[Q](Qθ* + r)],

    2 |(C²/k) Δ′b| ≤ 2 (C²/k) ‖E[Q]^{j/2}Δ‖ ‖(E[Q]^{j/2})†b‖
        ≤ (φC²/k) Δ′E[Q]^jΔ + (C²/(φk)) b′(E[Q]^j)†b.                                     (27)

C²/k is a common factor, left out. In an orthonormal basis of eigenvectors, for two of them: c and d
are λ_1^j and λ_2^j, Δ and b have the coordinates Δ_1, Δ_2 and y_1, y_2. The first link squared; in
the second the two norms are p and q. With φ = q/p it is attained. The chain begins with
Δ′b = Δ′E[Q]^{j/2}(E[Q]^{j/2})†b (28): for the E[Q] of ``setting.deficient`` the product is the
projection along (1, −1, 1), and b = (y_1, y_2, y) is in its range by Lemma 3.9.
"""

from sympy import And, Eq, Matrix, Rational

from theory import AtMost, Claim, Equals, Hypothesis

from .setting import Δ1, Δ2, c, d, p, q, y, y1, y2, θ, φ

powers = Hypothesis("λ_1^j > 0 and λ_2^j > 0", And(c > 0, d > 0))
norms = Hypothesis("p and q are norms", And(p >= 0, q >= 0))

claim = Claim(
    title="|Δ′b| ≤ ‖E[Q]^{j/2}Δ‖ ‖(E[Q]^{j/2})†b‖",
    source="Lemma 3.10, Eq. (27)",
    given=(powers,),
    states=AtMost((Δ1 * y1 + Δ2 * y2) ** 2, (c * Δ1**2 + d * Δ2**2) * (y1**2 / c + y2**2 / d)),
    covers=("P-L3.10",),
)

second = Claim(
    title="2pq ≤ φp² + q²/φ",
    source="Lemma 3.10, Eq. (27)",
    given=(norms, Hypothesis("φ > 0", φ > 0)),
    states=AtMost(2 * p * q, φ * p**2 + q**2 / φ),
    covers=("P-L3.10",),
)

null = Matrix([1, -1, 1])
any_way, cross = Matrix([Δ1, Δ2, θ]), Matrix([y1, y2, y])
projected = cross - null * (null.T * cross) * Rational(1, 3)

step_first = Claim(
    title="Δ′b = Δ′E[Q]E[Q]†b if b is in the range of E[Q]",
    source="Lemma 3.10, proof, Eq. (28)",
    given=(Hypothesis("b is in the range of E[Q]", Eq((null.T * cross)[0], 0)),),
    states=Equals((any_way.T * cross)[0], (any_way.T * projected)[0]),
    covers=("P-L3.10",),
)
