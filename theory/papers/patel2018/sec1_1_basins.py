"""Section 1.1, Figures 1 and 2. With symmetric, bounded noise in the derivative "the noise ..., by
the size of the basins alone, will force the iterates to spend more time in the flatter minimizer on
the left" (Figure 1). Where the sharper minimizer has the larger basin (Figure 2) "the probability
of an iterate being in the basin of the sharper minimizer is actually greater". And in high
dimensions "the probability of the noise exploring those limited directions ... is low (e.g.,
consider isotropic noise)".

The functions are not printed. Ours, in ``setting_wells``, are two parabolas that meet at 0: with
the minimizers −2 and ¼ and the curvatures ½ and 4, and with −½ and 2, 1 and 2; noise −10 or 10, C =
1/10, from 0, after 8 steps. For isotropic noise of a total variance 1 in d directions each has 1/d;
of a variance that does not depend on d each direction is explored as in one dimension.
"""

from sympy import Limit, Rational, oo

from theory import (
    AtMost,
    Claim,
    Definition,
    Draw,
    Equals,
    Hypothesis,
    Mean,
    Normal,
    Probability,
    function,
    size,
)

from .setting import a, y
from .setting_wells import flat_path, sharp_path

d = size("d")
share = function("S")

claim = Claim(
    title="The iterate is in the flatter, larger basin two times in three",
    source="Section 1.1, Figure 1",
    states=AtMost(Rational(2, 3), Probability(of=y < 0, over=flat_path, at=8)),
    covers=("P-S1-FIG1",),
)

sharper = Claim(
    title="The iterate is in the sharper basin five times in eight if that is the larger",
    source="Section 1.1, Figure 2",
    states=AtMost(Rational(5, 8), Probability(of=y > 0, over=sharp_path, at=8)),
    covers=("P-S1-FIG2",),
)

direction = Claim(
    title="The share of one direction in isotropic noise of variance 1 tends to 0 as d → ∞",
    source="Section 1.1, after Figure 2",
    given=(Hypothesis("at least one direction", d >= 1),),
    where=(Definition(share(d), Mean(of=a**2, over=(Draw(a, Normal(0, 1 / d)),))),),
    states=Equals(Limit(share(d), d, oo), 0),
    covers=("P-S1-HD",),
)
