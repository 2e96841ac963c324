"""Section 3.2, the comparison. "The inhomogeneity shrinks the threshold for step sizes that ensure
a reduction in the systematic component, and inflates the threshold for step sizes that ensure an
increase in the systematic component."

Thresholds of one eigenvalue: (18) against (39), and (19) against (35).
"""

from sympy import And

from theory import AtMost, Claim, Hypothesis

from .setting import k, some_batch, spread, t, γ, λ

given = (Hypothesis("λ_j > 0 and γ > 0", And(λ > 0, γ > 0)), some_batch, spread)

shrinks = Claim(
    title="The threshold of reduction is smaller",
    source="Section 3.2, the comparison",
    given=given,
    states=AtMost(2 * λ / ((1 + 1 / k) * λ**2 + t / k), 2 * λ / (λ**2 + t / k), strict=True),
    covers=("P-S3.2-COMP1",),
)

inflates = Claim(
    title="The threshold of increase is larger",
    source="Section 3.2, the comparison",
    given=given,
    states=AtMost(2 * λ / (λ**2 + t / k), 2 * (λ + γ) / (λ**2 + t / k), strict=True),
    covers=("P-S3.2-COMP1",),
)
