"""Jensen's inequality turned: ln E f ≤ E ln f, for the factors of SGD on x w²/2, x = 1 or 3."""

from sympy import Abs, log

from theory import AtMost, Claim, Definition, Draw, Hypothesis, Mean, fair, real

x, λ, m = real("x λ m")
over = (Draw(x, fair(1, 3)),)

claim = Claim(
    title="ln E|1 − λx| is at most E ln|1 − λx|",
    source="mean and logarithm exchanged",
    given=(Hypothesis("0 < λ", λ > 0), Hypothesis("λ < 1/3", 3 * λ < 1)),
    where=(Definition(m, Mean(of=log(Abs(1 - λ * x)), over=over)),),
    states=AtMost(log(1 - 2 * λ), m),
)
