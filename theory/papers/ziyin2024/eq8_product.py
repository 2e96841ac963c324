"""Eq. (8). "The dynamics in Eq. (3) is the same as a random matrix product:

    θ_t − θ* = Π_i^d Z_t (θ_0 − θ*),                                                  (8)

where Z_t = I − λĤ_t."

d is the dimension in the text before and after. From θ_0 to θ_t there are t factors, one of each
step. Compared are the means, in one dimension, d = 1, with two values of h.
"""

from theory import Claim, Equals, Mean

from .setting import h1, h2, line, t, θ, θ0, λ

d = 1
factor = 1 - λ * (h1 + h2) / 2

claim = Claim(
    title="θ_t − θ* is the product of d factors times θ_0 − θ*",
    source="Eq. (8)",
    states=Equals(Mean(of=θ, over=line, at=t), factor**d * θ0),
    covers=("T-EQ8",),
)

corrected = Claim(
    title="θ_t − θ* is the product of t factors times θ_0 − θ*",
    source="Eq. (8)",
    states=Equals(Mean(of=θ, over=line, at=t), factor**t * θ0),
    corrects="ziyin2024/eq8_product",
    covers=("T-EQ8",),
)
