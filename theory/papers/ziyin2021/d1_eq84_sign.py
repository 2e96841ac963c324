"""Eq. (84), proof of Proposition 2. "The above equation implies that μ ≥ 0 when

    |(1 − λ)[1 − λ(a − 1)]| > 1."                                                       (84)

``claim`` reads "when" as "if"; ``only_if`` is the other half of "exactly when", which the proof
uses when it goes on "only when ... can it escape".
"""

from sympy import Abs, Rational

from theory import Claim, Implies, point

from .setting import a, exponent, local_maximum, positive_rate, λ, μ

edge = point({a: Rational(-1, 2), λ: Rational(4, 3)})

claim = Claim(
    title="μ ≥ 0 if |(1 − λ)[1 − λ(a − 1)]| > 1",
    source="Eq. (84)",
    given=(local_maximum, positive_rate),
    where=(exponent,),
    states=Implies(Abs((1 - λ) * (1 - λ * (a - 1))) > 1, μ >= 0),
    at=(edge,),
    covers=("M1.85",),
)

only_if = Claim(
    title="μ ≥ 0 only when |(1 − λ)[1 − λ(a − 1)]| > 1",
    source="Eq. (84), read as “exactly when”",
    given=(local_maximum, positive_rate),
    where=(exponent,),
    states=Implies(μ >= 0, Abs((1 - λ) * (1 - λ * (a - 1))) > 1),
    at=(edge,),
    covers=("M1.85",),
)

corrected = Claim(
    title="μ ≥ 0 only when |(1 − λ)[1 − λ(a − 1)]| ≥ 1",
    source="Eq. (84), read as “exactly when”",
    given=(local_maximum, positive_rate),
    where=(exponent,),
    states=Implies(μ >= 0, Abs((1 - λ) * (1 - λ * (a - 1))) >= 1),
    at=(edge,),
    corrects="ziyin2021/d1_eq84_sign:only_if",
    covers=("M1.85",),
)
