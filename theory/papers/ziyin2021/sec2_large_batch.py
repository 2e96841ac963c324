"""Section 2, after Definition 1. "When the batch size is large, it is often the case that the
gradient distribution converges to a colored multivariate Gaussian by the law of large numbers."

The gradient of a batch of S data is w (x_1 + ... + x_S)/S for the loss (4); the sum is the state of
a walk that starts at 0, and S its clock t. ``claim`` reads the words as they stand: the law of the
gradient itself tends to a normal law; since its mean is E[x] w for every S, to one with that mean,
and with some variance v > 0. ``corrected`` is the central limit theorem: it changes the scale. By
the law of large numbers the gradient tends to its mean, a point. (One coordinate stands for the
"multivariate" and for the "colored".)
"""

from sympy import Integer, sqrt

from theory import (
    IN_LAW,
    Claim,
    Converges,
    Definition,
    Exists,
    Hypothesis,
    Normal,
    Variance,
    real,
)

from .setting import any_law, any_mean, batch, m, t, total, x

v, s2_x = real("v σ2")
spread = Definition(s2_x, Variance(of=x, over=any_law))
varied = Hypothesis("σ² = Var[x] is positive", s2_x > 0)
where = (any_mean, spread)

claim = Claim(
    title="The gradient of a large batch tends in law to a normal law",
    source="Section 2, after Definition 1",
    given=(varied,),
    where=where,
    states=Exists(
        over=(v,),
        such_that=Converges(of=total / t, to=Normal(m, v), over=batch, how=IN_LAW, clock=t),
        within=v > 0,
    ),
    covers=("B.4",),
)

corrected = Claim(
    title="√S times the deviation of the gradient of a large batch tends to a normal law",
    source="Section 2, after Definition 1",
    given=(varied,),
    where=where,
    states=Converges(
        of=(total - t * m) / sqrt(t), to=Normal(Integer(0), s2_x), over=batch, how=IN_LAW, clock=t
    ),
    corrects="ziyin2021/sec2_large_batch",
    covers=("B.4",),
)
