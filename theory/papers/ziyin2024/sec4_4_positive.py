"""Section 4.4, after Theorem 3. "Note that for a finite dataset size, one can always choose a
learning rate such that I − λĤ is all positive with probability 1, this further makes it possible to
apply the central limit theorem of the classical Furstenberg–Kesten theory."

Of the two matrices Ĥ = −χ (0 1; 1 0) at the saddle of Section 5.3, where χ is 1 or a: the entries
of I − λĤ are 1 and λχ. That theorem is about matrices all of whose *entries* are positive, and with
a ≤ 0 no learning rate makes them so (``claim``). What can be chosen is a learning rate at which
both are positive definite, 1 − λ² > 0 and 1 − λ²a² > 0 (``corrected``).

As strong as the truth allows: each inequality holds for all small λ, and so does every other that
holds at λ = 0 with room to spare; that some λ satisfies both says no more of either.
"""

from sympy import Abs, And

from theory import Claim, Exists

from .setting import a, λ

claim = Claim(
    title="Some learning rate makes all entries of both I − λĤ positive",
    source="Section 4.4, after Theorem 3",
    states=Exists(over=(λ,), such_that=And(λ * 1 > 0, λ * a > 0), within=λ > 0),
    covers=("T-S4.4-POS",),
)

corrected = Claim(
    title="Some learning rate makes both I − λĤ positive definite",
    source="Section 4.4, after Theorem 3",
    states=Exists(
        over=(λ,),
        such_that=And(1 - λ**2 > 0, 1 - λ**2 * a**2 > 0),
        within=λ > 0,
        witness=(1 / (2 + 2 * Abs(a)),),
    ),
    corrects="ziyin2024/sec4_4_positive",
    covers=("T-S4.4-POS",),
)
