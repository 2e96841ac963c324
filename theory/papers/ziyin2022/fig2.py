"""Figure 2: Adam, AMSGrad and GD on x w²/2 in [−1, 1] at a = −0.1, without momentum (left) and with
β_1 = 0.9 (right). The paper does not say where the runs begin, what of w is averaged, and in which
numbers. What is said of it stands in ``sec6_2_amsgrad``, ``sec6_2_momentum`` and ``sec6_2_adam``,
and of numbers in ``sec6_2_formats``.
"""

from sympy import Abs

from theory import Path
from theory.figures import Curves, Estimate, Figure, Times

from .setting import t, w
from .setting_experiments import (
    adam_heavy,
    adam_plain,
    amsgrad_heavy,
    amsgrad_plain,
    gd_kept,
)
from .setting_formats import double, single

often = (*range(0, 1000, 100), *range(1000, 50_001, 1000))


def averages(title: str, amsgrad: Path, adam: Path) -> Curves:
    """The mean of |w| of the three optimisers, for Adam in two formats of numbers."""
    return Curves(
        title=title,
        along=Times(t, often),
        estimates=(
            Estimate("AMSGrad", Abs(w), amsgrad),
            Estimate("Adam, binary64", Abs(w), double(adam)),
            Estimate("Adam, binary32", Abs(w), single(adam)),
            Estimate("GD", Abs(w), gd_kept),
        ),
        lines=(),
        runs=2000,
        where=(),
        height="mean of |w|",
        formula="",
        scale="linear",
        reach=(),
    )


figure = Figure(
    source="Figure 2",
    caption="The mean of |w| over 2000 runs on x w²/2 at a = −0.1: AMSGrad and Adam with λ = 0.2 "
    "and β_2 = 0.999, GD with λ = 0.01, without momentum (left) and with β_1 = 0.9 (right). Adam "
    "without momentum comes to rest in binary32 only, by rounding.",
    chosen="w_0 uniform in [−1, 1]; w is kept in [−1, 1]; numbers of 32 and of 64 bits for Adam.",
    panels=(
        averages("β₁ = 0", amsgrad_plain, adam_plain),
        averages("β₁ = 0.9", amsgrad_heavy, adam_heavy),
    ),
)
