"""Section 5.1, noise that is not position dependent. "This is due to the special structure of the
minibatch noise – a comparison with the continuous-time analysis suggests that SGD will not be
trapped if the noise is not position dependent (Sec. B.1)."

The sampled loss is a w²/4 + y w with y = ±σ, whose gradient is a w/2 + y: its mean is that of the
example, its noise y is the same everywhere. To be trapped is to converge to w = 0; the rates are
all λ > 0, those of the trapped regime among them.
"""

from theory import Claim, Hypothesis, Not, vanishes

from .setting import local_maximum, path_additive, positive_rate, σ

claim = Claim(
    title="With noise that is not position dependent SGD is not trapped",
    source="Section 5.1, noise that is not position dependent",
    given=(local_maximum, positive_rate, Hypothesis("there is noise: σ > 0", σ > 0)),
    states=Not(vanishes(path_additive)),
    covers=("M1.15",),
)
