"""Section 5.4, after Eq. (12). "We have removed the numerical smoothing constant ε from the
denominator, which causes no problem if w_0 is initialized away from 0."

The denominator is √v̂_t, and v̂_t ≥ v̂_1 = (1 − β₂) x_1² w_0². ``claim`` is about the data of the
example, 1 and a − 1 with a < 0, and the first step; ``step`` about every later one. For data that
may be 0 the first step may divide 0 by 0: ``any_data`` is the sentence for every law, which the
text just before it ("let x_t ∼ p(x)") allows.
"""

from sympy import Integer, Max, Ne

from theory import AtMost, Claim, Hypothesis

from .setting import decays, elsewhere, first, free, h, local_maximum, one_of_two, v_next, x

v_hat = free.step[3].subs(first)

claim = Claim(
    title="v̂_1 > 0 whatever is drawn if w_0 ≠ 0",
    source="Section 5.4, after Eq. (12)",
    given=(local_maximum, one_of_two, decays, elsewhere),
    states=AtMost(Integer(0), v_hat, strict=True),
    covers=("M4.2",),
)

step = Claim(
    title="From v̂_{t−1} > 0 a step leads to v̂_t > 0, also where w_{t−1} = 0",
    source="Section 5.4, after Eq. (12)",
    given=(decays, Hypothesis("v̂_{t−1} > 0", h > 0)),
    states=AtMost(Integer(0), Max(h, v_next), strict=True),
    covers=("M4.2",),
)

any_data = Claim(
    title="Whatever the data, v̂_1 > 0 if w_0 ≠ 0",
    source="Section 5.4, after Eq. (12), for every law of the data",
    given=(decays, elsewhere),
    states=AtMost(Integer(0), v_hat, strict=True),
    covers=("M4.2",),
)

corrected = Claim(
    title="Where the data are not 0, v̂_1 > 0 if w_0 ≠ 0",
    source="Section 5.4, after Eq. (12), for every law of the data",
    given=(decays, elsewhere, Hypothesis("x_1 ≠ 0", Ne(x, 0))),
    states=AtMost(Integer(0), v_hat, strict=True),
    corrects="ziyin2022/sec5_4_epsilon:any_data",
    covers=("M4.2",),
)
