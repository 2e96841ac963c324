"""Appendix A.3, after Definition 8. "This assumption is equivalent to that the loss landscape is
strongly convex after convoluting with the noise. This condition implies that there is only a single
stationary point."

The landscape after the convolution is G(v) = E_ε L(v − λε); (24) is ∇G(v)·(v − w*) ≥ c‖v − w*‖².
Strong convexity implies this, for w* the minimum of G, and is not implied: "equivalent" is claimed
of G(v) = a v²/2 − v⁴/2 + v⁶/6 with w* = 0, an even landscape of which L with symmetric noise is one
more. There (24) holds for a > 1, with c = a − 1 at best, and G is strongly convex for a > 9/5. The
single stationary point is that of G: for g = ∇G(v) = 0, (24) leaves only v = w*.
"""

from sympy import And, Eq, Rational, diff

from theory import AtMost, Claim, Exists, ForAll, Iff, Implies, point, real

from .setting import a

c, m, v, g1, g2, q1, q2, v1, v2 = real("c m v g_1 g_2 q_1 q_2 v_1 v_2")
G = a * v**2 / 2 - v**4 / 2 + v**6 / 6

one_point = Exists(
    over=(c,),
    such_that=ForAll(over=(v,), such_that=AtMost(c * v**2, diff(G, v) * v)),
    within=c > 0,
    witness=(a - 1,),
)
strongly_convex = Exists(
    over=(m,),
    such_that=ForAll(over=(v,), such_that=AtMost(m, diff(G, v, 2)), breaks_at=(Rational(3, 4),)),
    within=m > 0,
    witness=(a - Rational(9, 5),),
)

claim = Claim(
    title="The one-point condition is equivalent to strong convexity after the convolution",
    source="Appendix A.3, after Definition 8",
    states=Iff(one_point, strongly_convex),
    at=(point({a: Rational(3, 2)}), point({a: 2})),
    covers=("N.18",),
)

corrected = Claim(
    title="Strong convexity after the convolution implies the one-point condition",
    source="Appendix A.3, after Definition 8",
    states=Implies(strongly_convex, one_point),
    at=(point({a: Rational(3, 2)}), point({a: 2})),
    corrects="ziyin2021/a3_single_stationary_point",
    covers=("N.18",),
)

single = Claim(
    title="Where (24) holds and the gradient after the convolution is 0, v = w*",
    source="Appendix A.3, a single stationary point",
    states=Implies(
        And(
            c > 0,
            c * ((q1 - v1) ** 2 + (q2 - v2) ** 2) <= -g1 * (q1 - v1) - g2 * (q2 - v2),
            Eq(g1, 0),
            Eq(g2, 0),
        ),
        And(Eq(v1, q1), Eq(v2, q2)),
    ),
    covers=("N.12",),
)
