"""Figure 4 and Appendix A.1. "We see that for this loss landscape also, there is some region such
that for all λ, SGD converges to the local maximum. ... an active phase where w escapes to infinity
successfully. ... when λ is small, the line based on quadratic loss also gives good agreement with
the fourth-order loss."

"Some region" is one of a: whatever a < 0 is, w = 0 does not attract at λ = 3. Near w = 0 the step
multiplies w by 1 − λx on both losses; so the line is the same for runs that begin near 0. Where it
is crossed at a small λ, w does not escape to infinity: it stays in a bounded set.
"""

from sympy import Abs, And, Eq, Or, Rational, diff

from theory import AtMost, Claim, Equals, ForAll, Hypothesis, Iff, Implies

from .setting import a, large_rate, local_maximum, path_fourth, w, x, λ

(step,) = path_fourth.model.step
product = Abs((1 - λ) * (1 - λ * (a - 1)))  # of the factors at w = 0: below 1 it attracts
shown = Hypothesis("λ > 0 and −1 ≤ a < 0", And(λ > 0, a >= -1, a < 0))
one_of_two = Hypothesis("the data are 1 and a − 1", Or(Eq(x, 1), Eq(x, a - 1)))

claim = Claim(
    title="For a < 0 w = 0 attracts for every λ",
    source="Figure 4",
    given=(local_maximum,),
    states=ForAll(
        over=(λ,), such_that=AtMost(product, 1, strict=True), within=λ > 0, breaks_at=(3,)
    ),
    covers=("E1.9",),
)

corrected = Claim(
    title="For a < 1 w = 0 attracts exactly for the λ of (5)",
    source="Figure 4",
    given=(Hypothesis("a < 1", a < 1),),
    states=ForAll(
        over=(λ,),
        such_that=Iff(AtMost(product, 1, strict=True), And(a / (a - 1) < λ, λ < large_rate)),
        within=λ > 0,
    ),
    corrects="ziyin2022/a1_phases",
    covers=("E1.9", "E1.4"),
)

step_same_line = Claim(
    title="At w = 0 the step on the fourth-order loss multiplies w by 1 − λx",
    source="Figure 4",
    states=Equals(diff(step, w).subs(w, 0), 1 - λ * x),
    covers=("E1.11",),
)

step_bounded = Claim(
    title="For λ ≤ 1/10 no step on the fourth-order loss leads out of |w| ≤ 2",
    source="Figure 4",
    given=(shown, one_of_two),
    states=Implies(And(Abs(w) <= 2, λ <= Rational(1, 10)), AtMost(Abs(step), 2)),
    covers=("E1.10",),
)
