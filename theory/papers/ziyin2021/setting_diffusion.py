"""The models of Appendix C: batches of S data, the diffusions that approximate SGD, and formulas.

Chain, diffusion and density are three objects. ``path_batch`` and ``path_noisy`` are recursions;
``on_...`` are diffusions dw = −λ L'(w) dt + (λ/√S) √C(w) dW in the sense of Itô (49), on the line
or, where the noise vanishes at w = 0, on one side of it; ``density_...`` are expressions.

In this appendix L(w) = a w²/2: a is the mean of the data, which are a − τ and a + τ here. The mean
of the law of Propositions 1 to 3 is a/2.
"""

from dataclasses import replace

from sympy import Expr, Integer, Rational, exp, oo, sqrt

from theory import (
    ITO,
    STRATONOVICH,
    Diffusion,
    Discrete,
    Draw,
    Hypothesis,
    OnInterval,
    Path,
    fair,
    point,
    real,
    sgd,
    size,
)

from .setting import a, b, loss, two_points, w, w0, x, y, λ, σ

S = size("S")
K, η, θ, s, τ = real("K η θ s τ")
batch = Hypothesis("a batch has at least one member: S ≥ 1", S >= 1)
additive = Hypothesis("there is additive noise: σ > 0", σ > 0)
spread = Hypothesis("the data differ: τ > 0", τ > 0)
off_zero = Hypothesis("w > 0", w > 0)


def approximated(slope: Expr, covariance: Expr) -> Diffusion:
    """(49) for a loss with this derivative, and C(w)."""
    noise = λ / sqrt(S) * sqrt(covariance)
    return Diffusion((w,), (-λ * slope,), ((noise,),), ITO)


# SGD on data of mean a in batches of S.
of_mean_a = (Draw(x, fair(a - τ, a + τ)),)
minibatch = (Draw(x, fair(a - τ, a + τ), batch=S),)
path_batch = Path(sgd(loss, over=(w,), rate=λ, draws=minibatch), (w0,))
per_sample = τ**2 * w**2  # the variance of the gradient x w of one member
with_batch_covariance = approximated(a * w, per_sample / S)
with_sample_covariance = approximated(a * w, per_sample)

# Single steps with the data 1 and a − 1 on x w²/2 + y w, where y = ±σ is the additive noise.
noisy = (*two_points, Draw(y, fair(σ, -σ)))
path_noisy = Path(sgd(loss + y * w, over=(w,), rate=λ, draws=noisy), (w0,))
figure_9 = point({a: -1, λ: Rational(4, 5), σ: Rational(1, 10), w0: 1})

# Single steps with these data: the diffusion with the mean and the variance of a step; and steps
# with other data of the same mean and variance.
of_the_data = Diffusion((w,), (-λ * a / 2 * w,), ((λ * (1 - a / 2) * w,),), ITO)
path_of_the_data = Path(of_the_data, (w0,))
three_points = (
    Draw(
        x,
        Discrete(
            (a / 2, 2 - a / 2, 3 * a / 2 - 2), (Rational(3, 4), Rational(1, 8), Rational(1, 8))
        ),
    ),
)
path_three = Path(sgd(loss, over=(w,), rate=λ, draws=three_points), (w0,))
one_and_more = (Draw(x, fair(1, 2 * a - 1)),)  # as the data 1 and a − 1, with the mean a
path_one_and_more = Path(sgd(loss, over=(w,), rate=λ, draws=one_and_more), (w0,))

# (58), (66) and the equations of motion (59), (60), (61), (67), (74).
quartic_loss = a * w**2 / 2 + b * w**4 / 4
slope = a * w + b * w**3
printed_drift = -(λ * a * w + b * w**3)
equation_59 = Diffusion((w,), (printed_drift,), ((λ * w / sqrt(S), λ * σ),), ITO)
equation_60 = Diffusion((w,), (printed_drift,), ((λ * sqrt(w**2 / S + σ**2),),), ITO)
equation_61 = Diffusion((w,), (-λ * slope,), ((λ * sqrt(w**2 / S + σ**2),),), ITO)
equation_67 = Diffusion((w,), (-λ * slope,), ((λ / sqrt(S) * w,),), ITO)
equation_74 = Diffusion((w,), (-λ * a * w,), ((λ / sqrt(S) * w,),), ITO)
additive_61 = Diffusion((w,), (-λ * a * w,), ((λ * σ,),), ITO)
on_61 = OnInterval(equation_61, -oo, oo)
on_61_of_stratonovich = OnInterval(replace(equation_61, calculus=STRATONOVICH), -oo, oo)
on_67 = OnInterval(equation_67, 0, oo)
on_74 = OnInterval(equation_74, 0, oo)
on_sum_of_noise = OnInterval(Diffusion((w,), (Integer(0),), ((σ,),), ITO), -oo, oo)
path_67 = Path(equation_67, (w0,))
path_74 = Path(equation_74, (w0,))
path_67_of_one = Path(Diffusion((w,), (-λ * slope,), ((λ * w,),), ITO), (w0,))
path_74_of_one = Path(Diffusion((w,), (-λ * a * w,), ((λ * w,),), ITO), (w0,))

density_63 = (w**2 + S * σ**2) ** (-1 - S * a / λ + S**2 * b * σ**2 / λ) * exp(-S * b / λ * w**2)
density_68 = w ** (-2 - 2 * S * a / λ) * exp(-S * b / λ * w**2)
density_76 = w ** (-2 - 2 * S * a / λ)
peak = sqrt(-λ / (S * b) - a / b)  # of (65)
minimum = sqrt(-a / b)  # of (58), where a < 0

# (49) near a place, for (52) to (56): L', C and P up to the second order. And (57),
# for L' = θ w and C = w² + s².
g, h, c, d, e, p, q, r = real("g h c d e p q r")
slope_L, C, P = g + h * w, c + d * w + e * w**2, p + q * w + r * w**2
equation_49 = approximated(slope_L, C)
positive_noise = Hypothesis("there is noise: C(w) > 0", C > 0)
on_plain = OnInterval(approximated(θ * w, w**2 + s**2), -oo, oo)
powers_57 = (w**2 + s**2) ** (-1 - S * θ / λ)
