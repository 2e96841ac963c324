"""Figure 8. "From upper left to lower right: N = 3, 4, 8, 10, 24, 100 ... The lower parts of all
the phase diagrams look similar, suggesting a universal structure."

In the lower left corner, at small rates and with little signal, a diagram has the phase that the
sign of the mean of xy in the sample gives: Λ of w − u is −λ times this mean and less. For two pairs
with xy = h_1 and h_2 it is claimed that w − u tends to 0 there whatever the sample (``claim``), and
for a sample whose mean has the sign of E[xy] > 0 (``corrected``).
"""

from sympy import Integer, Limit, Rational

from theory import AtMost, Claim, Hypothesis
from theory.figures import Axis, Figure, Regions

from .setting import Λ, elsewhere, exponent, h1, h2, λ, μ
from .setting_gaussian import batches, minus, plus
from .setting_variants import S

SIZES = (3, 4, 8, 10, 24, 100)
slope = AtMost(Limit(Λ(λ) / λ, λ, 0), 0, strict=True)

claim = Claim(
    title="At small rates w − u tends to 0 whatever the sample",
    source="Figure 8",
    given=(elsewhere,),
    where=(exponent,),
    states=slope,
    covers=("T-FIG8",),
)

corrected = Claim(
    title="At small rates w − u tends to 0 if the sample mean of xy is positive",
    source="Figure 8",
    given=(elsewhere, Hypothesis("the mean of xy over the sample is positive", h1 + h2 > 0)),
    where=(exponent,),
    states=slope,
    corrects="ziyin2024/fig8_sizes",
    covers=("T-FIG8",),
)

figure = Figure(
    source="Figure 8",
    caption="Phases for data sets of N pairs, over the learning rate and the share μ of signal.",
    chosen="the ranges of both axes; a smaller data set is the beginning of a larger one.",
    panels=tuple(
        Regions(
            title=f"N = {many}",
            minus=minus,
            plus=plus,
            draws=batches,
            members=many,
            across=Axis(λ, Rational(1, 100), Integer(2), 400),
            up=Axis(μ, Integer(0), Rational(3, 5), 200),
            where=((S, Integer(1)),),
            lines=(),
        )
        for many in SIZES
    ),
)
