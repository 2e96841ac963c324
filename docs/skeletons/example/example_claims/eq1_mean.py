"""Eq. (1). Here stands the sentence as its source has it: after t steps the mean of w_t is

    E w_t = (1 − 2λ)^t w_0.                                                                 (1)

Each step multiplies the mean by 1 − λ E x.
"""

from theory import Claim, Equals, Mean

from .setting import path, t, w, w0, λ

claim = Claim(
    title="The mean of w_t is (1 − 2λ)^t w_0",
    source="Eq. (1)",
    states=Equals(Mean(of=w, over=path, at=t), (1 - 2 * λ) ** t * w0),
)
