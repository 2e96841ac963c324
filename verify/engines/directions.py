"""The exponents of products of matrices with finitely many values, enclosed.

Of 2 × 2 matrices both exponents, by a function on the directions; of larger ones the largest, from
above by norms of products and from below by determinants.
"""

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

TRUSTS = ("numerics.projective", "numerics.matrix_products")
CELLS = {64: 1 << 9, 128: 1 << 12}  # of directions at these numbers of bits; at more of them MOST
MOST = 1 << 14
ROUNDS = 200
PLACES = 25  # digits of an entry, of which 17 are kept


def bounds(quantity: Lyapunov, at: Instance, bits: int) -> tuple[Fraction, Fraction]:
    """Ends of an interval that holds the exponent; more bits stand for a narrower one.

    Raises:
        Unread: the matrices are not finitely many or singular, or another exponent is asked for.
    """
    from numerics.matrix_products import bound_above, bound_below
    from numerics.projective import exponent_bounds

    weights, matrices = _outcomes(quantity, at)
    dets = [sp.expand(m.det()) for m in matrices]
    signs, size = [sign(det) for det in dets], matrices[0].rows
    if quantity.index > (2 if size == 2 else 1) or any(s not in (1, -1) for s in signs):
        raise Unread("a matrix is singular, or its determinant has no sign: not enclosed")
    entries = np.array([[float(sp.N(x, PLACES)) for x in m] for m in matrices])
    entries, shares = entries.reshape(-1, size, size), np.array([float(w) for w in weights])
    logs = [w * sp.log(sp.Abs(det)) for w, det in zip(weights, dets, strict=True)]
    both = float(sp.N(sp.Add(*logs), PLACES))  # all exponents together
    if size > 2:
        return Fraction(bound_below(both, size)), Fraction(bound_above(entries, shares))
    low, high = exponent_bounds(
        entries,
        shares,
        np.array(signs, dtype=np.int64),
        cells=CELLS.get(bits, MOST),
        rounds=ROUNDS,
    )
    if quantity.index == 1:
        return Fraction(low), Fraction(high)
    slack = Fraction(1, 2**48) * (1 + abs(Fraction(both)))
    return Fraction(both) - Fraction(high) - slack, Fraction(both) - Fraction(low) + slack


def _outcomes(
    quantity: Lyapunov, at: Instance
) -> tuple[list[sp.Rational], list[sp.ImmutableDenseMatrix]]:
    over: Any = quantity.over
    path = over if isinstance(over, Path) else Path(over, (sp.Integer(1),) * len(over.state))
    path = unrolled(path, at)
    matrix = jacobian(path.model)
    if matrix is None:
        raise Unread("the exponent of this product is not enclosed")
    found = atoms(path, at)
    if found is None:
        raise Unread("the law has infinitely many values")
    known = [
        matrix.applyfunc(lambda x, o=o: here(x, replace(at, values=(*at.values, *o.draws))))
        for o in found
    ]
    if any(m.is_zero_matrix is not False for m in known):
        raise Unread("a matrix is 0, so that the product is 0 from some step on")
    return [o.weight for o in found], known
