"""Section 4, first paragraph. The averaged loss.

    L̂(w) = (x/2) w²,                                                                   (2)

"We let E[x] = a/2 and assume that Var[x] = σ² is finite. This gives rise to a true,
sample-averaged loss of L(w) = (a/4) w². The stationary point of this loss function is w = 0. When
a > 0, the underlying (deterministic) landscape is a minimum; ... When a < 0, the point w = 0 is a
local maximum."

The letter a is defined by E[x] = a/2 in ``claim`` and free in the steps. The sentence about the
stationary point stands between "we let E[x] = a/2" and the two cases of a; whether it includes
a = 0 is left open: ``step_stationary`` is about any a, ``step_stationary_curved`` about a ≠ 0.
"""

from sympy import Derivative, Eq, Integer, Ne

from theory import AtMost, Claim, Definition, Equals, Hypothesis, Iff, Mean

from .setting import a, any_law, any_mean, average, loss, m, w

claim = Claim(
    title="The sample-averaged loss is L(w) = (a/4) w²",
    source="Section 4, Eq. (2)",
    where=(any_mean, Definition(a, 2 * m)),
    states=Equals(Mean(of=loss, over=any_law), a / 4 * w**2),
    covers=("B.1", "W.1"),
)

step_stationary = Claim(
    title="The stationary point of L is w = 0, and no other, for any a",
    source="Section 4, after Eq. (2)",
    states=Iff(Eq(Derivative(average, w), 0), Eq(w, 0)),
    covers=("W.18",),
)

step_stationary_curved = Claim(
    title="The stationary point of L is w = 0, and no other, for a > 0 and a < 0",
    source="Section 4, after Eq. (2)",
    given=(Hypothesis("a is not 0", Ne(a, 0)),),
    states=Iff(Eq(Derivative(average, w), 0), Eq(w, 0)),
    corrects="ziyin2022/sec4_loss:step_stationary",
    covers=("W.18",),
)

step_minimum = Claim(
    title="For a > 0 the point w = 0 is a minimum",
    source="Section 4, after Eq. (2)",
    given=(Hypothesis("a > 0", a > 0),),
    states=AtMost(Integer(0), average),
    covers=("W.19",),
)

step_maximum = Claim(
    title="For a < 0 the point w = 0 is a local maximum",
    source="Section 4, after Eq. (2)",
    given=(Hypothesis("a < 0", a < 0),),
    states=AtMost(average, Integer(0)),
    covers=("W.19",),
)
