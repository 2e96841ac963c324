"""Remark after Proposition 6. "Note that, the continuity in the neighborhood of 0 is not a
necessary condition. For example, one can also prove that E_x[ln²|x|] is finite if p(x) is bounded
and its second moment exists."

The law that is not continuous near 0, bounded, with a second moment, is the uniform one on [0, h];
its E ln²|x| is the number (35) divided by 2δ p(0), with h for δ.
"""

from sympy import Abs, log

from theory import Claim, Draw, Equals, Hypothesis, Mean, Uniform, real

from .setting import x

h = real("h")

claim = Claim(
    title="For the uniform law on [0, h], which jumps at 0, E ln²|x| = ln² h − 2 ln h + 2",
    source="Remark after Proposition 6",
    given=(Hypothesis("h > 0", h > 0),),
    states=Equals(
        Mean(of=log(Abs(x)) ** 2, over=(Draw(x, Uniform(0, h)),)), log(h) ** 2 - 2 * log(h) + 2
    ),
    covers=("M1.33",),
)
