"""Section 5.1, the escape regime for a > 0. "The escape regime λ > (a − √(a² − 8a + 8))/(2(a − 1))
is also present when a > 0; it means that in this regime, SGD will also escape w_0 even if it is a
local minimum. ... This kind of escaping is undesirable because, in this regime, the local gradient
cannot provide any guidance for minimizing the loss."

``claim`` speaks of every a > 0 for which the bound λ_+ is a real number (a ≠ 1, a² − 8a + 8 ≥ 0),
as the words stand; the figures show 0 < a < 1. "Escape w_0 even if it is a local minimum": in
``minimum`` w_0 is the start and is the local minimum w = 0 itself, in ``claim`` SGD starts beside
it. ``trapped`` is the interval (5) at 0 < a < 1, as the orange line of Figure 1 uses it, for λ > 0.
``no_guidance``: a step along the sampled gradient raises the expected loss.

As strong as the truth allows: a < 1 cannot be a ≤ 1, since the formula is 0/0 at a = 1. For
1 < a < 4 − 2√2 there is a window ((a + √(a² − 8a + 8))/(2(a − 1)), a/(a − 1)) of rates above λ_+
where SGD is trapped again; a = 101/100, λ = 100 and a = 201/200, λ = 200 are in it.
"""

from sympy import And, Integer, Ne, Rational

from theory import AtMost, Claim, Hypothesis, Implies, Mean, Path, escapes, point, vanishes

from .setting import a, average, elsewhere, large_rate, path, positive_rate, w0, λ

real_bound = Hypothesis("λ_+ is a real number", And(Ne(a, 1), a**2 - 8 * a + 8 >= 0))
minimum_here = Hypothesis("w = 0 is a local minimum of L(w) = a w²/4", a > 0)
window = point({a: Rational(101, 100), λ: 100, w0: 1})
nearer = point({a: Rational(201, 200), λ: 200, w0: 1})

claim = Claim(
    title="For a > 0, too, SGD escapes where λ > λ_+",
    source="Section 5.1, the escape regime",
    given=(minimum_here, real_bound, positive_rate, elsewhere),
    states=Implies(λ > large_rate, escapes(path)),
    at=(window, point({a: 7, λ: 1, w0: 1})),
    covers=("M1.13",),
)

corrected = Claim(
    title="For 0 < a < 1, too, SGD escapes where λ > λ_+",
    source="Section 5.1, the escape regime",
    given=(
        minimum_here,
        Hypothesis("a < 1", a < 1),
        positive_rate,
        elsewhere,
    ),
    states=Implies(λ > large_rate, escapes(path)),
    at=(window, nearer, point({a: 7, λ: 1, w0: 1})),
    corrects="ziyin2022/sec5_1_positive_a",
    covers=("M1.13",),
)

minimum = Claim(
    title="For 0 < a < 1 and λ > λ_+ SGD escapes w_0 even if w_0 is the local minimum",
    source="Section 5.1, the escape regime",
    given=(minimum_here, Hypothesis("a < 1", a < 1), positive_rate),
    states=Implies(λ > large_rate, escapes(Path(path.model, (Integer(0),)))),
    covers=("M1.13",),
)

beside_minimum = Claim(
    title="For 0 < a < 1 and λ > λ_+ SGD escapes the local minimum from every w_0 beside it",
    source="Section 5.1, the escape regime",
    given=(minimum_here, Hypothesis("a < 1", a < 1), positive_rate, elsewhere),
    states=Implies(λ > large_rate, escapes(path)),
    corrects="ziyin2022/sec5_1_positive_a:minimum",
    covers=("M1.13",),
)

trapped = Claim(
    title="For 0 < a < 1 SGD converges to 0 where λ > 0 is in the interval (5)",
    source="Corollary 1, Eq. (5), as Figure 1 uses it for a > 0",
    given=(minimum_here, Hypothesis("a < 1", a < 1), positive_rate),
    states=Implies(And(a / (a - 1) < λ, λ < large_rate), vanishes(path)),
    covers=("M1.6",),
)

no_guidance = Claim(
    title="For 0 < a < 1 and λ > λ_+ a step raises the expected loss",
    source="Section 5.1, the escape regime",
    given=(minimum_here, Hypothesis("a < 1", a < 1), positive_rate, elsewhere),
    states=Implies(
        λ > large_rate,
        AtMost(a / 4 * w0**2, Mean(of=average, over=path, at=Integer(1)), strict=True),
    ),
    covers=("M1.56",),
)
