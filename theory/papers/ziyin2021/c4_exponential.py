"""Section C.4, after Eq. (76). "Compared with the 4-th order loss case, the 4th-order potential
introduces an exponential factor, showing that the only function of the 4th-order potential is to
keep w(t) bounded."

``claim`` compares (76) with (68). ``zero``: with b > 0 the diffusion (67) converges to 0 where (74)
does, and at −2Sa = λ besides, in probability; ``bounded``: else it has a stationary law, so that it
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
from .setting_diffusion import S, batch, density_68, density_76, off_zero, on_67, path_67, path_74

given = (positive_rate, positive_b, batch)

claim = Claim(
    title="(68) is (76) times exp[−(Sb/λ)w²]",
    source="Section C.4, after Eq. (76)",
    given=(*given, off_zero),
    states=Equals(density_68, density_76 * exp(-S * b / λ * w**2)),
    covers=("F.37",),
)

zero = Claim(
    title="(67) converges to 0 almost surely where (74) does, and only there",
    source="Section C.4, after Eq. (76)",
    given=(*given, elsewhere),
    states=Iff(vanishes(path_67, ALMOST_SURELY), vanishes(path_74, ALMOST_SURELY)),
    covers=("F.37",),
)

bounded = Claim(
    title="Where (74) goes to ∞, (67) has a stationary law",
    source="Section C.4, after Eq. (76)",
    given=(*given, elsewhere),
    states=Implies(escapes(path_74), Runs(POSITIVE_RECURRENT, on_67)),
    covers=("F.37",),
)
