"""What noise, or what drift, can do: whether a density on the line is stationary for some of it.

With a drift b that is given, σ² p = 2 ∫ b p dw + c is forced, since a stationary law has no flux;
with a noise that is given, b = (σ² p)′/(2p) is. So "there is" is a question about an integral.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import sympy as sp

from theory.exact import exact

__all__ = ["SomeDrift", "SomeNoise"]


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class SomeNoise:
    """There is a noise σ(w) > 0 that makes ``density`` the only stationary law of dw = b dt + σ dB.

    On the whole line, in the sense of Itô, and no path explodes. ``drift`` is b; the density need
    not integrate to 1.
    """

    density: sp.Expr
    over: sp.Symbol
    drift: sp.Expr

    def __post_init__(self) -> None:
        for name in ("density", "drift"):
            object.__setattr__(self, name, exact(f"SomeNoise: {name}", getattr(self, name)))


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class SomeDrift:
    """There is a drift b(w) that makes ``density`` the only stationary law of dw = b dt + σ dB.

    On the whole line, in the sense of Itô, and no path explodes. ``variance`` is σ² > 0; the
    density need not integrate to 1.
    """

    density: sp.Expr
    over: sp.Symbol
    variance: sp.Expr

    def __post_init__(self) -> None:
        for name in ("density", "variance"):
            object.__setattr__(self, name, exact(f"SomeDrift: {name}", getattr(self, name)))
