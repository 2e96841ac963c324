"""Eq. (64). "In the language of Bayesian inference, ln[P(w)] is the likelihood of w. ŵ, the most
probable value of w, is defined by the relation

    d ln[P(w)]/dw |_{w=ŵ} = 0."                                                           (64)

``claim`` reads it as a definition: any w with (64) is a local maximum of the P of (63), and is a
most probable value if that is so at every root. At a root the sign of d² ln P/dw² tells. w = 0 is
always one, and a minimum of P where a < −λ/S; ``corrected`` sets it aside there. At a = −λ/S the
second derivative at 0 is 0, so that the sign tells nothing.
"""

from sympy import And, Derivative, Eq, Ne, Or, Rational, log

from theory import Claim, Implies, point

from .setting import a, b, positive_b, positive_rate, w, λ, σ
from .setting_diffusion import S, additive, batch

given = (positive_rate, positive_b, batch, additive)
likelihood = (-1 - S * a / λ + S**2 * b * σ**2 / λ) * log(w**2 + S * σ**2) - S * b / λ * w**2
root = Eq(Derivative(likelihood, w), 0)
roots = tuple(
    point({w: at, a: slope, λ: 1, S: 1, b: 1, σ: 1})
    for at, slope in ((0, -2), (0, Rational(-1, 2)), (0, Rational(-201, 200)), (0, -1), (1, -2))
)

claim = Claim(
    title="Where (64) holds P has a maximum",
    source="Eq. (64)",
    given=given,
    states=Implies(And(root, Ne(a, -λ / S)), Derivative(likelihood, (w, 2)) < 0),
    at=roots,
    covers=("F.18",),
)

corrected = Claim(
    title="Where (64) holds P has a maximum, but for w = 0 where a < −λ/S",
    source="Eq. (64)",
    given=given,
    states=Implies(And(root, Or(Ne(w, 0), a > -λ / S)), Derivative(likelihood, (w, 2)) < 0),
    corrects="ziyin2021/c2_eq64_maximum",
    at=roots,
    covers=("F.18",),
)
