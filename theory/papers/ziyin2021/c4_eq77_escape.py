"""Eq. (77). "Being able to escape w = 0 requires

    −Sa/λ > 1.                                                                            (77)

Note that this line agrees with the boundary of the lower branch of the phase diagram in Figure 3
when a → 0."

``claim``: (74) goes to ∞ only where (77) holds. It goes to ∞ for all −2Sa > λ. ``line``, with h =
−a and S = 1: the boundary λ = h/(1 + h) of (7) is λ = h up to O(h²). It is, but of SGD with data of
mean a/2, 1 and a − 1, while the drift of (74) is that of data of mean a. For the data 1 and 2a − 1,
of mean a, the boundary is λ = 2h/(1 + 2h) (``chain``), and λ = 2h, −2Sa = λ, is the line that
agrees with it (``line_of_mean_a``).
"""

from sympy import O

from theory import Claim, Equals, Hypothesis, Iff, Implies, escapes, vanishes

from .setting import a, elsewhere, local_maximum, positive_rate, λ
from .setting_diffusion import S, batch, h, path_74, path_one_and_more

given = (positive_rate, batch, elsewhere)

claim = Claim(
    title="The diffusion escapes only if −Sa/λ > 1",
    source="Eq. (77)",
    given=given,
    states=Implies(escapes(path_74), -S * a / λ > 1),
    covers=("F.28",),
)

corrected = Claim(
    title="The diffusion escapes only if −2Sa/λ > 1",
    source="Eq. (77)",
    given=given,
    states=Implies(escapes(path_74), -2 * S * a / λ > 1),
    corrects="ziyin2021/c4_eq77_escape",
    covers=("F.28",),
)

line = Claim(
    title="The line λ = −a is the lower boundary of (7) up to O(a²)",
    source="Eq. (77), the sentence after it",
    states=Equals(h / (1 + h), h, upto=O(h**2)),
    covers=("F.28",),
)

chain = Claim(
    title="With the data 1 and 2a − 1, of mean a, SGD converges to 0 iff λ > 2a/(2a − 1)",
    source="Eq. (77), the sentence after it, for data of mean a",
    given=(local_maximum, positive_rate, elsewhere, Hypothesis("λ < 1", λ < 1)),
    states=Iff(vanishes(path_one_and_more), λ > 2 * a / (2 * a - 1)),
    covers=("F.28",),
)

line_of_mean_a = Claim(
    title="The line λ = −2a is the boundary for data of mean a up to O(a²)",
    source="Eq. (77), the sentence after it, for data of mean a",
    states=Equals(2 * h / (1 + 2 * h), 2 * h, upto=O(h**2)),
    covers=("F.28",),
)
