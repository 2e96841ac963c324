"""Eq. (104), proof of Proposition 5. "And so

    v̂_t ≤ max_t v̂_t = max_t v_t ≤ 1 + a.                                               (104)

Meanwhile, since v̂_t is a monotonically increasing series and is upper bounded by 1 + a, it must
converge to a constant 0 < c ≤ 1 + a."

``claim`` is the bound on v̂_1, and with it on c ≥ v̂_1; ``step_maxima`` the equation, for two steps;
``step_monotone`` and ``step_converges`` the sentence after it, where the limit is some number that
may depend on chance. It does: from w_0 = λ/√(1 − β₂) a first x = 1 leads to w_1 = 0, where v̂ stays
v̂_1 = λ² for good, and a first x = a − 1 to a larger v̂_1, hence to a larger limit. ``constant`` is
that v̂_1 does not depend on x_1. That c > 0 follows from v̂_1 > 0, see sec5_4_epsilon.
"""

from sympy import Abs, And, Integer, Max, Rational

from theory import (
    ALMOST_SURELY,
    SOMETHING,
    AtMost,
    Claim,
    Converges,
    Equals,
    Hypothesis,
    Implies,
    point,
    real,
)

from .setting import (
    a,
    decays,
    elsewhere,
    first,
    free,
    h,
    h_w,
    local_maximum,
    path_kept,
    positive_rate,
    started,
    v_next,
    w0,
    x,
    β2,
)

v1, v2 = real("v_1 v_2")
v_hat = free.step[3].subs(first)
at_one, at_other = (v_hat.subs(x, value) for value in (Integer(1), a - 1))
inside = And(Abs(w0) <= 1, β2 >= 0, β2 < 1)
attained = (point({a: Rational(-1, 2), w0: Integer(1), β2: Integer(0)}),)

claim = Claim(
    title="v̂_1 ≤ 1 + a",
    source="Eq. (104)",
    given=(local_maximum,),
    states=Implies(inside, AtMost(Max(at_one, at_other), 1 + a)),
    at=attained,
    covers=("M4.11",),
)

corrected = Claim(
    title="v̂_1 ≤ (1 − a)²",
    source="Eq. (104)",
    given=(local_maximum,),
    states=Implies(inside, AtMost(Max(at_one, at_other), (1 - a) ** 2)),
    at=attained,
    corrects="ziyin2021/d4_eq104_limit",
    covers=("M4.11",),
)

step_maxima = Claim(
    title="max(v̂_1, v̂_2) = max(v_1, v_2)",
    source="Eq. (104), the equation",
    given=(Hypothesis("v_1 ≥ 0", v1 >= 0),),
    states=Equals(Max(Max(0, v1), Max(Max(0, v1), v2)), Max(v1, v2)),
    covers=("M4.11",),
)

step_monotone = Claim(
    title="v̂_t ≥ v̂_{t−1}",
    source="Appendix D.4, after Eq. (104)",
    states=AtMost(h, Max(h, v_next)),
    covers=("M4.11",),
)

step_converges = Claim(
    title="v̂_t converges, almost surely",
    source="Appendix D.4, after Eq. (104)",
    given=(local_maximum, positive_rate, *started),
    states=Converges(of=h_w, to=SOMETHING, over=path_kept, how=ALMOST_SURELY),
    covers=("M4.11",),
)

constant = Claim(
    title="v̂_1 is the same for x_1 = a − 1 and for x_1 = 1",
    source="Appendix D.4, after Eq. (104), “a constant”",
    given=(local_maximum, elsewhere, decays),
    states=Equals(at_other, at_one),
    covers=("M4.30",),
)

constant_corrected = Claim(
    title="v̂_1 is (1 − a)² times larger for x_1 = a − 1 than for x_1 = 1",
    source="Appendix D.4, after Eq. (104), “a constant”",
    given=(local_maximum, elsewhere, decays),
    states=Equals(at_other, (1 - a) ** 2 * at_one),
    corrects="ziyin2021/d4_eq104_limit:constant",
    covers=("M4.30",),
)
