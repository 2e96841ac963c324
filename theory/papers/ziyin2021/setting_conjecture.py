"""Appendix D.5: slopes L′, densities p and noises C on the line, and the equation (49) with them.

    dw = −λ L′(w) dt + (λ/√S) √C(w) dB                                                 (49)

The propositions are about every L and p. Here these are families, in which how they grow and fall
far out is a parameter: p ∝ (1 + w²)^−q is a density for q > ½, and L = a (1 + w²)^n/(2n) has the
slope a w (1 + w²)^(n − 1). In three other cases ∫ p dL is written out.
"""

from sympy import Expr, Integer, Max, Min, Rational, erf, exp, oo, pi, sqrt

from theory import ITO, Diffusion, Draw, Hypothesis, Normal, OnInterval, Path, Recursion, real

from .setting import a, b, h, k, m, q, u, w, z, λ

S, c0, J0, n, v, w0, C = real("S c_0 J_0 n v w_0 C")
unit = (Draw(z, Normal(0, 1)),)  # η of (116)

positive_batch = Hypothesis("the batch size is positive", S > 0)
integrates = Hypothesis("q > ½, so that p can be normalised", q > Rational(1, 2))

tail = (1 + w**2) ** (-q)
slope = a * w * (1 + w**2) ** (n - 1)
far_tail, far_slope = w ** (-2 * q), a * w ** (2 * n - 1)  # what these are like far out
normal = exp(-((w - m) ** 2) / (2 * v))
quartic_slope = b + a * w + k * w**2 + h * w**3  # of any L of degree 4
spread = Hypothesis("the variance of p is positive", v > 0)


def moved(of_slope: Expr, noise: Expr) -> OnInterval:
    """Eq. (49) with the slope L′ and the variance C of the noise, on the whole line."""
    volatility = λ * sqrt(noise / S)
    return OnInterval(Diffusion((w,), (-λ * of_slope,), ((volatility,),), ITO), -oo, oo)


def half_line(noise: Expr) -> OnInterval:
    """Eq. (49) with L = a w²/2 and the variance C of the noise, for w > 0."""
    return OnInterval(moved(a * w, noise).model, Integer(0), oo)


# C of (117) for p ∝ (1 + w²)^−q and L = a (1 + w²)^n/(2n), n ≠ q.
tail_noise = (c0 - S * a / (λ * (n - q)) * (1 + w**2) ** (n - q)) / tail

# p ∝ (1 + w²)^−2 and L = a w²/2 + b (1 + w²)³/6: ∫ p dL is ½ (b w² − a/(1 + w²)).
bell = (1 + w**2) ** -2
bell_slope = a * w + b * w * (1 + w**2) ** 2
bell_noise = (c0 + S / λ * (a / (1 + w**2) - b * w**2)) / bell
bell_with_flux = 2 * S / λ**2 * (c0 + J0 * w + λ / 2 * (a / (1 + w**2) - b * w**2)) / bell
in_own_time = Diffusion((w,), (-bell_slope,), ((sqrt(bell_noise),),), ITO)  # Eq. (116) with √C
rescaled = Diffusion((w,), (-bell_slope,), ((sqrt(λ * bell_noise / S),),), ITO)

# p = ½ (1 + w²)^(−3/2) and L = a w²/2 + b w: 2 (1 + u²) ∫ p dL up to w = 2u/(1 − u²), and E_p[L′].
root_integral = b * (1 + u) ** 2 - a * (1 - u**2)
root_mean = b

# Example 2: L = w²/2, p = e^{−(w − w_0)²}/√π, and ∫ w′ e^{−(w′ − w_0)²} dw′ from −∞ to w.
example_density = exp(-((w - w0) ** 2)) / sqrt(pi)
example_integral = w0 * sqrt(pi) / 2 * (1 + erf(w - w0)) - exp(-((w - w0) ** 2)) / 2
example_noise = exp((w - w0) ** 2) * (c0 - 2 * S / λ * example_integral)
example = moved(w, example_noise)
# Euler's scheme for S = λ = 1 with step h, kept in [−4, 4] as for Figure 10.
pushed = w - h * w + sqrt(h * example_noise.subs({S: 1, λ: 1})) * z
truncated = Recursion((w,), (Max(-4, Min(4, pushed)),), unit)
beside = OnInterval(
    Diffusion((w,), (-w,), ((sqrt(example_noise.subs({c0: 4, S: 1, λ: 1, w0: 1})),),), ITO), -oo, oo
)
from_zero = Path(beside.model, (Integer(0),))

# A step of SGD on a w²/2 with noise of mean 0 and of any size at w, from N(m, v).
stepped = w - λ * (a * w + (k + h * w) * z)
from_normal = (Draw(w, Normal(m, v)), *unit)
