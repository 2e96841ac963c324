"""Remark after Proposition 2. "One can also make a straightforward extension of the above example
to the case when w ∈ R^d and d > 1. ... Let H denote the Hessian matrix at w = 0. One can first
diagonalize H and then show that there exists a critical eigenvalue l_c(λ) such that for all
subspaces H with eigenvalue l ≤ l_c, w will be attracted towards 0, and for all l > l_c(λ)
subspaces, w will escape."

The extension is not written out: each eigenvector is taken as a copy of the example, with its own
x = 1 or x = −1 + a. Its eigenvalue is l = a by "E[x] = a" of Section 4 (``claim``), and l = a/2 by
the mean of the law (``of_the_law``). The remark is about the directions l < 0 that leave the saddle
point, at a learning rate λ < 1. Steep directions escape and flat ones do not: with l = a those with
l > −λ/(1 − λ) are attracted, those with l < −λ/(1 − λ) escape, and at the edge μ = 0.

As strong as the truth allows: above the edge w → 0, below it |w| → ∞, at it neither, so that the
edge is the only l_c that serves. Both halves of the print are turned because one is not enough:
with the second alone turned both would speak of l < l_c or of l = l_c, and with the first alone
both would speak of l > l_c, which for l_c = 0 is nothing at all.
"""

from sympy import Abs

from theory import (
    All,
    Claim,
    Exists,
    ForAll,
    Hypothesis,
    Implies,
    Path,
    escapes,
    real,
    vanishes,
)

from .setting import elsewhere, l, positive_rate, subspace, subspace_half, λ

l_c = real("l_c")
given = (positive_rate, Hypothesis("λ < 1", λ < 1), elsewhere)
edge = -λ / (1 - λ)  # where μ = 0, if l = a


def printed(path: Path) -> All:
    """As the remark has it."""
    return All(Implies(l <= l_c, vanishes(path)), Implies(l > l_c, escapes(path)))


def turned(path: Path) -> All:
    """The other way round."""
    return All(Implies(l > l_c, vanishes(path)), Implies(l < l_c, escapes(path)))


claim = Claim(
    title="For a critical l_c all l ≤ l_c are attracted and all l > l_c escape",
    source="Remark after Proposition 2",
    given=given,
    states=Exists(
        over=(l_c,),
        such_that=ForAll(
            over=(l,),
            such_that=printed(subspace),
            within=l < 0,
            breaks_at=(2 * edge - Abs(l_c),),
        ),
    ),
    covers=("M1.19",),
)

corrected = Claim(
    title="For a critical l_c all l > l_c are attracted and all l < l_c escape",
    source="Remark after Proposition 2",
    given=given,
    states=Exists(
        over=(l_c,),
        such_that=ForAll(over=(l,), such_that=turned(subspace), within=l < 0),
        witness=(edge,),
    ),
    corrects="ziyin2021/sec5_1_dimensions",
    covers=("M1.19",),
)

of_the_law = Claim(
    title="With E[x] = a/2, for a critical l_c all l ≤ l_c are attracted and all l > l_c escape",
    source="Remark after Proposition 2, l = a/2",
    given=given,
    states=Exists(
        over=(l_c,),
        such_that=ForAll(
            over=(l,),
            such_that=printed(subspace_half),
            within=l < 0,
            breaks_at=(2 * edge - Abs(l_c),),
        ),
    ),
    covers=("M1.19",),
)

of_the_law_corrected = Claim(
    title="With E[x] = a/2, for a critical l_c all l > l_c are attracted and all l < l_c escape",
    source="Remark after Proposition 2, l = a/2",
    given=given,
    states=Exists(
        over=(l_c,),
        such_that=ForAll(over=(l,), such_that=turned(subspace_half), within=l < 0),
        witness=(edge / 2,),
    ),
    corrects="ziyin2021/sec5_1_dimensions:of_the_law",
    covers=("M1.19",),
)
