"""The exponents of products of 2 × 2 matrices with finitely many values, by the directions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import sympy as sp

from theory.models import Path
from theory.quantities import Lyapunov
from verify.engines.closed import Unread, sign
from verify.engines.exponents import jacobian
from verify.instances import Instance
from verify.outcomes import atoms
from verify.parameters import here
from verify.unrolling import unrolled

__all__ = ["TRUSTS", "bounds"]

TRUSTS = "numerics.projective"
CELLS = {64: 1 << 9, 128: 1 << 12}  # of directions at these numbers of bits; at more of them MOST
MOST = 1 << 14
ROUNDS = 200
PLACES = 25  # digits of an entry, of which 17 are kept


def bounds(quantity: Lyapunov, at: Instance, bits: int) -> tuple[Fraction, Fraction]:
    """Ends of an interval that holds the exponent; more bits stand for a narrower one.

    Raises:
        Unread: the matrices are of another size, not finitely many, or singular.
    """
    from numerics.projective import exponent_bounds

    weights, matrices = _outcomes(quantity, at)
    dets = [sp.expand(m.det()) for m in matrices]
    signs = [sign(det) for det in dets]
    if quantity.index > 2 or any(s not in (1, -1) for s in signs):
        raise Unread("a matrix is singular, or its determinant has no sign: not enclosed")
    entries = np.array([[float(sp.N(x, PLACES)) for x in m] for m in matrices]).reshape(-1, 2, 2)
    low, high = exponent_bounds(
        entries,
        np.array([float(w) for w in weights]),
        np.array(signs, dtype=np.int64),
        cells=CELLS.get(bits, MOST),
        rounds=ROUNDS,
    )
    if quantity.index == 1:
        return Fraction(low), Fraction(high)
    logs = [w * sp.log(sp.Abs(det)) for w, det in zip(weights, dets, strict=True)]
    both = Fraction(float(sp.N(sp.Add(*logs), PLACES)))  # the two exponents add up to E ln|det A|
    slack = Fraction(1, 2**48) * (1 + abs(both))
    return both - Fraction(high) - slack, both - Fraction(low) + slack


def _outcomes(
    quantity: Lyapunov, at: Instance
) -> tuple[list[sp.Rational], list[sp.ImmutableDenseMatrix]]:
    over: Any = quantity.over
    path = over if isinstance(over, Path) else Path(over, (sp.Integer(1),) * len(over.state))
    path = unrolled(path, at)
    matrix = jacobian(path.model)
    if matrix is None or matrix.rows != 2:
        raise Unread("the exponent of this product is not enclosed")
    found = atoms(path, at)
    if found is None:
        raise Unread("the law has infinitely many values")
    known = [
        matrix.applyfunc(lambda x, o=o: here(x, replace(at, values=(*at.values, *o.draws))))
        for o in found
    ]
    return [o.weight for o in found], known
