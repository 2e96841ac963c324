"""The survival bound in the proof of Proposition 1 with 3^{−t} in place of 2^{−t}."""

from sympy import Ne, Rational

from theory import AtMost, Claim, Probability
from theory.papers.ziyin2022.setting import local_maximum, path_one, t, w

claim = Claim(
    title="After t steps w_t has at most 3^{−t} probability of being non-zero",
    source="Proposition 1, proof, varied",
    given=(local_maximum,),
    states=AtMost(Probability(of=Ne(w, 0), over=path_one, at=t), Rational(1, 3) ** t),
)
