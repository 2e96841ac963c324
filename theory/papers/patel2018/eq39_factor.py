"""Eq. (39). "The component multiplying e_N is less than one if C > 0 and
C < 2λ_j/((1 + 1/k)λ_j² + t_Q/k)" (39). "When k + 1 > t_Q/(λ_1λ_m), the right hand side of (39) is
larger than 2/((1 + 1/k)(λ_1 + λ_m))."

So the threshold is that of λ_1 if k + 1 > t_Q/(λ_1λ_m), else that of λ_m. ``both`` says that below
it the factors of both eigenvalues are less than one. The unit is chosen so that λ_m = 1.
"""

from sympy import And, Expr, Integer, Piecewise

from theory import Claim, Hypothesis, Implies

from .setting import C, k, some_batch, spread, t, λ, λ1

given = (Hypothesis("λ_1 ≥ λ_m = 1", λ1 >= 1), some_batch, spread)


def factor(x: Expr) -> Expr:
    """What multiplies e_N in (37)."""
    return 1 - 2 * C * x + (1 + 1 / k) * C**2 * x**2 + C**2 * t / k


def threshold(x: Expr) -> Expr:
    """The right side of (39)."""
    return 2 * x / ((1 + 1 / k) * x**2 + t / k)


many = (k + 1) * λ1 > t
edge = 2 / ((1 + 1 / k) * (λ1 + 1))

step_factor = Claim(
    title="Below (39) the component multiplying e_N is less than one",
    source="Theorem 3.12, proof, Eq. (39)",
    given=(Hypothesis("λ_j > 0", λ > 0), some_batch, spread),
    states=Implies(And(C > 0, threshold(λ) > C), factor(λ) < 1),
    covers=("P-EQ39",),
)

step_larger = Claim(
    title="If k + 1 > t_Q/(λ_1λ_m), (39) is larger than 2/((1 + 1/k)(λ_1 + λ_m)), for j = 1 and m",
    source="Theorem 3.12, proof, after Eq. (39)",
    given=given,
    states=Implies(many, And(threshold(λ1) > edge, threshold(Integer(1)) > edge)),
    covers=("P-EQ39",),
)

both = Claim(
    title="Below the threshold (39), with the index of (34), both factors are less than one",
    source="Theorem 3.12, proof, Eq. (39)",
    given=given,
    states=Implies(
        And(C > 0, Piecewise((threshold(λ1), many), (threshold(Integer(1)), True)) > C),
        And(factor(λ1) < 1, factor(Integer(1)) < 1),
    ),
    covers=("P-EQ39", "P-T3.12-34"),
)
