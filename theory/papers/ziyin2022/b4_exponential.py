"""Section B.4, after Eq. (46). "The only difference between the solution in this case and the one
in the 4th-order-loss case is the exponential factor, showing that the 4th-order potential does
nothing but keeping w(t) bounded."

``claim`` compares (46) with (38). ``zero``: with b > 0 the diffusion (37) converges to 0 where (44)
does, and at −Sa = λ besides, in probability; ``bounded``: else it has a stationary law, so that it
does not go to ∞.
"""

from sympy import exp

from theory import (
    ALMOST_SURELY,
    POSITIVE_RECURRENT,
    Claim,
    Equals,
    Iff,
    Implies,
    Runs,
    escapes,
    vanishes,
)

from .setting import b, elsewhere, positive_b, positive_rate, w, λ
from .setting_diffusion import S, batch, density_38, density_46, off_zero, on_37, path_37, path_44

given = (positive_rate, positive_b, batch)

claim = Claim(
    title="(38) is (46) times exp[−(Sb/λ)w²]",
    source="Section B.4, after Eq. (46)",
    given=(*given, off_zero),
    states=Equals(density_38, density_46 * exp(-S * b / λ * w**2)),
    covers=("F.37",),
)

zero = Claim(
    title="(37) converges to 0 almost surely where (44) does, and only there",
    source="Section B.4, after Eq. (46)",
    given=(*given, elsewhere),
    states=Iff(vanishes(path_37, ALMOST_SURELY), vanishes(path_44, ALMOST_SURELY)),
    covers=("F.37",),
)

bounded = Claim(
    title="Where (44) goes to ∞, (37) has a stationary law",
    source="Section B.4, after Eq. (46)",
    given=(*given, elsewhere),
    states=Implies(escapes(path_44), Runs(POSITIVE_RECURRENT, on_37)),
    covers=("F.37",),
)
