"""Eqs. (39), (40). The dynamics of SGD is θ_{t+1} = (I − λĤ_t)θ_t, and

    E[θ_{t+1}] = (I − λE[Ĥ]) E[θ_t] = (I − λE[Ĥ])^t θ_0.                              (40)

In one dimension, with two values of h. The first equality is claimed of a single step from θ_0, the
second of any; from θ_0 to θ_{t+1} there are t + 1 steps. "Which diverges if θ_0 is in one of the
escape directions" is the last part.
"""

from sympy import Abs, Integer, Limit, oo

from theory import Claim, Definition, Equals, Mean, function

from .setting import elsewhere, h1, h2, line, positive_rate, saddle, t, θ, θ0, λ

E_θ = function("E_θ")
factor = 1 - λ * (h1 + h2) / 2

claim = Claim(
    title="E[θ_{t+1}] = (1 − λE[h])^t θ_0",
    source="Eq. (40)",
    states=Equals(Mean(of=θ, over=line, at=t + 1), factor**t * θ0),
    covers=("T-EQ40",),
)

corrected = Claim(
    title="E[θ_{t+1}] = (1 − λE[h])^{t+1} θ_0",
    source="Eq. (40)",
    states=Equals(Mean(of=θ, over=line, at=t + 1), factor ** (t + 1) * θ0),
    corrects="ziyin2024/eq40_mean",
    covers=("T-EQ40",),
)

step_one = Claim(
    title="E[θ_1] = (1 − λE[h]) θ_0",
    source="Eqs. (39), (40)",
    states=Equals(Mean(of=θ, over=line, at=Integer(1)), factor * θ0),
    covers=("T-EQ40",),
)

step_diverges = Claim(
    title="|E θ_t| diverges in an escape direction",
    source="Eq. (40)",
    given=(positive_rate, saddle, elsewhere),
    where=(Definition(E_θ(t), Mean(of=θ, over=line, at=t)),),
    states=Equals(Limit(Abs(E_θ(t)), t, oo), oo),
    covers=("T-EQ42",),
)
