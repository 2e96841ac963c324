"""x³ ≤ 10⁶ x² + 1 holds up to x = 10⁶ and fails beyond."""

from theory import AtMost, Claim, Hypothesis, real

x = real("x")

claim = Claim(
    title="x³ ≤ 10⁶ x² + 1 for positive x",
    source="a counterexample far away",
    given=(Hypothesis("x > 0", x > 0),),
    states=AtMost(x**3, 10**6 * x**2 + 1),
)
