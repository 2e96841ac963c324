"""Proposition 3, first sentence, with "for every a" in place of "there is an a"."""

from theory import AtMost, Claim, Hypothesis
from theory.papers.ziyin2022.setting import elsewhere, local_maximum, optimal, rate, ε

claim = Claim(
    title="For every ε > 0 and every a < 0 the optimal escape rate is below ε",
    source="Proposition 3, varied",
    given=(local_maximum, Hypothesis("ε > 0", ε > 0), elsewhere),
    where=(rate,),
    states=AtMost(optimal, ε, strict=True),
)
