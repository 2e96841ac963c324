"""P(w_t ≠ 0) = 2^(−t) for fair factors 0 and 3, claimed one step late."""

from sympy import Integer, Ne

from theory import Claim, Draw, Equals, Path, Probability, Recursion, fair, real, size

w, x = real("w x")
t = size("t")
path = Path(Recursion(state=(w,), step=(x * w,), draws=(Draw(x, fair(0, 3)),)), (Integer(1),))

claim = Claim(
    title="w_t is not 0 with probability 2^(−t−1)",
    source="one step late",
    states=Equals(Probability(of=Ne(w, 0), over=path, at=t), Integer(2) ** (-t - 1)),
)
