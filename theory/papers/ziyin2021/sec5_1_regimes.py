"""Section 5.1, the three regimes. "There are three different regimes/phases for this simple
escaping problem. The escape regime λ > (a − √(a² − 8a + 8))/(2(a − 1)) ... The region
a/(a − 1) < λ < (a − √(a² − 8a + 8))/(2(a − 1)) is the trapped regime. ... The small learning rate
regime λ < a/(a − 1) is the successful escape regime because the SGD noise is of order λ² and
becomes negligible at a small λ."

To escape is |w_t| → ∞, from w_0 ≠ 0; to be trapped is to converge to 0. Here a < 0; a > 0 is the
matter of the sentence between these. The noise of a step is λ(∇L̂ − ∇L), with the variance λ² C(w);
"of order λ²" is said of the variance, and ``step_negligible`` of what it does: the rate of SGD and
that of GD on the averaged loss differ by O(λ²), while both are of order λ.
"""

from sympy import And, Rational, diff

from theory import (
    All,
    AtMost,
    Claim,
    Definition,
    Equals,
    Implies,
    Variance,
    box,
    escapes,
    function,
    vanishes,
)

from .setting import (
    a,
    average_two,
    elsewhere,
    large_rate,
    local_maximum,
    loss,
    path,
    positive_rate,
    two_points,
    w,
    λ,
)

given = (local_maximum, positive_rate, elsewhere)
C = function("C")
noise = diff(loss, w) - diff(average_two, w)

claim = Claim(
    title="The three regimes are there for every a < 0: 0 < a/(a − 1) < λ_+",
    source="Section 5.1, the three regimes",
    given=(local_maximum,),
    states=All(AtMost(0, a / (a - 1), strict=True), AtMost(a / (a - 1), large_rate, strict=True)),
    at=(box({a: (-3, Rational(-1, 10))}),),
    covers=("M1.89",),
)

small = Claim(
    title="In the small learning rate regime λ < a/(a − 1) SGD escapes",
    source="Section 5.1, the three regimes",
    given=given,
    states=Implies(λ < a / (a - 1), escapes(path)),
    covers=("M1.16",),
)

trapped = Claim(
    title="In the trapped regime SGD converges to the saddle point",
    source="Section 5.1, the three regimes",
    given=given,
    states=Implies(And(a / (a - 1) < λ, λ < large_rate), vanishes(path)),
    covers=("M1.89",),
)

large = Claim(
    title="In the escape regime λ > λ_+ SGD escapes",
    source="Section 5.1, the three regimes",
    given=given,
    states=Implies(λ > large_rate, escapes(path)),
    covers=("M1.13",),
)

step_order = Claim(
    title="The variance of the noise of a step is of order λ²: λ² times that of the gradient",
    source="Section 5.1, the three regimes",
    given=(local_maximum,),
    where=(Definition(C(w), Variance(of=diff(loss, w), over=two_points)),),
    states=Equals(Variance(of=λ * noise, over=two_points), λ**2 * C(w)),
    covers=("M1.16",),
)
