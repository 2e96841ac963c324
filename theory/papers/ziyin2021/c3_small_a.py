"""Section C.3, after Eq. (69). "This corroborates with the result in Section 5.3 that a small a
leads to a concentration of measure towards the local maximum."

The result is that of Section 5.1. Small is −2a < λ, for batches of one and λ ≤ 1: then SGD on the
quadratic loss with the data 1 and a − 1, (74), and (67) on the loss of fourth order converge to 0.
"""

from theory import All, Claim, Hypothesis, vanishes

from .setting import a, elsewhere, local_maximum, path, positive_b, positive_rate, λ
from .setting_diffusion import path_67_of_one, path_74_of_one

claim = Claim(
    title="For small |a| SGD and its diffusions converge to the local maximum",
    source="Section C.3, after Eq. (69)",
    given=(
        local_maximum,
        positive_rate,
        positive_b,
        elsewhere,
        Hypothesis("λ ≤ 1", λ <= 1),
        Hypothesis("a is small: −2a < λ", -2 * a < λ),
    ),
    states=All(vanishes(path), vanishes(path_74_of_one), vanishes(path_67_of_one)),
    covers=("F.24",),
)
