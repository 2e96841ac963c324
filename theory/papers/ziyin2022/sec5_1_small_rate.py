"""Section 5.1, the small learning rate regime. "The small learning rate regime λ < a/(a − 1) is the
successful escape regime because the SGD noise is of order λ² and becomes negligible at a small λ
(Liu et al., 2021)."

The noise of one step is the deviation of w_1 from its mean. What is of order λ² is its variance
V(λ) (``claim``) or its size √V(λ) (``as_size``). What becomes negligible is its size beside the
mean step D(λ), (``beside_step``), or its effect on the escape rate, which tends to that of GD
(``beside_rate``). Beside the mean step the size of the noise stays what it is: it tends to
(2 − a)/|a| > 1.
That λ < a/(a − 1) is an escape regime is ``ziyin2022/sec5_1_regimes:small``.

As strong as the truth allows (corrected_size): the order stands in the statement twice, as a bound
and as what the size is not smaller than. It is one change; in the second place only, with λ² there,
the statement would say less, since √V/λ² → ∞.
"""

from sympy import Abs, Integer, Limit, O, sqrt

from theory import Claim, Definition, Equals, Mean, Rate, Variance, function, is_of_order

from .setting import a, elsewhere, gd_path, local_maximum, path, w, w0, λ

V, D = function("V"), function("D")
γ_sgd, γ_gd = function("γ_SGD"), function("γ_GD")
noise = Definition(V(λ), Variance(of=w, over=path, at=Integer(1)))
step = Definition(D(λ), Mean(of=w - w0, over=path, at=Integer(1)))
given = (local_maximum, elsewhere)

claim = Claim(
    title="The variance of the noise is of order λ²",
    source="Section 5.1, the small learning rate regime",
    given=given,
    where=(noise,),
    states=is_of_order(V(λ), O(λ**2)),
    covers=("M1.57",),
)

as_size = Claim(
    title="The size of the noise is of order λ²",
    source="Section 5.1, the small learning rate regime",
    given=given,
    where=(noise,),
    states=is_of_order(sqrt(V(λ)), O(λ**2)),
    covers=("M1.57",),
)

corrected_size = Claim(
    title="The size of the noise is of order λ",
    source="Section 5.1, the small learning rate regime",
    given=given,
    where=(noise,),
    states=is_of_order(sqrt(V(λ)), O(λ)),
    corrects="ziyin2022/sec5_1_small_rate:as_size",
    covers=("M1.57",),
)

beside_step = Claim(
    title="The size of the noise becomes negligible beside the mean step",
    source="Section 5.1, the small learning rate regime",
    given=given,
    where=(noise, step),
    states=Equals(Limit(sqrt(V(λ)) / Abs(D(λ)), λ, 0), 0),
    covers=("M1.57",),
)

corrected_step = Claim(
    title="The size of the noise beside the mean step tends to (2 − a)/|a|",
    source="Section 5.1, the small learning rate regime",
    given=given,
    where=(noise, step),
    states=Equals(Limit(sqrt(V(λ)) / Abs(D(λ)), λ, 0), (a - 2) / a),
    corrects="ziyin2022/sec5_1_small_rate:beside_step",
    covers=("M1.57",),
)

beside_rate = Claim(
    title="The escape rate of SGD tends to that of GD",
    source="Section 5.1, the small learning rate regime",
    given=given,
    where=(
        Definition(γ_sgd(λ), Rate(of=w, over=path)),
        Definition(γ_gd(λ), Rate(of=w, over=gd_path)),
    ),
    states=Equals(Limit(γ_sgd(λ) / γ_gd(λ), λ, 0), 1),
    covers=("M1.57",),
)
