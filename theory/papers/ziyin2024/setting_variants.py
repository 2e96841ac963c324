"""Variants of the models of ``setting``: batches, the mean, weight decay, two coordinates."""

from theory import Draw, Path, fair, gd, penalised, real, sgd, size

from .setting import a, along, h, h1, h2, two_h, u, u0, w, w0, γ, θ, θ0, θ01, θ02, θ1, θ2, λ, χ

# Section 5.3 with batches of S pairs; Section 4.2 for gradient descent on the mean.
S = size("S")
batch = (Draw(χ, fair(1, a), batch=S),)
in_batches = Path(sgd(-χ * u * w, over=(w, u), rate=λ, draws=batch), (w0, u0))
in_twos = Path(
    sgd(-χ * u * w, over=(w, u), rate=λ, draws=(Draw(χ, fair(1, a), batch=2),)), (w0, u0)
)
averaged = Path(gd((h1 + h2) / 2 * θ**2 / 2, over=(θ,), rate=λ), (θ0,))

# Section 4.2 with weight decay γ, along n and in the plane.
shrunk = penalised(h * θ**2 / 2, over=(θ,), amount=γ)
coordinate = Path(sgd(shrunk, over=(θ,), rate=λ, draws=two_h), (θ0,))
decayed = Path(
    sgd(penalised(h * along**2 / 2, over=(θ1, θ2), amount=γ), over=(θ1, θ2), rate=λ, draws=two_h),
    (θ01, θ02),
)

# Section 4.4, diagonal Hessians: both eigenvalues are drawn together, or the first is fixed.
g, g1, g2, k = real("g g_1 g_2 k")
which = (Draw(k, fair(0, 1)),)
first, second = g1 * k + g2 * (1 - k), h1 * k + h2 * (1 - k)
diagonal = Path(
    sgd(first * θ1**2 / 2 + second * θ2**2 / 2, over=(θ1, θ2), rate=λ, draws=which), (θ01, θ02)
)
descent = Path(gd(h1 * θ1**2 / 2 + h2 * θ2**2 / 2, over=(θ1, θ2), rate=λ), (θ01, θ02))
one_fixed = Path(sgd(g * θ1**2 / 2 + h * θ2**2 / 2, over=(θ1, θ2), rate=λ, draws=two_h), (θ01, θ02))
