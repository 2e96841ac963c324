"""Section 4.3, first paragraph. "If SGD converges to a point in L_p-norm, it must converge in
probability. Therefore, moment stability always implies probabilistic stability, but not vice
versa."

For two values of h with equal probability, and every p > 0; "not vice versa" is that some h is
stable in probability and not in L_p, for each λ and each p.
"""

from sympy import exp

from theory import All, Claim, Exists, Implies, Not, vanishes

from .setting import any_order, elsewhere, h1, h2, in_mean, line, p, positive_rate, θ, λ

claim = Claim(
    title="L_p-stability implies probabilistic stability",
    source="Section 4.3, first paragraph",
    given=(positive_rate, any_order),
    states=Implies(in_mean(θ, line, p), vanishes(line)),
    covers=("T-S4.3-LP",),
)

squared = Claim(
    title="L_2-stability implies probabilistic stability",
    source="Section 4.3, first paragraph, p = 2",
    given=(positive_rate,),
    states=Implies(in_mean(θ, line, 2), vanishes(line)),
    covers=("T-S4.3-LP",),
)

not_conversely = Claim(
    title="Probabilistic stability does not imply L_p-stability",
    source="Section 4.3, first paragraph",
    given=(positive_rate, any_order, elsewhere),
    states=Exists(
        over=(h1, h2),
        such_that=All(vanishes(line), Not(in_mean(θ, line, p))),
        witness=(1 / λ, (1 - exp(1 / p)) / λ),
    ),
    covers=("T-S4.3-LP",),
)
