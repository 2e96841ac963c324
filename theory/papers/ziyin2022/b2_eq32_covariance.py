"""Eq. (32). "Comparing with (23), one finds

    C(w) = w² + Sσ²."                                                                     (32)

``claim``: with this C the noise of (23) is that of (31). ``data`` is the sentence before (30): "the
w-dependent covariance of w is C(w) = w²". For the data 1 and a − 1 of Corollary 1, with which the
text compares in Figures 8 and 9, the covariance of the gradient x w is (1 − a/2)² w².
"""

from theory import Claim, Equals, Variance
from theory.diffusions import variance_rate

from .setting import local_maximum, sampled_gradient, two_points, w, σ
from .setting_diffusion import S, approximated, batch, equation_31, per_sample, slope

claim = Claim(
    title="With C(w) = w² + Sσ² the noise of (23) is that of (31)",
    source="Eq. (32)",
    given=(batch,),
    states=Equals(variance_rate(approximated(slope, w**2 + S * σ**2)), variance_rate(equation_31)),
    covers=("F.12",),
)

data = Claim(
    title="For the data 1 and a − 1 the covariance is C(w) = w²",
    source="Section B.2, before Eq. (30)",
    given=(local_maximum,),
    states=Equals(Variance(of=sampled_gradient, over=two_points), w**2),
    covers=("F.12",),
)

corrected_data = Claim(
    title="For the data 1 and a − 1 the covariance is (1 − a/2)² w²",
    source="Section B.2, before Eq. (30)",
    given=(local_maximum,),
    states=Equals(Variance(of=sampled_gradient, over=two_points), per_sample),
    corrects="ziyin2022/b2_eq32_covariance:data",
    covers=("F.12",),
)
