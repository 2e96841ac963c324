"""The letters, the model and the standing hypotheses that the claims of this paper share."""

from theory import Draw, Hypothesis, Path, fair, real, sgd

w, w0, x, λ = real("w w_0 x λ")

# Definition 1: SGD on the loss x w²/2, where x is 1 or 3 with equal probability.
path = Path(sgd(x * w**2 / 2, over=(w,), rate=λ, draws=(Draw(x, fair(1, 3)),)), (w0,))

positive_rate = Hypothesis("the learning rate is positive", λ > 0)
