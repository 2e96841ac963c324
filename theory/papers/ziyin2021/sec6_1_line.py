"""Figure 3, left, and Section 6.1. "The orange line shows where the phase transition is expected to
happen according to Eq. (7). The fact that the orange line agrees exactly with the empirical phase
transition line confirms our theory."

The text does not say where the runs start, how long they are and how wide the bins. By ``claim`` a
run of 100 steps from w_0 = 1 is beyond |w| = 1/20 with a probability above ½ outside of (7), and
not inside. Near the ends of (7) that takes more steps; ``corrected`` is about the limit.
"""

from sympy import Abs, And, Integer, Or, Rational

from theory import All, AtMost, Claim, Iff, Implies, Path, Probability, escapes, vanishes

from .setting import a, elsewhere, large_rate, local_maximum, path, positive_rate, w, λ

from_one = Path(path.model, (Integer(1),))
after_100 = Probability(of=Abs(w) > Rational(1, 20), over=from_one, at=Integer(100))

claim = Claim(
    title="The line (7) is exactly where half of the runs are beyond the bins after 100 steps",
    source="Figure 3",
    given=(local_maximum, positive_rate),
    states=Iff(AtMost(after_100, Rational(1, 2)), And(a / (a - 1) <= λ, λ <= large_rate)),
    covers=("E1.2",),
)

corrected = Claim(
    title="In the end all runs are in the bins inside of (7), and none outside",
    source="Figure 3",
    given=(local_maximum, positive_rate, elsewhere),
    states=All(
        Implies(And(a / (a - 1) < λ, λ < large_rate), vanishes(path)),
        Implies(Or(λ < a / (a - 1), λ > large_rate), escapes(path)),
    ),
    corrects="ziyin2021/sec6_1_line",
    covers=("E1.2", "E1.17"),
)
