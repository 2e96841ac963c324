"""Remark after Definition 3. "This definition can be seen as a generalization of the Lyapunov
exponent to a probabilistic setting."

The Lyapunov exponent of w ← (1 − λx) w is that of the product of the factors; it is claimed to be
γ(λ) = lim (1/t) E ln|w_t|, for the two-point law and w_0 ≠ 0. (That the two "time scales can be
vastly different" speaks of losses with a minimum, which are not given.)
"""

from theory import Claim, Equals, Lyapunov, Rate

from .setting import elsewhere, local_maximum, path, positive_rate, w

claim = Claim(
    title="The escape rate is the Lyapunov exponent",
    source="Remark after Definition 3",
    given=(local_maximum, positive_rate, elsewhere),
    states=Equals(Rate(of=w, over=path), Lyapunov(over=path)),
    covers=("M2.28",),
)
