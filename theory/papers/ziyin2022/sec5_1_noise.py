"""Section 5.1, after Corollary 1. "One special feature of this example is that the state-dependent
noise vanishes at the saddle point. In this particular example, this is achieved by having an SGD
noise proportional to the gradient thus vanishing at the saddle point. This type of structure may be
relevant for deep learning because vanishing noise at a stationary point and state-dependent noise
can appear at the origin of a deep net, where weights of all layers are zero."

The noise is the deviation ĝ − ∇L of the sampled gradient from its mean; its size is the standard
deviation, and that it is proportional to the gradient is said of the squares, for any two points w
and v: N(v) (∇L(w))² = N(w) (∇L(v))². The net is linear with three weights, f(x) = w_3 w_2 w_1 x,
under the squared loss.
"""

from sympy import And, Derivative, Eq, Integer, Ne, Subs, diff

from theory import (
    All,
    AtMost,
    Claim,
    Definition,
    Equals,
    Exists,
    Hypothesis,
    Implies,
    Variance,
    function,
    real,
)

from .setting import average, local_maximum, loss, two_points, w, x

y, w1, w2, w3 = real("y w_1 w_2 w_3")
v, N = real("v"), function("N")
sampled, slope = diff(loss, w), diff(average, w)
noise = Variance(of=sampled, over=two_points)
net = (w3 * w2 * w1 * x - y) ** 2 / 2

claim = Claim(
    title="The noise vanishes at the saddle point w = 0",
    source="Section 5.1, after Corollary 1",
    given=(local_maximum,),
    states=Implies(Eq(w, 0), Equals(noise, 0)),
    covers=("M1.11",),
)

step_depends = Claim(
    title="The noise depends on the state: away from w = 0 it does not vanish",
    source="Section 5.1, after Corollary 1",
    given=(local_maximum,),
    states=Implies(Ne(w, 0), AtMost(Integer(0), noise, strict=True)),
    covers=("M1.11",),
)

step_proportional = Claim(
    title="The size of the noise is a multiple of that of the gradient, the same for every w",
    source="Section 5.1, after Corollary 1",
    given=(local_maximum,),
    where=(Definition(N(w), noise),),
    states=Equals(N(v) * slope**2, N(w) * slope.subs(w, v) ** 2),
    covers=("M1.11",),
)

step_net = Claim(
    title="Where all weights of a net are zero the gradient of every sample is 0",
    source="Section 5.1, after Corollary 1",
    states=All(
        Equals(Subs(Derivative(net, w1), (w1, w2, w3), (0, 0, 0)), 0),
        Equals(Subs(Derivative(net, w2), (w1, w2, w3), (0, 0, 0)), 0),
        Equals(Subs(Derivative(net, w3), (w1, w2, w3), (0, 0, 0)), 0),
    ),
    covers=("M1.54",),
)

step_net_depends = Claim(
    title="The noise of the net depends on the state",
    source="Section 5.1, after Corollary 1",
    given=(local_maximum, Hypothesis("a positive label", y > 0)),
    states=Exists(
        over=(w1, w2, w3),
        such_that=AtMost(Integer(0), Variance(of=diff(net, w1), over=two_points), strict=True),
        within=And(w1 > 0, w2 > 0, w3 > 0),
        witness=(Integer(1), Integer(1), Integer(1)),
    ),
    covers=("M1.54",),
)
