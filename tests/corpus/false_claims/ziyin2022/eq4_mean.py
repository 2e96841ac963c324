"""Eq. (4) with the growth factor 1 − a of the loss a w²/2 in place of 1 − a/2."""

from theory import Claim, Equals, Mean
from theory.papers.ziyin2022.setting import a, local_maximum, path_one, t, w, w0

claim = Claim(
    title="The expected value of w_t is (1 − a)^t w_0",
    source="Eq. (4), varied",
    given=(local_maximum,),
    states=Equals(Mean(of=w, over=path_one, at=t), (1 - a) ** t * w0),
)
