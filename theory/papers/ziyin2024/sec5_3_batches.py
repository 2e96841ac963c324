"""Section 5.3, the batch size. "The theory also shows that if we fix the learning rate and noise
level, increasing the batch size makes it more and more difficult to converge to the low-rank
solution".

For xy = 1 or a with equal probability and batches of two and of one: if SGD collapses with two, it
does with one. With two it may collapse at a rate at which batches of one make w − u diverge, since
its noise is smaller (``claim``). What a larger batch makes more difficult is that w + u tends to 0;
so the sentence holds at the rates at which w − u does with batches of one (``corrected``).
"""

from sympy import Abs, Rational

from theory import All, Claim, Hypothesis, Implies, point

from .setting import a, above, no_line, pair, positive_rate, tends_to_zero, u, u0, w, w0, λ
from .setting_variants import in_twos

given = (above, positive_rate, *no_line)
collapse = [All(tends_to_zero(w - u, p), tends_to_zero(w + u, p)) for p in (in_twos, pair)]
small = Hypothesis("|(1 − λ)(1 − λa)| < 1", Abs((1 - λ) * (1 - λ * a)) < 1)
places = (
    point({a: Rational(-1, 2), λ: Rational(17, 10), w0: 1, u0: 2}),
    point({a: Rational(-9, 10), λ: Rational(1, 2), w0: 1, u0: 2}),
    point({a: Rational(-9, 10), λ: Rational(719, 500), w0: 1, u0: 2}),
    point({a: Rational(-2, 3), λ: Rational(3, 2), w0: 1, u0: 2}),
)

claim = Claim(
    title="If SGD collapses with batches of two, it collapses with batches of one",
    source="Section 5.3, the batch size",
    given=given,
    states=Implies(*collapse),
    at=places,
    covers=("T-S5.3-BATCH",),
)

corrected = Claim(
    title="If SGD collapses with two, it does with one where w − u tends to 0 with one",
    source="Section 5.3, the batch size",
    given=(*given, small),
    states=Implies(*collapse),
    at=places,
    corrects="ziyin2024/sec5_3_batches",
    covers=("T-S5.3-BATCH",),
)
