"""Eq. (66). "The 1d loss function with 4-th order term is

    L(w) = aw²/2 + xw²/2 + bw²/4;                                                         (66)

the SGD update rule (i.e., the equation of motion) in this case is" (67), with the drift
−λ[a w + b w³].

The mean of x is 0 here, for a is that of the data. ``claim``: the drift of (67) is −λ times the
derivative of the mean of (66), (a + b/2) w²/2. The last term has to be b w⁴/4, as in (58).
"""

from sympy import Derivative

from theory import Claim, Equals
from theory.diffusions import ito_drift

from .setting import a, b, positive_b, positive_rate, w, x, λ
from .setting_diffusion import equation_67

printed = a * w**2 / 2 + x * w**2 / 2 + b * w**2 / 4
fourth = a * w**2 / 2 + x * w**2 / 2 + b * w**4 / 4

claim = Claim(
    title="The drift of (67) is −λ times the derivative of (66) at x = 0",
    source="Eq. (66)",
    given=(positive_rate, positive_b),
    states=Equals(ito_drift(equation_67), -λ * Derivative(printed.subs(x, 0), w)),
    covers=("F.23",),
)

corrected = Claim(
    title="The drift of (67) is −λ times the derivative of (66) with b w⁴/4, at x = 0",
    source="Eq. (66)",
    given=(positive_rate, positive_b),
    states=Equals(ito_drift(equation_67), -λ * Derivative(fourth.subs(x, 0), w)),
    corrects="ziyin2021/c3_eq66_loss",
    covers=("F.23",),
)
