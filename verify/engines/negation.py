"""Negations driven inward, through quantifiers, conjunctions and implications."""

from __future__ import annotations

from dataclasses import replace

from theory.statements import All, Exists, ForAll, Implies, Not, Statement

__all__ = ["inward"]


def inward(statement: Statement) -> Statement:
    """An equivalent statement in which ``Not`` stands before relations, events and disjunctions.

    What was proposed as the place where a ``ForAll`` breaks is the witness of its negation, and the
    witness of an ``Exists`` is where its negation is proposed to break.
    """
    match statement:
        case Not(of=inside):
            return _denied(inside)
        case All(parts=parts):
            return All(*(inward(part) for part in parts))
        case Implies(premise=premise, conclusion=conclusion):
            return Implies(premise, inward(conclusion))
        case Exists() | ForAll():
            return replace(statement, such_that=inward(statement.such_that))
    return statement


def _denied(statement: Statement) -> Statement:
    match statement:
        case Not(of=inside):
            return inward(inside)
        case Implies(premise=premise, conclusion=conclusion):
            return All(inward(premise), _denied(conclusion))
        case Exists(over=over, such_that=inside, within=within, witness=place):
            return ForAll(over=over, such_that=_denied(inside), within=within, breaks_at=place)
        case ForAll(over=over, such_that=inside, within=within, breaks_at=place):
            return Exists(over=over, such_that=_denied(inside), within=within, witness=place)
    return Not(statement)
