"""Section 3.3, the second prediction. "SGD-k and Gradient Descent will only converge to minimizers
that can support the step sizes, which implies that SGD-k will prefer flatter minimizers in
comparison to gradient descent."

One eigenvalue each: 2λ/(λ² + s_f/k) (51). "SGD-k prefers flatter minimizers" asks that the flatter
of two supports every step size that the sharper does. It need not: λ = 1 with s_f = 9 supports
C < 1/5 at k = 1, λ = 2 with s_f = 0 supports C < 1, while gradient descent has 2 and 1. λ_1 ≥ λ_2
are the eigenvalues of the sharper and of the flatter one, p and q their s_f.

In 1/k ∈ [0, 1] the inverse thresholds, (λ + s_f/(kλ))/2, are linear, so that the flatter supports
more for every k if it does for k = 1, and only then.
"""

from theory import AtMost, Claim, Hypothesis, Implies

from .setting import k, ordered, p, q, some_batch, λ1, λ2

noise = (Hypothesis("s_f ≥ 0 of the sharper", p >= 0), Hypothesis("s_f ≥ 0 of the flatter", q >= 0))
given = (ordered, *noise, some_batch)
more = AtMost(2 * λ1 / (λ1**2 + p / k), 2 * λ2 / (λ2**2 + q / k))

claim = Claim(
    title="The flatter of two minimizers supports the larger step sizes of SGD-k",
    source="Section 3.3, the second prediction",
    given=given,
    states=more,
    covers=("P-S3.3-FLAT",),
)

corrected = Claim(
    title="It does if it does for k = 1",
    source="Section 3.3, the second prediction",
    given=given,
    states=Implies(λ2 + q / λ2 <= λ1 + p / λ1, more),
    corrects="patel2018/sec3_3_flatter",
    covers=("P-S3.3-FLAT",),
)
