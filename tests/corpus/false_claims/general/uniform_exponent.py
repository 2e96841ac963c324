"""E ln|1 − x| = −1 for x uniform on (0, 2), claimed with an error in the sixth decimal.

The singularity at x = 1 lies in the interior; no sample of affordable size sees the error.
"""

from sympy import Abs, Rational, log

from theory import Claim, Draw, Equals, Mean, Uniform, real

x = real("x")

claim = Claim(
    title="E ln|1 − x| = −0.999999 for x uniform on (0, 2)",
    source="a wrong decimal",
    states=Equals(
        Mean(of=log(Abs(1 - x)), over=(Draw(x, Uniform(0, 2)),)),
        Rational(-999999, 10**6),
    ),
)
