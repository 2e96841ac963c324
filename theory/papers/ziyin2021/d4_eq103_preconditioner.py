"""Eq. (103), proof of Proposition 5. "Since v_0 = 0 and |ĝ_t| = |x_t w_t| ≤ 1 + a, we have that

    v_t ≤ 1 + a                                                                         (103)

for all t." v_t is a mean of 0 and of squares of gradients, with the weight 1 − β₂ on the last, so
that |ĝ| ≤ B gives v_t ≤ B². Here B = 1 − a, see (100), and B² is above B. ``claim`` and its
correction are about v_1; ``step`` goes on from t − 1 to t, and ``step_printed`` does so with the
printed bound 1 + a of the gradient, where it is true, as (1 + a)² ≤ 1 + a for −1 ≤ a ≤ 0.
"""

from sympy import Abs, And, Integer, Max, Rational

from theory import AtMost, Claim, Implies, point

from .setting import a, first, free, g, local_maximum, v, w0, x, β2

v_one = Max(*(free.step[2].subs(first).subs(x, value) for value in (Integer(1), a - 1)))
inside = And(Abs(w0) <= 1, β2 >= 0, β2 < 1)
decaying = And(β2 >= 0, β2 < 1)
v_next = β2 * v + (1 - β2) * g**2
attained = (point({a: Rational(-1, 2), w0: Integer(1), β2: Integer(0)}),)

claim = Claim(
    title="v_1 ≤ 1 + a",
    source="Eq. (103)",
    given=(local_maximum,),
    states=Implies(inside, AtMost(v_one, 1 + a)),
    at=attained,
    covers=("M4.10",),
)

corrected = Claim(
    title="v_1 ≤ (1 − a)²",
    source="Eq. (103)",
    given=(local_maximum,),
    states=Implies(inside, AtMost(v_one, (1 - a) ** 2)),
    at=attained,
    corrects="ziyin2021/d4_eq103_preconditioner",
    covers=("M4.10",),
)

step = Claim(
    title="From v_{t−1} ≤ (1 − a)² and |ĝ_t| ≤ 1 − a follows v_t ≤ (1 − a)²",
    source="Eq. (103), for all t",
    given=(local_maximum,),
    states=Implies(And(decaying, v <= (1 - a) ** 2, Abs(g) <= 1 - a), AtMost(v_next, (1 - a) ** 2)),
    covers=("M4.10",),
)

step_printed = Claim(
    title="From v_{t−1} ≤ 1 + a and |ĝ_t| ≤ 1 + a follows v_t ≤ 1 + a",
    source="Eq. (103), for all t",
    given=(local_maximum,),
    states=Implies(And(decaying, v <= 1 + a, Abs(g) <= 1 + a), AtMost(v_next, 1 + a)),
    covers=("M4.10",),
)
