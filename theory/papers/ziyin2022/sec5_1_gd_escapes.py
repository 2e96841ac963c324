"""Section 5.1, first sentence. "We show that there are cases where SGD may fail to escape saddle
points, while GD can successfully escape; this contradicts the suggestions in Kleinberg et al.
(2018) that SGD always escapes a local minimum faster than GD."

Both descend at the same learning rate, SGD on the loss (2) with the two-point law, GD on its
average a w²/4. The saddle point is w = 0 with a < 0, in the sense of Definition 2. The cases
a = −1, λ = 4/5 (those of Section 6.1) are the witness, for every w_0 ≠ 0.
"""

from sympy import And, Integer, Rational

from theory import (
    All,
    AtMost,
    Claim,
    Definition,
    Exists,
    Rate,
    escapes,
    function,
    vanishes,
)

from .setting import a, elsewhere, gd_path, path, w, λ

γ_sgd, γ_gd = function("γ_SGD"), function("γ_GD")
where = (
    Definition(γ_sgd(a, λ), Rate(of=w, over=path)),
    Definition(γ_gd(a, λ), Rate(of=w, over=gd_path)),
)

claim = Claim(
    title="There are a and λ at which SGD is trapped and GD escapes",
    source="Section 5.1, first sentence",
    given=(elsewhere,),
    states=Exists(
        over=(a, λ),
        such_that=All(vanishes(path), escapes(gd_path)),
        within=And(a < 0, λ > 0),
        witness=(Integer(-1), Rational(4, 5)),
    ),
    covers=("M1.52",),
)

not_faster = Claim(
    title="There are a and λ at which SGD escapes more slowly than GD, if at all",
    source="Section 5.1, first sentence",
    given=(elsewhere,),
    where=where,
    states=Exists(
        over=(a, λ),
        such_that=AtMost(γ_sgd(a, λ), γ_gd(a, λ), strict=True),
        within=And(a < 0, λ > 0),
        witness=(Integer(-1), Rational(4, 5)),
    ),
    covers=("M1.52",),
)
