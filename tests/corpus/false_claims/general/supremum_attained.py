"""sup of −λ² over λ > 0 is 0, although no λ attains it."""

from sympy import Integer

from theory import AtMost, Claim, Supremum, real

λ = real("λ")

claim = Claim(
    title="The supremum of −λ² over positive λ is below 0",
    source="a supremum that is not attained",
    states=AtMost(Supremum(of=-(λ**2), over=λ, within=λ > 0), Integer(0), strict=True),
)
