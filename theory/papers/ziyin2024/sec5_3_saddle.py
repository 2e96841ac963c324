"""Section 5.3, the analytical model. "Let the loss function be E_x[(Σ_i u_i σ(w_i x) − y)²/2]. We
let c_0 = 1 and both x and y be one-dimensional ... The rank-0 point where u_i = w_i = 0 for all i
is a saddle point as long as E[xy] ≠ 0 ... The expanded loss function takes the following form: ℓ(u,
w; x, y) = −xy Σ_i u_i w_i + const."

One neuron. For the expansion σ(x) = eˣ − 1, and s multiplies u and w; for the saddle it
is linear, E[xy] = m and E[x²] = v > 0, so that the loss is v u²w²/2 − m u w and a constant.
"""

from sympy import Abs, Ne, O, exp

from theory import Claim, Equals, Hypothesis, Implies, is_saddle, real

from .setting import u, w

m, s, v, x, y, δ = real("m s v x y δ")
expanded = v * u**2 * w**2 / 2 - m * u * w
lower = (δ / 2, δ * m / (2 * (Abs(m) + v * δ**2)))  # nearer than δ, and below the loss at 0
network = (s * u * (exp(s * w * x) - 1) - y) ** 2 / 2

claim = Claim(
    title="ℓ = −xy u w + const up to second order",
    source="Section 5.3, the expanded loss",
    states=Equals(network, -x * y * s**2 * u * w + y**2 / 2, upto=O(s**3)),
    covers=("T-S5.3-EXPAND",),
)

rank_0 = Claim(
    title="u = w = 0 is a saddle point as long as E[xy] ≠ 0",
    source="Section 5.3, the rank-0 point",
    given=(Hypothesis("E[x²] > 0", v > 0),),
    states=Implies(Ne(m, 0), is_saddle(expanded, {u: 0, w: 0}, lower=lower)),
    covers=("T-S5.3-RANK0",),
)
