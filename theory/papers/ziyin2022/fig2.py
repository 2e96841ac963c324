"""Figure 2: Adam, AMSGrad and GD on x w²/2 in [−1, 1] at a = −0.1, without momentum (left) and with
β_1 = 0.9 (right). The paper does not say where the runs begin, and what of w is averaged. What is
said of it stands in ``sec6_2_amsgrad``, ``sec6_2_momentum`` and ``sec6_2_adam``.
"""

from sympy import Abs

from theory import Path
from theory.figures import Curves, Estimate, Figure, Times

from .setting import t, w
from .setting_experiments import adam_heavy, adam_plain, amsgrad_heavy, amsgrad_plain, gd_kept

often = (*range(0, 1000, 100), *range(1000, 50_001, 1000))


def averages(title: str, amsgrad: Path, adam: Path) -> Curves:
    """The mean of |w| of the three optimisers."""
    return Curves(
        title=title,
        along=Times(t, often),
        estimates=(
            Estimate("AMSGrad", Abs(w), amsgrad),
            Estimate("Adam", Abs(w), adam),
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
    "and β_2 = 0.999, GD with λ = 0.01, without momentum (left) and with β_1 = 0.9 (right).",
    chosen="w_0 uniform in [−1, 1]; w is kept in [−1, 1].",
    panels=(
        averages("β_1 = 0", amsgrad_plain, adam_plain),
        averages("β_1 = 0.9", amsgrad_heavy, adam_heavy),
    ),
)
