"""Appendix D.3, before Eq. (97). "We let b = 1/λ − 6 (note that this is the value of b such that
r_t is minimized for both cases)".

One part for each case of Eq. (95). At x ≥ 0 it is; at x ≤ 0 it is b = 6 − 1/λ (``corrected``).
``positive``: the loss is defined for b > 0, which the choice keeps for λ < 1/6 only
(``corrected_positive``), while Eq. (99) goes as far as (1 + √6)/20 > 1/6.
"""

from sympy import And, Rational, sqrt

from theory import AtMost, Claim, ForAll, point

from .setting import b, positive_b, positive_rate, proposed, r, x, λ

plus, minus = r.subs(x, 1), r.subs(x, -1)

claim = Claim(
    title="r is least at b = 1/λ − 6 for x ≥ 0",
    source="Appendix D.3, before Eq. (97), the first case",
    given=(positive_rate, positive_b),
    states=AtMost(plus.subs(b, proposed), plus),
    covers=("M3.16",),
)

second = Claim(
    title="r is least at b = 1/λ − 6 for x ≤ 0",
    source="Appendix D.3, before Eq. (97), the second case",
    given=(positive_rate, positive_b),
    states=AtMost(minus.subs(b, proposed), minus),
    covers=("M3.16",),
)

corrected = Claim(
    title="r is least at b = 6 − 1/λ for x ≤ 0",
    source="Appendix D.3, before Eq. (97), the second case",
    given=(positive_rate, positive_b),
    states=AtMost(minus.subs(b, 6 - 1 / λ), minus),
    at=(point({λ: 1, b: 5}),),
    corrects="ziyin2021/d3_choice_of_b:second",
    covers=("M3.16",),
)

positive = Claim(
    title="b = 1/λ − 6 is positive for all λ ≤ (1 + √6)/20",
    source="Appendix D.3, before Eq. (97), with Eq. (99)",
    states=ForAll(
        over=(λ,),
        within=And(λ > 0, λ <= (1 + sqrt(6)) / 20),
        such_that=AtMost(0, proposed, strict=True),
        breaks_at=(Rational(1, 6),),
    ),
    covers=("M3.25",),
)

corrected_positive = Claim(
    title="b = 1/λ − 6 is positive for all λ < 1/6",
    source="Appendix D.3, before Eq. (97), with Eq. (99)",
    states=ForAll(
        over=(λ,),
        within=And(λ > 0, λ < Rational(1, 6)),
        such_that=AtMost(0, proposed, strict=True),
    ),
    corrects="ziyin2021/d3_choice_of_b:positive",
    covers=("M3.25",),
)
