"""Deciding a claim for all parameters with Z3: formulas, the supremum step, counterexamples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, final

import sympy as sp
import z3

from theory.claims import Claim
from theory.derivation import growth
from theory.quantities import Over, Probability, Supremum
from theory.statements import (
    All,
    Converges,
    Exists,
    ForAll,
    Iff,
    Implies,
    Not,
    Statement,
    Tight,
)
from theory.trees import rebuild
from verify.compare import exact_relation
from verify.engines.expanded import FEW, expand_names, side_closed_form
from verify.engines.extrema import candidates
from verify.engines.facts import OnDomain
from verify.engines.fates import limit
from verify.engines.limits import Undecided, resolved
from verify.engines.quantified import bound, quantified, settled, variable
from verify.engines.sets import compared
from verify.engines.smt import Translation, Undecidable
from verify.outcome import Truth
from verify.weigh import relation

__all__ = ["Decider", "Sought"]

Term = Any
_LEAST_WAIT = 10_000  # milliseconds; what is decided at all takes a thousandth of that
_PER_MILLISECOND = 2_000  # units of effort; elimination of quantifiers spends them too slowly


@final
@dataclass(frozen=True, slots=True)
class Sought:
    """What a search for a counterexample gave: "none", "found", "ill-posed" or "unknown"."""

    result: str
    values: tuple[tuple[sp.Symbol, sp.Expr], ...] = ()


@final
@dataclass(slots=True)
class Decider:
    """Formulas of one claim.

    Attributes:
        claim: readings and laws bound.
        effort: Z3's resource limit for one question, in its own units, not seconds. Some of its
            procedures hardly count them, so that there is a limit in seconds as well.
        forbidden: bridges that must not be crossed.
        most: variables that are eliminated together, None for any number: Z3's limit does not end
            an elimination of many.
        crossed: bridges that were.
        engines: that gave numbers to formulas.
        opened: variables of quantifiers that a counterexample has to name too.
        limits: what stands for a limit of which no more is known, the same wherever it is met.
    """

    claim: Claim
    effort: int
    forbidden: frozenset[str]
    most: int | None = None
    crossed: list[str] = field(default_factory=list)
    engines: list[str] = field(default_factory=list)
    opened: list[sp.Symbol] = field(default_factory=list)
    limits: dict[Any, Term] = field(default_factory=dict)

    def search(self, statement: Statement, assumed: Sequence[sp.Basic]) -> Sought:
        """Look for values that satisfy what is assumed and break the statement.

        Raises:
            Undecidable: the statement has no semialgebraic form.
        """
        points = compared(statement)
        if points is not None:
            return self._of_sets(points, assumed)
        match statement:
            case All(parts=parts):
                return _worst([self.search(part, assumed) for part in parts])
            case Implies(premise=sp.Basic() as premise, conclusion=conclusion):
                before = self.closed(premise)
                rest = self.search(conclusion, (*assumed, before))
                return _worst([rest, self._lost(before, assumed)])
            case ForAll(over=over, within=within, such_that=inside):
                self.opened += [s for s in over if s not in self.opened]
                before = self.closed(within)
                return self.search(settled(inside, over, before, self.closed), (*assumed, before))
            case Exists(witness=witness) if witness is not None:
                return self._witnessed(statement, witness, assumed)
        return self._leaf(statement, assumed)

    def _of_sets(self, points: Statement, assumed: Sequence[sp.Basic]) -> Sought:
        """A counterexample to an equality of sets: a point of one of them is no part of it."""
        before = list(self.opened)
        found = self.search(points, assumed)
        self.opened[:] = before
        own = {*self.claim.variables, *before}
        return replace(found, values=tuple(pair for pair in found.values if pair[0] in own))

    def _witnessed(
        self, statement: Exists, witness: tuple[sp.Expr, ...], assumed: Sequence[sp.Basic]
    ) -> Sought:
        """By the witness that is proposed; if it does not serve, without it."""
        swap = dict(zip(statement.over, witness, strict=True))
        inside = rebuild(statement.such_that, lambda e: self.closed(e).xreplace(swap))
        within = self.closed(statement.within).xreplace(swap)
        served = _worst([self.search(within, assumed), self.search(inside, assumed)])
        if served.result == "none":
            return served
        try:
            return self._leaf(statement, assumed)
        except Undecidable:
            return served

    def _lost(self, premise: sp.Basic, assumed: Sequence[sp.Basic]) -> Sought:
        """Say “ill-posed” if a term of the premise is undefined somewhere in the domain."""
        given, own = Translation("given"), Translation("premise")
        basis = [*(self.formula(condition, given) for condition in assumed), *given.exists]
        self.formula(premise, own)
        if not own.exists:
            return Sought("none")
        lost = z3.Not(z3.And(*own.exists))
        found = self._ask([*basis, *given.meanings, *own.meanings, lost])
        return Sought("ill-posed", found.values) if found.result == "found" else found

    def _leaf(self, statement: Statement, assumed: Sequence[sp.Basic]) -> Sought:
        if self.most is not None and len(bound(statement)) > self.most:
            return Sought("unknown")
        before, after = Translation("premise"), Translation("conclusion")
        given = [self.formula(condition, before) for condition in assumed]
        goal = self.formula(statement, after)
        basis = [*given, *before.meanings, *after.meanings, *before.exists]
        lost = z3.Not(z3.And(*after.exists))  # the empty conjunction is true
        undefined = self._ask([*basis, lost])
        if undefined.result != "none":
            return Sought(
                "ill-posed" if undefined.result == "found" else "unknown", undefined.values
            )
        return self._ask([*basis, *after.exists, z3.Not(goal)])

    def _ask(self, conditions: list[Term]) -> Sought:
        if z3.is_false(z3.simplify(z3.And(*conditions))):
            return Sought("none")  # half of the questions, and a context costs more than this
        alone = z3.Context()  # what was asked before must not steer the search
        solver = z3.Solver(ctx=alone)
        solver.set("rlimit", self.effort)
        solver.set("timeout", max(_LEAST_WAIT, self.effort // _PER_MILLISECOND))
        solver.add(*(condition.translate(alone) for condition in conditions))
        answer = solver.check()
        if answer == z3.unsat:
            return Sought("none")
        if answer == z3.sat:
            return Sought("found", self._values(solver.model()))
        return Sought("unknown")

    def _values(self, model: Any) -> tuple[tuple[sp.Symbol, sp.Expr], ...]:
        symbols = dict.fromkeys((*self.claim.variables, *self.opened))
        terms = ((s, variable(s).translate(model.ctx)) for s in symbols)
        values = ((s, model.eval(term, model_completion=True)) for s, term in terms)
        return tuple((symbol, _number(value)) for symbol, value in values)

    def formula(self, statement: Statement, to: Translation) -> Term:
        """A statement as a Z3 formula.

        Raises:
            Undecidable: it has none.
        """
        points = compared(statement)
        if points is not None:
            return self.formula(points, to)
        leaf = relation(statement)
        if leaf is not None:
            left, right = (self._side(side) for side in (leaf.left, leaf.right))
            if sp.oo in (left, right) or -sp.oo in (left, right):
                return self._infinite(left, right, leaf.sign, to)
            return to.compare(left, right, leaf.sign)
        match statement:
            case Converges() | Tight():
                return limit(self, statement, to)
            case Not(of=inside) | sp.Not(args=(inside,)):
                return z3.Not(self.formula(inside, to))
            case All(parts=parts) | sp.And(args=parts):
                return z3.And(*(self.formula(part, to) for part in parts))
            case sp.Or(args=parts):
                return z3.Or(*(self.formula(part, to) for part in parts))
            case Implies(premise=premise, conclusion=conclusion):
                return z3.Implies(self.formula(premise, to), self.formula(conclusion, to))
            case Iff(left=left, right=right):
                return self.formula(left, to) == self.formula(right, to)
            case Exists() | ForAll():
                return quantified(statement, self.formula, to)
        if statement in (sp.true, sp.false):
            return z3.BoolVal(statement == sp.true)
        raise Undecidable(f"{type(statement).__name__} is not decided for all parameters")

    def closed(self, condition: sp.Basic) -> sp.Basic:
        """The condition with its defined names in closed form.

        Raises:
            Undecidable: a name has none.
        """
        form = expand_names(condition, self.claim.where)
        if form is None:
            raise Undecidable(f"no closed form for a name in {condition}")
        return form

    def _side(self, side: Any) -> sp.Expr:
        form = side_closed_form(side, self.claim.where)
        match side:
            case Supremum() if form is None:
                form = self._supremum(side)
            case Probability(of=sp.Rel() as event, over=over, at=at):
                form = self._probability(event, over, at)
        if form is None:
            raise Undecidable(f"no closed form for {type(side).__name__}")
        try:
            return resolved(form, OnDomain(self.claim, ()))
        except Undecided as reason:
            raise Undecidable(f"limit: {reason}") from None

    def _infinite(self, left: sp.Expr, right: sp.Expr, sign: str, to: Translation) -> Term:
        """A comparison with ±∞; a finite side has to exist all the same."""
        for side in (left, right):
            if side not in (sp.oo, -sp.oo):
                to.term(side)
        return z3.BoolVal(exact_relation(left, right, sign).truth is Truth.HOLDS)

    def _probability(self, event: sp.Rel, over: Over, at: sp.Expr | None) -> sp.Expr | None:
        """The mean of the indicator, which is a Piecewise only when nothing is put into it.

        SymPy substitutes into a Piecewise with unending recursion where it turns the sign of a
        condition back and forth.
        """
        indicator = sp.Function("held")
        event = self.closed(event)
        form, held = None, indicator(event.lhs - event.rhs)
        if isinstance(over, tuple):
            form = growth.expectation(held, over)
        elif isinstance(at, sp.Integer) and at <= FEW:
            form = growth.mean_by_steps(over, held, int(at))

        def cases(gap: sp.Expr) -> sp.Expr:
            return sp.Piecewise((1, event.func(gap, 0)), (0, True), evaluate=False)

        return None if form is None else form.replace(indicator, cases)

    def _supremum(self, sought: Supremum) -> sp.Expr:
        """The supremum, where it is attained: proposed by SymPy, verified here.

        Raises:
            Undecidable: no proposed point is proved to be the maximum.
        """
        of = self.closed(sought.of)
        given = tuple(self.closed(h.holds) for h in self.claim.given)
        for place in candidates(of, sought.over):
            top = of.subs(sought.over, place)
            inside = self.search(sought.within.subs(sought.over, place), given)
            above = self.search(sp.Le(of, top, evaluate=False), (*given, sought.within))
            if inside.result == above.result == "none":
                return top
        raise Undecidable("no maximum was proposed that could be proved")


def _worst(parts: list[Sought]) -> Sought:
    for result in ("found", "ill-posed", "unknown"):
        for part in parts:
            if part.result == result:
                return part
    return Sought("none")


def _number(value: Any) -> sp.Expr:
    """A Z3 value: exact if rational, else a close rational for the exact check to judge."""
    if z3.is_int_value(value):
        return sp.Integer(value.as_long())
    if z3.is_rational_value(value):
        return sp.Rational(value.numerator_as_long(), value.denominator_as_long())
    near = Fraction(value.approx(40).as_fraction())
    return sp.Rational(near.numerator, near.denominator)
