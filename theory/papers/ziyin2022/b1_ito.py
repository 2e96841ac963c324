"""Section B.1, the calculus. "By the definition of the underlying discrete-time process, the term
dw(t) depends only on w(t) and has no dependence on w(t + dt). Thus, the stochastic integration
should be interpreted as Ito."

``claim``: read so, the mean of a step of SGD is the drift of (23), for data in batches of S. In the
sense of Stratonovich there is ½ σσ' besides, λ²C'/(4S). ``density``: (33) is the stationary density
of (31) in the sense of Itô, and not in that of Stratonovich.
"""

from theory import All, Claim, Equals, Mean, Not, StationaryDensity
from theory.diffusions import ito_drift

from .setting import positive_b, positive_rate, w, w0
from .setting_diffusion import (
    additive,
    batch,
    density_33,
    on_31,
    on_31_of_stratonovich,
    path_batch,
    with_sample_covariance,
)

claim = Claim(
    title="In the sense of Itô the drift of (23) is the mean of a step",
    source="Section B.1, after Eq. (24)",
    given=(batch,),
    states=Equals(
        Mean(of=w, over=path_batch, at=1), w0 + ito_drift(with_sample_covariance).subs(w, w0)
    ),
    covers=("F.44",),
)

density = Claim(
    title="(33) is the stationary density of (31) in the sense of Itô only",
    source="Section B.1, after Eq. (24)",
    given=(positive_rate, positive_b, batch, additive),
    states=All(
        StationaryDensity(density_33, on_31),
        Not(StationaryDensity(density_33, on_31_of_stratonovich)),
    ),
    covers=("F.44",),
)
