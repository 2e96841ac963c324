"""The letters, the models and the standing hypotheses of Sections 4 to 5.4.

The sampled loss is L̂(w; x) = x w²/2 and x is drawn afresh at every step. (2)
The text lets E[x] = a/2, so that L(w) = a w²/4.
"""

from sympy import (
    Abs,
    And,
    Eq,
    Expr,
    FiniteSet,
    Gt,
    Integer,
    Max,
    Ne,
    Or,
    Rational,
    Tuple,
    diff,
    log,
    sqrt,
)

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
    stopped,
    two_valleys,
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
path_halted = Path(  # at λ = 0.8 and a = −1, until |w| > 10, from where it goes to infinity
    stopped(
        sgd(quartic(w, x), over=(w,), rate=Rational(4, 5), draws=(Draw(x, fair(1, -2)),)),
        once=Abs(w) > 10,
    ),
    (Rational(1, 2),),
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

# Section 5.3: two pairs of valleys, and noise along w_1 only. The sampled loss (6), its mean
# L = E L̂ written out, and SGD on it; ``boxed_path`` keeps |w_1| ≤ 1 and |w_2| ≤ 1, as is assumed.
w1, w2, u1, u2, b = real("w_1 w_2 u_1 u_2 b")
signs = (Draw(x, fair(1, -1)),)
valley_loss = two_valleys(w1, w2, a=a, b=b, x=x)
valleys = w1**4 + 6 * w1**2 * w2**2 + w2**4 - w1**2 - (1 + a) * w2**2
valley_sgd = sgd(valley_loss, over=(w1, w2), rate=λ, draws=signs)
boxed_path = Path(projected(valley_sgd, onto={w1: (-1, 1), w2: (-1, 1)}), (u1, u2))
bends = (diff(valleys, w1, 2), diff(valleys, w2, 2), diff(valleys, w1, w2))
sharpness = bends[0] + bends[1]
determinant = bends[0] * bends[1] - bends[2] ** 2
flat, sharp = {w1: 1 / sqrt(2), w2: 0}, {w1: 0, w2: sqrt((1 + a) / 2)}

positive_a = Hypothesis("a > 0", a > 0)
positive_b = Hypothesis("b > 0", b > 0)
in_the_square = Hypothesis("|w_1| ≤ 1 and |w_2| ≤ 1", And(Abs(w1) <= 1, Abs(w2) <= 1))
a_sign = Or(Eq(x, 1), Eq(x, -1))

# The pairs of minima of Eq. (8), and where SGD in the square may start.
flatter = FiniteSet(Tuple(1 / sqrt(2), 0), Tuple(-1 / sqrt(2), 0))
sharper = FiniteSet(Tuple(0, sqrt((1 + a) / 2)), Tuple(0, -sqrt((1 + a) / 2)))
listed_minima = FiniteSet(*flatter.args, *sharper.args)
place = Tuple(w1, w2)
starts_inside = And(u1**2 <= 1, u2**2 <= 1)

# r(x) of Eq. (80); x ≥ 0 is x = 1 and x ≤ 0 is x = −1.
r = Max(Abs(1 + λ * (2 - x * b)), Abs(1 + λ * (2 - x * b) - 16 * λ))
proposed = 1 / λ - 6
ρ, ρ0 = real("ρ ρ_0")
product_path = Path(Recursion((ρ,), (ρ * r.subs(b, proposed),), signs), (ρ0,))
bound_exponent = Definition(μ, Mean(of=log(r.subs(b, proposed)), over=signs))
