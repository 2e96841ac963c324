"""E ln|1 − x| = −1 for x uniform on (0, 2): both halves of the interval give ∫_0^1 ln u du."""

from sympy import Abs, Integer, log

from theory import Claim, Draw, Equals, Mean, Uniform, real

x = real("x")

claim = Claim(
    title="E ln|1 − x| = −1 for x uniform on (0, 2)",
    source="an integral across its singularity",
    states=Equals(Mean(of=log(Abs(1 - x)), over=(Draw(x, Uniform(0, 2)),)), Integer(-1)),
)
