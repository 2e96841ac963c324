"""For all w there is a c such that λ w² ≤ 1 for all positive λ < c."""

from sympy import And

from theory import AtMost, Claim, Exists, ForAll, Hypothesis, real

c, w, λ, q = real("c w λ q")

claim = Claim(
    title="For all w there is a c such that q λ w² ≤ 1 for all λ < c",
    source="small enough",
    given=(Hypothesis("q > 0", q > 0),),
    states=ForAll(
        over=(w,),
        such_that=Exists(
            over=(c,),
            within=c > 0,
            such_that=ForAll(
                over=(λ,), within=And(λ > 0, λ < c), such_that=AtMost(q * λ * w**2, 1)
            ),
        ),
    ),
)
