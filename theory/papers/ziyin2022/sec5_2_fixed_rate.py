"""Section 5.2, a fixed learning rate. "In the previous section, we have shown that one can
adversarially construct a loss function for a fixed learning rate such that the SGD algorithm
converges to a local maximum."

For every λ > 0 there is a loss. ``claim`` takes any loss of the form (2), with the two-point law
multiplied by c. ``as_corollary_1`` takes those of the previous section, c = 1 and a < 0.

As strong as the truth allows: λ < √2 cannot be λ ≤ √2. At λ = √2 the product of the two factors is
(√2 − 1)(1 + √2 (1 − a)) = 1 + (2 − √2)|a| > 1 for every a < 0, so that SGD escapes from w_0 ≠ 0.
"""

from sympy import And, Integer, sqrt

from theory import Claim, Exists, Hypothesis, vanishes

from .setting import a, c, path, path_scaled, positive_rate, λ

claim = Claim(
    title="For every learning rate there is a loss with which SGD converges to a local maximum",
    source="Section 5.2, a fixed learning rate",
    given=(positive_rate,),
    states=Exists(
        over=(a, c),
        such_that=vanishes(path_scaled),
        within=And(a < 0, c > 0),
        witness=(Integer(-1), 1 / λ),
    ),
    covers=("M2.22",),
)

as_corollary_1 = Claim(
    title="For every learning rate there is a loss as in Corollary 1 with which SGD converges",
    source="Section 5.2, a fixed learning rate",
    given=(positive_rate,),
    states=Exists(over=(a,), such_that=vanishes(path), within=a < 0),
    covers=("M2.22",),
)

corrected = Claim(
    title="For every λ < √2 there is a loss as in Corollary 1 with which SGD converges",
    source="Section 5.2, a fixed learning rate",
    given=(positive_rate, Hypothesis("λ < √2", λ < sqrt(2))),
    states=Exists(
        over=(a,),
        such_that=vanishes(path),
        within=a < 0,
        witness=(-λ * (2 - λ**2) / 2,),
    ),
    corrects="ziyin2022/sec5_2_fixed_rate:as_corollary_1",
    covers=("M2.22",),
)
