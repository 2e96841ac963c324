"""Proposition 3, the optimal rate. Let the loss function be Eq. (4) and
p(x) ∼ ½ δ(x − 1) + ½ δ(x − a + 1). "Then γ* = ln[(2 − a)/(2√(1 − a))]", where γ* = sup_λ γ(λ).

The sign of a is not said, nor which λ are meant. ``claim`` takes 0 < λ ≤ 1, "assuming that λ ≤ 1"
of Theorem 1, and every a < 1, for which the formula is a number. ``at_will`` takes a < 0, since a
saddle point is to be escaped, and every λ > 0: "even if one can tune the learning rate at will".
The rate needs w_0 ≠ 0.

As strong as the truth allows: for 0 < a < 1 the supremum is 0, the limit at λ → 0, and the formula
is not. At a = 0, where the loss is flat and w = 0 is no saddle point, both are 0, so that a ≤ 0
would say the same of every saddle point. For a < 0 and λ > 1 the rate ½ ln[(λ − 1)(1 + λ(1 − a))]
increases, and it passes the formula exactly at λ = (√2 (2 − a) − a)/(2(1 − a)), which is between
1.2 and 1.42.
"""

from sympy import And, log, sqrt

from theory import Claim, Equals, Hypothesis, Supremum

from .setting import a, elsewhere, local_maximum, optimal, rate, γ, λ

printed = log((2 - a) / (2 * sqrt(1 - a)))
number = Hypothesis("a < 1, so that the formula is a number", a < 1)
furthest = (sqrt(2) * (2 - a) - a) / (2 * (1 - a))

claim = Claim(
    title="The optimal escape rate is γ* = ln[(2 − a)/(2√(1 − a))]",
    source="Proposition 3, first sentence",
    given=(number, elsewhere),
    where=(rate,),
    states=Equals(optimal, printed),
    covers=("M2.1", "M2.55"),
)

corrected = Claim(
    title="The optimal escape rate is γ* = ln[(2 − a)/(2√(1 − a))] for a < 0",
    source="Proposition 3, first sentence",
    given=(local_maximum, elsewhere),
    where=(rate,),
    states=Equals(optimal, printed),
    corrects="ziyin2021/prop3_optimal_rate",
    covers=("M2.1", "M2.55"),
)

at_will = Claim(
    title="The optimal escape rate over all λ > 0 is γ* = ln[(2 − a)/(2√(1 − a))]",
    source="Proposition 3, first sentence, with the learning rate tuned at will",
    given=(local_maximum, elsewhere),
    where=(rate,),
    states=Equals(Supremum(of=γ(λ), over=λ, within=λ > 0), printed),
    covers=("M2.1", "M2.55"),
)

at_will_corrected = Claim(
    title="For λ ≤ (√2 (2 − a) − a)/(2(1 − a)) the optimal escape rate is that of Proposition 3",
    source="Proposition 3, first sentence, with the learning rate tuned at will",
    given=(local_maximum, elsewhere),
    where=(rate,),
    states=Equals(Supremum(of=γ(λ), over=λ, within=And(λ > 0, λ <= furthest)), printed),
    corrects="ziyin2021/prop3_optimal_rate:at_will",
    covers=("M2.1", "M2.55"),
)
