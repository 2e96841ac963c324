"""0 < x < y in Python compares twice and drops the first half; here both halves are typed."""

from sympy import And

from theory import Claim, Hypothesis, Implies, real

x, y = real("x y")

claim = Claim(
    title="From x < y follows 0 < x < y",
    source="an undecided condition",
    given=(Hypothesis("y is positive", y > 0),),
    states=Implies(x < y, And(x > 0, x < y)),
)
