"""Eq. (97), proof of Proposition 4. With b = 1/λ − 6 "we obtain that

    r_t = { 8λ if x_t ≥ 0;  2 max(|1 − 2λ|, |1 − 10λ|) if x_t ≤ 0."                         (97)

One part for each case.
"""

from sympy import Abs, Max

from theory import Claim, Equals

from .setting import b, positive_rate, proposed, r, x, λ

claim = Claim(
    title="r = 8λ for x ≥ 0",
    source="Eq. (97), first line",
    given=(positive_rate,),
    states=Equals(r.subs(x, 1).subs(b, proposed), 8 * λ),
    covers=("M3.17",),
)

second = Claim(
    title="r = 2 max(|1 − 2λ|, |1 − 10λ|) for x ≤ 0",
    source="Eq. (97), second line",
    given=(positive_rate,),
    states=Equals(r.subs(x, -1).subs(b, proposed), 2 * Max(Abs(1 - 2 * λ), Abs(1 - 10 * λ))),
    covers=("M3.17",),
)
