"""Section 3.2, the iterates. The analysis derives "a threshold for step sizes above which the
iterates will diverge", and "predicts an exponential divergence of the iterates from the minimizer".

Q is a or b with probability ½ and θ* = 0 is homogeneous, k = 1: E[Q] = (a + b)/2, s_Q = (a − b)²/4
and (19) is C > 2(a + b)/(a² + b²). Beyond it E[e_N] grows, but e_N may tend to 0: the iterates
diverge where |1 − Ca| |1 − Cb| > 1, almost surely, since (1/N) ln|θ_N| tends to half its logarithm.
"""

from sympy import Abs, Ne

from theory import Claim, Hypothesis, Implies, escapes

from .setting import C, a, b, positive_atoms, positive_rate, single_path, y

away = Hypothesis("the start is not θ*", Ne(y, 0))
given = (positive_atoms, positive_rate, away)

claim = Claim(
    title="The iterates diverge beyond the threshold (19)",
    source="Section 3.2, the iterates",
    given=given,
    states=Implies(2 * (a + b) / (a**2 + b**2) < C, escapes(single_path)),
    covers=("P-T3.8-PATH",),
)

corrected = Claim(
    title="The iterates diverge where |1 − Ca| |1 − Cb| > 1",
    source="Section 3.2, the iterates",
    given=given,
    states=Implies(Abs(1 - C * a) * Abs(1 - C * b) > 1, escapes(single_path)),
    corrects="patel2018/sec3_2_paths",
    covers=("P-T3.8-PATH",),
)
