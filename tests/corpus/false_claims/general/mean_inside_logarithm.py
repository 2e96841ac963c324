"""E ln f = ½ ln 6 for fair factors 2 and 3, claimed to be ln E f = ln(5/2)."""

from sympy import Integer, Rational, log

from theory import Claim, Draw, Equals, Path, Rate, Recursion, fair, real

w, x = real("w x")
model = Recursion(state=(w,), step=(x * w,), draws=(Draw(x, fair(2, 3)),))

claim = Claim(
    title="The growth rate is the logarithm of the mean factor",
    source="mean and logarithm exchanged",
    states=Equals(Rate(of=w, over=Path(model, (Integer(1),))), log(Rational(5, 2))),
)
