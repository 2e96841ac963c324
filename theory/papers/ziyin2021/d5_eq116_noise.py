"""Eq. (116). "In continuous-time, SGD is equivalent to the following stochastic differential
equation (SDE): ẇ = −∇_w L(w) + C(w) η(t), where η(t) is a zero-mean noise with unit variance, and
C(w) is the w-dependent variance of the noise."

If η has variance 1 then C η has variance C²: either C is the standard deviation, or √C stands in
(116), as in (49). ``density`` takes it so, in the time of (116), in which the step λ is a unit, and
looks whether (116) goes with (117): has a density that has no flux under (49) none under (116)? Its
noise lacks the factor λ/S. Shown for p ∝ (1 + w²)^−2 and L = a w²/2 + b (1 + w²)³/6.
"""

from sympy import sqrt

from theory import Claim, Equals, Hypothesis, Variance, flux

from .setting import positive_rate, z
from .setting_conjecture import C, bell, in_own_time, positive_batch, rescaled, unit

a_variance = Hypothesis("C is a variance", C >= 0)
given = (positive_rate, positive_batch)

claim = Claim(
    title="The noise C η, with η of variance 1, has the variance C",
    source="Eq. (116)",
    given=(a_variance,),
    states=Equals(Variance(of=C * z, over=unit), C),
    covers=("D.2",),
)

corrected = Claim(
    title="The noise √C η, with η of variance 1, has the variance C",
    source="Eq. (116)",
    given=(a_variance,),
    states=Equals(Variance(of=sqrt(C) * z, over=unit), C),
    corrects="ziyin2021/d5_eq116_noise",
    covers=("D.2",),
)

density = Claim(
    title="With the C of (117), p has no flux under (116) with √C",
    source="Eq. (116), with Eq. (117)",
    given=given,
    states=Equals(flux(bell, in_own_time), 0),
    covers=("D.2",),
)

density_corrected = Claim(
    title="With the C of (117), p has no flux under (116) with √(λC/S)",
    source="Eq. (116), with Eq. (117)",
    given=given,
    states=Equals(flux(bell, rescaled), 0),
    corrects="ziyin2021/d5_eq116_noise:density",
    covers=("D.2",),
)
