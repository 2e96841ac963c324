"""Appendix D.3, first sentence. "It suffices to show that w_1 converges to 0 with probability 1
because, if this is the case, the only possible local minimum to converge to is
(w_1, w_2) = (0, ±√((1 + a)/2))."

``claim`` is the reason: of the stationary points that are lowest along w_2, as local minima
without a flat direction are, these are the ones with w_1 = 0. ``inference`` is that it suffices,
for SGD in the square: a path with w_1 → 0 that converges in probability converges to one of them.
But it need not converge to a local minimum: from (0, 0), a local maximum, it does not move, and
from (w_1, 0) it tends there. ``corrected`` supposes that it converges to a minimum.
"""

from sympy import Integer

from theory import (
    ALMOST_SURELY,
    IN_PROBABILITY,
    SOMETHING,
    All,
    AtMost,
    Claim,
    Converges,
    Equals,
    Hypothesis,
    Implies,
    is_stationary,
    point,
)

from .setting import (
    a,
    b,
    bends,
    boxed_path,
    listed_minima,
    place,
    positive_a,
    positive_b,
    positive_rate,
    sharper,
    starts_inside,
    u1,
    u2,
    valleys,
    w1,
    w2,
    λ,
)

square = Hypothesis("|w_1| ≤ 1 and |w_2| ≤ 1 at the start", starts_inside)

claim = Claim(
    title="A local minimum with w_1 = 0 is (0, √((1 + a)/2)) or (0, −√((1 + a)/2))",
    source="Appendix D.3, first sentence",
    given=(positive_a,),
    states=Implies(
        All(
            is_stationary(valleys, {w1: 0, w2: w2}),
            AtMost(0, bends[1].subs(w1, 0), strict=True),
        ),
        Equals(w2**2, (1 + a) / 2),
    ),
    covers=("M3.21",),
)

inference = Claim(
    title="If w_1 → 0 with probability 1 and SGD converges, then to (0, ±√((1 + a)/2))",
    source="Appendix D.3, first sentence, “it suffices”",
    given=(positive_a, positive_b, positive_rate, square),
    states=Implies(
        All(
            Converges(of=w1, to=Integer(0), over=boxed_path, how=ALMOST_SURELY),
            Converges(of=place, to=SOMETHING, over=boxed_path, how=IN_PROBABILITY),
        ),
        Converges(of=place, to=sharper, over=boxed_path, how=IN_PROBABILITY),
    ),
    at=(point({a: 1, b: 1, λ: 1, u1: 0, u2: 0}),),
    covers=("M3.21",),
)

corrected = Claim(
    title="If w_1 → 0 with probability 1 and SGD tends to a minimum, then to (0, ±√((1 + a)/2))",
    source="Appendix D.3, first sentence, “it suffices”",
    given=(positive_a, positive_b, positive_rate, square),
    states=Implies(
        All(
            Converges(of=w1, to=Integer(0), over=boxed_path, how=ALMOST_SURELY),
            Converges(of=place, to=listed_minima, over=boxed_path, how=IN_PROBABILITY),
        ),
        Converges(of=place, to=sharper, over=boxed_path, how=IN_PROBABILITY),
    ),
    at=(point({a: 1, b: 1, λ: 1, u1: 0, u2: 0}),),
    corrects="ziyin2021/d3_suffices:inference",
    covers=("M3.21",),
)
