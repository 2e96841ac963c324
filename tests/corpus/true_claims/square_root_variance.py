"""The square-root process dw = 2(1 − w) dt + √w dB has the stationary variance θσ²/(2k) = 1/4."""

from sympy import Integer, Rational, oo, sqrt

from theory import ITO, Claim, Diffusion, Equals, OnInterval, StationaryMean, real

w = real("w")
rate = OnInterval(Diffusion((w,), (2 * (1 - w),), ((sqrt(w),),), ITO), 0, oo)

claim = Claim(
    title="The stationary variance is 1/4",
    source="Cox, Ingersoll and Ross 1985",
    states=Equals(StationaryMean(of=(w - Integer(1)) ** 2, on=rate), Rational(1, 4)),
)
