"""Proposition 5, first condition: "Let w_t ∈ [−1, 1]", for the algorithm (9)-(12) with β₁ = 0.

As a property of the algorithm it fails: the first step moves w_0 by ±λ/√(1 − β₂). So it has to be
read as in Reddi et al., whose algorithm ends each step with a projection onto the domain; this is
how Proposition 5 is examined. Much depends on it: at λ = 1/2, a = −1/4,
β₂ = 9/10, w_0 = 3/10 the projected iterates tend to 0; of 4000 free ones that we simulated about
half had left [−1, 1] for good after 10⁴ steps.
"""

from theory import All, AtMost, Claim

from .setting import (
    decays,
    elsewhere,
    first,
    free,
    in_interval,
    kept,
    local_maximum,
    one_of_two,
    positive_rate,
)

moved, projected = (model.step[0].subs(first) for model in (free, kept))
given = (local_maximum, positive_rate, in_interval, elsewhere, decays, one_of_two)

claim = Claim(
    title="Started in [−1, 1], w_1 lies in [−1, 1]",
    source="Proposition 5, first condition",
    given=given,
    states=All(AtMost(-1, moved), AtMost(moved, 1)),
    covers=("M4.24",),
)

corrected = Claim(
    title="Projected onto [−1, 1], w_1 lies in [−1, 1]",
    source="Proposition 5, first condition",
    given=given,
    states=All(AtMost(-1, projected), AtMost(projected, 1)),
    corrects="ziyin2022/prop5_interval",
    covers=("M4.24",),
)
