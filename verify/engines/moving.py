"""Exact numbers of diffusions: exponents of stationary laws, and moments of geometric motion.

For dw = b w dt + σ w dB, E w_t^k = w_0^k exp((k γ + k² s²/2) t), with γ the growth of ln w.
"""

from __future__ import annotations

import sympy as sp

from theory.derivation.diffusions import log_growth
from theory.diffusions import Exponent
from theory.models import Diffusion, Path
from theory.quantities import Mean, Quantity, Variance
from verify.engines.closed import Undefined, Unread, sign
from verify.engines.reducing import exponent
from verify.instances import Instance
from verify.lowering import start
from verify.parameters import here

__all__ = ["of_diffusions", "speaks_of_diffusions"]


def speaks_of_diffusions(quantity: object) -> bool:
    """Whether a quantity is an exponent of a stationary law, or over a path of a diffusion."""
    over = getattr(quantity, "over", None)
    moves = isinstance(over, Path) and isinstance(over.model, Diffusion)
    return moves or isinstance(quantity, Exponent)


def of_diffusions(quantity: Quantity, at: Instance) -> sp.Expr:
    """An exponent, or the mean or variance of a polynomial in geometric Brownian motion.

    Raises:
        Unread: it is another quantity, another diffusion or another start.
        Undefined: no time is said, or one before 0.
    """
    match quantity:
        case Exponent():
            return exponent(quantity, at)
        case Mean(of=of, over=Path() as path, at=time):
            return _mean(of, path, time, at)
        case Variance(of=of, over=Path() as path, at=time):
            first, second = (_mean(of**k, path, time, at) for k in (1, 2))
            return sp.expand(second - first**2)
    raise Unread(f"{type(quantity).__name__} over a diffusion is not read exactly")


def _mean(of: sp.Expr, path: Path, time: sp.Expr | None, at: Instance) -> sp.Expr:
    growth, w0 = log_growth(path.model), start(path, at)
    (w,) = path.model.state if growth is not None else (None,)
    if growth is None or w0 is None or not of.is_polynomial(w):
        raise Unread("only polynomials in a state with dw = b w dt + σ w dB from a point are read")
    if time is None:
        raise Undefined("a mean over a path needs the time at which it is taken")
    t, rate, spread = here(time, at), here(growth[0], at), here(growth[1], at)
    if sign(t) not in (0, 1):
        raise Undefined(f"t = {t} is not a time")
    terms = sp.Poly(of, w).terms() if of.has(w) else [((0,), of)]
    return sp.Add(
        *(
            here(c, at) * w0**k * sp.exp((k * rate + sp.Integer(k) ** 2 * spread / 2) * t)
            for (k,), c in terms
        )
    )
