"""Eq. (6). "One cannot use the expected value of w to study the escape problem of SGD. The
expectation of w_t in this example is

    E_x[w_t] = (1 − a/2) E_x[w_{t−1}] = (1 − a/2)^t w_0 = w_0 e^{ln(1−a/2) t},          (6)

which is an exponentially fast escape from any initialization w_0 for a < 0."

The expected value follows gradient descent on the averaged loss of this example, a w²/4, at λ = 1;
its path is the sequence of expected values. That its escape is exponentially fast is the sign of
the exponent in Eq. (6).
"""

from sympy import Integer, exp, log

from theory import AtMost, Claim, Definition, Equals, Mean, box, escapes, real

from .setting import a, after_start, elsewhere, gd_one_two, local_maximum, path_one, t, w, w0

before = real("before")
sides = box({a: (-3, -1), w0: (1, 2), t: (1, 8)})

claim = Claim(
    title="The expected value of w_t is (1 − a/2)^t w_0",
    source="Eq. (6)",
    given=(local_maximum,),
    states=Equals(Mean(of=w, over=path_one, at=t), (1 - a / 2) ** t * w0),
    covers=("W.8",),
)

step_recursion = Claim(
    title="Each step multiplies the expected value by 1 − a/2",
    source="Eq. (6), first link",
    given=(local_maximum, after_start),
    where=(Definition(before, Mean(of=w, over=path_one, at=t - 1)),),
    states=Equals(Mean(of=w, over=path_one, at=t), (1 - a / 2) * before),
    covers=("W.8",),
)

step_exponential = Claim(
    title="(1 − a/2)^t w_0 = w_0 e^{ln(1 − a/2) t}",
    source="Eq. (6), last link",
    given=(local_maximum,),
    states=Equals((1 - a / 2) ** t * w0, w0 * exp(log(1 - a / 2) * t)),
    at=(sides,),
    covers=("W.8",),
)

escape = Claim(
    title="The expected value escapes from any initialization",
    source="Section 4, after Eq. (6)",
    given=(local_maximum,),
    states=escapes(gd_one_two),
    covers=("W.37",),
)

escape_corrected = Claim(
    title="The expected value escapes from any initialization but w_0 = 0",
    source="Section 4, after Eq. (6)",
    given=(local_maximum, elsewhere),
    states=escapes(gd_one_two),
    corrects="ziyin2021/eq6_mean:escape",
    covers=("W.37",),
)

step_exponent = Claim(
    title="The escape is exponentially fast: the exponent in Eq. (6) is positive",
    source="Section 4, after Eq. (6)",
    given=(local_maximum,),
    states=AtMost(Integer(0), log(1 - a / 2), strict=True),
    at=(box({a: (-3, -1)}),),
    covers=("W.37",),
)
