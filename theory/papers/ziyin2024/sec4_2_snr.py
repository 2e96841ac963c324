"""Section 4.2, after Eq. (7). "The r.h.s. of the condition also has a natural interpretation as a
signal-to-noise ratio (SNR) in the gradient. The numerator is the Hessian of the original loss
function, which determines the signal in the gradient. The denominator is the strength of the
gradient noise in the minibatch".

The gradient at θ is h θ, with h of two values with equal probability. Its noise is its deviation
from its mean, of variance Var[h] θ²; the denominator E[h²] has the square of the signal in it, too.
"""

from theory import Claim, Equals, Variance

from .setting import h, h1, h2, two_h, θ

strength = Variance(of=h * θ, over=two_h)

claim = Claim(
    title="The variance of the gradient is E[h²] θ²",
    source="Section 4.2, after Eq. (7)",
    states=Equals(strength, (h1**2 + h2**2) / 2 * θ**2),
    covers=("T-S4.2-SNR",),
)

corrected = Claim(
    title="The variance of the gradient is (E[h²] − E[h]²) θ²",
    source="Section 4.2, after Eq. (7)",
    states=Equals(strength, ((h1**2 + h2**2) / 2 - ((h1 + h2) / 2) ** 2) * θ**2),
    corrects="ziyin2024/sec4_2_snr",
    covers=("T-S4.2-SNR",),
)
