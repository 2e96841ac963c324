"""Eq. (A1). The quadratic basin function is g(x) = q_1(x_2 − q_2x_1² − q_3)² (A1), q_1, q_2 ≥ 0. It
"traces out a parabola in the plane of its arguments where g(x) is zero and increases quadratically
as x_2 deviates from this parabola", and q_1 "determines how quickly g(x) increases".

Section 4 has a minimizer at (0, −15), so that q_3 = −15. A sum of two, with q_1 = p and q, q_2 = a
and b, vanishes only there if the parabolas differ. The Hessian at (0, −15) is diag(0, 2q_1) for
each of them: E[Q] has one nonzero eigenvalue. x_1 and x_2 are y_1 and y_2.
"""

from sympy import And, Derivative, Expr, Ne, Or

from theory import All, AtMost, Claim, Equals, Hypothesis, Implies, point

from .setting import a, b, d, p, q, y1, y2


def basin(height: Expr, width: Expr, at: Expr) -> Expr:
    """G."""
    return height * (at - width * y1**2 + 15) ** 2


signs = Hypothesis("q_1 > 0 and q_2 ≥ 0 in each term", And(p > 0, q > 0, a >= 0, b >= 0))
both = basin(p, a, y2) + basin(q, b, y2)

parabola = Claim(
    title="g is 0 on a parabola and q_1 d² at the distance d above it",
    source="Eq. (A1), Figure A1",
    states=Equals((basin(p, a, y2)).subs(y2, a * y1**2 - 15 + d), p * d**2),
    covers=("P-A1",),
)

minimum = Claim(
    title="(0, −15) is a minimizer of the quadratic basins",
    source="Section 4, Problem 4.1, with Eq. (A1)",
    given=(signs,),
    states=All(AtMost(0, both), Equals(both.subs({y1: 0, y2: -15}), 0)),
    covers=("P-QUAD-MIN", "P-PR4.1-HOM"),
)

only = Claim(
    title="(0, −15) is the only minimizer of the quadratic basins",
    source="Section 4, Problem 4.1, with Eq. (A1)",
    given=(signs,),
    states=Implies(Or(Ne(y1, 0), Ne(y2, -15)), both > 0),
    covers=("P-PR4.1-TWO",),
)

corrected_only = Claim(
    title="(0, −15) is the only minimizer of the quadratic basins if the parabolas differ",
    source="Section 4, Problem 4.1, with Eq. (A1)",
    given=(signs, Hypothesis("the parabolas differ", Ne(a, b))),
    states=Implies(Or(Ne(y1, 0), Ne(y2, -15)), both > 0),
    at=(point({a: 1, b: 1, p: 1, q: 1, y1: 1, y2: -14}),),
    corrects="patel2018/app_a_basin:only",
    covers=("P-PR4.1-TWO",),
)

step_hessian = Claim(
    title="The second derivative of g in x_2 is 2q_1",
    source="Eq. (A1)",
    states=Equals(Derivative(basin(p, a, y2), (y2, 2)), 2 * p),
    covers=("P-A1",),
)
