"""Proposition 4. "Let the loss function be Eq. (9), |w_1| ≤ 1 and |w_2| ≤ 1. For any λ < c for some
constant c = O(1), there exists some b such that if SGD converges in probability, it will converge
to the sharper minimum at (w_1, w_2) = (0, ±√((1 + a)/2))."

SGD is kept in the square |w_1| ≤ 1, |w_2| ≤ 1, where it may start anywhere; left to itself it
leaves it with positive probability from every start with w_1 ≠ 0, if λ < 1/20 and b = 1/λ − 6.
At the start (0, 0) the gradient of every draw is 0: SGD converges, and it is at a local maximum.
The same becomes of every start (w_1, 0) where w_1 → 0. ``corrected`` supposes that SGD converges to
one of the minima of Eq. (11).
"""

from sympy import And, Integer, Rational

from theory import IN_PROBABILITY, SOMETHING, Claim, Converges, Exists, ForAll, Implies

from .setting import (
    b,
    boxed_path,
    c,
    listed_minima,
    place,
    positive_a,
    proposed,
    sharper,
    starts_inside,
    u1,
    u2,
    λ,
)

claim = Claim(
    title="For λ < c there is a b with which SGD, if it converges, converges to (0, ±√((1 + a)/2))",
    source="Proposition 4",
    given=(positive_a,),
    states=Exists(
        over=(c,),
        within=c > 0,
        such_that=ForAll(
            over=(λ,),
            within=And(λ > 0, λ < c),
            breaks_at=(c / 2,),
            such_that=Exists(
                over=(b,),
                within=b > 0,
                such_that=ForAll(
                    over=(u1, u2),
                    within=starts_inside,
                    breaks_at=(Integer(0), Integer(0)),
                    such_that=Implies(
                        Converges(of=place, to=SOMETHING, over=boxed_path, how=IN_PROBABILITY),
                        Converges(of=place, to=sharper, over=boxed_path, how=IN_PROBABILITY),
                    ),
                ),
            ),
        ),
    ),
    covers=("M3.10",),
)

corrected = Claim(
    title="For λ < c there is a b with which SGD tends to no minimum but the sharper ones",
    source="Proposition 4",
    given=(positive_a,),
    states=Exists(
        over=(c,),
        within=c > 0,
        witness=(Rational(1, 6),),
        such_that=ForAll(
            over=(λ,),
            within=And(λ > 0, λ < c),
            such_that=Exists(
                over=(b,),
                within=b > 0,
                witness=(proposed,),
                such_that=ForAll(
                    over=(u1, u2),
                    within=starts_inside,
                    such_that=Implies(
                        Converges(of=place, to=listed_minima, over=boxed_path, how=IN_PROBABILITY),
                        Converges(of=place, to=sharper, over=boxed_path, how=IN_PROBABILITY),
                    ),
                ),
            ),
        ),
    ),
    corrects="ziyin2021/prop4_sharper",
    covers=("M3.10",),
)
