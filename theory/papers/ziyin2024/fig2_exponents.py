"""Figure 2, right. "The phases of SGD can [be] quantified by the sign of the Lyapunov exponent Λ.
Where Λ < 0, SGD collapses to a saddle point; when Λ > 0, SGD escapes the saddle ... For a very
large learning rate, SGD escapes the saddle due to the dynamical instability of SGD".

"For a small learning rate, the model is in a learning phase due to the repulsiveness of the saddle
point".

The curve that is drawn is the estimate of Appendix A.2 for the products of (25). The sign of Λ is
claimed at a small, an intermediate and a large rate, for entries ±1 of M, which have the mean and
the variance of normal ones but finitely many matrices. At small rates Λ is about 1/1000.
"""

from sympy import Integer, Rational

from theory import AtMost, Claim, Lyapunov
from theory.figures import Axis, Curves, Estimate, Figure, Regions, Sweep

from .setting import a, two_xy, λ, χ
from .setting_a2 import estimate, most, of_signs, run

small = Claim(
    title="At the learning rate 1/50, Λ > 0",
    source="Figure 2, right",
    states=AtMost(0, Lyapunov(over=of_signs(Rational(1, 50))), strict=True),
    covers=("T-FIG2R",),
)

claim = Claim(
    title="At the learning rate 1/5, Λ < 0",
    source="Figure 2, right",
    states=AtMost(Lyapunov(over=of_signs(Rational(1, 5))), 0, strict=True),
    covers=("T-FIG2R",),
)

escapes = Claim(
    title="At the learning rate 1, Λ > 0",
    source="Figure 2, right",
    states=AtMost(0, Lyapunov(over=of_signs(Integer(1))), strict=True),
    covers=("T-FIG2R",),
)

figure = Figure(
    source="Figure 2",
    caption="Left: the phases for xy = 1 or a with equal probability; right: the estimate of the "
    "Lyapunov exponent by Appendix A.2 over the learning rate.",
    chosen="the ranges of all axes; 100 learning rates.",
    panels=(
        Regions(
            title="phases",
            minus=1 - λ * χ,
            plus=1 + λ * χ,
            draws=two_xy,
            members=0,
            across=Axis(λ, Rational(1, 100), Integer(4), 300),
            up=Axis(a, Rational(-99, 100), Integer(1), 200),
            where=(),
            lines=(),
        ),
        Curves(
            title="Lyapunov exponent",
            along=Sweep(Axis(λ, Rational(1, 100), Integer(1), 100), most + 1),
            estimates=(Estimate("(1/t) log ‖θ‖", estimate, run),),
            lines=(),
            runs=800,
            where=(),
            height="Λ",
            formula="",
            scale="linear",
            reach=(),
        ),
    ),
)
