"""Section 5.3, the three observations. "(1) as N → ∞, the phase diagram becomes smoother and
smoother and each phase takes a connected region ...; (2) phase II seems to disappear as N becomes
large; (3) the lower part of the phase diagram seems universal, taking the same shape for all
samplings of the datasets and across different sizes of the dataset."

(2) is examined for N = ∞ at one rate and one share of signal, which lie in phase IV, and
(``finite``) for data of N pairs, N − 1 with xy = 1 and one with xy = −1/10: each such data set has
a rate in phase II, however large N is; what disappears is the width of the phase.
"""

from sympy import Eq, Integer, Rational

from theory import All, Claim, Exists, Hypothesis, Not, point

from .setting import diverges, no_line, tends_to_zero, u, u0, w, w0, λ, μ
from .setting_gaussian import N, one_negative, one_pair

claim = Claim(
    title="With N = ∞, μ = 0.06 and the rate 1, SGD is not in phase II",
    source="Section 5.3, observation (2)",
    given=(
        *no_line,
        Hypothesis("the share of signal is 0.06", Eq(μ, Rational(3, 50))),
        Hypothesis("the learning rate is 1", Eq(λ, 1)),
    ),
    states=Not(All(diverges(w - u, one_pair), tends_to_zero(w + u, one_pair))),
    at=(point({μ: Rational(3, 50), λ: 1, w0: 1, u0: 2}),),
    covers=("T-S5.3-OBS2",),
)

finite = Claim(
    title="Data of any size N ≥ 2 can have a learning rate in phase II",
    source="Section 5.3, observation (2)",
    given=(*no_line, Hypothesis("N ≥ 2", N >= 2)),
    states=Exists(
        over=(λ,),
        such_that=All(diverges(w - u, one_negative), tends_to_zero(w + u, one_negative)),
        within=λ > 0,
        witness=(Integer(10),),
    ),
    at=(point({N: 2, w0: 1, u0: 2}), point({N: 100, w0: 1, u0: 2})),
    covers=("T-S5.3-OBS2",),
)
