"""Three-valued connectives, with leaves whose truth is written down in the test."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import product

import pytest
import sympy as sp

from theory import (
    IN_PROBABILITY,
    All,
    AtMost,
    Converges,
    Equals,
    Exists,
    ForAll,
    Iff,
    Implies,
    Not,
    Path,
    Recursion,
    real,
)
from verify.compare import exact_relation
from verify.engines.finite import exact_side
from verify.instances import Instance
from verify.outcome import Strength, Truth
from verify.weigh import Found, Relation, relation, unknown, weigh

a, b, k, w = real("a b k w")
HOLDS, FAILS, UNKNOWN, ASIDE = Truth.HOLDS, Truth.FAILS, Truth.UNKNOWN, Truth.SET_ASIDE
AT = Instance(statement=sp.true, given=(), where=(), values=((a, sp.Integer(2)),))
LEAVES = {"T": Equals(a, b), "F": AtMost(a, b), "U": AtMost(b, a)}
TRUTHS = {"T": HOLDS, "F": FAILS, "U": UNKNOWN}


@dataclass
class Table:
    """A reader that knows three leaves, each at its own strength."""

    strengths: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)

    def relation(self, relation: Relation, at: Instance) -> Found:
        del at
        name = {"=": "T", "≤": "F" if relation.left == a else "U"}[relation.sign]
        self.asked.append(name)
        strength = self.strengths.get(name, Strength.EXACT)
        return Found(truth=TRUTHS[name], strength=strength, reason=f"leaf {name}", alpha=0.5)

    def quantifier(self, statement: Exists | ForAll, at: Instance) -> Found:
        return unknown(f"{statement} at {at}")

    def event(self, event: Converges, at: Instance) -> Found:
        del at
        return Found(truth=HOLDS, strength=Strength.BALL, bridge=str(event.of))


class Exactly:
    """A reader that knows numbers."""

    def relation(self, relation: Relation, at: Instance) -> Found:
        sides = exact_side(relation.left, at), exact_side(relation.right, at)
        return exact_relation(*sides, relation.sign)

    def event(self, event: Converges, at: Instance) -> Found:
        raise NotImplementedError

    def quantifier(self, statement: Exists | ForAll, at: Instance) -> Found:
        return unknown(f"{statement} at {at}")


def truth(statement, reader=None):
    return weigh(statement, AT, reader or Table()).truth


T, F, U = LEAVES["T"], LEAVES["F"], LEAVES["U"]


@pytest.mark.parametrize(("leaf", "turned"), [("T", FAILS), ("F", HOLDS), ("U", UNKNOWN)])
def test_not(leaf, turned):
    assert truth(Not(LEAVES[leaf])) is turned
    assert truth(Not(Not(LEAVES[leaf]))) is TRUTHS[leaf]


def test_all_is_the_minimum():
    order = [FAILS, UNKNOWN, HOLDS]  # kills: unknown beats a failure, unknown ignored
    for parts in product("TFU", repeat=3):
        expected = order[min(order.index(TRUTHS[p]) for p in parts)]
        assert truth(All(*(LEAVES[p] for p in parts))) is expected
    assert truth(All()) is HOLDS


def test_or_is_the_maximum():
    # SymPy's Or of conditions: the leaves are a number each, so an exact reader decides them.
    true, false, open_ = a > 1, a > 3, sp.Gt(k, 0)

    class WithHole(Exactly):
        def relation(self, relation: Relation, at: Instance) -> Found:
            if k in (relation.left, relation.right):
                return Found(truth=UNKNOWN)
            return super().relation(relation, at)

    names = {HOLDS: true, FAILS: false, UNKNOWN: open_}
    order = [FAILS, UNKNOWN, HOLDS]
    for one, other in product(names, repeat=2):
        if one is not other:
            expected = order[max(order.index(one), order.index(other))]
            assert truth(sp.Or(names[one], names[other]), WithHole()) is expected
            least = order[min(order.index(one), order.index(other))]
            assert truth(sp.And(names[one], names[other]), WithHole()) is least
    assert truth(sp.Not(sp.And(true, open_)), WithHole()) is UNKNOWN


@pytest.mark.parametrize(
    ("premise", "conclusion", "expected"),
    [
        ("T", "T", HOLDS),
        ("T", "F", FAILS),
        ("T", "U", UNKNOWN),
        ("F", "T", ASIDE),  # kills: a false premise counts as evidence
        ("F", "F", ASIDE),
        ("F", "U", ASIDE),
        ("U", "T", UNKNOWN),  # kills: a true conclusion saves an undecided premise
        ("U", "F", UNKNOWN),
        ("U", "U", UNKNOWN),
    ],
)
def test_implies(premise, conclusion, expected):
    statement = Implies(LEAVES[premise], LEAVES[conclusion])
    found = weigh(statement, AT, Table())
    assert found.truth is expected
    if premise == "U":
        assert found.reason == "premise undecided: leaf U"


def test_a_false_premise_leaves_its_conclusion_alone():
    reader = Table()
    weigh(Implies(F, T), AT, reader)
    assert reader.asked == ["F"]


def test_nested_implications():
    assert truth(Implies(T, Implies(F, T))) is ASIDE
    assert truth(Implies(T, Implies(T, F))) is FAILS
    # A premise that was set aside is not known to hold.
    assert truth(Implies(Implies(F, T), T)) is UNKNOWN


def test_conjunctions_with_parts_set_aside():
    aside = Implies(F, T)
    assert truth(All(aside, T)) is HOLDS
    assert truth(All(aside, F)) is FAILS  # kills: one part set aside sets all aside
    assert truth(All(aside, U)) is UNKNOWN
    assert truth(All(aside, aside)) is ASIDE
    assert truth(Not(All(T, Not(F)))) is FAILS
    assert truth(Not(All(T, Not(T)))) is HOLDS


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("T", "T", HOLDS),
        ("F", "F", HOLDS),
        ("T", "F", FAILS),  # kills: only one of the two halves is looked at
        ("F", "T", FAILS),
        ("T", "U", UNKNOWN),
        ("U", "F", UNKNOWN),
        ("U", "U", UNKNOWN),  # kills: two unknowns agree
    ],
)
def test_iff(left, right, expected):
    assert truth(Iff(LEAVES[left], LEAVES[right])) is expected
    aside = Implies(F, T)
    assert truth(Iff(aside, LEAVES[right])) in (ASIDE, UNKNOWN)


@pytest.mark.parametrize("strength", [Strength.AGREEMENT, Strength.BALL])
def test_a_conclusion_is_as_strong_as_its_weakest_step(strength):
    reader = Table({"T": strength})
    strong = Equals(a, b), sp.Gt(a, b)

    class Mixed(Table):
        def relation(self, relation: Relation, at: Instance) -> Found:
            if relation.sign == "<":
                return Found(truth=HOLDS)
            return super().relation(relation, at)

    reader = Mixed({"T": strength})
    weak, exact = strong
    for statement in (
        All(exact, weak),
        Implies(weak, exact),  # kills: only the conclusion counts
        Implies(exact, weak),
        Iff(weak, exact),
        Not(All(exact, Not(Not(weak)))),
    ):
        assert weigh(statement, AT, reader).strength is strength
    assert weigh(Implies(exact, exact), AT, reader).strength is Strength.EXACT
    # A failure needs its premise as well.
    assert weigh(Implies(weak, Not(exact)), AT, reader).strength is strength
    assert weigh(Implies(weak, weak), AT, reader).alpha == 1.0


@dataclass
class Numbers(Table):
    """A reader of ``T`` (holds) and ``F`` (fails) with a radius and a gap."""

    def relation(self, relation: Relation, at: Instance) -> Found:
        found = super().relation(relation, at)
        gap = "0.5" if found.truth is FAILS else ""
        return replace(found, radius="0.25", detectable="0.5", gap=gap)


def test_a_gap_is_that_of_the_only_part():
    """That of one part is not compared with the radius of another; kills: gaps that travel."""
    gap = {
        statement: weigh(statement, AT, Numbers()).gap
        for statement in (F, All(F), Implies(T, F), Not(F), All(T, F), All(F, F), Not(All(F, F)))
    }
    assert gap == {
        F: "0.5", All(F): "0.5", Implies(T, F): "0.5", Not(F): "0.5",
        All(T, F): "", All(F, F): "", Not(All(F, F)): "",
    }  # fmt: skip
    assert weigh(Not(All(Not(F), Not(F))), AT, Numbers()).gap == ""


def test_two_sides_that_fail_are_no_agreement():
    """Their radius says nothing of how close anything is."""
    found = weigh(Iff(F, F), AT, Numbers())
    assert (found.truth, found.radius, found.detectable, found.gap) == (HOLDS, "", "", "0.5")
    assert weigh(Iff(T, T), AT, Numbers()).radius == "0.25"
    assert weigh(Iff(T, F), AT, Numbers()).gap == "0.5"


@dataclass
class Agrees(Table):
    """``T`` holds within a radius, ``F`` fails, numbers are compared exactly."""

    def relation(self, relation: Relation, at: Instance) -> Found:
        if {relation.left, relation.right} != {a, b}:
            return Exactly().relation(relation, at)
        found = super().relation(relation, at)
        told = replace(found, strength=Strength.AGREEMENT)
        return replace(told, unseen="0.5") if found.truth is HOLDS else told


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (T, HOLDS),
        (Not(T), UNKNOWN),  # kills: "not equal" refuted by what is equal within a radius only
        (Not(F), HOLDS),
        (Not(All(T, sp.true)), UNKNOWN),
        (Not(All(sp.true, T)), UNKNOWN),
        (Not(All(T, F)), HOLDS),
        (Implies(T, T), HOLDS),
        (Implies(T, F), UNKNOWN),  # the premise may be false
        (Implies(sp.true, F), FAILS),
        (Not(Implies(sp.true, T)), UNKNOWN),
        (Iff(T, T), HOLDS),
        (Iff(T, F), UNKNOWN),
        (Iff(F, T), UNKNOWN),
        (Iff(sp.true, F), FAILS),
        (Not(Iff(T, T)), UNKNOWN),
        (Not(Iff(sp.true, F)), HOLDS),
        (sp.Or(sp.Eq(a, b, evaluate=False), a > 3), HOLDS),  # one of two that agrees is enough
        (Not(sp.Or(sp.Eq(a, b, evaluate=False), a > 3)), UNKNOWN),
        (sp.Or(a > 4, a > 3), FAILS),
    ],
)
def test_an_agreement_is_no_equality(statement, expected):
    found = weigh(statement, AT, Agrees())
    assert found.truth is expected
    if expected is UNKNOWN:
        assert found.reason == "an agreement is no equality: a difference of 0.5 is not seen"


def test_one_exact_failure_is_enough():
    reader = Table({"F": Strength.AGREEMENT})
    found = weigh(All(F, sp.false), AT, reader)
    assert (found.truth, found.strength) == (FAILS, Strength.EXACT)


def test_bridges_are_named_once():
    path = Path(Recursion((w,), (w / 2,), ()), (sp.Integer(1),))
    event = Converges(of=w, to=sp.Integer(0), over=path, how=IN_PROBABILITY)
    found = weigh(All(event, event, Implies(T, event)), AT, Table())
    assert (found.bridge, found.strength) == ("w", Strength.BALL)


def exists(such_that, within, witness):
    return Exists(over=(k,), such_that=such_that, within=within, witness=witness)


@pytest.mark.parametrize(
    ("such_that", "within", "witness", "expected"),
    [
        (AtMost(k, a), k > 1, (a / 2 + sp.Rational(1, 2),), HOLDS),
        (AtMost(k, a), k > 1, (sp.Integer(3),), UNKNOWN),  # kills: a failed search refutes
        (AtMost(k, a), k > 1, (sp.Integer(0),), UNKNOWN),  # kills: ``within`` is not looked at
        (AtMost(k, a), k > 1, None, UNKNOWN),
        (AtMost(k, a), k > 1, (1 / (a - 2),), UNKNOWN),  # undefined at a = 2
    ],
)
def test_exists(such_that, within, witness, expected):
    statement = exists(such_that, within, witness)
    assert truth(statement, Exactly()) is expected
    turned = weigh(Not(statement), AT, Exactly())
    assert turned.truth is {HOLDS: FAILS, UNKNOWN: UNKNOWN}[expected]


def test_for_all_at_an_equation_only():
    above = AtMost(a, k)
    fixed = ForAll(over=(k,), such_that=above, within=sp.Eq(k, a + 1))
    assert truth(fixed, Exactly()) is HOLDS
    below = ForAll(over=(k,), such_that=above, within=sp.Eq(k, a - 1))
    assert truth(below, Exactly()) is FAILS
    ranging = ForAll(over=(k,), such_that=above, within=k > a)
    assert truth(ranging, Exactly()) is UNKNOWN


@pytest.mark.parametrize(
    ("statement", "sign", "left"),
    [
        (sp.Eq(a, b), "=", a),
        (sp.Ne(a, b), "≠", a),
        (a < b, "<", a),
        (a > b, "<", b),  # kills: sides not turned round
        (a >= b, "≤", b),
        (a <= b, "≤", a),
        (AtMost(a, b, strict=True), "<", a),
        (AtMost(a, b), "≤", a),
        (Equals(a, b), "=", a),
    ],
)
def test_relations_are_read(statement, sign, left):
    found = relation(statement)
    assert (found.sign, found.left) == (sign, left)
    assert {found.left, found.right} == {a, b}


def test_other_statements_are_unknown():
    assert relation(sp.And(a > 0, b > 0)) is None
    assert truth(sp.true) is HOLDS
    assert truth(sp.false) is FAILS
    assert truth(sp.Xor(a > 0, b > 0)) is UNKNOWN
