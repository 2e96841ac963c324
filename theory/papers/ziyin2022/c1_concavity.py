"""Appendix C.1, after Eq. (57). "Since ln|x| is a convex function in the regions x ≥ δ and x ≤ δ
respectively. We can find linear functions ax + b of x such that ax + b ≥ ln x for x ≥ δ."

``claim`` is about x ≥ δ, ``second_region`` about x ≤ δ as printed, by values at midpoints, because
that region contains the pole x = 0, where ln|x| = −∞. No doubt of extraction: the first version of
the paper prints "x ≤ δ", too; the third integral of (53) is over x ≤ −δ. In the linear function a
and b are A and B here.

As strong as the truth allows (corrected_region): δ is any positive number, so that −1.01 δ or
−0.99 δ in the place of one −δ or of both says nothing more. Together these regions are all of
x < 0, and none that reaches beyond 0 will do: for u = −v the mean of ln|u| and ln|v| is a number,
and ln|(u + v)/2| is −∞.
"""

from sympy import Abs, And, Derivative, Integer, Ne, log

from theory import AtMost, Claim, Exists, ForAll, Hypothesis, Implies, Rival, real

from .setting import x

δ, u, v, A, B = real("δ u v A B")
positive = Hypothesis("δ > 0", δ > 0)
off_pole = Hypothesis("ln|u| and ln|v| are numbers", And(Ne(u, 0), Ne(v, 0)))
curvature = Derivative(log(x), (x, 2))
middle, ends = log(Abs((u + v) / 2)), (log(Abs(u)) + log(Abs(v))) / 2

claim = Claim(
    title="ln|x| is convex for x ≥ δ",
    source="Appendix C.1, after Eq. (57)",
    given=(positive,),
    states=Implies(x >= δ, AtMost(0, curvature)),
    covers=("M1.62",),
)

corrected = Claim(
    title="ln|x| is concave for x ≥ δ, strictly",
    source="Appendix C.1, after Eq. (57)",
    given=(positive,),
    states=Implies(x >= δ, AtMost(curvature, 0, strict=True)),
    corrects="ziyin2022/c1_concavity",
    covers=("M1.62",),
)

second_region = Claim(
    title="ln|x| is convex for x ≤ δ",
    source="Appendix C.1, after Eq. (57)",
    given=(positive, off_pole),
    states=Implies(And(u <= δ, v <= δ), AtMost(middle, ends)),
    covers=("M1.62",),
)

corrected_region = Claim(
    title="ln|x| is concave for x ≤ −δ",
    source="Appendix C.1, after Eq. (57)",
    given=(positive, off_pole),
    states=Implies(And(u <= -δ, v <= -δ), AtMost(ends, middle)),
    corrects="ziyin2022/c1_concavity:second_region",
    covers=("M1.62",),
)

step_linear = Claim(
    title="There are a and b with ax + b ≥ ln x for all x ≥ δ",
    source="Appendix C.1, after Eq. (57)",
    given=(positive,),
    states=Exists(
        over=(A, B),
        such_that=ForAll(over=(x,), such_that=AtMost(log(x), A * x + B), within=x >= δ),
        within=A > 0,
        witness=(Integer(1), Integer(-1)),
    ),
    rivals=(
        Rival(
            "the line −x",
            ForAll(over=(x,), such_that=AtMost(log(x), -x), within=x >= δ, breaks_at=(1 + δ,)),
        ),
    ),
    covers=("M1.63",),
)
