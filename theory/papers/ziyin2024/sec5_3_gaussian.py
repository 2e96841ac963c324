"""Section 5.3, the Gaussian data. "Now, we consider a size-N Gaussian dataset. Let x_i ~ N(0, 1)
and noise ε_i ~ N(0, 4), and generate a noisy label y_i = μx_i + (1 − μ)ε_i."

Nothing is asserted but the data. Two moments of χ = xy say what they are, of which (7) and the end
of phase Ia are made: E[xy] = μ, so that the rank-0 point is a saddle for μ ≠ 0, and E[(xy)²].
"""

from theory import Claim, Equals, Mean

from .setting import μ
from .setting_gaussian import pairs, χ_of

claim = Claim(
    title="E[xy] = μ",
    source="Section 5.3, the Gaussian data",
    states=Equals(Mean(of=χ_of, over=pairs), μ),
    covers=("T-S5.3-SIGMA",),
)

square = Claim(
    title="E[(xy)²] = 3μ² + 4(1 − μ)²",
    source="Section 5.3, the Gaussian data",
    states=Equals(Mean(of=χ_of**2, over=pairs), 3 * μ**2 + 4 * (1 - μ) ** 2),
    covers=("T-S5.3-SIGMA",),
)
