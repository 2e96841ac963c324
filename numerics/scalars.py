"""Elementary functions of one number for compiled kernels, without a branch.

Each repeats its namesake in `numerics.elementary` (or a step of `numerics.draws`) operation by
operation and gives the same bits: nothing is contracted or reordered. This module needs Numba;
only `numerics.compiled` and what it writes import it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from numerics.elementary import (
    CENTRE,
    ERF_ONE,
    ERFC_SERIES,
    EXP_HIGHEST,
    EXP_LOWEST,
    EXP_SERIES,
    INVERSE_LN2,
    LN2_HIGH,
    LN2_LOW,
    LN_SERIES,
    SHOULDER,
    TAIL,
)

__all__ = [
    "as_bits",
    "as_float",
    "called",
    "centre",
    "erf",
    "exp",
    "frexp",
    "inlined",
    "ln",
    "ln_of",
    "maximum",
    "minimum",
    "scaled_by",
    "shoulder",
    "tail",
    "tanh",
    "uniform",
]  # fmt: skip

U = np.uint64
ONE, EXPONENT = U(0x3FF0000000000000), U(0x7FF)
HALF, SIGN_MANTISSA = U(0x3FE0000000000000), U(0x800FFFFFFFFFFFFF)
ROUNDS = 6755399441055744.0  # 1.5 * 2^52: to add it rounds to an integer
MANTISSA = U(0x000FFFFFFFFFFFFF)
TINY, TWO_54, SQRT_HALF = 2.0**-1022, 2.0**54, 0.7071067811865476
FAR = 1.39e-11  # just above e^-25, where the approximation changes
C0, C1 = CENTRE
S0, S1 = SHOULDER
T0, T1 = TAIL

inlined = njit(forceinline=True, error_model="numpy")
called = njit(error_model="numpy")


@inlined
def as_float(bits: Any) -> Any:
    """The float64 with these bits."""
    return U(bits).view(np.float64)


@inlined
def as_bits(number: Any) -> Any:
    """The bits of a float64."""
    return np.float64(number).view(U)


@inlined
def maximum(a: Any, b: Any) -> Any:
    """The larger; NaN if one is."""
    return a if (a >= b) | (a != a) else b  # noqa: PLR0124


@inlined
def minimum(a: Any, b: Any) -> Any:
    """The smaller; NaN if one is."""
    return a if (a <= b) | (a != a) else b  # noqa: PLR0124


@inlined
def frexp(x: Any) -> Any:
    """(m, e) with x = m 2^e and 1/2 <= |m| < 1; (x, 0) for 0, NaN and infinities."""
    subnormal = abs(x) < TINY
    bits = as_bits(x * TWO_54 if subnormal else x)
    stored = (bits >> U(52)) & EXPONENT
    usual = (stored != U(0)) & (stored != EXPONENT)
    m = as_float((bits & SIGN_MANTISSA) | HALF)
    e = np.int64(stored) - np.int64(1076 if subnormal else 1022)
    return (m if usual else x), (e if usual else np.int64(0))


@inlined
def scaled_by(k: Any) -> Any:
    """2^k for -1022 <= k <= 1023."""
    return as_float(U(k + 1023) << U(52))


@inlined
def as_number(small: Any) -> Any:
    """A uint64 below 2^52 as a float64; vector units have no instruction for it."""
    return as_float(small | U(0x4330000000000000)) - 4503599627370496.0


@inlined
def ln(x: Any) -> Any:
    """The logarithm of a positive normal number."""
    bits = as_bits(x)
    mantissa = as_float((bits & SIGN_MANTISSA) | HALF)
    small = mantissa < SQRT_HALF
    m = 2.0 * mantissa if small else mantissa
    e = as_number(bits >> U(52)) - (1023.0 if small else 1022.0)
    return series(m, e)


@inlined
def series(m: Any, e: Any) -> Any:
    """The logarithm of m 2^e for m in [1/sqrt 2, sqrt 2)."""
    s = (m - 1.0) / (m + 1.0)
    r = s * s
    tail = LN_SERIES[10]
    tail = tail * r + LN_SERIES[9]
    tail = tail * r + LN_SERIES[8]
    tail = tail * r + LN_SERIES[7]
    tail = tail * r + LN_SERIES[6]
    tail = tail * r + LN_SERIES[5]
    tail = tail * r + LN_SERIES[4]
    tail = tail * r + LN_SERIES[3]
    tail = tail * r + LN_SERIES[2]
    tail = tail * r + LN_SERIES[1]
    tail = tail * r + LN_SERIES[0]
    f = m - 1.0
    correction = s * (f - 2.0 * r * tail)
    return e * LN2_HIGH - ((correction - e * LN2_LOW) - f)


@inlined
def raised(k: Any) -> Any:
    """2^(k - 2048) for 1025 <= k <= 3071."""
    return as_float((k - U(1025)) << U(52))


@inlined
def ln_of(x: Any) -> Any:
    """The logarithm of any number."""
    subnormal = (x > 0.0) & (x < TINY)
    scaled = x * TWO_54 if subnormal else x
    usable = (scaled >= TINY) & (scaled < np.inf)
    bits = as_bits(scaled if usable else 1.0)
    mantissa = as_float((bits & SIGN_MANTISSA) | HALF)
    small = mantissa < SQRT_HALF
    m = 2.0 * mantissa if small else mantissa
    e = as_number(bits >> U(52)) - (1023.0 if small else 1022.0) - (54.0 if subnormal else 0.0)
    special = -np.inf if x == 0.0 else (np.nan if x < 0.0 else x)
    return series(m, e) if usable else special


@inlined
def exp(x: Any) -> Any:
    """e^x."""
    number = x == x  # noqa: PLR0124
    low = x if number & (x > EXP_LOWEST) else EXP_LOWEST
    capped = low if low < EXP_HIGHEST else EXP_HIGHEST
    rounded = capped * INVERSE_LN2 + ROUNDS
    k = rounded - ROUNDS
    r = (capped - k * LN2_HIGH) - k * LN2_LOW
    total = EXP_SERIES[13]
    total = total * r + EXP_SERIES[12]
    total = total * r + EXP_SERIES[11]
    total = total * r + EXP_SERIES[10]
    total = total * r + EXP_SERIES[9]
    total = total * r + EXP_SERIES[8]
    total = total * r + EXP_SERIES[7]
    total = total * r + EXP_SERIES[6]
    total = total * r + EXP_SERIES[5]
    total = total * r + EXP_SERIES[4]
    total = total * r + EXP_SERIES[3]
    total = total * r + EXP_SERIES[2]
    total = total * r + EXP_SERIES[1]
    total = total * r + EXP_SERIES[0]
    # the low bits of `rounded` hold k + 2^51: an integer without a conversion
    shifted = (as_bits(rounded) & MANTISSA) - U(0x7FFFFFFFFF000)
    half = shifted >> U(1)
    grown = total * raised(half) * raised(shifted - half)
    return grown if number else x


@inlined
def tanh(x: Any) -> Any:
    """The hyperbolic tangent."""
    shrunk = exp(-2.0 * abs(x))
    size = (1.0 - shrunk) / (1.0 + shrunk)
    return -size if x < 0.0 else size


@inlined
def erf(x: Any) -> Any:
    """The error function."""
    size = abs(x)
    near = size if size < ERF_ONE else ERF_ONE
    shrunk = exp(-(near * near))
    y = (2.0 - near) / (2.0 + near)
    total = ERFC_SERIES[24]
    for k in range(23, -1, -1):
        total = total * y + ERFC_SERIES[k]
    rest = 1.0 - shrunk * (2.0 / (2.0 + near)) * total
    whole = rest if size == size else size  # noqa: PLR0124
    return -whole if x < 0.0 else whole


@inlined
def uniform(word: Any) -> Any:
    """(k + 1/2) / 2^52 with k the upper 52 bits: exact, whichever way it is computed."""
    return (as_float((word >> U(12)) | ONE) - 1.0) + 2.0**-53


@inlined
def centre(q: Any) -> Any:
    """The normal quantile of q + 1/2 for |q| <= 0.425."""
    r = 0.180625 - q * q
    top = (
        (((((C0[7] * r + C0[6]) * r + C0[5]) * r + C0[4]) * r + C0[3]) * r + C0[2]) * r + C0[1]
    ) * r + C0[0]
    bottom = (
        (((((C1[7] * r + C1[6]) * r + C1[5]) * r + C1[4]) * r + C1[3]) * r + C1[2]) * r + C1[1]
    ) * r + C1[0]
    return q * (top / bottom)


@inlined
def shoulder(u: Any) -> Any:
    """The normal quantile of u for |u - 1/2| > 0.425 and min(u, 1 - u) >= FAR."""
    side = u if u < 0.5 else 1.0 - u
    r = np.sqrt(-ln(side)) - 1.6
    top = (
        (((((S0[7] * r + S0[6]) * r + S0[5]) * r + S0[4]) * r + S0[3]) * r + S0[2]) * r + S0[1]
    ) * r + S0[0]
    bottom = (
        (((((S1[7] * r + S1[6]) * r + S1[5]) * r + S1[4]) * r + S1[3]) * r + S1[2]) * r + S1[1]
    ) * r + S1[0]
    return -(top / bottom) if u < 0.5 else top / bottom


@called
def tail(u: Any) -> Any:
    """The normal quantile of u where min(u, 1 - u) < FAR, or just above it."""
    side = u if u < 0.5 else 1.0 - u
    r = np.sqrt(-ln(side))
    if r <= 5.0:
        return shoulder(u)
    r = r - 5.0
    top = (
        (((((T0[7] * r + T0[6]) * r + T0[5]) * r + T0[4]) * r + T0[3]) * r + T0[2]) * r + T0[1]
    ) * r + T0[0]
    bottom = (
        (((((T1[7] * r + T1[6]) * r + T1[5]) * r + T1[4]) * r + T1[3]) * r + T1[2]) * r + T1[1]
    ) * r + T1[0]
    return -(top / bottom) if u < 0.5 else top / bottom
