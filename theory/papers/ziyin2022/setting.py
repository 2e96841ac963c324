"""The letters, the models and the standing hypotheses of Sections 4, 5.1, 5.2 and 5.4.

The sampled loss is L̂(w; x) = x w²/2 and x is drawn afresh at every step. (2)
The text lets E[x] = a/2, so that L(w) = a w²/4.
"""

from sympy import Abs, And, Eq, Expr, Gt, Integer, Max, Ne, Or, Rational, diff, log, sqrt

from theory import (
    IN_LAW,
    IN_PROBABILITY,
    AnyLaw,
    Converges,
    Definition,
    Discrete,
    Draw,
    Hypothesis,
    Mean,
    Normal,
    Path,
    Probability,
    Rate,
    Recursion,
    Supremum,
    Uniform,
    Variance,
    adam,
    amsgrad,
    fair,
    function,
    gd,
    projected,
    quartic,
    real,
    rmsprop,
    sgd,
    size,
)
from theory.figures import Line

a, c, κ, λ, ε, σ, w, w0, x, y = real("a c κ λ ε σ w w_0 x y")
μ, s2, m, q, z, Λ, λ_star = real("μ s2 m q z Λ λ_star")
t = size("t")
γ = function("γ")

loss = x * w**2 / 2
average = a * w**2 / 4

# p(x) = ½ δ(x − 1) + ½ δ(x + 1 − a): Proposition 1, Corollary 1 and Proposition 3.
two_points = (Draw(x, fair(1, a - 1)),)
path = Path(sgd(loss, over=(w,), rate=λ, draws=two_points), (w0,))
path_one = Path(sgd(loss, over=(w,), rate=Integer(1), draws=two_points), (w0,))
gd_one = Path(gd(average, over=(w,), rate=Integer(1)), (w0,))
exponent = Definition(μ, Mean(of=log(Abs(1 - λ * x)), over=two_points))
rate = Definition(γ(λ), Rate(of=w, over=path))
optimal = Supremum(of=γ(λ), over=λ, within=And(λ > 0, λ <= 1))

# "Let p(x) be such that μ := E[ln|1 − λx|] and s² := Var[ln|1 − λx|]": Proposition 2.
any_law = (Draw(x, AnyLaw("p")),)
any_sgd = sgd(loss, over=(w,), rate=λ, draws=any_law)
any_path = Path(any_sgd, (w0,))
any_exponent = Definition(μ, Mean(of=log(Abs(1 - λ * x)), over=any_law))
any_variance = Definition(s2, Variance(of=log(Abs(1 - λ * x)), over=any_law))
any_mean = Definition(m, Mean(of=x, over=any_law))
any_zero = Definition(q, Probability(of=Eq(1 - λ * x, 0), over=any_law))

local_maximum = Hypothesis("w = 0 is a local maximum of L(w) = a w²/4", a < 0)
any_maximum = Hypothesis("w = 0 is a local maximum of L(w) = E[x] w²/2", m < 0)
positive_rate = Hypothesis("the learning rate is positive", λ > 0)
finite_exponent = Hypothesis("ln|1 − λx| is finite, almost surely", Eq(q, 0))
varied = Hypothesis("s² exists and is positive", s2 > 0)
elsewhere = Hypothesis("w_0 ≠ 0", Ne(w0, 0))
after_start = Hypothesis("at least one step has been taken", Gt(t, 0))

# Gradient descent on L(w) = a w²/4, at the learning rate of SGD.
gd_path = Path(gd(average, over=(w,), rate=λ), (w0,))

# One more law of mean a/2 and variance (2 − a)²/4, those of the two-point law.
three_points = (
    Draw(
        x,
        Discrete(
            (a / 2, 2 - a / 2, 3 * a / 2 - 2), (Rational(3, 4), Rational(1, 8), Rational(1, 8))
        ),
    ),
)
path_three = Path(sgd(loss, over=(w,), rate=λ, draws=three_points), (w0,))

# The data of the two-point law multiplied by c: another loss of the form (2).
scaled = (Draw(x, fair(c, c * (a - 1))),)
path_scaled = Path(sgd(loss, over=(w,), rate=λ, draws=scaled), (w0,))

