"""Section 4, after Eq. (6). "In fact, ln(1 − a) is exactly the escape time scale of the GD
algorithm."

GD descends on the averaged loss at the learning rate λ = 1 of this example. The text leaves open on
which: ``as_in_section_4`` takes L(w) = a w²/2, by "we let E[x] = a"; ``as_in_the_example`` takes
L(w) = a w²/4, the averaged loss of the law of Proposition 1, to which Eq. (6) belongs. The time
scale of an exponential escape is its rate, lim (1/t) ln|w_t|: so it stands in Eq. (6), and after
Definition 3 the paper calls the rate so ("our definition focuses on the time scale of escaping").
"""

from sympy import log

from theory import Claim, Equals, Rate

from .setting import a, elsewhere, gd_one, gd_one_two, local_maximum, w

as_in_section_4 = Claim(
    title="ln(1 − a) is exactly the escape time scale of GD on L(w) = a w²/2",
    source="Section 4, after Eq. (6), with E[x] = a",
    given=(local_maximum, elsewhere),
    states=Equals(Rate(of=w, over=gd_one), log(1 - a)),
    covers=("W.9",),
)

as_in_the_example = Claim(
    title="ln(1 − a) is exactly the escape time scale of GD on L(w) = a w²/4",
    source="Section 4, after Eq. (6), with the law of Proposition 1",
    given=(local_maximum, elsewhere),
    states=Equals(Rate(of=w, over=gd_one_two), log(1 - a)),
    covers=("W.9",),
)

corrected = Claim(
    title="ln(1 − a/2) is exactly the escape time scale of GD on L(w) = a w²/4",
    source="Section 4, after Eq. (6), with the law of Proposition 1",
    given=(local_maximum, elsewhere),
    states=Equals(Rate(of=w, over=gd_one_two), log(1 - a / 2)),
    corrects="ziyin2021/sec4_gd_rate:as_in_the_example",
    covers=("W.9",),
)
