"""Appendix D.1, after Eq. (86). "Only when the learning rate satisfies the above two conditions can
it escape from the local maximum."

The two conditions are "when λ ≤ 1, λ < a/(a − 1)" (85) and "when λ > 1, λ ≥ λ_+" (86), with
λ_+ = (a − √(a² − 8a + 8))/(2(a − 1)). ``claim`` takes both sentences with their "when": for each λ
one of them says something. ``as_both`` takes the two displays alone, λ < a/(a − 1) and λ ≥ λ_+.
To escape is |w_t| → ∞.
"""

from sympy import And, Or, Rational, sqrt

from theory import Claim, Implies, escapes, point

from .setting import a, local_maximum, path, positive_rate, w0, λ

given = (local_maximum, positive_rate)
large = (a - sqrt(a**2 - 8 * a + 8)) / (2 * (a - 1))
edges = (
    point({a: Rational(-1, 2), λ: Rational(1, 3), w0: 1}),
    point({a: Rational(-1, 2), λ: Rational(4, 3), w0: 1}),
)

claim = Claim(
    title="SGD escapes only when λ < a/(a − 1), if λ ≤ 1, and λ ≥ λ_+, if λ > 1",
    source="Appendix D.1, after Eq. (86)",
    given=given,
    states=Implies(
        escapes(path),
        And(Or(λ > 1, λ < a / (a - 1)), Or(λ <= 1, λ >= large)),
    ),
    at=edges,
    covers=("M1.86",),
)

as_both = Claim(
    title="SGD escapes only when both λ < a/(a − 1) and λ ≥ λ_+",
    source="Appendix D.1, after Eq. (86), the two displays taken together",
    given=given,
    states=Implies(escapes(path), And(λ < a / (a - 1), λ >= large)),
    at=edges,
    covers=("M1.86",),
)

corrected = Claim(
    title="SGD escapes only when either λ < a/(a − 1) or λ > λ_+",
    source="Appendix D.1, after Eq. (86), the two displays taken together",
    given=given,
    states=Implies(escapes(path), Or(λ < a / (a - 1), λ > large)),
    at=edges,
    corrects="ziyin2021/d1_only_when:as_both",
    covers=("M1.86",),
)
