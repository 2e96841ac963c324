"""Figure 5: Adam, AMSGrad and GD on x w²/2 in [−1, 1] at a = −0.1, without momentum (left) and with
β_1 = 0.9 (right). The paper does not say where the runs begin, and what of w is averaged.
"""

from sympy import Abs, Integer, Rational

from theory import Discrete, Independent, Path, gd, projected
from theory.figures import Curves, Estimate, Figure, Times, Values

from .setting import a, anywhere, average_two, bias_corrected, t, w, with_momentum, β1, β2, λ

at_rest = Discrete((0,), (1,))  # m_0 = v_0 = 0
inside = {w: (-1, 1)}
adam = Path(projected(bias_corrected, onto=inside), Independent((anywhere, at_rest, at_rest)))
amsgrad = Path(
    projected(with_momentum, onto=inside), Independent((anywhere, at_rest, at_rest, at_rest))
)
gradient_descent = Path(
    projected(gd(average_two, over=(w,), rate=Rational(1, 100)), onto=inside), anywhere
)
often = (*range(0, 1000, 100), *range(1000, 50_001, 1000))
fixed = ((a, Rational(-1, 10)), (λ, Rational(1, 5)), (β2, Rational(999, 1000)))


def averages(title: str, momentum: Values) -> Curves:
    """The mean of |w| of the three optimisers."""
    return Curves(
        title=title,
        along=Times(t, often),
        estimates=(
            Estimate("AMSGrad", Abs(w), amsgrad),
            Estimate("Adam", Abs(w), adam),
            Estimate("GD", Abs(w), gradient_descent),
        ),
        lines=(),
        runs=2000,
        where=(*fixed, *momentum),
        height="mean of |w|",
        formula="",
        scale="linear",
        reach=(),
    )


figure = Figure(
    source="Figure 5",
    caption="The mean of |w| over 2000 runs on x w²/2 at a = −0.1: AMSGrad and Adam with λ = 0.2 "
    "and β_2 = 0.999, GD with λ = 0.01, without momentum (left) and with β_1 = 0.9 (right).",
    chosen="w_0 uniform in [−1, 1]; w is kept in [−1, 1].",
    panels=(
        averages("β_1 = 0", ((β1, Integer(0)),)),
        averages("β_1 = 0.9", ((β1, Rational(9, 10)),)),
    ),
)
