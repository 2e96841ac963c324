"""Appendix B.1, after Eq. (28). "Now, since p(1 − x) is continuous in the neighborhood of 1 by
assumption, we can apply Proposition 6 (appendix) to show that the first and second moment of
ln|1 − λx| exists".

By assumption p(x) is continuous near x = 1. The law is ½ δ(x − b) + ½ δ(x − c): away from its two
atoms it is zero, hence continuous, and near x = 1 it is continuous if b ≠ 1 and c ≠ 1. (Such sums
are densities in this paper; its own two-point law has an atom at x = 1, and does not satisfy the
lemma.) The moments of ln|1 − λx| exist if and only if P(1 − λx = 0) = 0, so what is needed is that
p(x) is continuous near x = 1/λ. ``neighbourhood``: p(1 − x) as a function of x is continuous near
x = 1 if p is continuous near 0; with two atoms, if 1 − x does not charge 1.
"""

from sympy import And, Eq, Ne, Rational

from theory import Claim, Draw, Equals, Hypothesis, Probability, fair, point, real

from .setting import positive_rate, x, λ

b, c = real("b c")
atoms = (Draw(x, fair(b, c)),)
two_values = Hypothesis("two atoms", Ne(b, c))
near_one = Hypothesis("p(x) is continuous near x = 1", And(Ne(b, 1), Ne(c, 1)))
near_zero = Hypothesis("p(x) is continuous near x = 1/λ", And(Ne(λ * b, 1), Ne(λ * c, 1)))
singular = Probability(of=Eq(1 - λ * x, 0), over=atoms)

claim = Claim(
    title="ln|1 − λx| is finite, hence its moments exist, if p(x) is continuous near x = 1",
    source="Appendix B.1, after Eq. (28)",
    given=(positive_rate, two_values, near_one),
    states=Equals(singular, 0),
    covers=("M1.21", "M1.26"),
)

corrected = Claim(
    title="ln|1 − λx| is finite, hence its moments exist, if p(x) is continuous near x = 1/λ",
    source="Appendix B.1, after Eq. (28)",
    given=(positive_rate, two_values, near_zero),
    states=Equals(singular, 0),
    corrects="ziyin2021/b1_moments",
    covers=("M1.21", "M1.26"),
)

neighbourhood = Claim(
    title="p(1 − x) is continuous near x = 1 by assumption",
    source="Appendix B.1, after Eq. (28)",
    given=(two_values, near_one),
    states=Equals(Probability(of=Eq(1 - x, 1), over=atoms), 0),
    covers=("M1.26",),
)

corrected_neighbourhood = Claim(
    title="p(1 − x) is continuous near x = 0 by assumption",
    source="Appendix B.1, after Eq. (28)",
    given=(two_values, near_one),
    states=Equals(Probability(of=Eq(1 - x, 0), over=atoms), 0),
    at=(point({b: Rational(99, 100), c: Rational(101, 100)}),),
    corrects="ziyin2021/b1_moments:neighbourhood",
    covers=("M1.26",),
)
