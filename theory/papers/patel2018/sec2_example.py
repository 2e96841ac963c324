"""Section 2, the example. f(x) = x² is minimised by gradient descent from x_0 = −1 with a fixed
step size. With C = 1.1, "the next iterate is given by x_1 = x_0 − C(2x_0) = 1.2", "the second
iterate is given by x_2 = ... = −1.44". "If we had selected a step size of C = 0.5, then we would
have converged within one iteration." "The iterates are diverging at an exponential rate of
|1 − 2C| = 1.2".

An exponential rate of r is lim (1/N) ln|x_N| = ln r.
"""

from sympy import Abs, Rational, log

from theory import Claim, Equals, Mean, Rate

from .setting import large, medium, step_size, θ

first = Claim(
    title="The first iterate is 1.2",
    source="Section 2, Figure 3",
    states=Equals(Mean(of=θ, over=large, at=1), Rational(12, 10)),
    covers=("P-S2-EX", "P-FIG3"),
)

second = Claim(
    title="The second iterate is −1.44",
    source="Section 2, Figure 3",
    states=Equals(Mean(of=θ, over=large, at=2), Rational(-144, 100)),
    covers=("P-S2-EX", "P-FIG3"),
)

one_iteration = Claim(
    title="With C = 0.5 gradient descent converges within one iteration",
    source="Section 2, the example",
    states=Equals(Mean(of=θ, over=medium, at=1), 0),
    covers=("P-S2-ONE",),
)

divergence = Claim(
    title="The iterates diverge at the exponential rate |1 − 2C|",
    source="Section 2, the example",
    states=Equals(Rate(of=θ, over=large), log(Abs(1 - 2 * step_size))),
    covers=("P-S2-RATE",),
)

step_value = Claim(
    title="|1 − 2C| = 1.2",
    source="Section 2, the example",
    states=Equals(Abs(1 - 2 * step_size), Rational(12, 10)),
    covers=("P-S2-RATE",),
)
