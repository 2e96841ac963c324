"""Eq. (93), proof of Proposition 5. For large t the left side of (92) is at most

    (1/√t) Σ_{i=1}^t (ln|1 − λ x_t/√(c − k_t)| − μ) + ε.                                (93)

In (92) the second sum begins at N + 1, here it begins at 1. With A for the first N terms of (92)
and B for those that are put in their place, whatever they are, the claim is that A/√t ≤ B/√t + ε
for all t from some step on. The step that serves, ((A − B)/ε)², is ours.
"""

from sympy import sqrt

from theory import AtMost, Claim, Exists, ForAll, Hypothesis, real

from .setting import ε

A, B, T, n = real("A B T n")

claim = Claim(
    title="A/√t ≤ B/√t + ε for all large t",
    source="Eq. (93)",
    given=(Hypothesis("ε > 0", ε > 0),),
    states=Exists(
        over=(T,),
        witness=(((A - B) / ε) ** 2,),
        such_that=ForAll(
            over=(n,),
            within=(n > 0) & (n >= T),
            such_that=AtMost(A / sqrt(n), B / sqrt(n) + ε),
        ),
    ),
    covers=("M4.26",),
)
