"""Section 3.1, after Eq. (5). "From the definitions in (4) and (5), it follows that t_Q ≥ s_Q."

For Q = diag(a, b) or diag(c, d) with probability ½: v′Mv/v′E[Q]v is a mean of its values (a − c)²/4
and (b − d)²/4 along the two axes, so that t_Q is the larger and s_Q the smaller of them.
"""

from theory import AtMost, Claim

from .setting import diagonal_atoms, largest, s, smallest, t

claim = Claim(
    title="t_Q ≥ s_Q",
    source="Section 3.1, after Eq. (5)",
    given=(diagonal_atoms,),
    where=(smallest, largest),
    states=AtMost(s, t),
    covers=("P-EQ4-5",),
)
