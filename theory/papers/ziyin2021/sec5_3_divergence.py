"""Section 5.3, before Proposition 4. "For this example, we assume that w_1 and w_2 are bounded
because, if initialized sufficiently far from origin, the fourth-order term will cause
divergence."

Divergence is read as: each step at least doubles |w| = √(w_1² + w_2²), whatever the draw is, and so
|w_t| ≥ 2^t |w_0|. The cubic part of the gradient has the size 4|w|³ at least (``step_cubic``), the
rest of a step at most (1 + λ(2 + 2a + b)) |w|; so |w_0|² ≥ (3 + λ(2 + 2a + b))/(4λ) is enough.
``axis`` is the case w_1 = 0, in which SGD is a deterministic recursion.
"""

from sympy import Abs, sqrt

from theory import AtMost, Claim, Exists, ForAll, real

from .setting import a, b, positive_a, positive_b, positive_rate, valley_sgd, w1, w2, λ

R = real("R")
cubic = (4 * w1**3 + 12 * w1 * w2**2, 4 * w2**3 + 12 * w1**2 * w2)
along_axis = valley_sgd.step[1].subs(w1, 0)
enough = sqrt((3 + λ * (2 + 2 * a + b)) / (4 * λ))

step_cubic = Claim(
    title="The cubic part of the gradient has the size 4|w|³ at least",
    source="Section 5.3, before Proposition 4",
    states=AtMost(16 * (w1**2 + w2**2) ** 3, cubic[0] ** 2 + cubic[1] ** 2),
    covers=("M3.24",),
)

axis = Claim(
    title="There is an R such that every step from w_1 = 0, |w_2| ≥ R at least doubles |w_2|",
    source="Section 5.3, before Proposition 4",
    given=(positive_a, positive_b, positive_rate),
    states=Exists(
        over=(R,),
        within=R > 0,
        witness=(enough,),
        such_that=ForAll(
            over=(w2,), within=Abs(w2) >= R, such_that=AtMost(2 * Abs(w2), Abs(along_axis))
        ),
    ),
    covers=("M3.24",),
)
