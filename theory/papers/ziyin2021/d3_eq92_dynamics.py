"""Eq. (92), proof of Proposition 4. "The SGD dynamics is

    Δw_{1,t} = −λ(−2 w_{1,t} + 4 w_{1,t}³ + 12 w_{2,t}² w_{1,t} + x_t b w_{1,t});            (92)
    Δw_{2,t} = −λ(−2 w_{2,t} + 4 w_{2,t}³ + 12 w_{1,t}² w_{2,t} − 2a w_{2,t})."

One line each; the steps are those that are derived from the loss (9).
"""

from theory import Claim, Equals

from .setting import a, b, valley_sgd, w1, w2, x, λ

claim = Claim(
    title="Δw_1 = −λ(−2 w_1 + 4 w_1³ + 12 w_2² w_1 + x b w_1)",
    source="Eq. (92), first line",
    states=Equals(
        valley_sgd.step[0] - w1, -λ * (-2 * w1 + 4 * w1**3 + 12 * w2**2 * w1 + x * b * w1)
    ),
    covers=("M3.13",),
)

second = Claim(
    title="Δw_2 = −λ(−2 w_2 + 4 w_2³ + 12 w_1² w_2 − 2a w_2)",
    source="Eq. (92), second line",
    states=Equals(
        valley_sgd.step[1] - w2, -λ * (-2 * w2 + 4 * w2**3 + 12 * w1**2 * w2 - 2 * a * w2)
    ),
    covers=("M3.13",),
)
