"""Eqs. (106), (107), proof of Proposition 5. The sum is divided at N, and v̂_t = c − k_t for t > N,
"where we introduced 0 ≤ k_t ≤ ε".

v̂ increases to c, so that v̂_N ≤ v̂_t ≤ c. ``claim`` draws the bounds on k_t from the printed
v̂_N ≤ c − ε. ``step_first`` is the sentence after (107), "the first term is of order O(1/√t) and
converges to 0", where A is the sum up to N.
"""

from sympy import Limit, oo, sqrt

from theory import Claim, Equals, Hypothesis, Implies, real

from .setting import c, h, ε

h_N, A, n = real("h_N A n")
above = (Hypothesis("v̂_N ≤ v̂_t", h_N <= h), Hypothesis("v̂_t ≤ c", h <= c))
some = Hypothesis("ε > 0", ε > 0)

claim = Claim(
    title="If v̂_N ≤ c − ε then k_t = c − v̂_t lies in [0, ε] for t > N",
    source="Eqs. (106), (107)",
    given=(some, *above),
    states=Implies(h_N <= c - ε, (c - h >= 0) & (c - h <= ε)),
    covers=("M4.25",),
)

corrected = Claim(
    title="If v̂_N ≥ c − ε then k_t = c − v̂_t lies in [0, ε] for t > N",
    source="Eqs. (106), (107)",
    given=(some, *above),
    states=Implies(h_N >= c - ε, (c - h >= 0) & (c - h <= ε)),
    corrects="ziyin2021/d4_eq107_split",
    covers=("M4.25",),
)

step_first = Claim(
    title="The first term A/√t converges to 0",
    source="Eqs. (106), (107), after them",
    states=Equals(Limit(A / sqrt(n), n, oo), 0),
    covers=("M4.25",),
)
