"""Proposition 9. "Let w ∈ ℝ, p(w) be an arbitrary (sufficiently smooth) distribution. Then there
exist C(w) such that the stationary distribution p_S(w) ≠ p(w) for any loss landscape L(w)."
"Proof. Simply let C(w) = 0, and let p(w) be a Gaussian distribution with non-zero variance. Then
the SDE either converges to distributions with Dirac measures or does not converge at all for any
L(w)."

The proposition is about every p; the proof is about a Gaussian one. ``claim`` and ``gaussian`` give
a noise that is positive: C = (1 + w²)/p, so that ∫ dw/(C p) is finite, and paths explode with the
one slope that leaves p without flux.

``step_no_noise`` is the proof: w moves by dw = −λ L′ dt, here with L = c w²/2, so that in a unit of
time w becomes e^{−λc} w. It overlooks the landscape that is flat: from N(0, v), or wherever it
starts, w stays. Nor is N(0, v) then the only law that stays, so that p_S has no meaning.
"""

from sympy import Eq, exp

from theory import Claim, Draw, Equals, Iff, Normal, Not, SomeDrift, Variance

from .setting import c, positive_rate, w, λ
from .setting_conjecture import S, integrates, normal, positive_batch, spread, tail, v

given = (positive_rate, positive_batch)
kept = Equals(Variance(of=exp(-λ * c) * w, over=(Draw(w, Normal(0, v)),)), v)

claim = Claim(
    title="With C = (1 + w²)/p no landscape makes p ∝ (1 + w²)^−q stationary",
    source="Proposition 9, by a noise of our own",
    given=(*given, integrates),
    states=Not(SomeDrift(density=tail, over=w, variance=λ**2 / S * (1 + w**2) / tail)),
    covers=("D.9",),
)

gaussian = Claim(
    title="With C = (1 + w²)/p no landscape makes a normal p stationary",
    source="Proposition 9, by a noise of our own",
    given=(*given, spread),
    states=Not(SomeDrift(density=normal, over=w, variance=λ**2 / S * (1 + w**2) / normal)),
    covers=("D.9",),
)

step_no_noise = Claim(
    title="Without noise no landscape c w²/2 keeps the variance of a normal law",
    source="Proposition 9, proof",
    given=(positive_rate, spread),
    states=Not(kept),
    covers=("D.9",),
)

corrected = Claim(
    title="Without noise a landscape c w²/2 keeps the variance exactly if c = 0",
    source="Proposition 9, proof",
    given=(positive_rate, spread),
    states=Iff(kept, Eq(c, 0)),
    corrects="ziyin2021/d5_prop9_converse:step_no_noise",
    covers=("D.9",),
)
