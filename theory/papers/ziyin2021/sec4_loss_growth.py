"""Section 4, the expected loss at λ = 1. "One might also hope to use the expected loss or the norm
E_{w_t}[L(w_t)] ∼ ||w_t||²_2 as the metric of escape, ... we have

    E[L(w_t)] ∝ w_0² e^{2t ln((2−a)/√2)},

which also predicts an exponentially fast escape."

L is that of Section 4, a w²/2; the factor of proportionality is its value at t = 0. (With the
averaged loss a w²/4 of the law at hand both sides are half as large.) The sign "∼" stands between
an expectation and a norm; the norm is taken in expectation, too.
"""

from sympy import Integer, exp, log, sqrt

from theory import AtMost, Claim, Definition, Equals, Mean, box, real

from .setting import a, average, local_maximum, path_one, t, w, w0

norm = real("norm")

claim = Claim(
    title="E[L(w_t)] is proportional to w_0² e^{2t ln((2 − a)/√2)}",
    source="Section 4, the expected loss",
    given=(local_maximum,),
    states=Equals(
        Mean(of=average, over=path_one, at=t),
        a / 2 * w0**2 * exp(2 * t * log((2 - a) / sqrt(2))),
    ),
    covers=("W.39",),
)

step_norm = Claim(
    title="The expected loss is proportional to the expected squared norm",
    source="Section 4, the expected loss",
    given=(local_maximum,),
    where=(Definition(norm, Mean(of=w**2, over=path_one, at=t)),),
    states=Equals(Mean(of=average, over=path_one, at=t), a / 2 * norm),
    covers=("W.13",),
)

step_exponent = Claim(
    title="The expected loss predicts an exponentially fast escape: its exponent is positive",
    source="Section 4, the expected loss",
    given=(local_maximum,),
    states=AtMost(Integer(0), log((2 - a) / sqrt(2)), strict=True),
    at=(box({a: (-3, -1)}),),
    covers=("W.39",),
)
