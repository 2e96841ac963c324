"""Eqs. (51), (52). "The stochastic integration should be interpreted as Ito, and this leads to the
following Fokker-Planck equation (Risken, 1996).

    ∂P/∂t = λ ∇·{(∇L) P} + (λ²/2S) Tr(∇∇ᵀ{C(w) P}), ...                                   (51)
    ∂P/∂t = λ ∂(L'P)/∂w + (λ²/2S) ∂²(C(w) P)/∂w²."                                        (52)

``claim``: the right side of (52) is −∂J/∂w with the current J of (49) in the sense of Itô.
``plane``: for two parameters the right side of (51) is −Σ ∂_i (b_i P) + ½ Σ ∂_i ∂_j (D_ij P) with b
= −λ∇L and D = (λ²/S) C, as in Risken, for C = c·1 + d·w wᵀ, L = (g w_1² + h w_2²)/2 and P = p + q
w_1 + r w_1 w_2.

In (52) no more enters at a place w than the derivatives of L, C and P up to the second; so
quadratic polynomials stand for them: L' = g + h w, C = c + d w + e w², P = p + q w + r w².
"""

from sympy import Rational, diff

from theory import Claim, Equals, flux

from .setting import positive_rate, w, w1, w2, λ
from .setting_diffusion import (
    C,
    P,
    S,
    batch,
    c,
    d,
    equation_49,
    g,
    h,
    p,
    positive_noise,
    q,
    r,
    slope_L,
)

place = (w1, w2)
bowl = (g * w1**2 + h * w2**2) / 2
density = p + q * w1 + r * w1 * w2
covariance = ((c + d * w1**2, d * w1 * w2), (d * w1 * w2, c + d * w2**2))
pairs = tuple((i, j) for i in (0, 1) for j in (0, 1))

claim = Claim(
    title="The equation of Fokker and Planck for (49) is (52)",
    source="Eq. (52)",
    given=(positive_rate, batch, positive_noise),
    states=Equals(
        -diff(flux(P, equation_49), w),
        λ * diff(slope_L * P, w) + λ**2 / (2 * S) * diff(C * P, w, 2),
    ),
    covers=("F.4",),
)

plane = Claim(
    title="The equation of Fokker and Planck for two parameters is (51)",
    source="Eq. (51)",
    given=(positive_rate, batch),
    states=Equals(
        -sum(diff(-λ * diff(bowl, v) * density, v) for v in place)
        + Rational(1, 2)
        * sum(diff(λ**2 / S * covariance[i][j] * density, place[i], place[j]) for i, j in pairs),
        λ * sum(diff(diff(bowl, v) * density, v) for v in place)
        + λ**2
        / (2 * S)
        * sum(diff(covariance[i][j] * density, place[i], place[j]) for i, j in pairs),
    ),
    covers=("F.4",),
)
