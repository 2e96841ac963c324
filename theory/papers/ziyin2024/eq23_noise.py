"""Eqs. (21)-(24). "For the type I saddle, we have that the sample-wise gradient is ∇_u ℓ = 1_> wᵀx
(u wᵀx − y), (21) which is a random variable that does not vanish in general. ... For the type II,
we have that with probability 1, ∇_u ℓ = 0, (22) which signals a vanishing noise ... let u = u_0 +
Δu and w = w_0 + Δw denote a small deviation from the saddle. Then

    ∇_u ℓ(x) = Θ(1) if w_0 ≠ 0, O(‖Δw‖) if w_0 = 0;                                   (23)
    ∇_w ℓ(x) = O(‖Δu‖).                                                               (24)

x in one dimension, where the neuron is active, u_0 = 0, and s multiplies both deviations. Θ(1) is
that the gradient does not tend to 0: a sample with y = 0 or x = 0 has no gradient (``claim``); the
others have one.
"""

from sympy import Limit, Ne, O, diff

from theory import Claim, Equals, Hypothesis, Implies, Not, real

from .setting import u, w, w0

x, y, s, Δu, Δw = real("x y s Δu Δw")
loss = (u * w * x - y) ** 2
near = {u: s * Δu, w: w0 + s * Δw}
at_zero = {u: s * Δu, w: s * Δw}

claim = Claim(
    title="∇_u ℓ(x) does not tend to 0 at a saddle with w_0 ≠ 0",
    source="Eqs. (23), (24), w_0 ≠ 0",
    states=Implies(Ne(w0, 0), Not(Equals(Limit(diff(loss, u).subs(near), s, 0), 0))),
    covers=("T-EQ21-24",),
)

corrected = Claim(
    title="∇_u ℓ(x) does not tend to 0 at a saddle with w_0 ≠ 0, for x ≠ 0 and y ≠ 0",
    source="Eqs. (23), (24), w_0 ≠ 0",
    given=(Hypothesis("x ≠ 0", Ne(x, 0)), Hypothesis("y ≠ 0", Ne(y, 0))),
    states=Implies(Ne(w0, 0), Not(Equals(Limit(diff(loss, u).subs(near), s, 0), 0))),
    corrects="ziyin2024/eq23_noise",
    covers=("T-EQ21-24",),
)

step_type_two = Claim(
    title="At u = w = 0 no sample has a gradient",
    source="Eq. (22)",
    states=Equals(diff(loss, u).subs({u: 0, w: 0}), 0),
    covers=("T-EQ21-24", "T-A1-RELU"),
)

step_small = Claim(
    title="∇_u ℓ(x) = O(‖Δw‖) if w_0 = 0",
    source="Eqs. (23), (24), w_0 = 0",
    states=Equals(diff(loss, u).subs(at_zero), 0, upto=O(s)),
    covers=("T-EQ21-24",),
)

step_along_w = Claim(
    title="∇_w ℓ(x) = O(‖Δu‖)",
    source="Eqs. (23), (24), ∇_w",
    states=Equals(diff(loss, w).subs(near), 0, upto=O(s)),
    covers=("T-EQ21-24",),
)
