"""γ(λ)/λ tends to −a/2, the mean of −x, and not to −a."""

from sympy import Integer, Limit

from theory import (
    Claim,
    Definition,
    Draw,
    Equals,
    Hypothesis,
    Path,
    Rate,
    fair,
    function,
    real,
    sgd,
)

a, w, x, λ = real("a w x λ")
γ = function("γ")
path = Path(sgd(x * w**2 / 2, over=(w,), rate=λ, draws=(Draw(x, fair(1, a - 1)),)), (Integer(1),))

claim = Claim(
    title="The escape rate per unit of time tends to −a",
    source="a rate for small steps",
    given=(Hypothesis("w = 0 is a local maximum", a < 0),),
    where=(Definition(γ(λ), Rate(of=w, over=path)),),
    states=Equals(Limit(γ(λ) / λ, λ, 0), -a),
)
