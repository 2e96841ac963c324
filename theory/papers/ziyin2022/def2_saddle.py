"""Definition 2. "w is said to be a stationary point of L(w) if ∇_w L(w) = 0. w is a minimum of L
if, for all w′ in a sufficiently small neighborhood of w, L(w′) ≥ L(w). w is said to be a saddle
point if w is a stationary point but not a local minimum. This definition of saddle points, which
includes local maxima, agrees with the common definition in the literature".

"Includes local maxima" is claimed of L(w) = a w²/4 at w = 0: for a < 0 (``claim``), and for every a
for which w = 0 is a local maximum in the sense that L(w′) ≤ L(w) nearby (``every_maximum``), a = 0
among them.
"""

from sympy import Ne

from theory import Claim, Hypothesis, Implies, is_maximum, is_saddle

from .setting import a, average, local_maximum, w

origin = {w: 0}

claim = Claim(
    title="For a < 0 the local maximum w = 0 is a saddle point",
    source="Definition 2",
    given=(local_maximum,),
    states=is_saddle(average, origin),
    covers=("M1.1",),
)

every_maximum = Claim(
    title="Whenever w = 0 is a local maximum it is a saddle point",
    source="Definition 2",
    states=Implies(is_maximum(average, origin), is_saddle(average, origin)),
    covers=("M1.1",),
)

corrected = Claim(
    title="Whenever w = 0 is a local maximum of a loss that is not flat it is a saddle point",
    source="Definition 2",
    given=(Hypothesis("the loss is not flat", Ne(a, 0)),),
    states=Implies(is_maximum(average, origin), is_saddle(average, origin)),
    corrects="ziyin2022/def2_saddle:every_maximum",
    covers=("M1.1",),
)
