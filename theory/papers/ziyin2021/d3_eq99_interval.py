"""Eq. (99), proof of Proposition 4. "The above inequality solves to

    λ ≤ (1 + √6)/20."                                                                      (99)

``claim`` solves the inequality as it is printed in Eq. (98), μ < 0 with 8λ in the logarithm. There
"≤" should be "<": at λ = (1 + √6)/20 it is 0. ``whole`` goes on from E ln r itself, bounded by
(97), with 16λ as in the corrected Eq. (98): the end is (2 − √2)/8 ≈ 0.073 instead of 0.172
(``corrected_whole``).
"""

from sympy import Abs, Max, Rational, log, sqrt

from theory import Claim, Definition, ForAll, Iff, Mean, function

from .setting import b, proposed, r, signs, λ

printed = Rational(1, 2) * log(8 * λ * Max(Abs(1 - 2 * λ), Abs(1 - 10 * λ)))
end = (1 + sqrt(6)) / 20
μ = function("μ")
bound_exponent = Definition(μ(λ), Mean(of=log(r.subs(b, proposed)), over=signs))

claim = Claim(
    title="½ ln[8λ max(|1 − 2λ|, |1 − 10λ|)] < 0 if and only if λ ≤ (1 + √6)/20",
    source="Eq. (99)",
    states=ForAll(over=(λ,), within=λ > 0, such_that=Iff(printed < 0, λ <= end), breaks_at=(end,)),
    covers=("M3.19",),
)

corrected = Claim(
    title="½ ln[8λ max(|1 − 2λ|, |1 − 10λ|)] < 0 if and only if λ < (1 + √6)/20",
    source="Eq. (99)",
    states=ForAll(over=(λ,), within=λ > 0, such_that=Iff(printed < 0, λ < end)),
    corrects="ziyin2021/d3_eq99_interval",
    covers=("M3.19",),
)

whole = Claim(
    title="E ln r < 0 if and only if λ ≤ (1 + √6)/20",
    source="Eq. (99), with Eq. (97)",
    where=(bound_exponent,),
    states=ForAll(
        over=(λ,), within=λ > 0, such_that=Iff(μ(λ) < 0, λ <= end), breaks_at=(Rational(1, 10),)
    ),
    covers=("M3.19",),
)

corrected_whole = Claim(
    title="E ln r < 0 if and only if λ < (2 − √2)/8",
    source="Eq. (99), with Eq. (97)",
    where=(bound_exponent,),
    states=ForAll(over=(λ,), within=λ > 0, such_that=Iff(μ(λ) < 0, λ < (2 - sqrt(2)) / 8)),
    corrects="ziyin2021/d3_eq99_interval:whole",
    covers=("M3.19",),
)
