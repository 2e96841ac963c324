"""Eq. (62), end of the proof of Proposition 6. "The case for x ≤ −δ is completely symmetric and can
also be bounded by a² μ_2 + 2ab μ_1 + b². Therefore, we have shown that

    E[ln|x|²] ≤ 2 (a² μ_2 + 2ab μ_1 + b²) + 2 (p(0) + c) δ (ln² δ − 2 ln δ + 2) ≤ ∞."      (62)

"Symmetric" turns x into −x, so that the bound for x ≤ −δ is a² μ_2 − 2ab μ_1 + b². The law is δ(x
+ d), d ≥ δ, for which p(0) = 0 and any c > 0 will do; δ = 1, and a and b are A ≥ 1 and B ≥ −1, so
that ax + b ≥ x − 1 ≥ |ln x| for all x ≥ δ. E[ln|x|²] is E[ln²|x|], as in (52). The last "≤ ∞" says
nothing; "< ∞" is meant.

As strong as the truth allows (corrected_total): the bound is the sum of a² μ_2 ± 2ab μ_1 + b², in
which the term 4ab μ_1 of the print cancels. A hundredth of that term, with either sign, is too
little to break the bound: since 2|ab μ_1| ≤ a² μ_2 + b², a ≥ 1 and d ≥ 1, what is left is at least
1.98 (a² d² + b²) ≥ 1.98 d² > ln² d = E[ln²|x|].
"""

from sympy import Abs, Rational, log

from theory import AtMost, Claim, Definition, Discrete, Draw, Hypothesis, Mean, point, real

from .setting import c, x

A, B, d, μ1, μ2 = real("A B d μ_1 μ_2")
single = (Draw(x, Discrete((-d,), (1,))),)
where = (
    Definition(μ1, Mean(of=x, over=single)),
    Definition(μ2, Mean(of=x**2, over=single)),
)
given = (
    Hypothesis("d ≥ δ = 1", d >= 1),
    Hypothesis("a ≥ 1", A >= 1),
    Hypothesis("b ≥ −1", B >= -1),
    Hypothesis("ax + b ≥ |ln x| at x = d", A * d + B >= Abs(log(d))),
)
some_c = Hypothesis("c > 0", c > 0)
sought = Mean(of=log(Abs(x)) ** 2, over=single)

claim = Claim(
    title="The integral over x ≤ −δ is at most a² μ_2 + 2ab μ_1 + b²",
    source="Appendix C.1, before Eq. (62)",
    given=given,
    where=where,
    states=AtMost(sought, A**2 * μ2 + 2 * A * B * μ1 + B**2),
    at=(point({A: 1, B: 2, d: 2}),),
    covers=("M1.32",),
)

corrected = Claim(
    title="The integral over x ≤ −δ is at most a² μ_2 − 2ab μ_1 + b²",
    source="Appendix C.1, before Eq. (62)",
    given=given,
    where=where,
    states=AtMost(sought, A**2 * μ2 - 2 * A * B * μ1 + B**2),
    at=(point({A: 1, B: 2, d: 2}),),
    corrects="ziyin2022/c1_eq62_total",
    covers=("M1.32",),
)

total = Claim(
    title="E ln²|x| ≤ 2 (a² μ_2 + 2ab μ_1 + b²) + 2 (p(0) + c) δ (ln² δ − 2 ln δ + 2)",
    source="Eq. (62)",
    given=(*given, some_c),
    where=where,
    states=AtMost(sought, 2 * (A**2 * μ2 + 2 * A * B * μ1 + B**2) + 4 * c),
    at=(point({A: 1, B: 2, d: 2, c: Rational(1, 100)}),),
    covers=("M1.32",),
)

corrected_total = Claim(
    title="E ln²|x| ≤ 2 (a² μ_2 + b²) + 2 (p(0) + c) δ (ln² δ − 2 ln δ + 2)",
    source="Eq. (62)",
    given=(*given, some_c),
    where=where,
    states=AtMost(sought, 2 * (A**2 * μ2 + B**2) + 4 * c),
    at=(point({A: 1, B: 2, d: 2, c: Rational(1, 100)}),),
    corrects="ziyin2022/c1_eq62_total:total",
    covers=("M1.32",),
)
