"""The models of Appendix B: batches of S data, the diffusions that approximate SGD, and formulas.

Chain, diffusion and density are three objects. ``path_batch`` and ``path_noisy`` are recursions;
``on_...`` are diffusions dw = −λ L'(w) dt + (λ/√S) √C(w) dW in the sense of Itô (23), on the line
or, where the noise vanishes at w = 0, on one side of it; ``density_...`` are expressions.
"""

from dataclasses import replace

from sympy import Expr, Integer, Rational, exp, oo, sqrt

from theory import (
    ITO,
    STRATONOVICH,
    Diffusion,
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
K, η, θ, s = real("K η θ s")
batch = Hypothesis("a batch has at least one member: S ≥ 1", S >= 1)
additive = Hypothesis("there is additive noise: σ > 0", σ > 0)
off_zero = Hypothesis("w > 0", w > 0)


def approximated(slope: Expr, covariance: Expr) -> Diffusion:
    """(23) for a loss with this derivative, and C(w)."""
    noise = λ / sqrt(S) * sqrt(covariance)
    return Diffusion((w,), (-λ * slope,), ((noise,),), ITO)


# SGD on the data 1 and a − 1 in batches of S, and in single steps.
minibatch = (Draw(x, fair(1, a - 1), batch=S),)
path_batch = Path(sgd(loss, over=(w,), rate=λ, draws=minibatch), (w0,))
per_sample = (1 - a / 2) ** 2 * w**2  # the variance of the gradient x w of one member
with_batch_covariance = approximated(a * w / 2, per_sample / S)
with_sample_covariance = approximated(a * w / 2, per_sample)

# Single steps on x w²/2 + y w, where y = ±σ is the additive noise.
noisy = (*two_points, Draw(y, fair(σ, -σ)))
path_noisy = Path(sgd(loss + y * w, over=(w,), rate=λ, draws=noisy), (w0,))
figure_8 = point({a: -1, λ: Rational(4, 5), σ: Rational(1, 10), w0: 1})

# One member in each batch: the diffusion with the mean and the variance of a step.
of_the_data = Diffusion((w,), (-λ * a / 2 * w,), ((λ * (1 - a / 2) * w,),), ITO)
path_of_the_data = Path(of_the_data, (w0,))
chain_edge, data_edge = a / (a - 1), -a / (1 - a / 2) ** 2  # where each begins to converge

# (28), (36) and the equations of motion (29), (31), (37), (44).
quartic_loss = a * w**2 / 4 + b * w**4 / 4
slope = a / 2 * w + b * w**3
equation_29 = Diffusion((w,), (-(λ * (a / 2) * w + b * w**3),), ((λ * w / sqrt(S), λ * σ),), ITO)
equation_30 = Diffusion(
    (w,), (-(λ * (a / 2) * w + b * w**3),), ((λ * sqrt(w**2 / S + σ**2),),), ITO
)
equation_31 = Diffusion((w,), (-λ * slope,), ((λ * sqrt(w**2 / S + σ**2),),), ITO)
equation_37 = Diffusion((w,), (-λ * slope,), ((λ / sqrt(S) * w,),), ITO)
equation_44 = Diffusion((w,), (-λ * (a / 2) * w,), ((λ / sqrt(S) * w,),), ITO)
additive_31 = Diffusion((w,), (-λ * (a / 2) * w,), ((λ * σ,),), ITO)
quadratic_31 = Diffusion((w,), (-λ * (a / 2) * w,), ((λ * sqrt(w**2 / S + σ**2),),), ITO)
on_31 = OnInterval(equation_31, -oo, oo)
on_31_of_stratonovich = OnInterval(replace(equation_31, calculus=STRATONOVICH), -oo, oo)
on_37 = OnInterval(equation_37, 0, oo)
on_44 = OnInterval(equation_44, 0, oo)
on_sum_of_noise = OnInterval(Diffusion((w,), (Integer(0),), ((σ,),), ITO), -oo, oo)
on_quadratic = OnInterval(quadratic_31, -oo, oo)
at_figure_1 = {a: Integer(-1), λ: Rational(4, 5), S: Integer(1), σ: Rational(1, 10)}
on_fig8, on_fig8_of_the_data = (
    OnInterval(
        Diffusion(
            (w,),
            ((-λ * (a / 2) * w).subs(at_figure_1),),
            (((λ * sqrt(given / S + σ**2)).subs(at_figure_1),),),
            ITO,
        ),
        -oo,
        oo,
    )
    for given in (w**2, per_sample)
)
path_37 = Path(equation_37, (w0,))
path_44 = Path(equation_44, (w0,))
path_37_of_one = Path(Diffusion((w,), (-λ * slope,), ((λ * w,),), ITO), (w0,))
path_44_of_one = Path(Diffusion((w,), (-λ * (a / 2) * w,), ((λ * w,),), ITO), (w0,))

density_33 = (w**2 + S * σ**2) ** (-1 - S * a / (2 * λ) + S**2 * b * σ**2 / λ) * exp(
    -S * b / λ * w**2
)
density_38 = w ** (-2 - S * a / λ) * exp(-S * b / λ * w**2)
density_46 = w ** (-2 - S * a / λ)
peak = sqrt(-λ / (S * b) - a / (2 * b))  # of (35)
minimum = sqrt(-a / (2 * b))  # of (28), where a < 0

# (23) near a place, for (25) and (26): L', C and P up to the second order. And (27),
# for L' = θ w and C = w² + s².
g, h, c, d, e, p, q, r = real("g h c d e p q r")
slope_L, C, P = g + h * w, c + d * w + e * w**2, p + q * w + r * w**2
equation_23 = approximated(slope_L, C)
positive_noise = Hypothesis("there is noise: C(w) > 0", C > 0)
on_plain = OnInterval(approximated(θ * w, w**2 + s**2), -oo, oo)
powers_27 = (w**2 + s**2) ** (-1 - S * θ / λ)
