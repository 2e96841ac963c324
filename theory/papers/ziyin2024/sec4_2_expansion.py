"""Section 4.2, before Eq. (7). "To leading orders in λ, this can be identified by expanding the
logarithmic term up to the second order in λ:

    E_x[log|1 − λh(x)|] = −λ E[h(x)] − ½ λ² E_x[h(x)²] + O(λ³)."

"Ignoring the second-order term, we see that the dynamics always follow the sign of E[h(x)], in
agreement with the belief that the GD algorithm always escapes a strict saddle": to first order the
exponent is −λE[h], positive for each λ at a strict saddle (``first_order``), and GD, whose factor
is 1 − λE[h], leaves it from every other start (``gd_escapes``). Here h has two values with equal
probability.
"""

from sympy import O

from theory import AtMost, Claim, Equals, escapes

from .setting import Λ, elsewhere, exponent, h1, h2, positive_rate, saddle, λ
from .setting_variants import averaged

mean, square = (h1 + h2) / 2, (h1**2 + h2**2) / 2

claim = Claim(
    title="E log|1 − λh| = −λ E[h] − λ² E[h²]/2 + O(λ³)",
    source="Section 4.2, before Eq. (7)",
    given=(elsewhere,),
    where=(exponent,),
    states=Equals(Λ(λ), -λ * mean - λ**2 * square / 2, upto=O(λ**3)),
    covers=("T-EXP",),
)

first_order = Claim(
    title="To first order the exponent is positive at every strict saddle",
    source="Section 4.2, before Eq. (7)",
    given=(positive_rate, saddle),
    states=AtMost(0, -λ * mean, strict=True),
    covers=("T-EXP-1",),
)

gd_escapes = Claim(
    title="Gradient descent escapes a strict saddle at every learning rate",
    source="Section 4.2, before Eq. (7)",
    given=(positive_rate, saddle, elsewhere),
    states=escapes(averaged),
    covers=("T-EXP-1",),
)
