"""Eqs. (18)-(20). At u = 0 the expected Hessian is (α −βᵀ; −β 0), (18) with α = E[1_>(wᵀx)²] ≥ 0
and β = E[1_> yx], "which is a rank-2 matrix whose eigenproblem is solved by eigenvalues

    λ_± = ½ (α ± √(α² + ‖β‖²)),                                                       (19)

and eigenvectors v_± = (λ_±, −β). (20) Obviously, λ_− < 0, and these solutions are strict saddle
points, except for the directions of w that β = 0."

x in the plane. (λ, −β) is an eigenvector if and only if λ² − αλ − ‖β‖² = 0: the square root lacks a
factor 4. The rank is 2 except for β = 0, where it is at most 1. (18) takes the factor 2 out of the
Hessian of (12), as (13) to (17) do.
"""

from sympy import Expr, Matrix, Ne, sqrt

from theory import All, AtMost, Claim, Equals, Hypothesis, Not, real

α, β1, β2 = real("α β_1 β_2")
square = β1**2 + β2**2
semi = Hypothesis("α is the mean of a square", α >= 0)
some = Hypothesis("β ≠ 0", Ne(square, 0))
printed = {s: (α + s * sqrt(α**2 + square)) / 2 for s in (1, -1)}
repaired = {s: (α + s * sqrt(α**2 + 4 * square)) / 2 for s in (1, -1)}


expected = Matrix([[α, -β1, -β2], [-β1, 0, 0], [-β2, 0, 0]])
minors = [expected.minor(i, j) for i in range(3) for j in range(3)]
rank_2 = All(Equals(expected.det(), 0), Not(All(*(Equals(m, 0) for m in minors))))


def eigenvector(root: Expr) -> All:
    """(18) times (λ, −β) is λ times it: α λ + ‖β‖² = λ², and −β_i λ = λ (−β_i)."""
    return All(
        Equals(α * root + square, root * root),
        Equals(-β1 * root, root * -β1),
        Equals(-β2 * root, root * -β2),
    )


claim = Claim(
    title="(λ_±, −β) are eigenvectors for λ_± = (α ± √(α² + ‖β‖²))/2",
    source="Eqs. (19), (20)",
    given=(semi,),
    states=All(eigenvector(printed[1]), eigenvector(printed[-1])),
    covers=("T-EQ19", "T-EQ20"),
)

corrected = Claim(
    title="(λ_±, −β) are eigenvectors for λ_± = (α ± √(α² + 4‖β‖²))/2",
    source="Eqs. (19), (20)",
    given=(semi,),
    states=All(eigenvector(repaired[1]), eigenvector(repaired[-1])),
    corrects="ziyin2024/eq19_eigenvalues",
    covers=("T-EQ19", "T-EQ20"),
)

step_strict = Claim(
    title="λ_− < 0, except for β = 0",
    source="Appendix A.1, after Eq. (20)",
    given=(semi, some),
    states=AtMost(printed[-1], 0, strict=True),
    covers=("T-A1-STRICT",),
)

rank = Claim(
    title="The expected Hessian has the rank 2",
    source="Eq. (18)",
    given=(semi,),
    states=rank_2,
    covers=("T-EQ17-18",),
)

rank_corrected = Claim(
    title="The expected Hessian has the rank 2 for β ≠ 0",
    source="Eq. (18)",
    given=(semi, some),
    states=rank_2,
    corrects="ziyin2024/eq19_eigenvalues:rank",
    covers=("T-EQ17-18",),
)
