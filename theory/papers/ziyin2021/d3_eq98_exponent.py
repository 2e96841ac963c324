"""Eq. (98), proof of Proposition 4. "∏ r_i converges to 0 with probability 1 if

    μ := E[ln r_t] = ½ ln[8λ max(|1 − 2λ|, |1 − 10λ|)] < 0."                                (98)

By Eq. (97) the two values of r_t are 8λ and 2 max(|1 − 2λ|, |1 − 10λ|): the factor 2 is missing.
``limit``, for λ < 7/100, is the sentence around the display, "the result" of applying "the
central limit theorem [...] as in Lemma 1". It holds, by the strong law of large numbers; a limit
in law says nothing about probability 1.
"""

from sympy import Abs, Max, Rational, log

from theory import ALMOST_SURELY, Claim, Equals, Hypothesis, Implies, vanishes

from .setting import bound_exponent, positive_rate, product_path, λ, μ

larger = Max(Abs(1 - 2 * λ), Abs(1 - 10 * λ))

claim = Claim(
    title="E ln r = ½ ln[8λ max(|1 − 2λ|, |1 − 10λ|)]",
    source="Eq. (98)",
    given=(positive_rate,),
    where=(bound_exponent,),
    states=Equals(μ, Rational(1, 2) * log(8 * λ * larger)),
    covers=("M3.18",),
)

corrected = Claim(
    title="E ln r = ½ ln[16λ max(|1 − 2λ|, |1 − 10λ|)]",
    source="Eq. (98)",
    given=(positive_rate,),
    where=(bound_exponent,),
    states=Equals(μ, Rational(1, 2) * log(16 * λ * larger)),
    corrects="ziyin2021/d3_eq98_exponent",
    covers=("M3.18",),
)

limit = Claim(
    title="If E ln r < 0 then ρ_0 ∏ r_i → 0 with probability 1",
    source="Eq. (98), the sentence around it",
    given=(positive_rate, Hypothesis("λ < 7/100", λ < Rational(7, 100))),
    where=(bound_exponent,),
    states=Implies(μ < 0, vanishes(product_path, ALMOST_SURELY)),
    covers=("M3.20",),
)
