"""Section 4, the law of w_t at λ = 1. "At time t, because w_t = 0 with probability 1 − 2^{−t} and
w_t = (2 − a)^t w_0 with probability 2^{−t}, ..."

Proposition 1 is "independent of the initialization"; whether this sentence is, too, is left open.
``claim`` and ``step_survivor`` are about any w_0, the two others about w_0 ≠ 0, where the two
values differ. Each half of the sentence has both readings, and none is preferred.
"""

from sympy import Eq, Integer

from theory import Claim, Equals, Probability

from .setting import a, elsewhere, local_maximum, path_one, t, w, w0

claim = Claim(
    title="From any w_0, w_t = 0 with probability 1 − 2^{−t}",
    source="Section 4, after Eq. (4)",
    given=(local_maximum,),
    states=Equals(Probability(of=Eq(w, 0), over=path_one, at=t), 1 - Integer(2) ** (-t)),
    covers=("W.10",),
)

step_survivor = Claim(
    title="From any w_0, w_t = (2 − a)^t w_0 with probability 2^{−t}",
    source="Section 4, after Eq. (4)",
    given=(local_maximum,),
    states=Equals(
        Probability(of=Eq(w, (2 - a) ** t * w0), over=path_one, at=t), Integer(2) ** (-t)
    ),
    covers=("W.10",),
)

step_zero_elsewhere = Claim(
    title="From w_0 ≠ 0, w_t = 0 with probability 1 − 2^{−t}",
    source="Section 4, after Eq. (4)",
    given=(local_maximum, elsewhere),
    states=Equals(Probability(of=Eq(w, 0), over=path_one, at=t), 1 - Integer(2) ** (-t)),
    corrects="ziyin2022/sec4_two_values",
    covers=("W.10",),
)

step_survivor_elsewhere = Claim(
    title="From w_0 ≠ 0, w_t = (2 − a)^t w_0 with probability 2^{−t}",
    source="Section 4, after Eq. (4)",
    given=(local_maximum, elsewhere),
    states=Equals(
        Probability(of=Eq(w, (2 - a) ** t * w0), over=path_one, at=t), Integer(2) ** (-t)
    ),
    corrects="ziyin2022/sec4_two_values:step_survivor",
    covers=("W.10",),
)
