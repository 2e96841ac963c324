"""Section 5.1, the signal to noise ratio. "A continuous-time analysis in Section B of this example
shows that the convergence to local maxima occurs when the minibatch noise dominates the gradient,
namely, when the signal to noise ratio becomes smaller than 1."

The ratio is that of Section B.4, −Sa/(2λ), here for batches of S = 1. What a diffusion does is
claimed there; this is the sentence as one about the chain, the example of Corollary 1. Its
correction has the ratio at which the chain turns, (1 − a)/2 in place of 1, and sets aside the large
rates λ ≥ λ_+, at which it never converges.
"""

from sympy import And, Rational

from theory import Claim, Implies, point, vanishes

from .setting import a, elsewhere, large_rate, local_maximum, path, positive_rate, w0, λ

given = (local_maximum, positive_rate, elsewhere)
ratio = -a / (2 * λ)
below = point({a: Rational(-1, 2), λ: Rational(3, 10), w0: 1})

claim = Claim(
    title="SGD converges to the local maximum when −a/(2λ) is smaller than 1",
    source="Section 5.1, the signal to noise ratio",
    given=given,
    states=Implies(ratio < 1, vanishes(path)),
    at=(below,),
    covers=("M1.18",),
)

corrected = Claim(
    title="SGD converges to the local maximum when −a/(2λ) is smaller than (1 − a)/2, and λ < λ_+",
    source="Section 5.1, the signal to noise ratio",
    given=given,
    states=Implies(And(ratio < (1 - a) / 2, λ < large_rate), vanishes(path)),
    at=(below,),
    corrects="ziyin2022/sec5_1_signal_to_noise",
    covers=("M1.18",),
)
