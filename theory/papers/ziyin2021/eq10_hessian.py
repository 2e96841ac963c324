"""Eq. (10). "The diagonal terms of the Hessian of the loss function is given by

    ∂²L̂(w_1, w_2)/∂w_1² = −2 + 12 w_1² + 12 w_2²;                                      (10)
    ∂²L̂(w_1, w_2)/∂w_2² = −2 − 2a + 12 w_1² + 12 w_2²."

L̂ is the sampled loss (9), and its first derivative has the term x b, at x = 1 and at x = −1. The
formula is that of L = E L̂, in which E[x] = 0 (``corrected``). ``mean`` is L written out.
"""

from sympy import diff, expand

from theory import Claim, Equals, ForAll, Mean

from .setting import a, a_sign, positive_a, positive_b, signs, valley_loss, valleys, w1, w2, x

claim = Claim(
    title="∂²L̂/∂w_1² = −2 + 12 w_1² + 12 w_2²",
    source="Eq. (10), first line",
    given=(positive_a, positive_b),
    states=ForAll(
        over=(x,),
        within=a_sign,
        such_that=Equals(expand(diff(valley_loss, w1, 2)), -2 + 12 * w1**2 + 12 * w2**2),
    ),
    covers=("M3.4",),
)

corrected = Claim(
    title="The mean of ∂²L̂/∂w_1² is −2 + 12 w_1² + 12 w_2²",
    source="Eq. (10), first line",
    given=(positive_a, positive_b),
    states=Equals(
        Mean(of=expand(diff(valley_loss, w1, 2)), over=signs), -2 + 12 * w1**2 + 12 * w2**2
    ),
    corrects="ziyin2021/eq10_hessian",
    covers=("M3.4",),
)

second = Claim(
    title="∂²L̂/∂w_2² = −2 − 2a + 12 w_1² + 12 w_2²",
    source="Eq. (10), second line",
    given=(positive_a, positive_b),
    states=ForAll(
        over=(x,),
        within=a_sign,
        such_that=Equals(expand(diff(valley_loss, w2, 2)), -2 - 2 * a + 12 * w1**2 + 12 * w2**2),
    ),
    covers=("M3.4",),
)

mean = Claim(
    title="E L̂ = w_1⁴ + 6 w_1² w_2² + w_2⁴ − w_1² − (1 + a) w_2²",
    source="Section 5.3, before Eq. (10)",
    states=Equals(Mean(of=valley_loss, over=signs), valleys),
    covers=("M3.4",),
)
