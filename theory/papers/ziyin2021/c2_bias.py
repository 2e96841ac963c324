"""Section C.2, after Eq. (65). "Comparing with the maximum likelihood solutions, we see that the
SGD is in fact a biased estimator of the underlying minima. There is a
bias term introduced by the SGD noise in both the critical a and the value of the most probable w.
This term vanishes when S → ∞, i.e. when the SGD noise vanishes."

By (65) the maxima of P have the square max(0, −λ/(Sb) − a/b), the minima of L (58) the square
max(0, −a/b). ``claim``: they are different; the sentence has no bound on a. For a ≥ 0 both are 0,
and nothing is biased.
"""

from sympy import Limit, Max, Ne, oo

from theory import Claim, Equals

from .setting import a, b, local_maximum, positive_b, positive_rate, λ
from .setting_diffusion import S, batch, minimum, peak

of_maxima, of_minima = Max(0, -λ / (S * b) - a / b), Max(0, -a / b)
given = (positive_rate, positive_b, batch)

claim = Claim(
    title="The maxima of P are not the minima of L",
    source="Section C.2, after Eq. (65)",
    given=given,
    states=Ne(of_maxima, of_minima),
    covers=("F.43",),
)

corrected = Claim(
    title="The maxima of P are not the minima of L if a < 0",
    source="Section C.2, after Eq. (65)",
    given=(*given, local_maximum),
    states=Ne(of_maxima, of_minima),
    corrects="ziyin2021/c2_bias",
    covers=("F.43",),
)

peaks = Claim(
    title="As S → ∞ the maxima √(−λ/(Sb) − a/b) tend to the minima √(−a/b)",
    source="Section C.2, after Eq. (65)",
    given=(positive_rate, positive_b, local_maximum),
    states=Equals(Limit(peak, S, oo), minimum),
    covers=("F.43",),
)

critical = Claim(
    title="As S → ∞ the critical a, −λ/S, tends to 0",
    source="Section C.2, after Eq. (65)",
    given=(positive_rate,),
    states=Equals(Limit(-λ / S, S, oo), 0),
    covers=("F.43",),
)
