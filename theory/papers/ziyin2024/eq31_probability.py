"""Eqs. (31)-(33). With z_t := log(‖nᵀw_{t+1}‖/‖nᵀw_0‖) − m and m := t E log|1 − λh_t|, for ε > 0,

    P(‖nᵀw_t‖ < ε) = P(‖nᵀw_0‖ e^{z_t+m} < ε)                                          (31)
      = P(z_t/t < (1/t)(log ε/‖nᵀw_0‖ − m)) = P(z_t/t < −E log|1 − λh_t| + o(1)).   (32), (33)

Each is claimed of the events. b and n stand for ‖nᵀw_0‖ and ‖nᵀw_t‖, f for the factor |1 − λh| of
the step after, so that ‖nᵀw_{t+1}‖ = f n, and z for z_t. By its definition ‖nᵀw_0‖ e^{z_t+m} is
‖nᵀw_{t+1}‖ and not ‖nᵀw_t‖: an index in (31) or in z_t is one too large. "log ε/‖nᵀw_0‖" is read as
the logarithm of the quotient.
"""

from sympy import Limit, exp, log, oo

from theory import Claim, Equals, Hypothesis, Iff, point, real

from .setting import ε, μ

b, f, m, n, s, z = real("b f m n s z")
positive = tuple(
    Hypothesis(words, letter > 0)
    for words, letter in (("nᵀw_0 ≠ 0", b), ("nᵀw_t ≠ 0", n), ("the next factor is not 0", f))
)
level = Hypothesis("ε > 0", ε > 0)
steps = Hypothesis("t > 0", s > 0)
next_one = log(f * n / b) - m  # z_t as defined
this_one = log(n / b) - m

claim = Claim(
    title="‖nᵀw_t‖ = ‖nᵀw_0‖ e^{z_t+m}",
    source="Eqs. (31)-(33)",
    given=positive,
    states=Equals(n, b * exp(next_one + m)),
    covers=("T-EQ31-33",),
)

corrected = Claim(
    title="‖nᵀw_t‖ = ‖nᵀw_0‖ e^{z_t+m} for z_t := log(‖nᵀw_t‖/‖nᵀw_0‖) − m",
    source="Eqs. (31)-(33)",
    given=positive,
    states=Equals(n, b * exp(this_one + m)),
    corrects="ziyin2024/eq31_probability",
    covers=("T-EQ31-33",),
)

step_logarithm = Claim(
    title="‖nᵀw_0‖ e^{z+m} < ε if and only if z/t < (log(ε/‖nᵀw_0‖) − m)/t",
    source="Eqs. (31)-(33)",
    given=(positive[0], level, steps),
    states=Iff(b * exp(z + m) < ε, z / s < (log(ε / b) - m) / s),
    at=(point({b: 1, ε: 2, s: 3, m: 1, z: -1}), point({b: 1, ε: 2, s: 3, m: 1, z: 1})),
    covers=("T-EQ31-33",),
)

step_limit = Claim(
    title="(log(ε/‖nᵀw_0‖) − m)/t = −E log|1 − λh| + o(1)",
    source="Eqs. (31)-(33)",
    given=(positive[0], level),
    states=Equals(Limit((log(ε / b) - s * μ) / s, s, oo), -μ),
    covers=("T-EQ31-33",),
)
