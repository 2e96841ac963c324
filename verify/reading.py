"""What a method may answer when it is shown a claim, and what it is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol, cast, final

from theory.claims import Box, Claim
from theory.derivation.diffusions import half_lines
from theory.diffusions import OnInterval
from theory.laws import Draw
from theory.models import REAL, Diffusion, MatrixProduct, Recursion
from theory.statements import Statement
from theory.trees import walk
from verify.instances import Values
from verify.outcome import Truth
from verify.records import Block
from verify.weigh import Found, Reader
from verify.workers.crew import Crew

__all__ = [
    "Answers",
    "Context",
    "Declines",
    "Derives",
    "Measures",
    "Method",
    "method",
    "unread_model",
]


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an examination is told besides the claim.

    Attributes:
        claim_id: names the records.
        seed: the root of all randomness.
        budget: "quick", "standard" or "deep": numbers of blocks, boxes and steps, never seconds.
        forbidden: names of the bridges that the claim itself states.
        keep: receives the integer results of each block of a simulation.
        crew: runs the blocks; who it is changes no result.
    """

    claim_id: str
    seed: int
    budget: str
    forbidden: frozenset[str]
    keep: Callable[[Block], None]
    crew: Crew = field(default_factory=Crew)


@final
@dataclass(frozen=True, slots=True)
class Derives:
    """The method decides the statement for all parameters at once.

    ``run`` gives what it found and, for a failure, the values at which the statement fails.
    ``at``, if it can, decides a statement of the same claim where the variables have values.
    """

    run: Callable[[], tuple[Found, Values]]
    trusts: tuple[str, ...]
    at: Callable[[Statement, Values], Truth] | None = None


@final
@dataclass(frozen=True, slots=True)
class Measures:
    """The method answers at points; ``over_box``, if it can, over a whole box.

    ``coarse`` methods skip the points on an edge and closer to it than one per cent.
    """

    reader: Reader
    trusts: tuple[str, ...]
    over_box: Callable[[Box], Found] | None = None
    coarse: Sequence[str] = ()


@final
@dataclass(frozen=True, slots=True)
class Declines:
    """The method has nothing to say; ``because`` reaches the report."""

    because: str


Answers = Derives | Measures | Declines


class Method(Protocol):
    """One independent way to examine a claim: a module in ``verify/methods/``."""

    def reads(self, claim: Claim, context: Context) -> Answers:
        """What the method can do with a claim whose readings and laws are bound."""


def unread_model(
    claim: Claim,
    *,
    batches: bool = False,
    steps_in_floats: bool = False,
    resting_diffusions: bool = False,
    on_intervals: bool = False,
    paths_of_diffusions: bool = False,
) -> str:
    """Why a method of recursions of real numbers cannot read the models of a claim; "" if it can.

    A closed form that overlooks a batch takes an average for a single draw, so a method has to say
    that it writes every average out (``verify.unrolling``) before it reads a model.

    Args:
        claim: with its laws and readings bound.
        batches: whether the method writes out averages.
        steps_in_floats: whether the method follows the rounding of every step.
        resting_diffusions: whether it knows limits of scalar diffusions that rest at 0.
        on_intervals: whether it reads the words on a diffusion on an interval.
        paths_of_diffusions: whether it follows any diffusion of one state.
    """
    lines = [p for p in walk((claim.states, claim.where)) if isinstance(p, OnInterval)]
    if lines and not on_intervals:
        return f"the diffusion of {lines[0].state} on an interval is not read by this method"
    elsewhere = {id(line.model) for line in lines}
    for part in walk((claim.states, claim.where)):
        if isinstance(part, Draw) and part.batch != 1 and not batches:
            return f"a batch of {part.batch} draws is not read by this method"
        if isinstance(part, Diffusion) and id(part) not in elsewhere:
            if paths_of_diffusions and len(part.state) == 1:
                continue
            if resting_diffusions and half_lines(part) is not None:
                continue
            return f"the diffusion of {', '.join(map(str, part.state))} is not read by this method"
        stepped = isinstance(part, Recursion | MatrixProduct)
        if stepped and part.arithmetic is not REAL and not steps_in_floats:
            return f"the model is rounded to {part.arithmetic.value}, the method is for reals"
    return ""


def method(name: str) -> Method:
    """The module of a method.

    Raises:
        ModuleNotFoundError: there is no such method.
    """
    return cast(Method, import_module(f"verify.methods.{name}"))
