"""Eq. (62). "Comparing with (49), one finds

    C(w) = w² + Sσ²."                                                                     (62)

``claim``: with this C the noise of (49) is that of (61). ``data`` is the sentence before (60): "the
w-dependent covariance of w is C(w) = w²". For the data 1 and a − 1 of Propositions 2 and 3 the
covariance of the gradient x w is (1 − a/2)² w².
"""

from theory import Claim, Equals, Variance
from theory.diffusions import variance_rate

from .setting import a, local_maximum, sampled_gradient, two_points, w, σ
from .setting_diffusion import S, approximated, batch, equation_61, slope

claim = Claim(
    title="With C(w) = w² + Sσ² the noise of (49) is that of (61)",
    source="Eq. (62)",
    given=(batch,),
    states=Equals(variance_rate(approximated(slope, w**2 + S * σ**2)), variance_rate(equation_61)),
    covers=("F.12",),
)

data = Claim(
    title="For the data 1 and a − 1 the covariance is C(w) = w²",
    source="Section C.2, before Eq. (60)",
    given=(local_maximum,),
    states=Equals(Variance(of=sampled_gradient, over=two_points), w**2),
    covers=("F.12",),
)

corrected_data = Claim(
    title="For the data 1 and a − 1 the covariance is (1 − a/2)² w²",
    source="Section C.2, before Eq. (60)",
    given=(local_maximum,),
    states=Equals(Variance(of=sampled_gradient, over=two_points), (1 - a / 2) ** 2 * w**2),
    corrects="ziyin2021/c2_eq62_covariance:data",
    covers=("F.12",),
)
