"""E x⁴ = 3 for the standard normal law; 1 would be that of the fair coin of −1 and 1."""

from sympy import Integer

from theory import Claim, Draw, Equals, Mean, Normal, real

x = real("x")

claim = Claim(
    title="E[x⁴] = 1",
    source="the law of another data set",
    states=Equals(Mean(of=x**4, over=(Draw(x, Normal(0, 1)),)), Integer(1)),
)
