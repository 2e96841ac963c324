"""Eqs. (41), (42), proof of Proposition 7. "Let the loss function be

    L(w) = (x/2) w²,                                                                   (41)

where x ∼ N(−a, σ²) obeys an Gaussian distribution. The loss function can be equivalently written as

    L(w) = (−a/2) w² + (σε/2) w²                                                       (42)

where ε ∼ N(0, 1)." For each w both are normal, so they have the same law if mean and variance
agree. (L(w) of Section 2 is the mean, −a w²/2; here the sampled loss has its letter.)
"""

from theory import All, Claim, Equals, Mean, Variance

from .setting import a, loss, w, ε, σ
from .setting_gaussian import gaussian_data, spread, standard

written = -a * w**2 / 2 + σ * ε * w**2 / 2

claim = Claim(
    title="x w²/2 and −a w²/2 + σε w²/2 have the same law",
    source="Eqs. (41), (42)",
    given=(spread,),
    states=All(
        Equals(Mean(of=loss, over=gaussian_data), Mean(of=written, over=standard)),
        Equals(Variance(of=loss, over=gaussian_data), Variance(of=written, over=standard)),
    ),
    covers=("G.2",),
)
