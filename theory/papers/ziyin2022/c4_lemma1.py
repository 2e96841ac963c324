"""Appendix C.4, before Eq. (73). "By Lemma 1, we have that" (73) holds, for the two-point law.

Lemma 1 asks for a p(x) that is continuous in a neighbourhood of x = 1, where that law has an atom.
(The first equality of (73) needs no lemma: it holds at every t,
``ziyin2022/c4_eq73_rate:step_mean``.)
"""

from sympy import Eq, Rational

from theory import Claim, Equals, Probability

from .setting import local_maximum, two_points, x

claim = Claim(
    title="The two-point law satisfies the hypothesis of Lemma 1: it does not charge x = 1",
    source="Appendix C.4, before Eq. (73)",
    given=(local_maximum,),
    states=Equals(Probability(of=Eq(x, 1), over=two_points), 0),
    covers=("M2.21",),
)

corrected = Claim(
    title="The two-point law charges x = 1 with probability ½",
    source="Appendix C.4, before Eq. (73)",
    given=(local_maximum,),
    states=Equals(Probability(of=Eq(x, 1), over=two_points), Rational(1, 2)),
    corrects="ziyin2022/c4_lemma1",
    covers=("M2.21",),
)
