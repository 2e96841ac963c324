"""Section 4, the law of w_t at λ = 1. "At time t, because w_t = 0 with probability 1 − 2^{−t} and
w_t = (2 − a)^t w_0 with probability 2^{−t}, ..."

Proposition 1 is "independent of the initialization"; whether this sentence is, too, is left to the
readings (at w_0 = 0 the two values coincide).
"""

from sympy import Eq, Integer

from theory import Claim, Equals, Probability

from .setting import a, any_start, elsewhere, local_maximum, path_one, t, w, w0

claim = Claim(
    title="w_t = 0 with probability 1 − 2^{−t}",
    source="Section 4, after Eq. (4)",
    given=(local_maximum,),
    states=Equals(Probability(of=Eq(w, 0), over=path_one, at=t), 1 - Integer(2) ** (-t)),
    readings=any_start,
    covers=("W.10",),
)

step_survivor = Claim(
    title="w_t = (2 − a)^t w_0 with probability 2^{−t}",
    source="Section 4, after Eq. (4)",
    given=(local_maximum,),
    states=Equals(
        Probability(of=Eq(w, (2 - a) ** t * w0), over=path_one, at=t), Integer(2) ** (-t)
    ),
    readings=any_start,
    covers=("W.10",),
)

step_zero_elsewhere = Claim(
    title="From w_0 ≠ 0, w_t = 0 with probability 1 − 2^{−t}",
    source="Section 4, after Eq. (4)",
    given=(local_maximum, elsewhere),
    states=Equals(Probability(of=Eq(w, 0), over=path_one, at=t), 1 - Integer(2) ** (-t)),
    covers=("W.10",),
)

step_survivor_elsewhere = Claim(
    title="From w_0 ≠ 0, w_t = (2 − a)^t w_0 with probability 2^{−t}",
    source="Section 4, after Eq. (4)",
    given=(local_maximum, elsewhere),
    states=Equals(
        Probability(of=Eq(w, (2 - a) ** t * w0), over=path_one, at=t), Integer(2) ** (-t)
    ),
    covers=("W.10",),
)
