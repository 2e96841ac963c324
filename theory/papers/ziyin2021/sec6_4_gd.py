"""Figure 5 and Section 6.4. "We also show the convergence of GD for comparison, with a learning
rate of 0.01", on the mean of the loss: it leaves the local maximum, as the figure shows.
"""

from sympy import Eq, Rational

from theory import Claim, Hypothesis, escapes

from .setting import elsewhere, gd_path_two, local_maximum, λ

claim = Claim(
    title="GD with the learning rate 0.01 leaves the local maximum",
    source="Figure 5",
    given=(local_maximum, elsewhere, Hypothesis("λ = 0.01", Eq(λ, Rational(1, 100)))),
    states=escapes(gd_path_two),
    covers=("E2.6",),
)
