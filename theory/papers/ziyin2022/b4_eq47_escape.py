"""Eq. (47). "Being able to escape requires that the probability measure of w does not concentrate
at 0, corresponding to

    −Sa/(2λ) > 1."                                                                        (47)

``claim``: (44) goes to ∞ only where (47) holds. It goes to ∞ for all −Sa > λ, that is −Sa/(2λ) >
1/2. "This straight line agrees approximately with the boundary of the lower branch of the phase
diagram in Fig. 9": ``line``, with h = −a and S = 1, up to O(h²): the boundary λ = h/(1 + h) of (5),
and λ = h/2. The slopes at the origin are 1 and 1/2. The line λ = h, −Sa = λ, has the slope of the
boundary.
"""

from sympy import O

from theory import Claim, Equals, Implies, escapes

from .setting import a, elsewhere, positive_rate, λ
from .setting_diffusion import S, batch, h, path_44

given = (positive_rate, batch, elsewhere)

claim = Claim(
    title="The diffusion escapes only if −Sa/(2λ) > 1",
    source="Eq. (47)",
    given=given,
    states=Implies(escapes(path_44), -S * a / (2 * λ) > 1),
    covers=("F.36",),
)

corrected = Claim(
    title="The diffusion escapes only if −Sa/λ > 1",
    source="Eq. (47)",
    given=given,
    states=Implies(escapes(path_44), -S * a / λ > 1),
    corrects="ziyin2022/b4_eq47_escape",
    covers=("F.36",),
)

line = Claim(
    title="The line λ = −a/2 is the lower boundary up to O(a²)",
    source="Eq. (47), the sentence after it",
    states=Equals(h / (1 + h), h / 2, upto=O(h**2)),
    covers=("F.29",),
)

corrected_line = Claim(
    title="The line λ = −a is the lower boundary up to O(a²)",
    source="Eq. (47), the sentence after it",
    states=Equals(h / (1 + h), h, upto=O(h**2)),
    corrects="ziyin2022/b4_eq47_escape:line",
    covers=("F.29",),
)
