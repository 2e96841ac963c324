"""Eq. (57). "In this case, the stationary solution takes a simple form:

    P(w) ∝ (1/C(w)) exp[−(2S/λ) ∫ dw (1/C(w)) ∂L/∂w]."                                    (57)

The case is that the stationary flow of (56) is 0. ``claim``: at a place with C > 0 the current of
(49) is 0 iff P'/P = −C'/C − (2S/λ) L'/C, the logarithmic derivative of (57). Only first derivatives
enter, so L' = g, C = c + d w and P = p + q w stand for them at w = 0. So (57) is the only density
without a current, up to a factor. ``exists``: and it is the law that is meant, wherever it can be
normalised: for C = w² + s² and L' = θ w, with powers for P, there is a stationary law exactly where
∫ P dw is finite.
"""

from sympy import Eq, oo

from theory import POSITIVE_RECURRENT, Claim, Hypothesis, Iff, Integrable, Runs, flux

from .setting import positive_rate, w, λ
from .setting_diffusion import P, S, batch, c, d, equation_49, g, on_plain, p, powers_57, q, s

claim = Claim(
    title="There is no current iff P has the logarithmic derivative of (57)",
    source="Eq. (57)",
    given=(positive_rate, batch, Hypothesis("C > 0", c > 0)),
    states=Iff(Eq(flux(P, equation_49).subs(w, 0), 0), Eq(q, -p * (d / c + 2 * S / λ * g / c))),
    covers=("F.6",),
)

exists = Claim(
    title="With C = w² + s² and L' = θ w there is a stationary law iff (57) can be normalised",
    source="Eq. (57)",
    given=(positive_rate, batch, Hypothesis("s > 0", s > 0)),
    states=Iff(
        Runs(POSITIVE_RECURRENT, on_plain), Integrable(of=powers_57, over=w, low=-oo, high=oo)
    ),
    covers=("F.6",),
)
