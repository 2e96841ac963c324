"""Whether the coefficients of an expansion are real numbers."""

from __future__ import annotations

import sympy as sp

from verify.engines.germs import Facts, Undecided

__all__ = ["require_real"]


def require_real(c: sp.Expr, facts: Facts) -> None:
    """Refuse a coefficient that is not shown to be a real number.

    Raises:
        Undecided: a denominator, a logarithm or a root in it may be undefined.
    """
    match c:
        case sp.Pow(base=base, exp=exponent):
            if exponent.is_negative is not False and not facts.shows(base, "≠"):
                raise Undecided(f"not shown: {base} ≠ 0")
            whole = exponent.is_integer or facts.shows(base, "≥")
            if not whole:
                raise Undecided(f"not shown: {base} ≥ 0")
        case sp.log(args=(inside,)):
            if not facts.shows(inside, ">"):
                raise Undecided(f"not shown: {inside} > 0")
        case sp.Add() | sp.Mul() | sp.exp() | sp.Abs() | sp.erf():
            pass
        case _ if c.is_Symbol or c.is_Rational or c in (sp.pi, sp.E):
            return
        case _:
            raise Undecided(f"{c} ({type(c).__name__}) is not read")
    for arg in c.args:
        require_real(arg, facts)
