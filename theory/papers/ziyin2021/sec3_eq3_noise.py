"""Section 3, Eq. (3). "It is handy to decompose the gradient into an expectation part and a
fluctuation part:

    ĝ_t = g_t + √C η_t                                                                  (3)

where η_t is a random variable such that cov(η_t, η_t') = δ_{t,t'} I ...; g_t = E[ĝ_t] is the
gradient of GD, and C is the SGD noise covariance."

For the loss (4) the gradient is ĝ = x w, so that g = E[x] w and C = Var[x] w². Where C > 0 the
decomposition says what η is, (ĝ − g)/√C; it has mean 0, and it has to have variance 1. (It is
independent from step to step because x is. Where C = 0 any η serves.)
"""

from sympy import Ne, sqrt

from theory import All, Claim, Definition, Equals, Hypothesis, Mean, Variance, real

from .setting import any_law, loss, w

C, g = real("C g")
gradient = loss.diff(w)
η = (gradient - g) / sqrt(C)

claim = Claim(
    title="η = (ĝ − g)/√C has the mean 0 and the variance 1",
    source="Eq. (3)",
    given=(Hypothesis("w is not the stationary point", Ne(w, 0)), Hypothesis("C > 0", C > 0)),
    where=(
        Definition(g, Mean(of=gradient, over=any_law)),
        Definition(C, Variance(of=gradient, over=any_law)),
    ),
    states=All(
        Equals(Mean(of=η, over=any_law), 0),
        Equals(Variance(of=η, over=any_law), 1),
    ),
    covers=("B.5",),
)
