"""Theorem 3. Assuming that Λ ≠ 0, the linearized dynamics of SGD is probabilistically stable at θ*
for any θ_0 if and only if Λ < 0.

In one dimension, where Λ = E log|1 − λh|, for two values of h with equal probability. The halves
are claimed apart, the second of each θ_0 other than θ*.
"""

from sympy import Ne

from theory import Claim, Hypothesis, Implies, Not, vanishes

from .setting import elsewhere, line, positive_rate, two_exponent, μ

nonzero = Hypothesis("Λ ≠ 0", Ne(μ, 0))

claim = Claim(
    title="If Λ < 0 then θ_t → θ* in probability from any θ_0",
    source="Theorem 3",
    given=(positive_rate, nonzero),
    where=(two_exponent,),
    states=Implies(μ < 0, vanishes(line)),
    covers=("T-TH3", "T-TH3-ZERO"),
)

only_if = Claim(
    title="If Λ > 0 then from θ_0 ≠ θ* the path does not tend to θ*",
    source="Theorem 3",
    given=(positive_rate, nonzero, elsewhere),
    where=(two_exponent,),
    states=Implies(μ > 0, Not(vanishes(line))),
    covers=("T-TH3",),
)
