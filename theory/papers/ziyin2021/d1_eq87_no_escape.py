"""Eq. (87), end of the proof of Proposition 2. "Conversely, SGD cannot escape the local minimum
when

    a/(a − 1) ≤ λ ≤ (a − √(a² − 8a + 8)) / (2(a − 1))."                                 (87)

The local minimum is the local maximum w = 0 of the proposition. ``claim`` takes "cannot escape" as
"not |w_t| → ∞"; ``converges`` takes it as the conclusion of the proposition, which this line has to
prove: w_t → 0 in probability. The proposition itself has strict signs. At both ends μ = 0; for
a = −1/2 they are 1/3 and 4/3.
"""

from sympy import And, Rational, sqrt

from theory import Claim, Implies, Not, escapes, point, vanishes

from .setting import a, local_maximum, path, w0, λ

large = (a - sqrt(a**2 - 8 * a + 8)) / (2 * (a - 1))
edges = (
    point({a: Rational(-1, 2), λ: Rational(1, 3), w0: 1}),
    point({a: Rational(-1, 2), λ: Rational(4, 3), w0: 1}),
)

claim = Claim(
    title="SGD cannot escape, in the closed interval: |w_t| does not tend to infinity",
    source="Eq. (87)",
    given=(local_maximum,),
    states=Implies(And(a / (a - 1) <= λ, λ <= large), Not(escapes(path))),
    at=edges,
    covers=("M1.87",),
)

converges = Claim(
    title="SGD cannot escape, in the closed interval: w_t converges to 0 in probability",
    source="Eq. (87), as the proof of Proposition 2 needs it",
    given=(local_maximum,),
    states=Implies(And(a / (a - 1) <= λ, λ <= large), vanishes(path)),
    at=edges,
    covers=("M1.87",),
)

corrected = Claim(
    title="SGD cannot escape, in the open interval: w_t converges to 0 in probability",
    source="Eq. (87), as the proof of Proposition 2 needs it",
    given=(local_maximum,),
    states=Implies(And(a / (a - 1) < λ, λ < large), vanishes(path)),
    at=edges,
    corrects="ziyin2021/d1_eq87_no_escape:converges",
    covers=("M1.87",),
)
