"""Eq. (74). "With the continuous approximation, the equation of motion becomes

    dw(t) = −λa w(t) dt + λ (1/√S) w(t) η(t),                                             (74)

where η(t) ∼ N(0, √dt)."

``claim``: its noise has in a unit of time the variance of a step of SGD, for the data a − τ and a +
τ in batches of S; the drift is that of the mean (``drift``). The variance of a step is λ²τ²w²/S:
(74) is right for data of variance 1. ``time``: with N(0, √dt) in (74) the variance of the noise in
a time h is that of (50), where it is N(0, dt). N(m, v) has the variance v in (50), so √h is one
square root too many; as a standard deviation it is right.
"""

from sympy import sqrt

from theory import Claim, Draw, Equals, Hypothesis, Mean, Normal, Variance
from theory.diffusions import ito_drift, variance_rate

from .setting import positive_rate, w, w0
from .setting_diffusion import batch, equation_74, h, path_batch, spread, with_sample_covariance, η

positive_time = Hypothesis("h > 0", h > 0)

claim = Claim(
    title="The noise of (74) has the variance of a step",
    source="Eq. (74)",
    given=(positive_rate, batch, spread),
    states=Equals(Variance(of=w, over=path_batch, at=1), variance_rate(equation_74).subs(w, w0)),
    covers=("F.34",),
)

corrected = Claim(
    title="The noise of (74) with a factor τ has the variance of a step",
    source="Eq. (74)",
    given=(positive_rate, batch, spread),
    states=Equals(
        Variance(of=w, over=path_batch, at=1),
        variance_rate(with_sample_covariance).subs(w, w0),
    ),
    corrects="ziyin2021/c4_eq74_diffusion",
    covers=("F.34",),
)

drift = Claim(
    title="The drift of (74) is the mean of a step",
    source="Eq. (74)",
    given=(batch,),
    states=Equals(Mean(of=w, over=path_batch, at=1), w0 + ito_drift(equation_74).subs(w, w0)),
    covers=("F.34",),
)

time = Claim(
    title="The variance of η in a time h is √h, and h as in (50)",
    source="Eq. (74), the line after it",
    given=(positive_time,),
    states=Equals(Variance(of=η, over=(Draw(η, Normal(0, sqrt(h))),)), h),
    covers=("F.34",),
)

corrected_time = Claim(
    title="The variance of η in a time h is h, as in (50)",
    source="Eq. (74), the line after it",
    given=(positive_time,),
    states=Equals(Variance(of=η, over=(Draw(η, Normal(0, h)),)), h),
    corrects="ziyin2021/c4_eq74_diffusion:time",
    covers=("F.34",),
)
