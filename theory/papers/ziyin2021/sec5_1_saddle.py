"""Definition 2. "w is said to be a stationary point of L(w) if ∇_w L(w) = 0. w is a minimum of L if
for all w′ in a sufficiently small neighborhood of w such that L(w′) ≥ L(w). w is said to be a
saddle point if w is a stationary point but not a local minimum."

The second sentence lacks its verb; "such that" is read as "we have". It defines, and asserts
nothing. What the section then takes for granted is that the local maximum w = 0 of the example is a
saddle point: ∇L(0) = 0, and every neighbourhood has a w′ with L(w′) < L(0).
"""

from sympy import Abs, Derivative, Integer, Subs

from theory import All, AtMost, Claim, Equals, Exists, Hypothesis, real

from .setting import average_two, local_maximum, w

δ, w1 = real("δ w′")

claim = Claim(
    title="The local maximum w = 0 is a saddle point: stationary, and not a local minimum",
    source="Definition 2, for the local maximum",
    given=(local_maximum, Hypothesis("a neighbourhood of radius δ > 0", δ > 0)),
    states=All(
        Equals(Subs(Derivative(average_two, w), w, Integer(0)), Integer(0)),
        Exists(
            over=(w1,),
            such_that=AtMost(average_two.subs(w, w1), Integer(0), strict=True),
            within=Abs(w1) < δ,
            witness=(δ / 2,),
        ),
    ),
    covers=("M1.2", "M1.91"),
)
