"""Proposition 2. Let Eq. (4) be the loss function. Let λ > 0, w_0 ≠ 0, and
p(x) = ½ δ(x − 1) + ½ δ(x + 1 − a); then SGD converges to the local maximum in probability if

    a/(a − 1) < λ < (a − √(a² − 8a + 8)) / (2(a − 1)).                                  (7)

"The local maximum" says that a < 0. ``positive`` is the interval as Figure 3 draws it for a > 0,
where w = 0 is a local minimum, for 0 < a < 1; its lower end is then negative.
"""

from sympy import And, Rational, sqrt

from theory import Claim, Hypothesis, Implies, box, vanishes

from .setting import a, elsewhere, local_maximum, path, positive_rate, λ

inside = And(a / (a - 1) < λ, λ < (a - sqrt(a**2 - 8 * a + 8)) / (2 * (a - 1)))

claim = Claim(
    title="SGD converges to the local maximum in probability",
    source="Proposition 2, Eq. (7)",
    given=(local_maximum, positive_rate, elsewhere),
    states=Implies(inside, vanishes(path)),
    at=(box({a: (-2, -1), λ: (Rational(7, 10), Rational(9, 10))}),),
    covers=("M1.5",),
)

positive = Claim(
    title="In the interval (7) SGD converges to w = 0 for 0 < a < 1, too",
    source="Proposition 2, Eq. (7), as Figure 3 uses it",
    given=(
        Hypothesis("w = 0 is a local minimum, a > 0", a > 0),
        Hypothesis("a < 1, as in Figure 3", a < 1),
        positive_rate,
        elsewhere,
    ),
    states=Implies(inside, vanishes(path)),
    covers=("M1.6",),
)
