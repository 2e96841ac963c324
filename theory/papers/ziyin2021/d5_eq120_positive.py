"""Eq. (120), proof of Proposition 10. "The statement of this proposition is therefore equivalent to
the statement that we can find C(w) ≥ 0 such that Eq. (119) is satisfied. By assumption, p_S(w) > 0
everywhere; thus, the solution C(w) exists if

    c_0 − ∫ p_S(w) dL(w) > 0".                                                        (120)

I is ∫ p dL, and p is p_S, at some w. The factor 2S/λ of (119) is missing. The text calls c_0
"multiplied or added by a constant" c_0 again; but here the constant decides, and in Example 2 it is
that of (119).
"""

from sympy import Gt

from theory import Claim, Hypothesis, Iff, Implies, point, real

from .setting import positive_rate, λ
from .setting_conjecture import S, c0, positive_batch

integral, p = real("I p")
given = (positive_rate, positive_batch, Hypothesis("p > 0 everywhere", p > 0))
positive = Gt((c0 - 2 * S / λ * integral) / p, 0)

claim = Claim(
    title="C of (119) is positive where c_0 − ∫ p dL > 0",
    source="Eq. (120)",
    given=given,
    states=Implies(Gt(c0 - integral, 0), positive),
    covers=("D.5",),
)

corrected = Claim(
    title="C of (119) is positive exactly where c_0 − (2S/λ) ∫ p dL > 0",
    source="Eq. (120)",
    given=given,
    states=Iff(Gt(c0 - 2 * S / λ * integral, 0), positive),
    at=(point({integral: 1, c0: 2, λ: 1, S: 1, p: 1}),),
    corrects="ziyin2021/d5_eq120_positive",
    covers=("D.5",),
)
