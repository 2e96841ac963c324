"""w ← w + x with the same x twice: Var(2x) = 4 Var x = 9, claimed to be 2 Var x = 9/2."""

from sympy import Rational

from theory import Claim, Draw, Equals, Variance, fair, real

x = real("x")

claim = Claim(
    title="Var(x + x) = Var(x) + Var(x)",
    source="dependence taken for independence",
    states=Equals(Variance(of=2 * x, over=(Draw(x, fair(1, -2)),)), Rational(9, 2)),
)
