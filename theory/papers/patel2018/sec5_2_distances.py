"""Section 5.2, the distances of Figures 9 to 12 after 20 steps. At 0.5u "we see stability for
k = 1, 200, 500 about the minimizer and we see convergence for GD (i.e., k = ∞)"; "regardless of the
starting radius".

On Model 1 of ``setting_tang``, in the box, from the flat minimizer: SGD-1 stays within 1/10, and of
its runs at most a third are within 1/100, where SGD-200 stays; GD comes to 10^−9 from 10^−3. In the
hundred dimensions of Model 3 SGD-1 leaves at 1.5l: all runs are further away than half the width of
the box.
"""

from sympy import Rational

from theory import All, AtMost, Claim

from .setting_batches import squared
from .setting_runs import P, S, share
from .setting_tang import FLAT, SHARP
from .setting_tang_runs import (
    flat_batch,
    flat_single,
    flat_whole,
    flat_wide,
    sharp_single,
    third_single,
)

away, most = squared(1, FLAT), Rational(99, 100)
close = away < Rational(1, 10**4)

single = Claim(
    title="Model 1, flat: at 0.5u SGD-1 from 10^−3 stays within 1/10, a third within 1/100",
    source="Section 5.2, the distances",
    where=(share(P, away < Rational(1, 100), flat_single), share(S, close, flat_single)),
    states=All(AtMost(most, P), AtMost(S, Rational(1, 3))),
    covers=("P-EXP-ST9",),
)

sharp = Claim(
    title="Model 1, sharp: at 0.5u SGD-1 from the radius 10^−3 stays within a tenth",
    source="Section 5.2, the distances",
    where=(share(P, squared(1, SHARP) < Rational(1, 100), sharp_single),),
    states=AtMost(most, P),
    covers=("P-EXP-ST9",),
)

wide = Claim(
    title="Model 1, flat: at 0.5u SGD-1 from the radius 1 comes within a tenth and stays there",
    source="Section 5.2, the distances",
    where=(share(P, away < Rational(1, 100), flat_wide),),
    states=AtMost(most, P),
    covers=("P-EXP-ST11",),
)

batches = Claim(
    title="Model 1, flat: at 0.5u SGD-200 from the radius 10^−3 stays within 1/100",
    source="Section 5.2, the distances",
    where=(share(P, close, flat_batch),),
    states=AtMost(most, P),
    covers=("P-EXP-ST9",),
)

descent = Claim(
    title="Model 1, flat: at 0.5u GD comes from the radius 10^−3 to 10^−9",
    source="Section 5.2, the distances",
    where=(share(P, away < Rational(1, 10**18), flat_whole),),
    states=AtMost(Rational(999, 1000), P),
    covers=("P-EXP-ST9",),
)

third = Claim(
    title="Model 3, flat: at 1.5l SGD-1 leaves, all runs are further away than 5",
    source="Section 5.2, the distances",
    where=(share(P, squared(3, FLAT) > 25, third_single),),
    states=AtMost(most, P),
    covers=("P-EXP-ST9",),
)
