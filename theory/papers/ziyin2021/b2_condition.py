"""Appendix B.2, first sentences. "In this case, one can still find the condition such that the SGD
is attracted to the local maximum; however, this condition is no longer analytically solvable."

The condition is μ < 0 with μ = E ln|1 − λ(a + σε)|. In elementary functions no formula is known;
in special functions there is one, with Euler's constant γ and

    μ = ln(λσ) − (γ + ln 2)/2 + k F, k = (1 − λa)²/(2λ²σ²), F = ₂F₂(1, 1; 3/2, 2; −k),

which is ``claim``: SGD is attracted for λσ < √2 e^{γ/2 − kF}. ``centred`` is the line λa = 1, where
k = 0 and the condition is elementary. Which functions an analytic solution may have is not said.
"""

from sympy import Eq, EulerGamma, Rational, exp, hyper, log, sqrt

from theory import Claim, Equals, Hypothesis, Iff

from .setting import a, positive_rate, λ, μ, σ
from .setting_gaussian import displayed_exponent, spread

k = (1 - λ * a) ** 2 / (2 * λ**2 * σ**2)
series = hyper((1, 1), (Rational(3, 2), 2), -k)
given = (positive_rate, spread)
where = (displayed_exponent,)

claim = Claim(
    title="μ = ln(λσ) − (γ + ln 2)/2 + k ₂F₂(1, 1; 3/2, 2; −k)",
    source="Appendix B.2, first sentences",
    given=given,
    where=where,
    states=Equals(μ, log(λ * σ) - (EulerGamma + log(2)) / 2 + k * series),
    covers=("G.4", "G.12"),
)

centred = Claim(
    title="Where λa = 1, SGD is attracted, μ < 0, iff λσ < √2 e^{γ/2}",
    source="Appendix B.2, first sentences",
    given=(*given, Hypothesis("λa = 1", Eq(λ * a, 1))),
    where=where,
    states=Iff(μ < 0, λ * σ < sqrt(2) * exp(EulerGamma / 2)),
    covers=("G.4", "G.12"),
)
