"""γ is named at λ and used at 2λ: a premise about one learning rate, a limit at another."""

from sympy import And, Integer

from theory import (
    Claim,
    Definition,
    Draw,
    Hypothesis,
    Implies,
    Path,
    Rate,
    fair,
    function,
    real,
    sgd,
    vanishes,
)

λ, w, x = real("λ w x")
γ = function("γ")
path = Path(sgd(x * w**2 / 2, over=(w,), rate=λ, draws=(Draw(x, fair(1, -2)),)), (Integer(1),))

claim = Claim(
    title="SGD converges at the learning rate λ if its rate at 2λ is negative",
    source="a name used elsewhere",
    given=(Hypothesis("0 < λ", λ > 0), Hypothesis("λ < 2", λ < 2)),
    where=(Definition(γ(λ), Rate(of=w, over=path)),),
    states=Implies(And(γ(2 * λ) < 0), vanishes(path)),
)
