"""Section 5.2, first sentences. "Even if one can tune the learning rate at will, there exists loss
landscapes where SGD can take an arbitrarily long time to escape, no matter how one chooses the
learning rate." Further down: "Escape can be achieved by setting the learning rate to be arbitrarily
large."

The landscape is that of Proposition 3, with some a < 0; a time is arbitrarily long if the rate γ(λ)
is below any ε > 0. "No matter how one chooses" is every λ > 0; the sentence further down, and
``large``, say why that cannot be: γ(2 + e^K) > K. The correction has the largest bound: at λ = √2
the rate ½ ln(1 + (2 − √2)|a|) tends to 0 with a, beyond it ½ ln(λ² − 1) > 0 is left.
"""

from sympy import And, Rational, exp, log, sqrt

from theory import AtMost, Claim, Exists, ForAll, Hypothesis, point, real

from .setting import a, elsewhere, local_maximum, rate, w0, γ, ε, λ

K = real("K")
positive = Hypothesis("ε > 0", ε > 0)
slow = AtMost(γ(λ), ε, strict=True)

claim = Claim(
    title="For some a < 0 the rate is below ε, no matter how one chooses the learning rate",
    source="Section 5.2, first sentences",
    given=(positive, elsewhere),
    where=(rate,),
    states=Exists(
        over=(a,),
        such_that=ForAll(over=(λ,), such_that=slow, within=λ > 0, breaks_at=(2 + exp(ε),)),
        within=a < 0,
    ),
    covers=("M2.56",),
)

corrected = Claim(
    title="For some a < 0 the rate is below ε, no matter how one chooses λ ≤ √2",
    source="Section 5.2, first sentences",
    given=(positive, elsewhere),
    where=(rate,),
    states=Exists(
        over=(a,),
        such_that=ForAll(over=(λ,), such_that=slow, within=And(λ > 0, λ <= sqrt(2))),
        within=a < 0,
        witness=(1 - exp(2 * ε),),
    ),
    at=(point({ε: log(Rational(101, 100)), w0: 1}),),
    corrects="ziyin2021/sec5_2_at_will",
    covers=("M2.56",),
)

large = Claim(
    title="The rate exceeds any bound K if the learning rate is large enough",
    source="Section 5.2, before Theorem 1",
    given=(local_maximum, elsewhere),
    where=(rate,),
    states=Exists(
        over=(λ,),
        such_that=AtMost(K, γ(λ), strict=True),
        within=λ > 0,
        witness=(2 + exp(K),),
    ),
    covers=("M2.57",),
)
