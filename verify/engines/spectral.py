"""Symmetric matrices of exact numbers: where they are positive definite, by Sylvester's criterion.

With s_k = gᵀ H^k g and d the dimension of the span of g, H g, H² g, ..., the matrix (s_{i+j+1}) of
size d is that of the form vᵀHv in the basis g, ..., H^(d−1) g of this span. The span has an
eigenvector in each eigenspace of H in which g has a part, and no other ones; so g has no part in
the eigenspaces of eigenvalues at most 0 if and only if the form is positive definite on the span.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import sympy as sp
from sympy.polys.constructor import construct_domain
from sympy.polys.matrices import DomainMatrix

from verify.engines.closed import Unread, sign

__all__ = ["TRUSTS", "Matrix", "columns", "has_negative", "is_positive", "lies_in_positive"]

TRUSTS = "verify.engines.spectral"
Matrix: TypeAlias = Any  # a DomainMatrix of SymPy


def columns(*rows_of: Sequence[Sequence[sp.Expr]]) -> list[Matrix]:
    """Matrices of numbers, all over one field.

    Raises:
        Unread: a number is not algebraic.
    """
    flat = [x for rows in rows_of for row in rows for x in row]
    domain, made = construct_domain(flat or [sp.Integer(0)], field=True, extension=True)
    if not (domain.is_QQ or domain.is_Algebraic):
        raise Unread("a derivative at the point is not an algebraic number")
    numbers = iter(made)
    return [
        DomainMatrix([[next(numbers) for _ in row] for row in rows], shape(rows), domain)
        for rows in rows_of
    ]


def shape(rows: Sequence[Sequence[sp.Expr]]) -> tuple[int, int]:
    """How many rows, and how long they are."""
    return len(rows), len(rows[0]) if rows else 0


def is_positive(matrix: Matrix) -> bool:
    """Whether the symmetric matrix is positive definite."""
    size = matrix.shape[0]
    return all(_sign(matrix[:k, :k].det(), matrix) > 0 for k in range(1, size + 1))


def has_negative(matrix: Matrix) -> bool:
    """Whether the symmetric matrix has a negative eigenvalue.

    The roots are real, so none is negative if and only if no coefficient of det(z + H) is.
    """
    return any(_sign(c, matrix) < 0 for c in (-matrix).charpoly())


def lies_in_positive(vector: Matrix, matrix: Matrix) -> bool:
    """Whether a column has no part in the eigenspaces with eigenvalues at most 0."""
    basis: list[Matrix] = []
    while not _dependent([*basis, vector]):
        basis.append(vector)
        vector = matrix * vector
    if not basis:
        return True
    span = basis[0].hstack(*basis[1:])
    return is_positive(span.transpose() * matrix * span)


def _dependent(vectors: list[Matrix]) -> bool:
    return bool(vectors[0].hstack(*vectors[1:]).rank() < len(vectors))


def _sign(number: Any, matrix: Matrix) -> int:
    found = sign(matrix.domain.to_sympy(number))
    if found is None:
        raise Unread("the sign of a minor of the Hessian is undecided")
    return found
