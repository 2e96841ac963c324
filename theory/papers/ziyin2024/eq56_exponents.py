"""Eqs. (53)-(57), the proof of Proposition 1. Around the saddle ℓ = −χ u w; (53) the dynamics is

    w_{t+1} = w_t + λχ u_t,  u_{t+1} = u_t + λχ w_t.                                  (54)

With h = w + u and m = w − u it is h_{t+1} = h_t + λχ h_t, m_{t+1} = m_t − λχ m_t. (55) For batch
size one, and χ = 1 or a with equal probability,

    E[log|1 + λχ|] = ½ log|(1 + λ)(1 + λa)|,                                          (56)
    E[log|1 − λχ|] = ½ log|(1 − λ)(1 − λa)|.                                          (57)
"""

from sympy import Abs, Rational, log

from theory import All, Claim, Equals, Mean

from .setting import a, pair, two_xy, u, w, λ, χ

moved = dict(zip((w, u), pair.model.step, strict=True))

claim = Claim(
    title="E log|1 + λχ| = ½ log|(1 + λ)(1 + λa)|",
    source="Eq. (56)",
    states=Equals(
        Mean(of=log(Abs(1 + λ * χ)), over=two_xy),
        Rational(1, 2) * log(Abs((1 + λ) * (1 + λ * a))),
    ),
    covers=("T-EQ56-57",),
)

minus = Claim(
    title="E log|1 − λχ| = ½ log|(1 − λ)(1 − λa)|",
    source="Eq. (57)",
    states=Equals(
        Mean(of=log(Abs(1 - λ * χ)), over=two_xy),
        Rational(1, 2) * log(Abs((1 - λ) * (1 - λ * a))),
    ),
    covers=("T-EQ56-57",),
)

step_dynamics = Claim(
    title="A step of SGD on −χ u w",
    source="Eqs. (53), (54)",
    states=All(Equals(moved[w], w + λ * χ * u), Equals(moved[u], u + λ * χ * w)),
    covers=("T-EQ53-55",),
)

step_decoupled = Claim(
    title="w + u and w − u move by themselves",
    source="Eq. (55)",
    states=All(
        Equals(moved[w] + moved[u], (w + u) + λ * χ * (w + u)),
        Equals(moved[w] - moved[u], (w - u) - λ * χ * (w - u)),
    ),
    covers=("T-EQ53-55",),
)
