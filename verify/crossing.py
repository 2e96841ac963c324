"""Which bridges a claim itself states: no method may cross those to decide it."""

from __future__ import annotations

import sympy as sp

from theory.bridges import CLT, LAW_OF_LARGE_NUMBERS, OSCILLATION
from theory.claims import Claim
from theory.quantities import Lyapunov, Mean, Rate
from theory.statements import IN_LAW, Converges, Iff, Implies, Tight
from theory.trees import leaves, walk
from verify.instances import meaning, names_in

__all__ = ["stated_bridges"]


def stated_bridges(claim: Claim) -> frozenset[str]:
    """The names of the theorems that the claim is a case of.

    A growth rate in a premise and a limit of the same path in the conclusion is the law of large
    numbers; a limit in law of a path is the central limit theorem.
    """
    stated: set[str] = set()
    for part in walk(claim.states):
        match part:
            case Implies(premise=before, conclusion=after) | Iff(left=before, right=after):
                if _speaks_of_growth(before, claim) and _limits(after):
                    stated |= {LAW_OF_LARGE_NUMBERS.name, OSCILLATION.name}
            case Converges(how=how) if how is IN_LAW:
                stated.add(CLT.name)
    if any(_speaks_of_growth(h.holds, claim) for h in claim.given) and _limits(claim.states):
        stated |= {LAW_OF_LARGE_NUMBERS.name, OSCILLATION.name}
    return frozenset(stated)


def _limits(statement: object) -> bool:
    return any(isinstance(part, Converges | Tight) for part in walk(statement))


def _speaks_of_growth(condition: object, claim: Claim) -> bool:
    """Whether a condition contains E ln|f| or a rate, or a defined name for one."""
    for part in walk(condition):
        match part:
            case Rate() | Lyapunov():
                return True
            case Mean(of=of) if of.has(sp.log):
                return True
    for expression in leaves(condition):
        for name in names_in(expression, claim.where):
            match meaning(name, claim.where):
                case Rate() | Lyapunov():
                    return True
                case Mean(of=of) if of.has(sp.log):
                    return True
    return False
