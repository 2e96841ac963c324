"""Example 1. "If L(w) = ½ a w² and C(w) = w², then, by Proposition 10,
p_S(w) = p(w) ∝ w^(−2 − 2Sα/λ). When [it is so], according to (119),

    C(w) = w^(2 + 2Sα/λ) [c_0 − (2S/λ) ∫ w^(−2 − 2Sα/λ) d(½ a w²)]
         = w^(2 + 2Sα/λ) [c_0 − (2Sa/λ) ∫ w^(−1 − 2Sα/λ) dw]
         = w^(2 + 2Sα/λ) [c_0 + w^(−2Sα/λ)] = c_0 w^(2 + 2Sα/λ) + w²

when c_0 = 0, B(w) = w² ... this distribution is defined only as a limit, where Proposition 10 still
holds." α is a, and B is C (in (75) it is its root). The powers are meant for w > 0.

w^(−2 − r) with r = 2Sa/λ has an infinite integral, at 0 for r ≥ −1 and at ∞ for r ≤ −1: it is the
density of nothing, for no a. (49) is a geometric Brownian motion, which goes to 0 or to ∞. What is
left of it, with any c_0, is that the flux is 0 (``corrected``, ``step_back``).

As strong as the truth allows: where w is not positive, the power is no real number for most r, and
the flux at every w > 0 says the same as the flux near 0, since both are analytic.
"""

from sympy import diff

from theory import Claim, Equals, Hypothesis, StationaryDensity, flux

from .setting import a, positive_rate, w, λ
from .setting_conjecture import S, c0, half_line, positive_batch

r = 2 * S * a / λ
given = (positive_rate, positive_batch)
positive = Hypothesis("w > 0", w > 0)

claim = Claim(
    title="With L = a w²/2 and C = w² the stationary density is w^(−2 − 2Sa/λ)",
    source="Example 1",
    given=given,
    states=StationaryDensity(w ** (-2 - r), half_line(w**2)),
    covers=("D.10",),
)

corrected = Claim(
    title="With L = a w²/2 and C = w² the flux of w^(−2 − 2Sa/λ) is 0",
    source="Example 1",
    given=(*given, positive),
    states=Equals(flux(w ** (-2 - r), half_line(w**2).model), 0),
    corrects="ziyin2021/d5_example1",
    covers=("D.10",),
)

step_integral = Claim(
    title="−(2Sa/λ) ∫ w^(−1 − 2Sa/λ) dw = w^(−2Sa/λ)",
    source="Example 1, third line",
    given=(*given, positive),
    states=Equals(diff(w**-r, w), -r * w ** (-1 - r)),
    covers=("D.10",),
)

step_back = Claim(
    title="With C = c_0 w^(2 + 2Sa/λ) + w² the flux of w^(−2 − 2Sa/λ) is 0",
    source="Example 1, last line",
    given=(*given, positive),
    states=Equals(flux(w ** (-2 - r), half_line(c0 * w ** (2 + r) + w**2).model), 0),
    covers=("D.10",),
)
