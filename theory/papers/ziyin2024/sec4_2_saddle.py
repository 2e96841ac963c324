"""Section 4.2, after Eq. (7). "... Type-II saddle points are difficult (or impossible) to escape:
the critical point can be attractive even if h < 0, when the point has become a saddle point."

That the point is a saddle is E[h] < 0, and h < 0 is read so: if h(x) < 0 for every x then
|1 − λh| > 1 and no learning rate is attractive (``step_every``).
"""

from sympy import And

from theory import Claim, Exists, Hypothesis, Not, vanishes

from .setting import elsewhere, h1, h2, line, positive_rate, λ

claim = Claim(
    title="At every learning rate some saddle is attractive",
    source="Section 4.2, after Eq. (7)",
    given=(positive_rate,),
    states=Exists(
        over=(h1, h2),
        such_that=vanishes(line),
        within=h1 + h2 < 0,
        witness=(1 / λ, -2 / λ),
    ),
    covers=("T-S4.2-H0",),
)

step_every = Claim(
    title="If h(x) < 0 for every x then no learning rate is attractive",
    source="Section 4.2, after Eq. (7)",
    given=(
        positive_rate,
        elsewhere,
        Hypothesis("h(x) < 0 for every x", And(h1 < 0, h2 < 0)),
    ),
    states=Not(vanishes(line)),
    covers=("T-S4.2-H0",),
)
