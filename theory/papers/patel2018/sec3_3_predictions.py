"""Section 3.3, the predictions. "Suppose a minimizer's local geometry has several large
eigenvalues. Then, for k sufficiently small, SGD-k's divergence from a local minimizer will be
determined by these large eigenvalues." "The number of minimizers for which SGD-k can converge to is
a nondecreasing function of k." "As k → ∞" Theorem 3.8 is Theorem 2.1 (Section 3.2).

By (52) the threshold is that of λ_1 if k ≤ s_f/(λ_1λ_2); t stands for s_f. A batch has k ≥ 1, so
that none is small enough where s_f < λ_1λ_2. A minimizer is left if its threshold is below C; it
suffices that no threshold decreases in k.
"""

from sympy import Expr, Integer, Limit, Piecewise, oo

from theory import AtMost, Claim, Equals, Exists, Hypothesis

from .setting import k, ordered, some_batch, spread, t, λ, λ1, λ2


def threshold(size: Expr) -> Expr:
    """(51) with the index (52), for two eigenvalues."""
    first, last = 2 * λ1 / (λ1**2 + t / size), 2 * λ2 / (λ2**2 + t / size)
    return Piecewise((last, size > t / (λ1 * λ2)), (first, True))


small = Exists(over=(k,), such_that=k <= t / (λ1 * λ2), within=k >= 1, witness=(Integer(1),))

first_prediction = Claim(
    title="For small k the threshold is that of the largest eigenvalue",
    source="Section 3.3, the first prediction",
    given=(ordered, spread),
    states=small,
    covers=("P-S3.3-PRED1",),
)

corrected_first = Claim(
    title="For small k the threshold is that of the largest eigenvalue, if s_f ≥ λ_1λ_2",
    source="Section 3.3, the first prediction",
    given=(ordered, spread, Hypothesis("s_f ≥ λ_1λ_2", t >= λ1 * λ2)),
    states=small,
    corrects="patel2018/sec3_3_predictions:first_prediction",
    covers=("P-S3.3-PRED1",),
)

second_prediction = Claim(
    title="No threshold decreases in k",
    source="Section 3.3, the second prediction",
    given=(ordered, spread, some_batch),
    states=AtMost(threshold(k), threshold(k + 1)),
    covers=("P-S3.3-PRED2",),
)

recovers = Claim(
    title="As k → ∞ the thresholds of Theorem 3.8 are those of Theorem 2.1",
    source="Section 3.2, after the remark on Theorem 3.8",
    given=(Hypothesis("λ > 0", λ > 0), spread),
    states=Equals(Limit(2 * λ / (λ**2 + t / k), k, oo), 2 / λ),
    covers=("P-T3.8-KINF",),
)
