"""Eq. (4) with the sign of a turned: for a < 0 the mean would decay while it grows."""

from theory import Claim, Equals, Mean
from theory.papers.ziyin2022.setting import a, local_maximum, path_one, t, w, w0

claim = Claim(
    title="The expected value of w_t is (1 + a/2)^t w_0",
    source="Eq. (4), varied",
    given=(local_maximum,),
    states=Equals(Mean(of=w, over=path_one, at=t), (1 + a / 2) ** t * w0),
)
