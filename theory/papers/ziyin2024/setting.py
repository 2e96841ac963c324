"""The letters, the models and the standing hypotheses of Sections 3 to 5.3 and of B.1, B.2, B.5.

The critical point θ* is 0, "without loss of generality" (after Eq. (27)).
"""

from sympy import Abs, Expr, Integer, Ne, Rational, log, oo

from theory import (
    IN_PROBABILITY,
    AnyLaw,
    Converges,
    Definition,
    Draw,
    Hypothesis,
    InMean,
    Mean,
    Path,
    Rate,
    fair,
    function,
    real,
    sgd,
    size,
)

a, c0, h, p, γ, ε, λ, χ = real("a c_0 h p γ ε λ χ")
h1, h2, θ, θ0, θ1, θ2, θ01, θ02 = real("h_1 h_2 θ θ_0 θ_1 θ_2 θ_01 θ_02")
u, w, u0, w0, μ = real("u w u_0 w_0 μ")
t = size("t")
Λ = function("Λ")

positive_rate = Hypothesis("the learning rate is positive", λ > 0)
any_order = Hypothesis("p > 0", p > 0)
order_from_one = Hypothesis("p ≥ 1", p >= 1)

# Section 4.2: Ĥ(x) = h(x) n nᵀ with a fixed unit vector n in the plane; any other is this one after
# a rotation.
n1, n2 = Rational(3, 5), Rational(4, 5)
any_h = (Draw(h, AnyLaw("p")),)
along = n1 * θ1 + n2 * θ2
plane = Path(sgd(h * along**2 / 2, over=(θ1, θ2), rate=λ, draws=any_h), (θ01, θ02))
any_exponent = Definition(μ, Mean(of=log(Abs(1 - λ * h)), over=any_h))

# Eq. (28): θ stands for nᵀθ. Any law of h, and two values with equal probability.
any_line = Path(sgd(h * θ**2 / 2, over=(θ,), rate=λ, draws=any_h), (θ0,))
two_h = (Draw(h, fair(h1, h2)),)
line = Path(sgd(h * θ**2 / 2, over=(θ,), rate=λ, draws=two_h), (θ0,))
two_exponent = Definition(μ, Mean(of=log(Abs(1 - λ * h)), over=two_h))
elsewhere = Hypothesis("θ_0 ≠ θ*", Ne(θ0, 0))
saddle = Hypothesis("θ* is a strict saddle: E[h] < 0", h1 + h2 < 0)
exponent = Definition(Λ(λ), Rate(of=θ, over=line))

# B.2: h(x_1) = 1/λ and h(x_2) = c_0; z stands for θ.
constructed = (Draw(h, fair(1 / λ, c0)),)
construction = Path(sgd(h * θ**2 / 2, over=(θ,), rate=λ, draws=constructed), (θ0,))

# Section 5.3: ℓ = −χ u w around u = w = 0, where χ = xy is 1 or a with equal probability.
two_xy = (Draw(χ, fair(1, a)),)
pair = Path(sgd(-χ * u * w, over=(w, u), rate=λ, draws=two_xy), (w0, u0))
above = Hypothesis("a > −1", a > -1)
no_line = (
    Hypothesis("w_0 ≠ u_0", Ne(w0, u0)),
    Hypothesis("w_0 ≠ −u_0", Ne(w0 + u0, 0)),
)


def tends_to_zero(of: Expr, path: Path) -> Converges:
    """In probability."""
    return Converges(of=of, to=Integer(0), over=path, how=IN_PROBABILITY)


def diverges(of: Expr, path: Path) -> Converges:
    """|of| → ∞ in probability."""
    return Converges(of=Abs(of), to=oo, over=path, how=IN_PROBABILITY)


def in_mean(of: Expr, path: Path, order: Expr) -> Converges:
    """E|of|^p → 0."""
    return Converges(of=of, to=Integer(0), over=path, how=InMean(order))
