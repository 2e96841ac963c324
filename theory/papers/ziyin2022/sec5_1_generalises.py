"""Section 5.1, before Proposition 2. "The following proposition generalizes our warmup example to a
family of 1D problems in which SGD converges to a local maximum."

The warm-up is λ = 1 with the two-point law, where ln|1 − λx| is −∞ with probability ½. Proposition
2 covers it if "p(x) be such that μ and s²" admits μ = −∞ (``claim``), and does not if it asks for
numbers μ and s² (``as_numbers``), for which ln|1 − λx| has to be finite.
"""

from sympy import Abs, Eq, Ne, log

from theory import AtMost, Claim, Equals, Hypothesis, Mean, Probability

from .setting import local_maximum, positive_rate, two_points, x, λ

warm_up = Hypothesis("λ = 1, as in the warm-up", Eq(λ, 1))
chance = Probability(of=Eq(1 - λ * x, 0), over=two_points)

claim = Claim(
    title="The warm-up has μ < 0, in the extended real numbers",
    source="Section 5.1, before Proposition 2",
    given=(local_maximum, warm_up),
    states=AtMost(Mean(of=log(Abs(1 - λ * x)), over=two_points), 0, strict=True),
    covers=("M1.53",),
)

as_numbers = Claim(
    title="In the warm-up ln|1 − λx| is finite, so that μ and s² are numbers",
    source="Section 5.1, before Proposition 2",
    given=(local_maximum, warm_up),
    states=Equals(chance, 0),
    covers=("M1.53",),
)

corrected = Claim(
    title="With the law of the warm-up ln|1 − λx| is finite at every other λ > 0",
    source="Section 5.1, before Proposition 2",
    given=(local_maximum, positive_rate, Hypothesis("λ is not 1", Ne(λ, 1))),
    states=Equals(chance, 0),
    corrects="ziyin2022/sec5_1_generalises:as_numbers",
    covers=("M1.53",),
)
