"""ln w_t has mean t ½ ln 6 for fair factors 2 and 3; without it ln w_t/√t runs away."""

from sympy import Abs, Integer, Rational, log, sqrt

from theory import IN_LAW, Claim, Converges, Draw, Normal, Path, Recursion, fair, real, size

w, x = real("w x")
t = size("t")
model = Recursion(state=(w,), step=(x * w,), draws=(Draw(x, fair(2, 3)),))

claim = Claim(
    title="ln w_t/√t tends in law to N(0, (½ ln(3/2))²)",
    source="a limit law",
    states=Converges(
        of=log(Abs(w)) / sqrt(t),
        to=Normal(Integer(0), (log(Rational(3, 2)) / 2) ** 2),
        over=Path(model, (Integer(1),)),
        how=IN_LAW,
        clock=t,
    ),
)
