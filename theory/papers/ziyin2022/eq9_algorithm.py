"""Eqs. (9)-(12). "The Adam algorithm is given by Eq. (9)-(12), where v_0 = m_0 = 0":

    m_t = β₁ m_{t−1} + (1 − β₁) ĝ_t,                                                    (9)
    v_t = β₂ v_{t−1} + (1 − β₂) ĝ_t²,                                                  (10)
    v̂_t = max(v̂_{t−1}, v_t),                                                          (11)
    w_t = w_{t−1} − (λ/√v̂_t) m_t.                                                     (12)

Adam (Algorithm 1 of Kingma and Ba) corrects the bias of m_t and v_t and has no maximum; with (11)
and without a correction it is AMSGrad (Algorithm 2 of Reddi et al.), as the text before calls it.
The first step of Adam has the length λ; that of (12) has the length λ(1 − β₁)/√(1 − β₂).
``step_rmsprop`` is about the other algorithm that the text names: (10) and (12) with β₁ = 0,
without (11).
"""

from sympy import Ne, sqrt

from theory import Claim, Equals, Hypothesis

from .setting import (
    bias_corrected,
    decays,
    elsewhere,
    h,
    h_w,
    m,
    m_next,
    m_w,
    positive_rate,
    printed,
    root_mean,
    v,
    v_next,
    v_w,
    w,
    w0,
    with_momentum,
    x,
    β1,
    λ,
)

first = {w: w0, m: 0, v: 0, h: 0, m_w: 0, v_w: 0, h_w: 0, bias_corrected.clock: 0}
given = (
    positive_rate,
    elsewhere,
    Hypothesis("x_1 ≠ 0", Ne(x, 0)),
    Hypothesis("0 ≤ β₁", β1 >= 0),
    Hypothesis("β₁ < 1", β1 < 1),
    decays,
)

claim = Claim(
    title="The first step of Adam is that of Eqs. (9)-(12)",
    source="Eqs. (9)-(12)",
    given=given,
    states=Equals(bias_corrected.step[0].subs(first), printed.step[0].subs(first)),
    covers=("M4.1",),
)

corrected = Claim(
    title="The first step of AMSGrad is that of Eqs. (9)-(12)",
    source="Eqs. (9)-(12)",
    given=given,
    states=Equals(with_momentum.step[0].subs(first), printed.step[0].subs(first)),
    corrects="ziyin2022/eq9_algorithm",
    covers=("M4.1",),
)

step_rmsprop = Claim(
    title="With β₁ = 0 and without the maximum (11) they are RMSProp",
    source="Section 5.4, before Eq. (9)",
    given=(decays, Hypothesis("ĝ_t ≠ 0", Ne(x * w, 0)), Hypothesis("v_{t−1} ≥ 0", v >= 0)),
    states=Equals(root_mean.step[0].subs(v_w, v), w - λ / sqrt(v_next) * m_next.subs(β1, 0)),
    covers=("M4.23",),
)
