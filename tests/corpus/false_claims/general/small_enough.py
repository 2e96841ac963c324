"""λ w² ≤ 1 for all w if λ is small enough: how small depends on w, so the order matters."""

from sympy import And

from theory import AtMost, Claim, Exists, ForAll, Hypothesis, real

c, w, λ, q = real("c w λ q")

claim = Claim(
    title="There is a c such that q λ w² ≤ 1 for all λ < c and all w",
    source="small enough",
    given=(Hypothesis("q > 0", q > 0),),
    states=Exists(
        over=(c,),
        within=c > 0,
        such_that=ForAll(over=(λ, w), within=And(λ > 0, λ < c), such_that=AtMost(q * λ * w**2, 1)),
    ),
)
