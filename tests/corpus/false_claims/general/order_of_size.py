"""The variance of one step is of order λ², and so its root, the size of the noise, is not."""

from sympy import Integer, O, sqrt

from theory import Claim, Definition, Draw, Path, Variance, fair, function, is_of_order, real, sgd

w, x, λ = real("w x λ")
V = function("V")
path = Path(sgd(x * w**2 / 2, over=(w,), rate=λ, draws=(Draw(x, fair(1, -2)),)), (Integer(1),))

claim = Claim(
    title="The size of the noise is of order λ²",
    source="noise of one step",
    where=(Definition(V(λ), Variance(of=w, over=path, at=Integer(1))),),
    states=is_of_order(sqrt(V(λ)), O(λ**2)),
)
