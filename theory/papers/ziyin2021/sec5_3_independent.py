"""Section 5.3, after the remark. "in the particular example we studied, SGD will converge to the
local minimum at (0, ±√((1 + a)/2)) independent of its sharpness due to the special noise we
constructed."

For −2/3 < a < 2 all four points of Eq. (11) are minima, and for a < 0 the ones named here are the
flatter. SGD is kept in the square, λ is small and b is chosen for it, as in Proposition 4. From
(0, 0) SGD does not move. ``corrected`` supposes that it converges to one of the minima.
"""

from sympy import And, Integer, Rational

from theory import IN_PROBABILITY, Claim, Converges, Exists, ForAll, Hypothesis, Implies

from .setting import (
    a,
    b,
    boxed_path,
    c,
    listed_minima,
    place,
    proposed,
    sharper,
    starts_inside,
    u1,
    u2,
    λ,
)

all_minima = Hypothesis("all four are minima, −2/3 < a < 2", And(3 * a > -2, a < 2))
there = Converges(of=place, to=sharper, over=boxed_path, how=IN_PROBABILITY)
to_some = Converges(of=place, to=listed_minima, over=boxed_path, how=IN_PROBABILITY)

claim = Claim(
    title="SGD converges to (0, ±√((1 + a)/2)), whichever minima are the sharper ones",
    source="Section 5.3, after Remark after Proposition 4",
    given=(all_minima,),
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
                    such_that=there,
                ),
            ),
        ),
    ),
    covers=("M3.12",),
)

corrected = Claim(
    title="If SGD converges to a minimum, then to (0, ±√((1 + a)/2)), whichever are the sharper",
    source="Section 5.3, after Remark after Proposition 4",
    given=(all_minima,),
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
                    over=(u1, u2), within=starts_inside, such_that=Implies(to_some, there)
                ),
            ),
        ),
    ),
    corrects="ziyin2021/sec5_3_independent",
    covers=("M3.12",),
)
