"""Proposition 2. Let Eq. (2) be the loss function. Let λ > 0, and p(x) be such that
μ := E[ln|1 − λx|] and s² := Var[ln|1 − λx|]; then SGD converges to the local maximum in probability
if μ < 0.

"Be such that" lacks its verb ("exist"). The statement is typed for every law with a μ in [−∞, ∞],
without a condition on s², which the statement does not use. "The local maximum" is a hypothesis:
the averaged loss is E[x] w²/2.
"""

from theory import Claim, Implies, vanishes

from .setting import any_exponent, any_maximum, any_mean, any_path, positive_rate, μ

claim = Claim(
    title="SGD converges to the local maximum in probability if μ < 0",
    source="Proposition 2",
    given=(positive_rate, any_maximum),
    where=(any_exponent, any_mean),
    states=Implies(μ < 0, vanishes(any_path)),
    covers=("M1.3",),
)
