"""The ends of the paths of a recursion: a job for the crew where a step is plain arithmetic.

Where it is not (exponentials, other powers), or a lane follows several paths, the symbols are
stepped here, operation by operation. Both do the same operations in the same order, so which of
them ran is no part of a result; a block in which the job had to set a small state to 0 is asked for
once more, with all of them kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import sympy as sp
from numpy.typing import NDArray

from numerics.paths import Ends, Walk
from numerics.streams import Words
from verify.engines.arrays import Unlowered, approximate
from verify.programs import lowered, rounding
from verify.simulation.chains import Chain
from verify.simulation.experiments import Experiment, Laboratory

__all__ = ["ended", "followable"]

_OTHERWISE = {"erf", "exp", "ln", "tanh"}  # which a kernel does with functions of its own

Bools = NDArray[np.bool_]


def followable(model: Chain, steps: int) -> Walk | None:
    """What to ask of a block; None where only the symbols can be stepped."""
    recursion = model.stepped
    powers = sp.Tuple(*recursion.step).atoms(sp.Pow)
    if steps < 1 or model.rounds > 1 or not all(map(_is_done_alike, powers)):
        return None
    drawn = [symbol for draw in recursion.draws for symbol in draw.symbols]
    try:
        low = lowered(recursion.step, recursion.state, drawn)
        numbers = tuple(float(approximate(p, model.numbers)) for p in low.parameters)
    except Unlowered:
        return None
    if _OTHERWISE & {name for name, *_ in low.program.lines}:
        return None
    begin = (*model.begin, *model.ticking)
    return Walk(low.program, model.laws, (numbers,), begin, steps, *rounding(recursion.arithmetic))


def _is_done_alike(power: sp.Pow) -> bool:
    """Products and a root, with which the symbols are stepped too."""
    return bool(power.exp.is_Integer) or abs(power.exp) == sp.Rational(1, 2)


def ended(
    model: Chain, ask: Walk | None, experiment: Experiment, lab: Laboratory, number: int, most: int
) -> tuple[dict[sp.Basic, Any], Bools, Words]:
    """The states after the steps, which paths ever were not finite, and one more word of each."""
    if ask is not None:
        ends: Ends = lab.drawn(experiment, ask, number, most)
        if ends.flushed:
            ends = lab.drawn(experiment, replace(ask, scale="kept"), number, most)
        found = ends.states[0].astype(np.float64)
        return dict(zip(model.stepped.state, found, strict=True)), ends.broken[0], ends.spare
    lanes = lab.lanes(experiment, number)
    states, broken = model.ends(lanes, experiment.steps)
    return states, broken, np.concatenate([lanes.words() for _ in range(model.rounds)])
