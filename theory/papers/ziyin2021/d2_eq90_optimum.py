"""Eq. (90), proof of Proposition 3. "Plug this into μ, we obtain that

    γ* = μ(λ*) = ½ ln[(2 − a)²/(4(1 − a))] = ln[(2 − a)/(2√(1 − a))] ≤ ε."              (90)

The extraction has lost the bars of the fractions; they are restored from the derivation. One claim
per link; the last, "≤ ε", is made under the condition (91) and stands there.
"""

from sympy import log, sqrt

from theory import Claim, Definition, Equals, box

from .setting import a, elsewhere, local_maximum, optimal, rate, λ_star

peak = Definition(λ_star, a / (2 * (a - 1)))
sides = box({a: (-3, -1)})

claim = Claim(
    title="The optimal escape rate is the rate at λ*",
    source="Eq. (90), first link",
    given=(local_maximum, elsewhere),
    where=(rate, peak),
    states=Equals(optimal, log((1 - λ_star) * (1 - λ_star * (a - 1))) / 2),
    covers=("M2.53",),
)

step_plug = Claim(
    title="Plugging λ* into μ gives ½ ln[(2 − a)²/(4(1 − a))]",
    source="Eq. (90), second link",
    given=(local_maximum,),
    where=(peak,),
    states=Equals(
        log((1 - λ_star) * (1 - λ_star * (a - 1))) / 2,
        log((2 - a) ** 2 / (4 * (1 - a))) / 2,
    ),
    at=(sides,),
    covers=("M2.13",),
)

step_root = Claim(
    title="½ ln[(2 − a)²/(4(1 − a))] = ln[(2 − a)/(2√(1 − a))]",
    source="Eq. (90), third link",
    given=(local_maximum,),
    states=Equals(
        log((2 - a) ** 2 / (4 * (1 - a))) / 2,
        log((2 - a) / (2 * sqrt(1 - a))),
    ),
    at=(sides,),
    covers=("M2.13",),
)
