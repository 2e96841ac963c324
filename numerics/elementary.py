"""Elementary functions by +, -, *, /, square roots and exact scaling only.

A mathematics library gives other bits on other machines; these functions never do, in NumPy here
and in compiled kernels in `numerics.lanes`. A number of another format than binary64 is converted
and the result rounded back.
"""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "CENTRE",
    "ERFC_SERIES",
    "ERF_ONE",
    "EXP_HIGHEST",
    "EXP_LOWEST",
    "EXP_SERIES",
    "INVERSE_LN2",
    "LN2_HIGH",
    "LN2_LOW",
    "LN_SERIES",
    "SHOULDER",
    "TAIL",
    "erf",
    "exp",
    "ln",
    "ln_of",
    "standard_quantile",
    "tanh",
]

Values = NDArray[np.float64]

INVERSE_LN2: Final = 1.4426950408889634
# ln 2 in two parts; the first has 32 bits, so that its product with an exponent is exact.
LN2_HIGH: Final = float.fromhex("0x1.62e42feep-1")
LN2_LOW: Final = float.fromhex("0x1.a39ef35793c76p-33")
LN_SERIES: Final = tuple(1.0 / (2 * k + 1) for k in range(1, 12))
EXP_SERIES: Final = tuple(1.0 / math.factorial(k) for k in range(14))
# Of e^(x²) erfc(x) (2 + x)/2 in y = (2 − x)/(2 + x), through its values at 25 points of Chebyshev.
ERFC_SERIES: Final = (
    0.5107913526210115, 0.3435803422069066, 0.13973604627802544, 0.018221115753306545,
    -0.010755330944543402, -0.0032395925298231458, 0.0015453060235237155, 0.00041864797455347,
    -0.0003315366672107297, -1.7185277049606434e-05, 7.223470153006039e-05, -1.7076546276097942e-05,
    -1.0844830478580393e-05, 8.066868949358842e-06, -5.732747033044422e-07, -1.8346763716451883e-06,
    1.023671759497573e-06, 1.527560153078624e-08, -3.1904880762943956e-07, 1.5002373169874064e-07,
    3.1237899528464255e-08, -5.1579015426615876e-08, 8.331398302988539e-09, 6.618547737616718e-09,
    -2.2124653785049848e-09,
)  # fmt: skip
ERF_ONE: Final = 6.0
EXP_LOWEST: Final = -750.0  # exp is 0 here
EXP_HIGHEST: Final = 710.0  # and oo here


def ln(x: Values) -> Values:
    """Return the natural logarithm, the same bits on every IEEE machine.

    x = 2^e m with m in [1/sqrt 2, sqrt 2); ln m = 2 artanh s, s = (m - 1) / (m + 1), by its series
    up to s^23 (|s| <= 0.172, the rest is below 2e-20). Within 2 units in the last place.

    Args:
        x: finite and positive; any shape.
    """
    mantissa, exponent = np.frexp(x)
    small = mantissa < 0.7071067811865476
    m = np.where(small, 2.0 * mantissa, mantissa)
    e = (exponent - small).astype(np.float64)
    s = (m - 1.0) / (m + 1.0)
    square = s * s
    tail = np.full_like(s, LN_SERIES[-1])
    for coefficient in reversed(LN_SERIES[:-1]):
        tail = tail * square + coefficient
    # 2 s = f - s f with f = m - 1, which is exact: this saves the rounding of the division.
    f = m - 1.0
    correction = s * (f - 2.0 * square * tail)
    return e * LN2_HIGH - ((correction - e * LN2_LOW) - f)


def ln_of(x: Any) -> Any:
    """Return ln x within 2 units in the last place; -oo for 0, NaN for negative numbers."""
    wide = np.asarray(x, dtype=np.float64)
    usable = np.isfinite(wide) & (wide > 0.0)
    special = np.where(wide == 0.0, -np.inf, np.where(wide < 0.0, np.nan, wide))
    return _like(x, np.where(usable, ln(np.where(usable, wide, 1.0)), special))


