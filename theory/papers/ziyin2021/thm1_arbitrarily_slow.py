"""Theorem 1. Assuming that λ ≤ 1, there exists a differentiable loss function such that the SGD
algorithm escapes the saddle point arbitrarily slowly, i.e., for any ε > 0, there exists a loss
function such that sup_λ γ(λ) < ε.

"An explicit construction is given by Proposition 3": the loss is that of Eq. (4), a < 0 says which
p(x), and w = 0 is its saddle point. The two halves of "i.e." have their quantifiers in different
orders: ``claim`` is the second, and ``one_loss`` the first, one a for all ε; it breaks at ε = γ*,
λ = λ*. Its correction exchanges the two.
``escapes_slowly`` adds to the second what "escapes" says: γ* > 0. The supremum is over 0 < λ ≤ 1;
the rate needs w_0 ≠ 0. The witness a = 1 − e^{2ε} is ours.
"""

from sympy import And, Integer, exp, log, sqrt

from theory import All, AtMost, Claim, Exists, ForAll, Hypothesis, Rival

from .setting import a, elsewhere, optimal, rate, γ, ε, λ

positive = Hypothesis("ε > 0", ε > 0)
slow = AtMost(optimal, ε, strict=True)
witness = (1 - exp(2 * ε),)

claim = Claim(
    title="For any ε > 0 there is a loss with sup γ(λ) < ε",
    source="Theorem 1",
    given=(positive, elsewhere),
    where=(rate,),
    states=Exists(over=(a,), such_that=slow, within=a < 0, witness=witness),
    covers=("M2.3",),
)

escapes_slowly = Claim(
    title="For any ε > 0 there is a loss with 0 < sup γ(λ) < ε: it escapes, and slowly",
    source="Theorem 1",
    given=(positive, elsewhere),
    where=(rate,),
    states=Exists(
        over=(a,),
        such_that=All(AtMost(Integer(0), optimal, strict=True), slow),
        within=a < 0,
        witness=witness,
    ),
    covers=("M2.3",),
)

one_loss = Claim(
    title="There is one loss with γ(λ) < ε for all ε > 0, whatever λ ≤ 1",
    source="Theorem 1, as its first half orders the quantifiers",
    given=(elsewhere,),
    where=(rate,),
    states=Exists(
        over=(a,),
        such_that=ForAll(
            over=(ε, λ),
            such_that=AtMost(γ(λ), ε, strict=True),
            within=And(ε > 0, λ > 0, λ <= 1),
            breaks_at=(log((2 - a) / (2 * sqrt(1 - a))), a / (2 * (a - 1))),
        ),
        within=a < 0,
    ),
    covers=("M2.3",),
)

corrected = Claim(
    title="For all ε > 0 there is one loss with γ(λ) < ε, whatever λ ≤ 1",
    source="Theorem 1, as its first half orders the quantifiers",
    given=(positive, elsewhere),
    where=(rate,),
    states=Exists(
        over=(a,),
        such_that=ForAll(
            over=(λ,), such_that=AtMost(γ(λ), ε, strict=True), within=And(λ > 0, λ <= 1)
        ),
        within=a < 0,
        witness=witness,
    ),
    rivals=(Rival("one a for all ε, as printed", one_loss.states),),
    corrects="ziyin2021/thm1_arbitrarily_slow:one_loss",
    covers=("M2.3",),
)
