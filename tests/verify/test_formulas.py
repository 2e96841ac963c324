"""A formula in a report reads as it would be typed by hand, and can be read in one way only.

Killed by: replacing "oo" or "log" in the text instead of the tree, dropping the brackets of a
nested absolute value, of a power of a logarithm, of a derivative, of an "or" within an "and".
"""

import pytest
from sympy import (
    Abs,
    And,
    Derivative,
    FiniteSet,
    Integer,
    Interval,
    Limit,
    Max,
    Min,
    Ne,
    Not,
    Or,
    Piecewise,
    Rational,
    Subs,
    exp,
    log,
    oo,
    sin,
    sqrt,
    true,
)

from theory import real
from verify.formulas import formula

x, y, λ, foo_log, loop = real("x y λ foo_log loop")
ROWS = [
    (2 * Abs(x - 1), "2*|x - 1|"),
    (Abs(1 - Abs(x)), "|(|x| - 1)|"),
    (log(Abs(x)) ** 2, "ln(|x|)^2"),
    (sqrt(2) * foo_log, "√(2)*foo_log"),
    (exp(-loop) + foo_log, "foo_log + exp(-loop)"),
    (Rational(1, 2) * x**-2, "1/(2*x^2)"),
    (Max(x, 0, y), "max(0, x, y)"),
    (Min(1, -x), "min(1, -x)"),
    (Derivative(x**2 * y, (x, 2)), "(∂²(x^2*y)/∂x²)"),
    (Derivative(x * y**2, x, y), "(∂²(x*y^2)/∂x ∂y)"),
    (Derivative(x * y, x) ** 2, "(∂(x*y)/∂x)^2"),
    (Subs(Derivative(x * y**2, x), x, 0), "[(∂(x*y^2)/∂x) at x = 0]"),
    (Limit(sin(x) / x, x, 0), "lim x → 0⁺ of (sin(x)/x)"),
    (Limit(sqrt(x), x, oo), "lim x → ∞ of √(x)"),
    (And(x < 1, Or(y < 2, x >= 3)), "(x ≥ 3 or y < 2) and x < 1"),
    (Not(And(x < 1, y < 1), evaluate=False), "not (x < 1 and y < 1)"),
    (Ne(x, y), "x ≠ y"),
    (-oo, "-∞"),
    (Interval.open(-oo, 2), "(-∞, 2)"),
    (Interval(0, Integer(3)), "[0, 3]"),
    (FiniteSet(-sqrt(x), sqrt(x)), "{-√(x), √(x)}"),
    (Piecewise((x, x < 1), (0, True)), "{x if x < 1; 0 otherwise}"),
    (true, "True"),
]


@pytest.mark.parametrize(("expr", "told"), ROWS, ids=[told for _, told in ROWS])
def test_formulas_as_typed_by_hand(expr, told):
    assert formula(expr) == told
