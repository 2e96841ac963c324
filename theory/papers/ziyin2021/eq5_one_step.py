"""Eq. (5). One step of SGD at λ = 1 with the two-point law.

    w_{t+1} = { 0 with probability 0.5;  (2 − a) w_t otherwise.                         (5)

The display describes the law of w_{t+1} given w_t, the mixture ½ δ_0 + ½ δ_{(2−a) w_t}, which is a
single atom where w_t = 0. ``claim`` says that the two laws have the same moment generating
function, which determines a bounded law; the steps are the two probabilities, where the two values
differ.
"""

from sympy import Eq, Integer, Ne, Rational, exp

from theory import Claim, Equals, Hypothesis, Mean, Path, Probability, real

from .setting import a, path_one, w

now, u = real("w_t u")
one_step = Path(path_one.model, (now,))
negative = Hypothesis("a < 0", a < 0)
apart = Hypothesis("w_t ≠ 0, so that the two values differ", Ne(now, 0))

claim = Claim(
    title="w_{t+1} is 0 with probability 0.5 and (2 − a) w_t otherwise",
    source="Eq. (5)",
    given=(negative,),
    states=Equals(
        Mean(of=exp(u * w), over=one_step, at=Integer(1)),
        Rational(1, 2) + exp(u * (2 - a) * now) / 2,
    ),
    covers=("W.6",),
)

step_zero = Claim(
    title="From w_t ≠ 0 the next value is 0 with probability 0.5",
    source="Eq. (5)",
    given=(negative, apart),
    states=Equals(Probability(of=Eq(w, 0), over=one_step, at=Integer(1)), Rational(1, 2)),
    covers=("W.6",),
)

step_otherwise = Claim(
    title="From w_t ≠ 0 the next value is (2 − a) w_t with probability 0.5",
    source="Eq. (5)",
    given=(negative, apart),
    states=Equals(
        Probability(of=Eq(w, (2 - a) * now), over=one_step, at=Integer(1)), Rational(1, 2)
    ),
    covers=("W.6",),
)
