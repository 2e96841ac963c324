"""Section 5.1, the three regimes. "There are three different regimes/phases for this simple
escaping problem (also see Fig. 1-Right). The escape regime λ > (a − √(a² − 8a + 8))/(2(a − 1)) ...
The region a/(a − 1) < λ < (a − √(a² − 8a + 8))/(2(a − 1)) is the trapped regime. ... The small
learning rate regime λ < a/(a − 1) is the successful escape regime".

To escape is |w_t| → ∞, from w_0 ≠ 0; to be trapped is not to escape. Here a < 0; a > 0 is the
matter of the sentences between these.
"""

from sympy import And, Rational

from theory import All, AtMost, Claim, Implies, Not, box, escapes

from .setting import a, elsewhere, large_rate, local_maximum, path, positive_rate, λ

given = (local_maximum, positive_rate, elsewhere)

claim = Claim(
    title="The three regimes are there for every a < 0: 0 < a/(a − 1) < λ_+",
    source="Section 5.1, the three regimes",
    given=(local_maximum,),
    states=All(AtMost(0, a / (a - 1), strict=True), AtMost(a / (a - 1), large_rate, strict=True)),
    at=(box({a: (-3, Rational(-1, 10))}),),
    covers=("M1.55",),
)

small = Claim(
    title="In the small learning rate regime λ < a/(a − 1) SGD escapes",
    source="Section 5.1, the three regimes",
    given=given,
    states=Implies(λ < a / (a - 1), escapes(path)),
    covers=("M1.16",),
)

trapped = Claim(
    title="In the trapped regime SGD does not escape",
    source="Section 5.1, the three regimes",
    given=given,
    states=Implies(And(a / (a - 1) < λ, λ < large_rate), Not(escapes(path))),
    covers=("M1.55",),
)

large = Claim(
    title="In the escape regime λ > λ_+ SGD escapes",
    source="Section 5.1, the three regimes",
    given=given,
    states=Implies(λ > large_rate, escapes(path)),
    covers=("M1.13",),
)
