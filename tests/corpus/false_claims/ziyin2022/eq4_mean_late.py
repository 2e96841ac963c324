"""Eq. (4) one step late: (1 − a/2)^{t−1} in place of (1 − a/2)^t."""

from theory import Claim, Equals, Mean
from theory.papers.ziyin2022.setting import a, after_start, local_maximum, path_one, t, w, w0

claim = Claim(
    title="The expected value of w_t is (1 − a/2)^{t−1} w_0",
    source="Eq. (4), varied",
    given=(local_maximum, after_start),
    states=Equals(Mean(of=w, over=path_one, at=t), (1 - a / 2) ** (t - 1) * w0),
)
