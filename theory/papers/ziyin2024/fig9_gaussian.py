"""Figure 9. "Left: the λ−μ (noise level) phase diagram for S = 1 and N = ∞. Right: The λ−S (batch
size) phase diagram for μ = 0.06 and N = ∞."

Claimed is the phase of three places: at μ = 0.06 SGD with S = 1 collapses at the rate 3/10
(``claim``) and is unstable at the rate 1 (``unstable``), where with S = 4 it collapses
(``in_fours``): a larger batch may collapse where a smaller one does not.
"""

from sympy import Eq, Integer, Rational

from theory import All, Claim, Hypothesis, point
from theory.figures import Axis, Figure, Regions

from .setting import diverges, no_line, tends_to_zero, u, u0, w, w0, λ, μ
from .setting_gaussian import batches, in_fours_pair, minus, one_pair, plus
from .setting_variants import S

signal = Hypothesis("μ = 0.06", Eq(μ, Rational(3, 50)))
rate_3_10 = Hypothesis("the learning rate is 3/10", Eq(λ, Rational(3, 10)))
rate_1 = Hypothesis("the learning rate is 1", Eq(λ, 1))

claim = Claim(
    title="With S = 1, μ = 0.06 and the rate 3/10 SGD collapses",
    source="Figure 9, left",
    given=(*no_line, signal, rate_3_10),
    states=All(tends_to_zero(w - u, one_pair), tends_to_zero(w + u, one_pair)),
    at=(point({μ: Rational(3, 50), λ: Rational(3, 10), w0: 1, u0: 2}),),
    covers=("T-FIG9R",),
)

unstable = Claim(
    title="With S = 1, μ = 0.06 and the rate 1 both w − u and w + u diverge",
    source="Figure 9, right",
    given=(*no_line, signal, rate_1),
    states=All(diverges(w - u, one_pair), diverges(w + u, one_pair)),
    at=(point({μ: Rational(3, 50), λ: 1, w0: 1, u0: 2}),),
    covers=("T-FIG9R",),
)

in_fours = Claim(
    title="With S = 4, μ = 0.06 and the rate 1 SGD collapses",
    source="Figure 9, right",
    given=(*no_line, signal, rate_1),
    states=All(tends_to_zero(w - u, in_fours_pair), tends_to_zero(w + u, in_fours_pair)),
    at=(point({μ: Rational(3, 50), λ: 1, w0: 1, u0: 2}),),
    covers=("T-FIG9R",),
)

figure = Figure(
    source="Figure 9",
    caption="Phases for data without end. Left: over the learning rate and the share μ of signal, "
    "for S = 1; right: over the learning rate and the batch size S, for μ = 0.06.",
    chosen="the ranges of all axes.",
    panels=(
        Regions(
            title="S = 1",
            minus=minus,
            plus=plus,
            draws=batches,
            members=0,
            across=Axis(λ, Rational(1, 100), Integer(2), 200),
            up=Axis(μ, Integer(0), Rational(3, 5), 121),
            where=((S, Integer(1)),),
            lines=(),
        ),
        Regions(
            title="μ = 0.06",
            minus=minus,
            plus=plus,
            draws=batches,
            members=0,
            across=Axis(λ, Rational(1, 100), Integer(4), 200),
            up=Axis(S, Integer(1), Integer(40), 40),
            where=((μ, Rational(3, 50)),),
            lines=(),
        ),
    ),
)
