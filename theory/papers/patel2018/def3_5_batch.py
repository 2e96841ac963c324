"""Definition 3.5. For Problem 3.1, SGD-k generates the iterates

    θ_{N+1} = θ_N − (C_{N+1}/k) Σ_{j=Nk+1}^{N(k+1)} (Q_j θ_N + r_j).                      (8)

"When k = 1, we have the usual notion of stochastic gradient descent and, as k → ∞, we recover
gradient descent." For other functions it has ∇f_j(θ_N) in the sum (48). The sum must have k terms
at each of the steps N = 0, 1, ..., so that its upper limit is (N + 1)k. As k → ∞ the mean squared
distance between one step of SGD-k and one step of gradient descent tends to 0; in one parameter,
for the problem ``setting.line_at_rest``.
"""

from sympy import Limit, expand, oo

from theory import Claim, Definition, Equals, Mean, function, size

from .setting import Δ, C, a, b, k, line_at_rest_path, positive_atoms, some_batch, θ

N = size("N")
distance = function("D")
missed = expand((θ - (1 + Δ - C * (a + b) / 2 * Δ)) ** 2)  # by how much, squared

terms = Claim(
    title="The sum over j from Nk + 1 to N(k + 1) has k terms",
    source="Definition 3.5, Eqs. (8), (48)",
    given=(some_batch,),
    states=Equals(N * (k + 1) - (N * k + 1) + 1, k),
    covers=("P-EQ8", "P-EQ48"),
)

corrected_terms = Claim(
    title="The sum over j from Nk + 1 to (N + 1)k has k terms",
    source="Definition 3.5, Eqs. (8), (48)",
    given=(some_batch,),
    states=Equals((N + 1) * k - (N * k + 1) + 1, k),
    corrects="patel2018/def3_5_batch:terms",
    covers=("P-EQ8", "P-EQ48"),
)

step_recovers = Claim(
    title="As k → ∞ one step of SGD-k tends to one step of gradient descent, in mean square",
    source="Definition 3.5, after Eq. (8)",
    given=(some_batch, positive_atoms),
    where=(Definition(distance(k), Mean(of=missed, over=line_at_rest_path, at=1)),),
    states=Equals(Limit(distance(k), k, oo), 0),
    covers=("P-D3.5-KINF",),
)
