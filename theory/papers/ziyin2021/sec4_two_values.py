"""Section 4, the law of w_t at λ = 1. "At time t, because w_t = 0 with probability 1/(1 − 2^{−t})
and w_t = (2 − a)^t w_0 with probability 2^{−t}, ..."

The fraction is in the print (the second version of the paper has 1 − 2^{−t}); it exceeds 1, and is
no number at t = 0, which is left out. Proposition 1 is "independent of the initialization"; whether
this sentence is, too, is left open: at w_0 = 0 the two values coincide. The first half has both
readings in one claim, the second half a claim for each.
"""

from sympy import Eq, Integer

from theory import Claim, Equals, Probability

from .setting import a, after_start, any_start, elsewhere, local_maximum, path_one, t, w, w0

at_zero = Probability(of=Eq(w, 0), over=path_one, at=t)
survives = Probability(of=Eq(w, (2 - a) ** t * w0), over=path_one, at=t)

claim = Claim(
    title="w_t = 0 with probability 1/(1 − 2^{−t})",
    source="Section 4, after Eq. (6)",
    given=(local_maximum, after_start),
    states=Equals(at_zero, 1 / (1 - Integer(2) ** (-t))),
    readings=any_start,
    covers=("W.11",),
)

corrected = Claim(
    title="From w_0 ≠ 0, w_t = 0 with probability 1 − 2^{−t}",
    source="Section 4, after Eq. (6)",
    given=(local_maximum, elsewhere),
    states=Equals(at_zero, 1 - Integer(2) ** (-t)),
    corrects="ziyin2021/sec4_two_values",
    covers=("W.11",),
)

survivor = Claim(
    title="From any w_0, w_t = (2 − a)^t w_0 with probability 2^{−t}",
    source="Section 4, after Eq. (6)",
    given=(local_maximum,),
    states=Equals(survives, Integer(2) ** (-t)),
    covers=("W.38",),
)

survivor_elsewhere = Claim(
    title="From w_0 ≠ 0, w_t = (2 − a)^t w_0 with probability 2^{−t}",
    source="Section 4, after Eq. (6)",
    given=(local_maximum, elsewhere),
    states=Equals(survives, Integer(2) ** (-t)),
    corrects="ziyin2021/sec4_two_values:survivor",
    covers=("W.38",),
)
