"""The letters and the model that the claims of this pack share."""

from theory import Draw, Path, fair, real, sgd, size

w, w0, x, λ = real("w w_0 x λ")
t = size("t")

# SGD on the loss x w²/2, where x is 1 or 3 with equal probability.
path = Path(sgd(x * w**2 / 2, over=(w,), rate=λ, draws=(Draw(x, fair(1, 3)),)), (w0,))
