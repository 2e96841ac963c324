"""Section B.3, after Eq. (39). "This corroborates with the result in Sec. 5.3 that a small a leads
to a concentration of measure towards the local maximum."

The result is that of Section 5.1. Small is −a < λ, for batches of one and λ ≤ 1: then SGD on the
quadratic loss, its diffusion (44), and (37) on the loss of fourth order all converge to 0.
"""

from theory import All, Claim, Hypothesis, vanishes

from .setting import a, elsewhere, local_maximum, path, positive_b, positive_rate, λ
from .setting_diffusion import path_37_of_one, path_44_of_one

claim = Claim(
    title="For small |a| SGD and its diffusions converge to the local maximum",
    source="Section B.3, after Eq. (39)",
    given=(
        local_maximum,
        positive_rate,
        positive_b,
        elsewhere,
        Hypothesis("λ ≤ 1", λ <= 1),
        Hypothesis("a is small: −a < λ", -a < λ),
    ),
    states=All(vanishes(path), vanishes(path_44_of_one), vanishes(path_37_of_one)),
    covers=("F.24",),
)
