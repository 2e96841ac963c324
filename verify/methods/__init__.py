"""Independent ways to examine a claim, one file each, in report order.

A method is a module with ``reads(claim, context) -> Derives | Measures | Declines``. It says for
every claim what it can do, and if it can do nothing, why; the reason reaches the report.
"""

from __future__ import annotations

DERIVING = frozenset({"symbolic", "decision"})  # these speak for all parameters, never at points
METHODS = ("symbolic", "decision", "certified", "exact", "fokker_planck", "sde", "montecarlo")
