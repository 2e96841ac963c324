"""Section 5.1, the escape regime for a > 0. "The escape regime λ > (a − √(a² − 8a + 8))/(2(a − 1))
is also present when a > 0; it means that in this regime, SGD will also escape the local minimum.
... This kind of escaping is undesirable because, in this regime, the local gradient cannot provide
any guidance for minimizing the loss."

``claim`` speaks of every a > 0 for which the bound λ_+ is a real number (a ≠ 1, a² − 8a + 8 ≥ 0),
as the words stand; Figure 3 shows 0 < a < 1. SGD starts beside the minimum. ``no_guidance``: a step
along the sampled gradient raises the expected loss.

As strong as the truth allows: a < 1 cannot be a ≤ 1, since the formula is 0/0 at a = 1. For
1 < a < 4 − 2√2 SGD is trapped again where (a + √(a² − 8a + 8))/(2(a − 1)) < λ < a/(a − 1): so it is
at a = 23/20, λ = 6 > λ_+ = 8/3, where the product of the two factors is −1/2, and at a = 201/200,
λ = 200.
"""

from sympy import And, Integer, Ne, Rational

from theory import AtMost, Claim, Hypothesis, Implies, Mean, escapes, point

from .setting import a, average_two, elsewhere, large_rate, path, positive_rate, w0, λ

real_bound = Hypothesis("λ_+ is a real number", And(Ne(a, 1), a**2 - 8 * a + 8 >= 0))
minimum_here = Hypothesis("w = 0 is a local minimum of L(w)", a > 0)
below_one = Hypothesis("a < 1", a < 1)
places = (point({a: Rational(23, 20), λ: 6, w0: 1}), point({a: 7, λ: 1, w0: 1}))
nearer = point({a: Rational(201, 200), λ: 200, w0: 1})

claim = Claim(
    title="For a > 0, too, SGD escapes where λ > λ_+",
    source="Section 5.1, the escape regime",
    given=(minimum_here, real_bound, positive_rate, elsewhere),
    states=Implies(λ > large_rate, escapes(path)),
    at=places,
    covers=("M1.13",),
)

corrected = Claim(
    title="For 0 < a < 1, too, SGD escapes where λ > λ_+",
    source="Section 5.1, the escape regime",
    given=(minimum_here, below_one, positive_rate, elsewhere),
    states=Implies(λ > large_rate, escapes(path)),
    at=(*places, nearer),
    corrects="ziyin2021/sec5_1_positive_a",
    covers=("M1.13",),
)

no_guidance = Claim(
    title="For 0 < a < 1 and λ > λ_+ a step raises the expected loss",
    source="Section 5.1, the escape regime",
    given=(minimum_here, below_one, positive_rate, elsewhere),
    states=Implies(
        λ > large_rate,
        AtMost(a / 4 * w0**2, Mean(of=average_two, over=path, at=Integer(1)), strict=True),
    ),
    covers=("M1.90",),
)
