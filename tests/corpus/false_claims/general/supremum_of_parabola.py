"""sup of λ(1 − λ) over 0 < λ < 1 is 1/4, at λ = 1/2."""

from sympy import And, Rational

from theory import AtMost, Claim, Supremum, real

λ = real("λ")

claim = Claim(
    title="λ(1 − λ) is at most 6/25 on (0, 1)",
    source="a wrong maximum",
    states=AtMost(Supremum(of=λ * (1 - λ), over=λ, within=And(λ > 0, λ < 1)), Rational(6, 25)),
)
