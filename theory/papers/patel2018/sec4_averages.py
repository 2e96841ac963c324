"""Section 4, the averages (49) and (50) at the circular minimum. "We compute the integrals using a
Monte Carlo sample of size 1000."

For c_2 = 0 the basin is c_4 + 10κr³ to leading order; its Hessian at the distance r is 30κr(1 +
x̂x̂′), with the eigenvalues 60κr and 30κr, and so is that of each component with its own κ. In the
disc of radius 1 r has the density 2r. The mean of the Hessian is the mean of 45κr, 30κ, times 1;
s_f is Var(κ) times the mean of (30r)², 450, and t_f Var(κ) times that of (60r)², 1800.

``drawn_*`` has points drawn in the disc, as the paper has, and ``exact`` what its 1000 points are
worth: the standard error of λ = 30 is √(112.5/1000), 1.1 % of it. Four digits are printed. (The
disc is a quarter of a disc in a square of the area 1, by symmetry; its share is π/4.) The mean of
∇²F is a multiple of 1: λ is half of the mean of its trace, 90r.

About a minimizer of the Styblinski-Tang sums (54) in ten parameters the second derivative over a is
6x² − 133/8. The distance y from the centre of the unit ball has the density 10y^9, and the square
of a coordinate there the mean y²/10: for ε = 1/50 the mean is larger than at the minimizer by less
than one part in 10^5, so that four digits are those of ε = 0, which our tables have.
"""

from sympy import Expr, Integer, Piecewise, Rational, pi, sqrt

from theory import AtMost, Claim, Draw, Equals, Mean, Uniform

from .setting import y
from .setting_sums import x1, x2
from .setting_tang import CURVATURE, FLAT

radius = (Draw(y, Uniform(0, 1)),)
density = 2 * y  # of the distance, relative to the uniform law

average = Claim(
    title="λ_1 = λ_2 = 30κε for ε = 1",
    source="Section 4, before Table 2",
    states=Equals(Mean(of=45 * y * density, over=radius), 30),
    covers=("P-CIRC-HESS", "P-TAB2-EPS"),
)

least = Claim(
    title="s_f = 450Var(κ)ε² for ε = 1",
    source="Section 4, before Table 2",
    states=Equals(Mean(of=(30 * y) ** 2 * density, over=radius), 450),
    covers=("P-CIRC-HESS",),
)

most = Claim(
    title="t_f = 1800Var(κ)ε² for ε = 1",
    source="Section 4, before Table 2",
    states=Equals(Mean(of=(60 * y) ** 2 * density, over=radius), 1800),
    covers=("P-CIRC-HESS", "P-TAB3"),
)

square = (Draw(x1, Uniform(0, 1)), Draw(x2, Uniform(0, 1)))
distance = sqrt(x1**2 + x2**2)


def in_disc(of: Expr) -> Expr:
    """Of a point of the square, 0 outside of the disc."""
    return Piecewise((of, x1**2 + x2**2 <= 1), (Integer(0), True))


drawn_average = Claim(
    title="λ_1 = λ_2 = 30κε for ε = 1, from points drawn in the disc",
    source="Section 4, before Table 2",
    states=Equals(Mean(of=in_disc(45 * distance), over=square), 30 * pi / 4),
    covers=("P-CIRC-HESS", "P-TAB2-EPS", "P-S4-MC"),
)

drawn_least = Claim(
    title="s_f = 450Var(κ)ε² for ε = 1, from points drawn in the disc",
    source="Section 4, before Table 2",
    states=Equals(Mean(of=in_disc((30 * distance) ** 2), over=square), 450 * pi / 4),
    covers=("P-CIRC-HESS", "P-S4-MC"),
)

exact = Claim(
    title="The mean of the squared λ of one point is 30² + 112.5 for ε = κ = 1",
    source="Section 4, before Table 2",
    states=Equals(Mean(of=(45 * y) ** 2 * density, over=radius), 30**2 + Rational(225, 2)),
    covers=("P-S4-MC",),
)

ball = Claim(
    title="Model 1, flat: the mean curvature over the ball of ε = 1/50 is that of ε = 0 to 10^−5",
    source="Section 5, before Table 4",
    states=AtMost(
        Mean(of=(6 * (FLAT**2 + (y / 50) ** 2 / 10) - Rational(133, 8)) * 10 * y**9, over=radius),
        CURVATURE[FLAT] * (1 + Rational(1, 10**5)),
    ),
    covers=("P-S4-MC",),
)
