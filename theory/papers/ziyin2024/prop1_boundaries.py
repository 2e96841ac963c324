"""Proposition 1. For any w_0, u_0 ∈ ℝ/{0}. w_t − u_t →_p 0 if and only if
E_B[log|1 − λ Σ_{(x,y)∈B} xy/S|] < 0. w_t + u_t converges to 0 in probability if and only if
E_B[log|1 + λ Σ_{(x,y)∈B} xy/S|] < 0.

χ = xy is 1 or a with equal probability. The halves are claimed apart: "if" and "only if" of w − u
(``claim``, ``only_if``) and of w + u (``plus``, ``plus_only_if``), for batches of one, and "if" of
w − u also for any batch size S (``batches``). w_0 and u_0 are not 0, but they may be the same
number: then w_t − u_t = 0 for ever. From w_0 = −u_0 it is w_t + u_t. The sentence on w + u is
examined for a < 0: for a ≥ 0 it is about nothing, since |1 + λχ| ≥ 1.
"""

from sympy import Abs, Ne, Rational, log

from theory import (
    AtMost,
    Average,
    Claim,
    Hypothesis,
    Implies,
    Mean,
    point,
)

from .setting import a, no_line, pair, positive_rate, tends_to_zero, two_xy, u, u0, w, w0, λ, χ
from .setting_variants import S, batch, in_batches

nonzero = (Hypothesis("w_0 ≠ 0", Ne(w0, 0)), Hypothesis("u_0 ≠ 0", Ne(u0, 0)))
given = (positive_rate, *nonzero)
disagree = Hypothesis("the two data disagree", a < 0)
half = Rational(-1, 2)
places = (
    point({a: half, λ: -half, w0: 1, u0: 2}),
    point({a: half, λ: Rational(6, 5), w0: 1, u0: 2}),
    point({a: half, λ: Rational(9, 5), w0: 1, u0: 2}),
    point({a: half, λ: Rational(79, 50), w0: 1, u0: 2}),
    point({a: -5, λ: Rational(2, 5), w0: 1, u0: 2}),
)


def negative(sign: int) -> AtMost:
    """E log|1 ± λχ| < 0."""
    return AtMost(Mean(of=log(Abs(1 + sign * λ * χ)), over=two_xy), 0, strict=True)


claim = Claim(
    title="w_t − u_t → 0 in probability if E log|1 − λχ| < 0",
    source="Proposition 1",
    given=given,
    states=Implies(negative(-1), tends_to_zero(w - u, pair)),
    at=places,
    covers=("T-PROP1",),
)

only_if = Claim(
    title="w_t − u_t → 0 in probability only if E log|1 − λχ| < 0",
    source="Proposition 1",
    given=given,
    states=Implies(tends_to_zero(w - u, pair), negative(-1)),
    at=(point({a: 1, λ: 3, w0: 1, u0: 1}),),
    covers=("T-PROP1",),
)

only_if_corrected = Claim(
    title="From w_0 ≠ u_0, w_t − u_t → 0 in probability only if E log|1 − λχ| < 0",
    source="Proposition 1",
    given=(positive_rate, no_line[0]),
    states=Implies(tends_to_zero(w - u, pair), negative(-1)),
    corrects="ziyin2024/prop1_boundaries:only_if",
    covers=("T-PROP1",),
)

plus = Claim(
    title="w_t + u_t → 0 in probability if E log|1 + λχ| < 0",
    source="Proposition 1",
    given=(*given, disagree),
    states=Implies(negative(1), tends_to_zero(w + u, pair)),
    at=places,
    covers=("T-PROP1",),
)

plus_only_if = Claim(
    title="w_t + u_t → 0 in probability only if E log|1 + λχ| < 0",
    source="Proposition 1",
    given=(*given, disagree),
    states=Implies(tends_to_zero(w + u, pair), negative(1)),
    at=(point({a: -1, λ: 2, w0: 1, u0: -1}),),
    covers=("T-PROP1",),
)

plus_only_if_corrected = Claim(
    title="From w_0 ≠ −u_0, w_t + u_t → 0 in probability only if E log|1 + λχ| < 0",
    source="Proposition 1",
    given=(positive_rate, no_line[1], disagree),
    states=Implies(tends_to_zero(w + u, pair), negative(1)),
    corrects="ziyin2024/prop1_boundaries:plus_only_if",
    covers=("T-PROP1",),
)

batches = Claim(
    title="With batches of S, w_t − u_t → 0 in probability if E_B log|1 − λΣxy/S| < 0",
    source="Proposition 1",
    given=(*given, Hypothesis("S ≥ 1", S >= 1)),
    states=Implies(
        AtMost(Mean(of=log(Abs(1 - λ * Average(χ))), over=batch), 0, strict=True),
        tends_to_zero(w - u, in_batches),
    ),
    at=(
        *(point({**dict(place.values), S: 1}) for place in places),
        point({a: half, λ: 1, w0: 1, u0: 2, S: 2}),
        point({a: half, λ: Rational(9, 5), w0: 1, u0: 2, S: 2}),
    ),
    covers=("T-PROP1",),
)
