"""Theorem 3.8. Let θ* be a homogeneous solution. If 0 < C and

    C < 2λ_1/(λ_1² + t_Q/k) if k > t_Q/(λ_1λ_m), and C < 2λ_m/(λ_m² + t_Q/k) otherwise,  (18)

then E[e_{N+1}] < E[e_N]. Moreover, there exists a deterministic ρ_N > 1 such that
E[e_{N+1} | θ_N] > ρ_N e_N with probability one, if C < 0 or

    C > 2λ_j/(λ_j² + s_Q/k),                                                             (19)

where j = 1 if k ≤ s_Q/(λ_1λ_2), j = l in between, and j = m if k > s_Q/(λ_mλ_{m−1}).     (20)

For m = 2 and M = tE[Q], that is s_Q = t_Q (the entries of a diagonal Q are independent and have the
variance t): then (10) is E[e_{N+1} | θ_N] = Σ λ_i y_i ((1 − Cλ_i)² + C²t/k), where
y_i = (u_i′(θ_N − θ*))², so that the thresholds are sharp. For other Q it is at most this with t_Q
and at least this with s_Q. The unit is chosen so that λ_m = 1 (Q/λ_m, Cλ_m and t/λ_m² stand for Q,
C and t). On all pairs of equally likely 2 × 2 matrices of integers up to 2 in size, k = 1, 2 and 4,
(18) is between 2/7 of the largest step size that serves and all of it, (19) between the least that
serves and 10.1 times that. θ_0 is arbitrary, and it may be θ*: then e_N = 0 for all N.
"""

from sympy import And, Or, Piecewise

from theory import AtMost, Claim, Exists, ForAll, Hypothesis, Implies, point

from .setting import C, k, some_batch, spread, t, y1, y2, λ1, ρ

squares = Hypothesis("y_1 and y_2 are squares", And(y1 >= 0, y2 >= 0))
away = Hypothesis("e_N ≠ 0", y1 + y2 > 0)
factor_1, factor_2 = (1 - C * λ1) ** 2 + C**2 * t / k, (1 - C) ** 2 + C**2 * t / k
now = λ1 * y1 + y2
after = λ1 * y1 * factor_1 + y2 * factor_2
first, last = 2 * λ1 / (λ1**2 + t / k), 2 / (1 + t / k)
upper = Piecewise((first, k > t / λ1), (last, True))
lower = Piecewise((last, k > t / λ1), (first, True))
given = (Hypothesis("λ_1 ≥ λ_m = 1", λ1 >= 1), some_batch, spread)
rest = point({C: 1, k: 1, t: 0, λ1: 1, y1: 0, y2: 0})

decrease = Claim(
    title="E[e_{N+1}] < E[e_N] below the threshold (18)",
    source="Theorem 3.8, Eq. (18)",
    given=(*given, squares),
    states=Implies(And(C > 0, upper > C), AtMost(after, now, strict=True)),
    at=(rest,),
    covers=("P-T3.8-18",),
)

corrected_decrease = Claim(
    title="E[e_{N+1}] < E[e_N] below the threshold (18) if E[e_N] > 0",
    source="Theorem 3.8, Eq. (18)",
    given=(*given, squares, away),
    states=Implies(And(C > 0, upper > C), AtMost(after, now, strict=True)),
    at=(rest,),
    corrects="patel2018/thm3_8_homogeneous:decrease",
    covers=("P-T3.8-18",),
)

grows = AtMost(ρ * now, after, strict=True)
smaller = Piecewise((factor_1, factor_1 < factor_2), (factor_2, True))

growth = Claim(
    title="There is a ρ_N > 1 with E[e_{N+1} | θ_N] > ρ_N e_N beyond the threshold (19)",
    source="Theorem 3.8, Eqs. (19), (20)",
    given=given,
    states=Implies(
        Or(C < 0, lower < C),
        Exists(
            over=(ρ,),
            such_that=ForAll(
                over=(y1, y2), such_that=grows, within=And(y1 >= 0, y2 >= 0), breaks_at=(0, 0)
            ),
            within=ρ > 1,
        ),
    ),
    covers=("P-T3.8-19", "P-T3.8-WP1"),
)

corrected_growth = Claim(
    title="There is a ρ_N > 1 with E[e_{N+1} | θ_N] > ρ_N e_N wherever e_N > 0, beyond (19)",
    source="Theorem 3.8, Eqs. (19), (20)",
    given=given,
    states=Implies(
        Or(C < 0, lower < C),
        Exists(
            over=(ρ,),
            such_that=ForAll(
                over=(y1, y2),
                such_that=grows,
                within=And(y1 >= 0, y2 >= 0, y1 + y2 > 0),
                breaks_at=(0, 0),
            ),
            within=ρ > 1,
            witness=((1 + smaller) / 2,),
        ),
    ),
    corrects="patel2018/thm3_8_homogeneous:growth",
    covers=("P-T3.8-19", "P-T3.8-WP1"),
)
