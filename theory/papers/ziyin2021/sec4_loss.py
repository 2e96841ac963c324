"""Section 4, first paragraph. The averaged loss.

    L̂(w) = (x/2) w²,                                                                   (4)

"We let E[x] = a and assume that Var[x] = σ² is finite. The stationary point of this loss function
is w = 0. When a > 0, the underlying (deterministic) landscape is a local minimum; ... When a < 0,
the point w = 0 is a local maximum, and the underlying dynamics need to escape from w = 0 to
infinity."

This version prints no L(w); by Eq. (1) it is E[L̂] = a w²/2. The letter a is defined by E[x] = a in
``claim`` and free in the steps. Whether "the stationary point" includes a = 0 is left open:
``step_stationary`` is about any a, ``step_stationary_curved`` about a ≠ 0. The underlying dynamics
are gradient descent on L; from w_0 = 0 itself nothing escapes.
"""

from sympy import Derivative, Eq, Integer, Ne

from theory import (
    AtMost,
    Claim,
    Definition,
    Equals,
    Hypothesis,
    Iff,
    Mean,
    Path,
    escapes,
    gd,
)

from .setting import a, any_law, any_mean, average, elsewhere, loss, m, positive_rate, w, w0, λ

claim = Claim(
    title="With E[x] = a the averaged loss is L(w) = (a/2) w²",
    source="Section 4, Eqs. (1), (4)",
    where=(any_mean, Definition(a, m)),
    states=Equals(Mean(of=loss, over=any_law), a / 2 * w**2),
    covers=("B.1", "W.30"),
)

step_stationary = Claim(
    title="The stationary point of L is w = 0, and no other, for any a",
    source="Section 4, after Eq. (4)",
    states=Iff(Eq(Derivative(average, w), 0), Eq(w, 0)),
    covers=("W.31",),
)

step_stationary_curved = Claim(
    title="The stationary point of L is w = 0, and no other, for a > 0 and a < 0",
    source="Section 4, after Eq. (4)",
    given=(Hypothesis("a is not 0", Ne(a, 0)),),
    states=Iff(Eq(Derivative(average, w), 0), Eq(w, 0)),
    corrects="ziyin2021/sec4_loss:step_stationary",
    covers=("W.31",),
)

step_minimum = Claim(
    title="For a > 0 the point w = 0 is a local minimum",
    source="Section 4, after Eq. (4)",
    given=(Hypothesis("a > 0", a > 0),),
    states=AtMost(Integer(0), average),
    covers=("W.32",),
)

step_maximum = Claim(
    title="For a < 0 the point w = 0 is a local maximum",
    source="Section 4, after Eq. (4)",
    given=(Hypothesis("a < 0", a < 0),),
    states=AtMost(average, Integer(0)),
    covers=("W.32",),
)

step_escape = Claim(
    title="For a < 0 the underlying dynamics escape from w = 0 to infinity",
    source="Section 4, after Eq. (4)",
    given=(Hypothesis("a < 0", a < 0), positive_rate, elsewhere),
    states=escapes(Path(gd(average, over=(w,), rate=λ), (w0,))),
    covers=("W.33",),
)
