"""Figure 2, left. "For a matrix factorization saddle point, the dynamics of SGD can be categorized
into at least five different phases. Phase I, II, and IV correspond to a successful escape from the
saddle. Phase III is where the model converges to a low-rank saddle point. Phase I corresponds to
the case w_t →_p u_t, which signals correct learning. In phase Ia, the model also converges in
variance. Phase II corresponds to stable but incorrect learning, where w_t →_p −u_t. Phase IV
corresponds to complete instability."

The picture has no formula. Written out are the regions that (56), (57) and E(1 − λχ)² give, for
a > −1, λ > 0 and w_0 ≠ ±u_0; where one of the products is 1 or −1 there is none of the five.
"""

from sympy import Abs, And, Rational

from theory import All, Claim, Iff, Not

from .setting import (
    a,
    above,
    diverges,
    in_mean,
    no_line,
    pair,
    positive_rate,
    tends_to_zero,
    u,
    w,
    λ,
)

minus, plus = w - u, w + u
norm = in_mean(minus, pair, Rational(2))
given = (above, positive_rate, *no_line)
of_minus, of_plus = Abs((1 - λ) * (1 - λ * a)), Abs((1 + λ) * (1 + λ * a))
second = ((1 - λ) ** 2 + (1 - λ * a) ** 2) / 2

claim = Claim(
    title="Phase Ia is λ < 2(1 + a)/(1 + a²)",
    source="Figure 2, left, phase Ia",
    given=given,
    states=Iff(All(norm, diverges(plus, pair)), λ < 2 * (1 + a) / (1 + a**2)),
    covers=("T-FIG2L",),
)

phase_Ib = Claim(
    title="Phase Ib is |(1 − λ)(1 − λa)| < 1 < |(1 + λ)(1 + λa)|, without Ia",
    source="Figure 2, left, phase Ib",
    given=given,
    states=Iff(
        All(tends_to_zero(minus, pair), Not(norm), diverges(plus, pair)),
        And(of_minus < 1, of_plus > 1, second >= 1),
    ),
    covers=("T-FIG2L",),
)

phase_II = Claim(
    title="Phase II is |(1 + λ)(1 + λa)| < 1 < |(1 − λ)(1 − λa)|",
    source="Figure 2, left, phase II",
    given=given,
    states=Iff(
        All(diverges(minus, pair), tends_to_zero(plus, pair)),
        And(of_plus < 1, of_minus > 1),
    ),
    covers=("T-FIG2L",),
)

phase_III = Claim(
    title="Phase III is |(1 − λ)(1 − λa)| < 1 and |(1 + λ)(1 + λa)| < 1",
    source="Figure 2, left, phase III",
    given=given,
    states=Iff(
        All(tends_to_zero(minus, pair), tends_to_zero(plus, pair)),
        And(of_plus < 1, of_minus < 1),
    ),
    covers=("T-FIG2L",),
)

phase_IV = Claim(
    title="Phase IV is |(1 − λ)(1 − λa)| > 1 and |(1 + λ)(1 + λa)| > 1",
    source="Figure 2, left, phase IV",
    given=given,
    states=Iff(
        All(diverges(plus, pair), diverges(minus, pair)),
        And(of_plus > 1, of_minus > 1),
    ),
    covers=("T-FIG2L",),
)
