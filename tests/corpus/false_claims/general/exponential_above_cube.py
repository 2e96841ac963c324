"""x³ ≤ e^x holds near 0 and for x ≥ 5, and fails between 1.86 and 4.53."""

from sympy import exp

from theory import AtMost, Claim, Hypothesis, real

x = real("x")

claim = Claim(
    title="x³ ≤ e^x for positive x",
    source="a line that cuts",
    given=(Hypothesis("x > 0", x > 0),),
    states=AtMost(x**3, exp(x)),
)
