"""γ(λ) = ½ ln|1 − λ| + ½ ln|1 − λ(a − 1)| = −aλ/2 + O(λ²)."""

from sympy import Integer, O

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
    title="The escape rate is −aλ/2 up to O(λ²)",
    source="a rate for small steps",
    given=(Hypothesis("w = 0 is a local maximum", a < 0),),
    where=(Definition(γ(λ), Rate(of=w, over=path)),),
    states=Equals(γ(λ), -a * λ / 2, upto=O(λ**2)),
)
