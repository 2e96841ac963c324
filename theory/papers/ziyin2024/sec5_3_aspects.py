"""Section 5.3, the two aspects. "(1) SGD can indeed converge to low-rank saddles; however, this
happens only when the gradient noise is sufficiently strong and when the learning rate is large (but
not too large); (2) the region for convergence to saddles (region III) is exclusive with the region
for convergence in mean square (Ia)".

xy is 1 or a with equal probability, a > −1, and w_0 ≠ ±u_0. Sufficiently strong noise is that the
two data disagree, a < 0, and a large learning rate is λ > −(1 + a)/a (``claim``); not too large is
that no λ ≥ 1 − 1/a serves (``too_large``). Regions III and Ia exclude each other by their
definition, since w + u tends to 0 in the one and to ∞ in the other; ``exclusive`` is the stronger
reading, that w − u does not tend to 0 in mean square anywhere in III.
"""

from sympy import And

from theory import All, Claim, Implies, Not

from .setting import (
    a,
    above,
    in_mean,
    no_line,
    pair,
    positive_rate,
    tends_to_zero,
    u,
    w,
    λ,
)

given = (above, positive_rate, *no_line)
collapse = All(tends_to_zero(w - u, pair), tends_to_zero(w + u, pair))

claim = Claim(
    title="Collapse needs data that disagree and a large learning rate",
    source="Section 5.3, aspect (1)",
    given=given,
    states=Implies(collapse, And(a < 0, λ * a < -(1 + a))),
    covers=("T-PH-NOISE",),
)

too_large = Claim(
    title="Collapse needs a learning rate that is not too large",
    source="Section 5.3, aspect (1)",
    given=given,
    states=Implies(collapse, λ * a > a - 1),
    covers=("T-PH-NOISE",),
)

exclusive = Claim(
    title="Where SGD collapses, w − u does not tend to 0 in mean square",
    source="Section 5.3, aspect (2)",
    given=given,
    states=Implies(collapse, Not(in_mean(w - u, pair, 2))),
    covers=("T-PH-EXCL",),
)
