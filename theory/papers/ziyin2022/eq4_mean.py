"""Eq. (4). "One cannot use the expected value of w to study the escape problem of SGD. The
expectation value of w_t is

    E_x[w_t] = (1 − a/2) E_x[w_{t−1}] = (1 − a/2)^t w_0 = w_0 e^{ln(1−a/2) t}."         (4)

The extraction prints the last exponent as "ln(1−a/2)t"; t stands outside the logarithm, as in the
expected loss further down.
"""

from sympy import exp, log

from theory import Claim, Definition, Equals, Mean, box, real

from .setting import a, after_start, local_maximum, path_one, t, w, w0

before = real("before")
sides = box({a: (-3, -1), w0: (1, 2), t: (1, 8)})

claim = Claim(
    title="The expected value of w_t is (1 − a/2)^t w_0",
    source="Eq. (4)",
    given=(local_maximum,),
    states=Equals(Mean(of=w, over=path_one, at=t), (1 - a / 2) ** t * w0),
    covers=("W.8",),
)

step_recursion = Claim(
    title="Each step multiplies the expected value by 1 − a/2",
    source="Eq. (4), first link",
    given=(local_maximum, after_start),
    where=(Definition(before, Mean(of=w, over=path_one, at=t - 1)),),
    states=Equals(Mean(of=w, over=path_one, at=t), (1 - a / 2) * before),
    covers=("W.8",),
)

step_exponential = Claim(
    title="(1 − a/2)^t w_0 = w_0 e^{ln(1 − a/2) t}",
    source="Eq. (4), last link",
    given=(local_maximum,),
    states=Equals((1 - a / 2) ** t * w0, w0 * exp(log(1 - a / 2) * t)),
    at=(sides,),
    covers=("W.8",),
)