def exp(x: Any) -> Any:
    """Return e^x within 2 units in the last place (where the result is a normal number).

    x = k ln 2 + r with |r| <= 0.347; e^r by its series up to r^13 (the rest is below 5e-18), then
    2^k in two exact factors.
    """
    wide = np.asarray(x, dtype=np.float64)
    number = wide == wide  # noqa: PLR0124  false for NaN
    capped = np.minimum(np.maximum(np.where(number, wide, 0.0), EXP_LOWEST), EXP_HIGHEST)
    k = np.rint(capped * INVERSE_LN2)
    r = (capped - k * LN2_HIGH) - k * LN2_LOW
    series = np.full_like(r, EXP_SERIES[-1])
    for coefficient in reversed(EXP_SERIES[:-1]):
        series = series * r + coefficient
    power = k.astype(np.int64)
    half = power >> 1
    with np.errstate(over="ignore", under="ignore"):
        grown = np.ldexp(np.ldexp(series, half), power - half)
    return _like(x, np.where(number, grown, wide))


def tanh(x: Any) -> Any:
    """Return tanh x = (1 - e^-2|x|) / (1 + e^-2|x|) with the sign of x; absolute error 4e-16."""
    wide = np.asarray(x, dtype=np.float64)
    shrunk = np.asarray(exp(-2.0 * np.abs(wide)))
    size = (1.0 - shrunk) / (1.0 + shrunk)
    return _like(x, np.where(wide < 0.0, -size, size))


def erf(x: Any) -> Any:
    """Return 1 - erfc|x| with the sign of x; absolute error 4e-16. From 6 on it is 1."""
    wide = np.asarray(x, dtype=np.float64)
    size = np.abs(wide)
    near = np.where(size < ERF_ONE, size, ERF_ONE)
    shrunk = np.asarray(exp(-(near * near)))
    y = (2.0 - near) / (2.0 + near)
    total = np.full_like(y, ERFC_SERIES[-1])
    for coefficient in reversed(ERFC_SERIES[:-1]):
        total = total * y + coefficient
    rest = 1.0 - shrunk * (2.0 / (2.0 + near)) * total
    whole = np.where(size == size, rest, size)  # noqa: PLR0124  false for NaN
    return _like(x, np.where(wide < 0.0, -whole, whole))


def _like(x: Any, result: Any) -> Any:
    """The result in the format of x."""
    return np.asarray(result, dtype=getattr(x, "dtype", np.float64))[()]


# Rational approximations of Wichura (1988), Algorithm AS 241, PPND16: lowest power first.
CENTRE: Final = (
    (3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
     1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
     3.3430575583588128105e4, 2.5090809287301226727e3),
    (1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
     5.2264952788528545610e3),
)  # fmt: skip
SHOULDER: Final = (
    (1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
     3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
     2.27238449892691845833e-2, 7.74545014278341407640e-4),
    (1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
     1.05075007164441684324e-9),
)  # fmt: skip
TAIL: Final = (
    (6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
     2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
     2.71155556874348757815e-5, 2.01033439929228813265e-7),
    (1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15),
)  # fmt: skip


def standard_quantile(u: Values) -> Values:
    """Return the quantile of the standard normal law: Wichura (1988), Algorithm AS 241, PPND16.

    Relative error below 10 * 2^-53 for u = (k + 1/2) / 2^52 (at most 6.9 in 12 000 points).

    Args:
        u: strictly between 0 and 1, shape (n,).
    """
    q = u - 0.5
    z = q * _ratio(CENTRE, 0.180625 - q * q)
    outer = np.flatnonzero(np.abs(q) > 0.425)
    side = u[outer]
    r = np.sqrt(-ln(np.minimum(side, 1.0 - side)))
    far = np.where(r <= 5.0, _ratio(SHOULDER, r - 1.6), _ratio(TAIL, r - 5.0))
    z[outer] = np.where(q[outer] < 0.0, -far, far)
    return z


def _ratio(pair: tuple[tuple[float, ...], tuple[float, ...]], r: Values) -> Values:
    top, bottom = (np.full_like(r, part[-1]) for part in pair)
    for a, b in zip(reversed(pair[0][:-1]), reversed(pair[1][:-1]), strict=True):
        top = top * r + a
        bottom = bottom * r + b
    return top / bottom
