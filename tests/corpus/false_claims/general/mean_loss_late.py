"""E w_t² = (5/2)^t for fair factors 1 and 2, and the loss −w² follows it down."""

from sympy import Integer, Limit, oo

from theory import (
    Claim,
    Definition,
    Draw,
    Equals,
    Mean,
    Path,
    Recursion,
    fair,
    function,
    real,
    size,
)

w, x = real("w x")
t = size("t")
E_L = function("E_L")
path = Path(Recursion(state=(w,), step=(x * w,), draws=(Draw(x, fair(1, 2)),)), (Integer(1),))

claim = Claim(
    title="The mean loss tends to ∞",
    source="a limit of a mean",
    where=(Definition(E_L(t), Mean(of=-(w**2), over=path, at=t)),),
    states=Equals(Limit(E_L(t), t, oo), oo),
)
