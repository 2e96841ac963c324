"""Figure 1 and Section 6.1, in which numbers. "We see that the distribution converges to the local
maximum at w = 0 as the theory predicts."

In real numbers w_t is not 0 after any number of steps (``claim``: SGD on x w²/2 at λ = 0.8 and
a = −1). In binary32, in which networks are usually trained, it soon is: what is at most 2⁻¹⁵⁰ is
rounded to 0, and 0 is never left (``single``). At this λ both say the same of the bins.

Not so where SGD escapes: at λ = 10⁻⁶, which is below (5), it leaves every w_0 ≠ 0 in real
numbers, and stays at 2⁻¹³² for ever in binary32, since λ x w is rounded to 0 (``trap``: one step
suffices). That a run rests is no sign of convergence in such numbers.
"""

from sympy import Eq, Integer, Rational

from theory import (
    All,
    AtMost,
    Claim,
    Definition,
    Equals,
    Path,
    Probability,
    Reading,
    escapes,
    real,
)

from .setting import w, w0
from .setting_formats import at_large_rate, at_small_rate, large_single, small_single

starts = (
    Reading(words="w_0 = 1", binds=((w0, Integer(1)),)),
    Reading(words="w_0 = 1/2", binds=((w0, Rational(1, 2)),)),
    Reading(words="w_0 = 1/100", binds=((w0, Rational(1, 100)),)),
)
P = real("P")
late, small = Integer(600), Rational(1, 2**132)
from_small = Path(small_single.model, (small,))

claim = Claim(
    title="In real numbers no run at λ = 0.8 and a = −1 is at w = 0 after 600 steps",
    source="Figure 1, left",
    states=Equals(Probability(of=Eq(w, 0), over=at_large_rate, at=late), 0),
    readings=starts,
    covers=("E1.3",),
)

single = Claim(
    title="In binary32 99 in 100 runs at λ = 0.8 and a = −1 are at w = 0 after 600 steps",
    source="Figure 1, left",
    where=(Definition(P, Probability(of=Eq(w, 0), over=large_single, at=late)),),
    states=AtMost(Rational(99, 100), P),
    readings=starts,
    covers=("E1.3",),
)

trap = Claim(
    title="At λ = 10⁻⁶, where SGD escapes, 2⁻¹³² is never left in binary32",
    source="Figure 1, left",
    states=All(
        escapes(Path(at_small_rate.model, (small,))),
        Equals(Probability(of=Eq(w, small), over=from_small, at=Integer(1)), 1),
    ),
    covers=("E1.3",),
)
