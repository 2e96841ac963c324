"""Figure 5. "Phase diagram at N = 100 ... At a finite-size, the phase boundaries have a
fractal-like structure."

A boundary is where an exponent is 0, and around each rate 1/χ of a pair with χ = xy > 0 the factor
1 − λχ is small and w − u tends to 0. Of four pairs with xy = 1, 4, 4, −1/2 the rates at which it
does are no interval: there are three rates in turn with Λ < 0, Λ > 0, Λ < 0.
"""

from sympy import And, Integer, Rational

from theory import Claim, Exists, real
from theory.figures import Axis, Figure, Regions

from .setting import Λ, λ, μ
from .setting_gaussian import batches, four_exponent, minus, plus
from .setting_variants import S

λ1, λ2, λ3 = real("λ_1 λ_2 λ_3")

claim = Claim(
    title="The rates at which w − u tends to 0 with four pairs are no interval",
    source="Figure 5",
    where=(four_exponent,),
    states=Exists(
        over=(λ1, λ2, λ3),
        such_that=And(Λ(λ1) < 0, Λ(λ2) > 0, Λ(λ3) < 0),
        within=And(λ1 > 0, λ2 > λ1, λ3 > λ2),
        witness=(Rational(1, 5), Rational(7, 10), Rational(47, 50)),
    ),
    covers=("T-FIG5", "T-S5.3-OBS1"),
)

figure = Figure(
    source="Figure 5",
    caption="Phases for a data set of 100 pairs, over the learning rate and the share μ of signal.",
    chosen="the ranges of both axes; the pairs.",
    panels=(
        Regions(
            title="N = 100",
            minus=minus,
            plus=plus,
            draws=batches,
            members=100,
            across=Axis(λ, Rational(1, 100), Integer(2), 400),
            up=Axis(μ, Integer(0), Rational(3, 5), 200),
            where=((S, Integer(1)),),
            lines=(),
        ),
    ),
)
