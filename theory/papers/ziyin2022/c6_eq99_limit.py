"""Eq. (99), proof of Proposition 5. "Since ε is arbitrary, we let ε → 0 and obtain

    |(1 − λ/√c)[1 + (λ/√c)(1 − a)]| ≤ 1."                                               (99)

The claim is the inference from (98), for one ε, with u = λ/√c and U = λ/√(c − ε). That "=" may be
allowed in the conclusion is not shown by it: SGD at a rate with "=" does not converge. It may,
because the iterates are kept in an interval (c6_conclusion).
"""

from sympy import Abs

from theory import Claim, Implies

from .setting import a, larger, local_maximum, top_rates, u

claim = Claim(
    title="(98) implies |(1 − λ/√c)[1 + (λ/√c)(1 − a)]| ≤ 1",
    source="Eq. (99)",
    given=(local_maximum, larger),
    states=Implies(Abs(top_rates * (1 + u * (1 - a))) < 1, Abs((1 - u) * (1 + u * (1 - a))) <= 1),
    covers=("M4.19",),
)
