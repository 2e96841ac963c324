"""Section 6.5, negative eigenvalues. "At convergence, many large-scale neural networks in realistic
tasks exhibit negative eigenvalues in the Hessian ... The existence of large eigenvalues at a late
time either suggests that the algorithm has yet to escape or that it has indeed been attracted to
such saddle points; if the latter is true, then our work offers an explanation."

"Large" stands for "negative", as in the sentence after it. What is observed is the observation of
others. That the saddle points of the example explain it needs that their Hessians have a negative
eigenvalue, that is, vᵀ ∇²L v < 0 for some v. It is diag(−2w_2, 0) at (0, w_2), and the zero matrix
at (0, 0), where SGD is said to end.
"""

from sympy import Derivative, Integer, Subs

from theory import AtMost, Claim, Exists, Hypothesis, real

from .setting_network import network_average, w1, w2

v1, v2 = real("v_1 v_2")
L = network_average
L11, L12, L22 = (
    Subs(of, w1, 0)
    for of in (Derivative(L, (w1, 2)), Derivative(L, w1, w2), Derivative(L, (w2, 2)))
)
negative = Exists(
    over=(v1, v2),
    such_that=AtMost(L11 * v1**2 + 2 * L12 * v1 * v2 + L22 * v2**2, 0, strict=True),
    witness=(Integer(1), Integer(0)),
)

claim = Claim(
    title="At every point of the manifold w_1 = 0, w_2 ≥ 0 the Hessian has a negative eigenvalue",
    source="Section 6.5, negative eigenvalues",
    given=(Hypothesis("a point of the manifold", w2 >= 0),),
    states=negative,
    covers=("E3.10",),
)

corrected = Claim(
    title="At every point with w_1 = 0, w_2 > 0 the Hessian has a negative eigenvalue",
    source="Section 6.5, negative eigenvalues",
    given=(Hypothesis("a point of the manifold, and not (0, 0)", w2 > 0),),
    states=negative,
    corrects="ziyin2021/sec6_5_negative_eigenvalues",
    covers=("E3.10",),
)
