"""Example 2. "If L(w) = ½ w², and C(w) = exp[(w − w_0)²] {c_0 − (2S/λ) ∫ w′ exp[−(w′ − w_0)²] dw′},
then p(w) = (1/√π) exp[−(w − w_0)²]. ... One can also check that p(w) is indeed the solution to the
Fokker-Planck equation. ... This example shows that, with proper noise, the stationary distribution
and the landscape could even have different symmetry, and that it is possible to have a stationary
distribution such that the expected gradient is non-vanishing."

The integral is from −∞. ``any_constant`` says that C is a variance whatever c_0 is, since c_0 is
left open, for w_0 = 0 and with u = e^{w²}; in general c_0 has to be at least (2S/λ) max(0, w_0 √π),
and then ``claim`` holds, also for the least c_0.

``gradient`` and ``symmetry`` hold, of the diffusion with S = λ = 1 and c_0 = 4: C p has positive
limits at ±∞, so that the noise, a stochastic integral, is no martingale and moves the mean. In
discrete time no noise of mean 0 does (``ziyin2021/d5_conjecture:in_steps``).
"""

from sympy import Ge, Max, Rational, diff, pi, sqrt

from theory import (
    AtMost,
    Claim,
    Equals,
    ForAll,
    Hypothesis,
    Iff,
    StationaryDensity,
    StationaryMean,
    StationaryProbability,
)

from .setting import positive_rate, u, w, λ
from .setting_conjecture import (
    S,
    beside,
    c0,
    example,
    example_density,
    example_noise,
    positive_batch,
    w0,
)

given = (positive_rate, positive_batch)
a_variance = Hypothesis("C(w) > 0 for all w", Ge(c0, 2 * S / λ * Max(0, w0 * sqrt(pi))))
everywhere = ForAll(over=(u,), within=u >= 1, such_that=AtMost(0, c0 * u + S / λ))

claim = Claim(
    title="With this noise the stationary density is (1/√π) exp[−(w − w_0)²]",
    source="Example 2",
    given=(*given, a_variance),
    states=StationaryDensity(example_density, example),
    covers=("D.11",),
)

step_solution = Claim(
    title="λ (L′p)′ + (λ²/2S) (C p)″ = 0",
    source="Example 2, the display",
    given=given,
    states=Equals(
        λ * diff(w * example_density, w)
        + λ**2 / (2 * S) * diff(example_noise * example_density, w, 2),
        0,
    ),
    covers=("D.11",),
)

any_constant = Claim(
    title="For w_0 = 0, C(w) = c_0 e^{w²} + S/λ is at least 0 everywhere, for every c_0",
    source="Example 2, the constant",
    given=given,
    states=everywhere,
    covers=("D.11",),
)

corrected = Claim(
    title="For w_0 = 0, C(w) = c_0 e^{w²} + S/λ is at least 0 everywhere exactly for c_0 ≥ 0",
    source="Example 2, the constant",
    given=given,
    states=Iff(everywhere, Ge(c0, 0)),
    corrects="ziyin2021/d5_example2:any_constant",
    covers=("D.11",),
)

gradient = Claim(
    title="For w_0 = 1 the expected gradient is E_p[L′] = 1",
    source="Example 2, last sentence",
    states=Equals(StationaryMean(of=w, on=beside), 1),
    covers=("D.12",),
)

symmetry = Claim(
    title="L is symmetric about 0, and more than 9/10 of the law is beyond it for w_0 = 1",
    source="Example 2, last sentence",
    states=AtMost(Rational(9, 10), StationaryProbability(of=w > 0, on=beside), strict=True),
    covers=("D.14",),
)
