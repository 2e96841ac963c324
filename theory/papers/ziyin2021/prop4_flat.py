"""Proposition 4, what its proof shows of it. SGD is kept in the square |w_1| ≤ 1, |w_2| ≤ 1.

``claim``: SGD does not converge to a flat minimum (±1/√2, 0), for every start, every λ > 0 and b
> 0, since a step moves it from there by λ b w_1. So "if SGD converges" to a minimum of Eq. (11),
then to a sharper one, without a condition on λ or b. ``first``: for λ < 7/100 there is a b, that
of the proof, with which w_1 → 0 almost surely, from every start; the end of the corrected Eq.
(99), (2 − √2)/8 = 0.0732..., is a little above.
"""

from sympy import Integer, Rational

from theory import (
    ALMOST_SURELY,
    IN_PROBABILITY,
    Claim,
    Converges,
    Exists,
    Hypothesis,
    Not,
)

from .setting import (
    b,
    boxed_path,
    flatter,
    place,
    positive_a,
    positive_b,
    positive_rate,
    proposed,
    starts_inside,
    w1,
    λ,
)

inside = Hypothesis("|w_1| ≤ 1 and |w_2| ≤ 1 at the start", starts_inside)

claim = Claim(
    title="SGD does not converge to a flat minimum",
    source="Proposition 4",
    given=(positive_a, positive_b, positive_rate, inside),
    states=Not(Converges(of=place, to=flatter, over=boxed_path, how=IN_PROBABILITY)),
    covers=("M3.10",),
)

first = Claim(
    title="For λ < 7/100 there is a b with which w_1 → 0 almost surely",
    source="Proposition 4, with its proof",
    given=(positive_rate, Hypothesis("λ < 7/100", λ < Rational(7, 100)), inside),
    states=Exists(
        over=(b,),
        within=b > 0,
        witness=(proposed,),
        such_that=Converges(of=w1, to=Integer(0), over=boxed_path, how=ALMOST_SURELY),
    ),
    covers=("M3.10",),
)
