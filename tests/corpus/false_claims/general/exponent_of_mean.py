"""The Lyapunov exponent is the mean of the logarithm, not the logarithm of the mean."""

from sympy import log

from theory import (
    Claim,
    Draw,
    Equals,
    Hypothesis,
    Lyapunov,
    Recursion,
    fair,
    real,
)

a, w, x = real("a w x")
product = Recursion((w,), (x * w,), (Draw(x, fair(1, a)),))

claim = Claim(
    title="The exponent of a product of 1 and a is the logarithm of the mean factor",
    source="products of random numbers",
    given=(Hypothesis("a > 1", a > 1),),
    states=Equals(Lyapunov(over=product), log((1 + a) / 2)),
)
