"""Eq. (58). "The loss landscape in this model is

    L(w) = (1/2) a w² + (1/4) b w⁴.                                                       (58)

We set b > 0 guarantees that the w is bounded regardless the value of a. In the limit of b → 0, this
function reduces to saddle point problem we studied in Section 5.1."

``bounded`` is read of the diffusion (61), and as: it has a stationary law, so that its w stays
bounded in probability (no bound holds for all time, since it comes to every point). ``chain``: for
SGD on x w²/2 + b w⁴/4 at a fixed learning rate, from far enough no step leads outwards; the
contrary is true, every step leads outwards.

As strong as the truth allows (corrected_chain): a step from w multiplies it by about −λbw², so that
from far enough |w| grows by more than any factor.
"""

from sympy import Abs, Limit

from theory import POSITIVE_RECURRENT, AtMost, Claim, Equals, Exists, ForAll, Runs

from .setting import average, b, positive_b, positive_rate, w, x, λ
from .setting_diffusion import K, additive, batch, on_61, quartic_loss

moved = w - λ * (x * w + b * w**3)

limit = Claim(
    title="As b → 0 the loss becomes that of Section 5.1",
    source="Eq. (58), the sentence after it",
    states=Equals(Limit(quartic_loss, b, 0), average),
    covers=("F.8",),
)

bounded = Claim(
    title="The diffusion on the loss (58) has a stationary law, for every a",
    source="Eq. (58), of the diffusion",
    given=(positive_rate, positive_b, batch, additive),
    states=Runs(POSITIVE_RECURRENT, on_61),
    covers=("F.9",),
)

chain = Claim(
    title="From far enough no step of SGD on the loss (58) leads outwards",
    source="Eq. (58), of SGD",
    given=(positive_rate, positive_b),
    states=Exists(
        over=(K,),
        such_that=ForAll(
            over=(w,),
            such_that=AtMost(Abs(moved), Abs(w)),
            within=w > K,
            breaks_at=(K + Abs(K) + 1 + (2 + λ * Abs(x)) / (λ * b),),
        ),
        within=K > 0,
    ),
    covers=("F.9",),
)

corrected_chain = Claim(
    title="From far enough every step of SGD on the loss (58) leads outwards",
    source="Eq. (58), of SGD",
    given=(positive_rate, positive_b),
    states=Exists(
        over=(K,),
        such_that=ForAll(
            over=(w,), such_that=AtMost(Abs(w), Abs(moved), strict=True), within=w > K
        ),
        within=K > 0,
        witness=(1 + (2 + λ * Abs(x)) / (λ * b),),
    ),
    corrects="ziyin2021/c2_eq58_loss:chain",
    covers=("F.9",),
)
