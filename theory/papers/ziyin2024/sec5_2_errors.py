"""Section 5.2. "We generate 100 data points (x, y) as y = 0.1 swish(x) + 0.9ε, where both x and ε
are sampled from normal distributions ... There are two local minima: solution A at roughly (−0.7,
−0.2) and solution B at (1.1, −0.3) ... There is also a saddle point C at (0, 0), which performs
significantly better than B and slightly worse than A in terms of generalization."

The error of f(w, u, x) = u swish(wx) on new data, E(f − y)², less that of the noise, which is the
same for all: E(f − 0.1 swish(x))², for x ∼ N(0, 1), which the text does not exclude. "Significantly
better" is ten times. "Roughly" leaves open where A is: at (w, u) = (−0.66, −0.16), which is printed
so, A is better than C; at (−0.7, −0.2) itself it is worse, 0.0051 to 0.0036.
"""

from sympy import Expr, Rational, exp

from theory import AtMost, Claim, Definition, Draw, Mean, Normal, real

x, at_a, at_b, at_c = real("x R_A R_B R_C")
data = (Draw(x, Normal(0, 1)),)


def swish(z: Expr) -> Expr:
    """X sigmoid(x)."""
    return z / (1 + exp(-z))


def error(w: Expr, u: Expr) -> Mean:
    """E(u swish(wx) − 0.1 swish(x))²."""
    return Mean(of=(u * swish(w * x) - swish(x) / 10) ** 2, over=data)


c = Definition(at_c, error(Rational(0), Rational(0)))
a = Definition(at_a, error(Rational(-33, 50), Rational(-4, 25)))

claim = Claim(
    title="C performs slightly worse than A, roughly at (−0.7, −0.2)",
    source="Section 5.2, generalization",
    where=(a, c),
    states=AtMost(at_a, at_c, strict=True),
    covers=("T-S5.2-GEN",),
)

step_b = Claim(
    title="C performs significantly better than B",
    source="Section 5.2, generalization",
    where=(c, Definition(at_b, error(Rational(11, 10), Rational(-3, 10)))),
    states=AtMost(10 * at_c, at_b),
    covers=("T-S5.2-GEN",),
)
