"""Two hypotheses that exclude each other, and a statement that would be false anywhere else."""

from theory import AtMost, Claim, Hypothesis, real

x = real("x")

claim = Claim(
    title="x² < 0",
    source="contradictory hypotheses",
    given=(Hypothesis("x is negative", x < 0), Hypothesis("x is above 1", x > 1)),
    states=AtMost(x**2, -1),
)
