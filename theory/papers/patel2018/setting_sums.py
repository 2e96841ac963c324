"""Quadratic-circle sums, Section 4 and Appendix A. The paper prints no parameters: these are chosen
here so that what it says of its models holds of ours.

q_3 = −15, c_2 = 0 (for c_2 > 0 the whole disc ‖x‖ ≤ c_2 is at rest, and no run from it moves),
c_3 = 10, c_4 = 1/10. q_1 is 1/5 or 1/1000 on average, times 1 ± 7/250; q_2 is 1/8 or 1/4; c_1 is
33/250 or a tenth of it on average, times 8/5 once in 29. So gradient descent leaves the disc of
radius 10^−8 about the circular minimum between 5·10^10 and 10^11 (Models 1 and 2) or ten times that
(Models 3 and 4), at 5·10^10 some runs of SGD-1 leave it and none of gradient descent, and the
quadratic minimum is left between 4 and 16 (Models 1 and 3) or 256 and 1024.

The basin of the circular minimum is that of any direction: runs from it start on the x_1-axis, at
the distance that a uniform point of the disc has.

Where the two functions are equal the gradient is that of the quadratic one (Remark 3).
"""

from sympy import Abs, And, Expr, Integer, Not, Or, Piecewise, Rational, sqrt

from theory import (
    Continuous,
    Discrete,
    Draw,
    Independent,
    Path,
    Recursion,
    Uniform,
    fair,
    projected,
    real,
    sgd,
)

from .setting import Δ, C, y

x1, x2, q1, q2, c1, N = real("x_1 x_2 q_1 q_2 c_1 N")
c3, c4 = Integer(10), Rational(1, 10)
deep_basin, flat_basin = Rational(1, 5), Rational(1, 1000)  # the mean of q_1
deep_circle, flat_circle = Rational(33, 250), Rational(33, 2500)  # the mean of c_1
often, seldom = Rational(137, 140), Rational(8, 5)  # c_1 over its mean
tiny = Rational(1, 10**8)
inside = {x1: (-10, 10), x2: (-20, 15)}
Draws = tuple[Draw, ...]


def basin(height: Expr, width: Expr) -> Expr:
    """The g of (A1)."""
    return height * (x2 - width * x1**2 + 15) ** 2


def wall(radius: Expr, depth: Expr) -> Expr:
    """The h of (A2) where ‖x‖ is at most c_3, for c_2 = 0."""
    u = radius / c3
    return c4 + depth * u**3 * (6 * u**2 - 15 * u + 10)


def circle(depth: Expr) -> Expr:
    """The h of (A2)."""
    inner = wall(sqrt(x1**2 + x2**2), depth)
    return Piecewise((inner, x1**2 + x2**2 <= c3**2), (c4 + depth, True))


def least(height: Expr, width: Expr, depth: Expr) -> Expr:
    """The f of (A3); outside of the circle h is constant."""
    g, within = basin(height, width), x1**2 + x2**2 <= c3**2
    inner, outer = wall(sqrt(x1**2 + x2**2), depth), c4 + depth
    return Piecewise(
        (g, Or(And(within, g <= inner), And(Not(within), g <= outer))),
        (inner, within),
        (outer, True),
    )


def heights(mean: Expr) -> Draw:
    """The law of q_1."""
    return Draw(q1, fair(mean * Rational(243, 250), mean * Rational(257, 250)))


def depths(mean: Expr) -> Draw:
    """The law of c_1."""
    return Draw(c1, Discrete((often * mean, seldom * mean), (Rational(28, 29), Rational(1, 29))))


widths = Draw(q2, fair(Rational(1, 8), Rational(1, 4)))


def expected(component: Expr, draws: Draws) -> Expr:
    """The mean of a component over all values of its draws: (53)."""
    for draw in draws:
        (symbol,), law = draw.symbols, draw.law
        pairs = zip(law.values, law.weights, strict=True)
        component = sum(
            (weight * component.xreplace({symbol: value}) for value, weight in pairs), Integer(0)
        )
    return component


side = tiny * Rational(7, 10)
at_circle = Independent(
    (Continuous(y, 2 * y / tiny**2, Integer(0), tiny), Discrete((Integer(0),), (Integer(1),)))
)
# In a square about the quadratic minimum that is in the disc of radius 10^−8.
at_basin = Independent((Uniform(-side, side), Uniform(-15 - side, -15 + side)))


def runs(height: Expr, depth: Expr, start: Independent, rate: Expr) -> tuple[Path, Path]:
    """SGD-1 and gradient descent from near a minimizer."""
    draws = (heights(height), widths, depths(depth))
    single = sgd(least(q1, q2, c1), over=(x1, x2), rate=rate, draws=draws)
    # The step of gradient descent is the mean of the steps of the components.
    whole = Recursion(single.state, tuple(expected(step, draws) for step in single.step), ())
    return Path(projected(single, onto=inside), start), Path(projected(whole, onto=inside), start)


# Along a ray from the circular minimum, and along x_1 = 0 from the quadratic one: with signs.
ray = wall(Abs(y), c1)
ray_deep = sgd(ray, over=(y,), rate=C, draws=(depths(deep_circle),))
across = q1 * y**2
across_deep = sgd(across, over=(y,), rate=C, draws=(heights(deep_basin),))
across_flat = sgd(across, over=(y,), rate=C, draws=(heights(flat_basin),))
in_deep, in_flat = Path(across_deep, (Δ,)), Path(across_flat, (Δ,))
