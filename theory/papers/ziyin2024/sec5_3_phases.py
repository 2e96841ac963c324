"""Section 5.3, the phases. "There are five phases of learning in this simple example: Ia. correct
learning with prob. and norm stability (w_t − u_t →_{L2} 0, w_t + u_t diverges); Ib. correct
learning with prob. but not norm stability (w_t − u_t →_p 0, w_t − u_t ↛_{L2} 0, w_t + u_t
diverges); II. incorrect learning under probabilistic stability (w_t − u_t diverges, w_t + u_t →_p
0); III. convergence to low-rank saddle point (w_t − u_t →_p 0, w_t + u_t →_p 0); IV. completely
unstable (w_t + u_t, w_t − u_t diverges in p.)."

xy is 1 or a with equal probability and w_0 ≠ ±u_0. That there are five is that each is entered by
some a > −1 and some λ > 0. Where each of them is, ``fig2_regions`` says.
"""

from sympy import And, Rational

from theory import All, Claim, Exists, Not

from .setting import a, diverges, in_mean, no_line, pair, tends_to_zero, u, w, λ

minus, plus = w - u, w + u
norm = in_mean(minus, pair, Rational(2))
domain = And(a > -1, λ > 0)
half = Rational(-1, 2)

claim = Claim(
    title="Phase Ia is entered",
    source="Section 5.3, phase Ia",
    given=no_line,
    states=Exists(
        over=(a, λ),
        such_that=All(norm, diverges(plus, pair)),
        within=domain,
        witness=(half, Rational(1, 2)),
    ),
    covers=("T-PH-FIVE", "T-PH-Ia"),
)

phase_Ib = Claim(
    title="Phase Ib is entered",
    source="Section 5.3, phase Ib",
    given=no_line,
    states=Exists(
        over=(a, λ),
        such_that=All(tends_to_zero(minus, pair), Not(norm), diverges(plus, pair)),
        within=domain,
        witness=(half, Rational(9, 10)),
    ),
    covers=("T-PH-FIVE", "T-PH-Ib"),
)

phase_II = Claim(
    title="Phase II is entered",
    source="Section 5.3, phase II",
    given=no_line,
    states=Exists(
        over=(a, λ),
        such_that=All(diverges(minus, pair), tends_to_zero(plus, pair)),
        within=domain,
        witness=(half, Rational(9, 5)),
    ),
    covers=("T-PH-FIVE", "T-PH-II"),
)

phase_III = Claim(
    title="Phase III is entered",
    source="Section 5.3, phase III",
    given=no_line,
    states=Exists(
        over=(a, λ),
        such_that=All(tends_to_zero(minus, pair), tends_to_zero(plus, pair)),
        within=domain,
        witness=(half, Rational(6, 5)),
    ),
    covers=("T-PH-FIVE", "T-PH-III"),
)

phase_IV = Claim(
    title="Phase IV is entered",
    source="Section 5.3, phase IV",
    given=no_line,
    states=Exists(
        over=(a, λ),
        such_that=All(diverges(plus, pair), diverges(minus, pair)),
        within=domain,
        witness=(half, Rational(5)),
    ),
    covers=("T-PH-FIVE", "T-PH-IV"),
)
