"""The models of Appendix B.2: x ∼ N(−a, σ²) of (41), and the product that (43) displays.

ε is the draw from N(0, 1) of (42); elsewhere in the paper it is an arbitrary positive number.
"""

from sympy import Abs, Integer, log

from theory import Definition, Draw, Hypothesis, Mean, Normal, Path, Recursion, Variance, real, sgd

from .setting import a, loss, m, s2, w, w0, x, ε, λ, μ, σ

gaussian_data = (Draw(x, Normal(-a, σ**2)),)
gaussian = Path(sgd(loss, over=(w,), rate=λ, draws=gaussian_data), (w0,))

standard = (Draw(ε, Normal(Integer(0), Integer(1))),)
displayed_factor = 1 - λ * (a + σ * ε)
displayed = Path(Recursion((w,), (displayed_factor * w,), standard), (w0,))
displayed_exponent = Definition(μ, Mean(of=log(Abs(displayed_factor)), over=standard))
displayed_variance = Definition(s2, Variance(of=log(Abs(displayed_factor)), over=standard))

# Any normal law of the data, and a loss for it.
A, B, τ = real("A B τ")
any_gaussian = (Draw(x, Normal(m, τ**2)),)
chosen = Path(sgd((A * x + B) * w**2 / 2, over=(w,), rate=λ, draws=any_gaussian), (w0,))

spread = Hypothesis("σ > 0", σ > 0)