large_rate = (a - sqrt(a**2 - 8 * a + 8)) / (2 * (a - 1))  # the right end of the interval (5)

# The loss of Section 6.1 with a fourth-order term; runs begin anywhere in [−1, 1].
path_fourth = Path(sgd(quartic(w, x), over=(w,), rate=λ, draws=two_points), (w0,))
path_shown = Path(  # at λ = 0.8 and a = −1
    sgd(quartic(w, x), over=(w,), rate=Rational(4, 5), draws=(Draw(x, fair(1, -2)),)), (w0,)
)
anywhere = Uniform(-1, 1)
path_shaken = Path(
    sgd(loss + σ * z * w, over=(w,), rate=λ, draws=(*two_points, Draw(z, Normal(0, 1)))), (w0,)
)
ends_of_5 = (Line("(5), upper end", large_rate), Line("(5), lower end", a / (a - 1)))

# The gradient of the loss (2), its mean, and noise that does not depend on the position: SGD on
# L̂(w; y) = a w²/4 + y w, with y = σ or −σ.
sampled_gradient, gradient = diff(loss, w), diff(average, w)
position_free = (Draw(y, fair(σ, -σ)),)
path_additive = Path(sgd(average + y * w, over=(w,), rate=λ, draws=position_free), (w0,))

log_growth = log(Abs(w / w0))


def tends_to_normal(of: Expr) -> Converges:
    """That ``of`` tends in law to N(0, s²), whatever the law of the data."""
    return Converges(of=of, to=Normal(Integer(0), s2), over=any_path, how=IN_LAW, clock=t)


# Section 5.4. The algorithm (9)-(12) as printed, and the library's Adam and AMSGrad; v̂ is h. Then
# AMSGrad with β₁ = 0, as the text considers it, free and kept in [−1, 1]; v_0 = m_0 = 0.
β1, β2, g, h, v, k = real("β_1 β_2 g h v k")
m_next, v_next = β1 * m + (1 - β1) * x * w, β2 * v + (1 - β2) * (x * w) ** 2
printed = Recursion(
    (w, m, v, h),
    (w - λ * m_next / sqrt(Max(h, v_next)), m_next, v_next, Max(h, v_next)),
    two_points,
)
options = {"over": (w,), "rate": λ, "draws": two_points, "epsilon": 0}
bias_corrected = adam(loss, betas=(β1, β2), **options)
with_momentum = amsgrad(loss, betas=(β1, β2), **options)
root_mean = rmsprop(loss, decay=β2, **options)
free = amsgrad(loss, betas=(Integer(0), β2), **options)
kept = projected(free, onto={w: (-1, 1)})
_, m_w, v_w, h_w = free.state
path_kept = Path(kept, (w0, Integer(0), Integer(0), Integer(0)))
first = {w: w0, v_w: 0, h_w: 0}
to_maximum = Converges(of=w, to=Integer(0), over=path_kept, how=IN_PROBABILITY)

in_interval = Hypothesis("w_0 ∈ [−1, 1]", And(w0 >= -1, w0 <= 1))
decays = Hypothesis("0 ≤ β₂ < 1", And(β2 >= 0, β2 < 1))
one_of_two = Hypothesis("the data are 1 and a − 1", Or(Eq(x, 1), Eq(x, a - 1)))
started = (in_interval, elsewhere, decays)

# Appendix C.6: r_i of (95), where c is the limit of v̂ and 0 ≤ k_t ≤ ε.
top = Max(Abs(1 - λ / sqrt(c)), Abs(1 - λ / sqrt(c - ε)))
dominating = (Draw(y, fair(top, 1 + λ / sqrt(c - ε) * (1 - a))),)
path_dominating = Path(Recursion((w,), (y * w,), dominating), (w0,))
late = Path(sgd(loss, over=(w,), rate=λ / sqrt(c - k), draws=two_points), (w0,))
u, U = real("u U")  # λ/√c and λ/√(c − ε)
larger = Hypothesis("0 < λ/√c < λ/√(c − ε)", And(u > 0, u < U))
top_rates = Max(Abs(1 - u), Abs(1 - U))
near = Hypothesis("0 < ε < c", And(ε > 0, ε < c))
