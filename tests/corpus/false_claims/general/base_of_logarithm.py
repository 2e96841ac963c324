"""The growth rate of fair factors 2 and 3 in nats, claimed in bits: ½ ln 6 against ½ log₂ 6."""

from sympy import Integer, log

from theory import Claim, Draw, Equals, Path, Rate, Recursion, fair, real

w, x = real("w x")
model = Recursion(state=(w,), step=(x * w,), draws=(Draw(x, fair(2, 3)),))

claim = Claim(
    title="lim (1/t) E ln|w_t| = ½ log₂ 6",
    source="another unit",
    states=Equals(Rate(of=w, over=Path(model, (Integer(1),))), log(6) / log(2) / 2),
)
