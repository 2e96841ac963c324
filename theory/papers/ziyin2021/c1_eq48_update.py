"""Eq. (48). "Recall that the SGD update takes the form (see Section 2)

    Δw_t = −λ∇L + λ√C η_t."                                                               (48)

For data a − τ and a + τ in batches of S: the mean of a step is −λ∇L, with L = a w²/2, and its
variance λ²C with C(w) = (1/S) E[x²] w² − (1/S) a² w², the covariance by the first of the two
expressions of (71), written out; η_t then has mean 0 and variance 1. Here w is w_0, from where the
step is made.
"""

from theory import Claim, Equals, Mean, Variance

from .setting import a, w, w0, λ
from .setting_diffusion import S, batch, path_batch, τ

claim = Claim(
    title="The mean of a step of SGD is −λ∇L",
    source="Eq. (48)",
    given=(batch,),
    states=Equals(Mean(of=w, over=path_batch, at=1), w0 - λ * (a * w0)),
    covers=("F.1",),
)

noise = Claim(
    title="The variance of a step of SGD is λ² C",
    source="Eq. (48)",
    given=(batch,),
    states=Equals(
        Variance(of=w, over=path_batch, at=1),
        λ**2 * ((a**2 + τ**2) * w0**2 - (a * w0) ** 2) / S,
    ),
    covers=("F.1",),
)
