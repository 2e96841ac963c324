"""Figure 10: Example 2 simulated, w_0 uniform in [−1, 1] and w truncated at ±4. "p(w) does converge
to the desired distribution p(w) = (1/√π) exp[−(w − w_0)²]."

``claim`` is that sentence of the diffusion itself, for w_0 = λ = S = 1, c_0 = 4 and from w = 0: by
the time 5 half of its law is beyond 1, and as much beyond 2 as p has there.

Neither w_0 of the density nor c_0, λ, S and the step of the scheme are said. Two choices are drawn,
because they differ. Far out the noise is so large that a step of Euler's scheme leads from one end
to the other, while C p, and with it the number of excursions that far, does not fall; the scheme
takes a path that should come back on its own side to the other. For w_0 = 0 both sides are alike.
"""

from sympy import Integer, Rational, erf

from theory import All, Claim, Equals, Path, Probability
from theory.figures import Figure, Histogram, Line, Times

from .setting import anywhere, h, t, w
from .setting_conjecture import c0, example_density, from_zero, truncated, w0

claim = Claim(
    title="By the time 5 the law of the diffusion of Example 2 is that of p, at 1 and at 2",
    source="Figure 10",
    states=All(
        Equals(Probability(of=w > 1, over=from_zero, at=Integer(5)), Rational(1, 2)),
        Equals(Probability(of=w > 2, over=from_zero, at=Integer(5)), (1 - erf(1)) / 2),
    ),
    covers=("D.13",),
)


def spread(place: int, constant: int) -> Histogram:
    """Runs of the scheme for the density around ``place``."""
    return Histogram(
        title=f"w₀ = {place}, c₀ = {constant}",
        of=w,
        over=Path(truncated, anywhere),
        times=Times(t, (0, 100, 5000)),
        low=Integer(-4),
        high=Integer(4),
        bins=40,
        runs=2000,
        where=((w0, Integer(place)), (c0, Integer(constant)), (h, Rational(1, 1000))),
        lines=(Line("p(w)", example_density),),
    )


figure = Figure(
    source="Figure 10",
    caption="Euler's scheme for Example 2, kept in [−4, 4], and the density p = "
    "(1/√π) exp[−(w − w_0)²]. For w_0 = 0 the runs are spread as p; for w_0 = 1 they are not, "
    "though p is the density of the stationary law of the diffusion: rare steps lead from one end "
    "to the other.",
    chosen="λ = S = 1; steps of 1/1000; c_0 and w_0 as in the titles; bins of 1/5.",
    panels=(spread(0, 1), spread(1, 4)),
)
