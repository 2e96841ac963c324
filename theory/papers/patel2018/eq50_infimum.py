"""Eq. (50). s_f is "the maximum between 0 and" the mean over B(θ*, ε) of
inf over v′∇²F(θ)v ≠ 0 of v′(E[∇²f ∇²F ∇²f] − (∇²F)³)v / v′∇²F(θ)v.

Diagonal Hessians in two parameters: ∇²F = diag(c, d), and the entries of ∇²f have the variances p
and q, so that the quotient is (cpx² + dqy²)/(cx² + dy²). Where c and d have one sign it is at least
0, and no maximum with 0 is needed. Where they differ in sign, as they may in every ball about a
degenerate minimizer or in a ball that is not small, and p ≠ q, it has no lower bound: as the
denominator tends to 0 the numerator tends to a multiple of d(q − p). The infimum is −∞, and s_f is
0 however much ∇²f varies. y stands for x²/y²; both sides are multiplied by the denominator squared.
"""

from sympy import And, Rational

from theory import AtMost, Claim, Hypothesis, point

from .setting import c, d, p, q, y

given = (Hypothesis("p and q are variances, y a square", And(p >= 0, q >= 0, y >= 0)),)
nonnegative = AtMost(0, (c * p * y + d * q) * (c * y + d))

claim = Claim(
    title="The infimum in (50) is not negative",
    source="Definition 3.14, Eq. (50)",
    given=given,
    states=nonnegative,
    covers=("P-EQ50",),
)

corrected = Claim(
    title="The infimum in (50) is not negative where the eigenvalues of ∇²F are of one sign",
    source="Definition 3.14, Eq. (50)",
    given=(*given, Hypothesis("the eigenvalues do not differ in sign", c * d >= 0)),
    states=nonnegative,
    at=(
        point({c: 1, d: -1, p: 0, q: 1, y: 2}),
        point({c: 1, d: -Rational(1, 200), p: 0, q: 1, y: 1}),
    ),
    corrects="patel2018/eq50_infimum",
    covers=("P-EQ50",),
)
