"""Eqs. (43), (44), proof of Proposition 7. "After t time-steps, we have

    w_t = ∏_{i=1}^t [1 − λ(a + σε_i)] w_0.                                              (43)

This leads to ln|w_t/w_0| = Σ_{i=1}^t ln|1 − λ(a + σε_i)|."                              (44)

By induction: at t = 0 both are trivial; from t to t + 1 the product of the first t factors is P,
and SGD steps on the loss (42). (43) has a where (41) and (42) have −a, so that w = 0, a local
maximum for a > 0 in (41), is one for a < 0 from here on. ``step_sum`` takes (43) as given.
"""

from sympy import Abs, Ne, diff, log

from theory import Claim, Equals, Hypothesis, real

from .b2_eq41_loss import written
from .setting import a, elsewhere, positive_rate, w, w0, ε, λ, σ
from .setting_gaussian import displayed, displayed_factor, spread

P = real("P")
step = w - λ * diff(written, w)
(displayed_step,) = displayed.model.step

claim = Claim(
    title="From w_t = P w_0 a step of SGD leads to w_{t+1} = P [1 − λ(a + σε)] w_0",
    source="Eq. (43)",
    given=(positive_rate, spread),
    states=Equals(step.subs(w, P * w0), P * displayed_factor * w0),
    covers=("G.3",),
)

corrected = Claim(
    title="From w_t = P w_0 a step of SGD leads to w_{t+1} = P [1 − λ(−a + σε)] w_0",
    source="Eq. (43)",
    given=(positive_rate, spread),
    states=Equals(step.subs(w, P * w0), P * (1 - λ * (-a + σ * ε)) * w0),
    corrects="ziyin2021/b2_eq43_product",
    covers=("G.3",),
)

step_sum = Claim(
    title="By (43), ln|w_{t+1}/w_0| = ln|w_t/w_0| + ln|1 − λ(a + σε)|",
    source="Eq. (44)",
    given=(elsewhere, Hypothesis("w_t ≠ 0", Ne(w, 0))),
    states=Equals(log(Abs(displayed_step / w0)), log(Abs(w / w0)) + log(Abs(displayed_factor))),
    covers=("G.3",),
)
