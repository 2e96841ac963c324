"""Figure 3, middle, and Section 6.3. "When the learning rate is large (λ = 0.1), the central figure
shows that all models (1000 independent runs) converge to the saddle point at (0, 0)."

Every point with w_1 = 0 is at rest, whatever the label. Near (0, w_2) a step multiplies w_1 by
1 + 4λ y w_2; so for |w_2| ≤ 1 it attracts w_1 where w_2 < 0, and repels it where w_2 > 0. At
(0, 0) itself the factor is 1. Points with w_2 < 0 are no saddles but local minima, of the same
loss 2.5: the runs of Figure 3 end there, on a line, as it is drawn here.
"""

from sympy import Abs, And, Eq, Rational, diff

from theory import All, AtMost, Claim, Equals, Hypothesis, Iff, Implies

from .setting import y, λ
from .setting_network import network_average, network_spread, w1, w2

step1, step2 = network_spread.model.step
factor = diff(step1, w1).subs(w1, 0)
product = Abs(factor.subs(y, -1) * factor.subs(y, 2))  # below 1 where w_1 = 0 attracts
shown = Hypothesis("λ = 0.1 and |w_2| ≤ 1", And(Eq(λ, Rational(1, 10)), w2 >= -1, w2 <= 1))

claim = Claim(
    title="At λ = 0.1 no point (0, w_2) attracts but (0, 0)",
    source="Figure 3",
    given=(shown,),
    states=Implies(AtMost(product, 1, strict=True), Eq(w2, 0)),
    covers=("E3.9", "N.10"),
)

corrected = Claim(
    title="At λ = 0.1 a point (0, w_2) attracts exactly if w_2 < 0",
    source="Figure 3",
    given=(shown,),
    states=Iff(AtMost(product, 1, strict=True), w2 < 0),
    corrects="ziyin2022/sec6_3_runs",
    covers=("E3.9", "N.10"),
)

step_rest = Claim(
    title="Every point with w_1 = 0 is at rest, and has the loss 2.5",
    source="Figure 3",
    states=All(
        Equals(step1.subs(w1, 0), 0),
        Equals(step2.subs(w1, 0), w2),
        Equals(network_average.subs(w1, 0), Rational(5, 2)),
    ),
    covers=("E3.8",),
)
