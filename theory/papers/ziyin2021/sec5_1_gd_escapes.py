"""Section 5.1, first sentences. "We show that there exist cases where SGD may fail to escape saddle
points, while GD can successfully escape; this contradicts the suggestions in Kleinberg et al.
(2018) that SGD always escapes local minimum faster than GD. ... The following proposition
explicitly constructs an example in which SGD cannot escape the local minimum."

Both descend at the same learning rate, SGD on the loss (4) with the two-point law, GD on its
average a w²/4. The saddle point is w = 0 with a < 0, in the sense of Definition 2. The cases
a = −1, λ = 4/5 (those of Section 6.1) are the witness, for every w_0 ≠ 0. The point is called a
local minimum in the last sentence, and the local maximum in the proposition that follows.
"""

from sympy import And, Integer, Rational

from theory import All, AtMost, Claim, Definition, Exists, Rate, escapes, function, vanishes

from .setting import a, average_two, elsewhere, gd_path_two, local_maximum, path, w, λ

γ_sgd, γ_gd = function("γ_SGD"), function("γ_GD")
witness = (Integer(-1), Rational(4, 5))

claim = Claim(
    title="There are a and λ at which SGD is trapped and GD escapes",
    source="Section 5.1, first sentence",
    given=(elsewhere,),
    states=Exists(
        over=(a, λ),
        such_that=All(vanishes(path), escapes(gd_path_two)),
        within=And(a < 0, λ > 0),
        witness=witness,
    ),
    covers=("M1.88",),
)

not_faster = Claim(
    title="There are a and λ at which SGD escapes more slowly than GD, if at all",
    source="Section 5.1, first sentence",
    given=(elsewhere,),
    where=(
        Definition(γ_sgd(a, λ), Rate(of=w, over=path)),
        Definition(γ_gd(a, λ), Rate(of=w, over=gd_path_two)),
    ),
    states=Exists(
        over=(a, λ),
        such_that=AtMost(γ_sgd(a, λ), γ_gd(a, λ), strict=True),
        within=And(a < 0, λ > 0),
        witness=witness,
    ),
    covers=("M1.88",),
)

step_minimum = Claim(
    title="The point that SGD cannot escape from is a local minimum",
    source="Section 5.1, before Proposition 2",
    given=(local_maximum,),
    states=AtMost(Integer(0), average_two),
    covers=("W.40",),
)

step_maximum = Claim(
    title="The point that SGD cannot escape from is a local maximum",
    source="Section 5.1, before Proposition 2",
    given=(local_maximum,),
    states=AtMost(average_two, Integer(0)),
    corrects="ziyin2021/sec5_1_gd_escapes:step_minimum",
    covers=("W.40",),
)
