"""Eqs. (27), (28), proof of Lemma 1. "After t steps of SGD, we have

    w_t = ∏_{i=1}^t [1 − λ x_i] w_0.                                                    (27)

This leads to ln|w_t/w_0| = Σ_{i=1}^t ln|1 − λ x_i|."                                   (28)

Both are claimed for each t and every sequence of data, by induction: at t = 0 they say w_0 = w_0
and 0 = 0; from t to t + 1 the product of the first t factors is P.
"""

from sympy import Abs, Ne, log

from theory import Claim, Equals, Hypothesis, real

from .setting import any_sgd, elsewhere, w, w0, x, λ

P = real("P")
(step,) = any_sgd.step

claim = Claim(
    title="From w_t = P w_0 a step of SGD leads to w_{t+1} = P [1 − λx] w_0",
    source="Eq. (27)",
    states=Equals(step.subs(w, P * w0), P * (1 - λ * x) * w0),
    covers=("M1.94",),
)

step_sum = Claim(
    title="ln|w_{t+1}/w_0| = ln|w_t/w_0| + ln|1 − λx|",
    source="Eq. (28)",
    given=(elsewhere, Hypothesis("w_t ≠ 0", Ne(w, 0))),
    states=Equals(log(Abs(step / w0)), log(Abs(w / w0)) + log(Abs(1 - λ * x))),
    covers=("M1.94",),
)
