"""Eq. (90), proof of Proposition 5, with μ = E ln|w_{t+1}/w_t|:

    (1/√t)(ln|w_{t+1}/w_t| − μ) = (1/√t) Σ_{i=1}^t (ln|1 − λ x_i/√v̂_t| − μ).            (90)

A step is w_i = w_{i−1}(1 − λ x_i/√v̂_i), so that the i-th logarithm, with v̂_i for v̂_t, is
ln|w_i/w_{i−1}|. On the left stands one step where the sum has t, and μ once where the sum has it t
times. The claims are about t = 2; the w are those of free iterates, as in the display.
"""

from sympy import Abs, Integer, Ne, log, sqrt

from theory import Claim, Equals, Hypothesis, real

from .setting import elsewhere, w0, μ

w1, w2, w3 = real("w_1 w_2 w_3")
moving = tuple(Hypothesis(f"w_{i + 1} ≠ 0", Ne(place, 0)) for i, place in enumerate((w1, w2, w3)))
added = ((log(Abs(w1 / w0)) - μ) + (log(Abs(w2 / w1)) - μ)) / sqrt(Integer(2))

claim = Claim(
    title="(1/√t)(ln|w_{t+1}/w_t| − μ) is the sum of t terms, at t = 2",
    source="Eq. (90)",
    given=(elsewhere, *moving),
    states=Equals((log(Abs(w3 / w2)) - μ) / sqrt(Integer(2)), added),
    covers=("M4.12",),
)

corrected = Claim(
    title="(1/√t)(ln|w_t/w_0| − tμ) is the sum of t terms, at t = 2",
    source="Eq. (90)",
    given=(elsewhere, *moving),
    states=Equals((log(Abs(w2 / w0)) - 2 * μ) / sqrt(Integer(2)), added),
    corrects="ziyin2022/c6_eq90_sum",
    covers=("M4.12",),
)
