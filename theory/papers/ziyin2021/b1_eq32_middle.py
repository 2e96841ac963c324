"""Eqs. (32)-(35), proof of Proposition 6. "The second term can be bounded as

    ∫_{−δ}^{δ} dx p(x) ln²|x| ≤ [p(0) + c] ∫_{−δ}^{δ} dx ln²|x|                         (32)
      = 2 [p(0) + c] ∫_0^δ dx ln² x                                                    (33)
      = 2 [p(0) + c] x (ln² x − 2 ln x + 2) |_0^δ                                      (34)
      = 2 [p(0) + c] δ (ln² δ − 2 ln δ + 2) < ∞."                                       (35)

(32) and (33) are claimed of the integrands, at each |x| < δ, where |p(x) − p(0)| ≤ c; (34) of the
derivative of what is to be an antiderivative; (35) of its limit at 0, the lower end. ``step_chain``
is (33)-(35) for the uniform law on [−δ, δ], where p(0) = 1/(2δ), c = 0 and (32) is an equality.
"""

from sympy import Abs, Derivative, Limit, Rational, log

from theory import AtMost, Claim, Draw, Equals, Hypothesis, Implies, Mean, Uniform, box, real

from .setting import x

p, p0, c, δ = real("p p_0 c δ")  # p(x), p(0)
primitive = x * (log(x) ** 2 - 2 * log(x) + 2)
right_of_zero = Hypothesis("x > 0", x > 0)

claim = Claim(
    title="p(x) ln²|x| ≤ [p(0) + c] ln²|x| where |p(x) − p(0)| ≤ c",
    source="Eq. (32)",
    given=(right_of_zero,),
    states=Implies(Abs(p - p0) <= c, AtMost(p * log(Abs(x)) ** 2, (p0 + c) * log(Abs(x)) ** 2)),
    covers=("M1.29",),
)

step_primitive = Claim(
    title="x (ln² x − 2 ln x + 2) is an antiderivative of ln² x",
    source="Eq. (34)",
    given=(right_of_zero,),
    states=Equals(Derivative(primitive, x), log(x) ** 2),
    at=(box({x: (Rational(1, 2), 2)}),),
    covers=("M1.29",),
)

step_end = Claim(
    title="x (ln² x − 2 ln x + 2) tends to 0 at the lower end",
    source="Eq. (35)",
    states=Equals(Limit(primitive, x, 0), 0),
    covers=("M1.29",),
)

step_chain = Claim(
    title="For the uniform law on [−δ, δ], E ln²|x| = ln² δ − 2 ln δ + 2",
    source="Eqs. (33)-(35)",
    given=(Hypothesis("δ > 0", δ > 0),),
    states=Equals(
        Mean(of=log(Abs(x)) ** 2, over=(Draw(x, Uniform(-δ, δ)),)), log(δ) ** 2 - 2 * log(δ) + 2
    ),
    covers=("M1.29",),
)
