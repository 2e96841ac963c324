"""Figure 1, right, and Section 6.1: the fourth-order loss at λ = 0.8 and a = −1. "We see that the
distribution of w also concentrates towards the local maximum after training, and no w is found to
converge to the two local minimum even if a significant proportion of w is initialized close to
these two minima."

That all concentrate needs that none goes to infinity. A run that once is beyond |w| = 10 does, and
is stopped there: from w_0 = ½ 7 in 32 within six steps, exactly; from w_0 uniform in [−1, 1] about
two in five within 100 (Figure 1, as it is drawn here).
"""

from sympy import Abs, Eq, Integer, Or, Rational, sqrt

from theory import Claim, Equals, Hypothesis, Not, Probability

from .setting import a, local_maximum, path_fourth, path_halted, positive_rate, w, x

beyond = Probability(of=Abs(w) > 10, over=path_halted, at=Integer(6))
one_of_two = Hypothesis("the data are 1 and a − 1", Or(Eq(x, 1), Eq(x, a - 1)))
minimum = sqrt(-a / 2)

claim = Claim(
    title="On the fourth-order loss no run goes to infinity from w_0 = ½, within six steps",
    source="Figure 1",
    states=Equals(beyond, 0),
    covers=("E1.8",),
)

corrected = Claim(
    title="On the fourth-order loss 7 in 32 runs go to infinity from w_0 = ½, within six steps",
    source="Figure 1",
    states=Equals(beyond, Rational(7, 32)),
    corrects="ziyin2021/sec6_1_fourth_order",
    covers=("E1.8",),
)

step_minima = Claim(
    title="Every step leads away from a local minimum of the fourth-order loss",
    source="Figure 1",
    given=(local_maximum, positive_rate, one_of_two),
    states=Not(Equals(path_fourth.model.step[0].subs(w, minimum), minimum)),
    covers=("E1.8",),
)
