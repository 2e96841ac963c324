"""Eq. (11). "There are four local minima in total for this loss function. These minima and their
sharpnesses are

    (w_1, w_2) = (±1/√2, 0) with s = 4;  (w_1, w_2) = (0, ±√((1 + a)/2)) with s = 4 + 4a." (11)

For a, b > 0; the loss is L = E L̂, and s is the trace of its Hessian (Definition 4). At (±1/√2, 0)
the Hessian is diag(4, 4 − 2a). So these two are minima for a < 2 (``corrected``); for a ≥ 2 two
minima are left (``two``). At a = 2 the Hessian is singular, but they are no minima either: along
w_1² = 1/2 − 3 w_2² the loss is −1/4 − 8 w_2⁴. At (0, ±√((1 + a)/2)) the Hessian is diag(4 + 6a, 4
+ 4a). In both cases the printed sharpness is one of the two terms of the trace.
"""

from theory import MINIMUM, Claim, Critical, Equals, Hypothesis

from .setting import (
    a,
    flat,
    listed_minima,
    positive_a,
    sharp,
    sharper,
    sharpness,
    valleys,
    w1,
    w2,
)

minima = Critical(of=valleys, over=(w1, w2), kind=MINIMUM)

claim = Claim(
    title="There are four local minima in total: (±1/√2, 0) and (0, ±√((1 + a)/2))",
    source="Eq. (11)",
    given=(positive_a,),
    states=Equals(minima, listed_minima),
    covers=("M3.5",),
)

corrected = Claim(
    title="For a < 2 there are four local minima in total: (±1/√2, 0) and (0, ±√((1 + a)/2))",
    source="Eq. (11)",
    given=(positive_a, Hypothesis("a < 2", a < 2)),
    states=Equals(minima, listed_minima),
    corrects="ziyin2021/eq11_minima",
    covers=("M3.5",),
)

two = Claim(
    title="For a ≥ 2 there are two local minima: (0, ±√((1 + a)/2))",
    source="Eq. (11)",
    given=(Hypothesis("a ≥ 2", a >= 2),),
    states=Equals(minima, sharper),
    covers=("M3.5",),
)

flat_sharpness = Claim(
    title="The sharpness at (±1/√2, 0) is 4",
    source="Eq. (11), first line",
    given=(positive_a,),
    states=Equals(sharpness.subs(flat), 4),
    covers=("M3.6",),
)

corrected_flat = Claim(
    title="The sharpness at (±1/√2, 0) is 8 − 2a",
    source="Eq. (11), first line",
    given=(positive_a,),
    states=Equals(sharpness.subs(flat), 8 - 2 * a),
    corrects="ziyin2021/eq11_minima:flat_sharpness",
    covers=("M3.6",),
)

sharp_sharpness = Claim(
    title="The sharpness at (0, ±√((1 + a)/2)) is 4 + 4a",
    source="Eq. (11), second line",
    given=(positive_a,),
    states=Equals(sharpness.subs(sharp), 4 + 4 * a),
    covers=("M3.7",),
)

corrected_sharp = Claim(
    title="The sharpness at (0, ±√((1 + a)/2)) is 8 + 10a",
    source="Eq. (11), second line",
    given=(positive_a,),
    states=Equals(sharpness.subs(sharp), 8 + 10 * a),
    corrects="ziyin2021/eq11_minima:sharp_sharpness",
    covers=("M3.7",),
)
