"""Remark after Definition 3, Eq. (8). "Note that the definition above can be written as

    γ = lim { (1/t) E[|w_0|] + (1/t) Σ E[ln|w_i/w_{i−1}|] } ≈ (1/τ) Σ E[ln|w_i/w_{i−1}|]   (8)

for a large τ", with the sums over i = 1, ..., t and i = 1, ..., τ. The definition is
γ = lim (1/t) E[ln|w_t|]. "The readers familiar with the theory of dynamical systems will
immediately notice this definition mirrors the definition of the Lyapunov exponent."

Where (1/t) E[ln|w_t|] is taken apart the first term is E[ln|w_0|]: ``braces`` asks for (8) at each
t, ``claim`` for its limit, from a number w_0 ≠ 0. (From a law of w_0 with E|w_0| = ∞ there is no
limit.) The data are those of Proposition 3; each of the t summands is E ln|1 − λx| = μ.
``step_estimate`` types "≈" as "=".
"""

from sympy import Abs, Limit, log, oo

from theory import Claim, Equals, Mean, Rate

from .setting import (
    after_start,
    elsewhere,
    exponent,
    local_maximum,
    no_zero,
    path,
    positive_rate,
    t,
    w,
    w0,
    μ,
)

given = (local_maximum, positive_rate, no_zero, elsewhere)

claim = Claim(
    title="γ is the limit of (1/t) |w_0| + (1/t) Σ E ln|w_i/w_{i−1}|",
    source="Remark after Definition 3, Eq. (8)",
    given=given,
    where=(exponent,),
    states=Equals(Rate(of=w, over=path), Limit(Abs(w0) / t + t * μ / t, t, oo)),
    covers=("M2.2",),
)

braces = Claim(
    title="(1/t) E ln|w_t| = (1/t) |w_0| + (1/t) Σ E ln|w_i/w_{i−1}|",
    source="Eq. (8), inside the braces",
    given=(*given, after_start),
    where=(exponent,),
    states=Equals(Mean(of=log(Abs(w)) / t, over=path, at=t), Abs(w0) / t + t * μ / t),
    covers=("M2.2",),
)

corrected = Claim(
    title="(1/t) E ln|w_t| = (1/t) ln|w_0| + (1/t) Σ E ln|w_i/w_{i−1}|",
    source="Eq. (8), inside the braces",
    given=(*given, after_start),
    where=(exponent,),
    states=Equals(Mean(of=log(Abs(w)) / t, over=path, at=t), log(Abs(w0)) / t + t * μ / t),
    corrects="ziyin2021/eq8_rate:braces",
    covers=("M2.2",),
)

step_estimate = Claim(
    title="γ is (1/τ) Σ E ln|w_i/w_{i−1}| over τ steps",
    source="Eq. (8), last link",
    given=(*given, after_start),
    where=(exponent,),
    states=Equals(Rate(of=w, over=path), Mean(of=log(Abs(w / w0)) / t, over=path, at=t)),
    covers=("M2.2",),
)
