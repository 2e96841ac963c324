"""What a correction changes of the printed statement, and what lies one per cent away from it."""

from dataclasses import replace

import pytest
from sympy import Abs, And, Eq, Integer, Ne, O, Or, Rational, log, sqrt, true

from theory import (
    IN_LAW,
    All,
    AtMost,
    Claim,
    Converges,
    Draw,
    Equals,
    Exists,
    ForAll,
    Hypothesis,
    Iff,
    Implies,
    Normal,
    Not,
    Path,
    Recursion,
    Supremum,
    fair,
    point,
    real,
    size,
)
from verify.counterfeits import AS_PRINTED, ONE_PER_CENT, UNDONE
from verify.excluding import Progress, fails_at
from verify.finding.loading import corrected_by
from verify.outcome import Strength, Truth
from verify.plan import examination
from verify.planning.corrections import changes
from verify.planning.nearest import nearest
from verify.reading import Measures
from verify.weigh import Found

a, b, c, u, x, λ = real("a b c u x λ")
t = size("t")
UP, DOWN = Rational(101, 100), Rational(99, 100)
walk = Path(Recursion((u,), (u + x,), (Draw(x, fair(1, -1)),)), (Integer(0),))


def stated(states, *given):
    holds = tuple(Hypothesis(str(g), g) for g in given)
    return Claim(title="t", source="s", states=states, given=holds)


def limit(of, law):
    return Converges(of=of, to=law, over=walk, how=IN_LAW, clock=t)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (AtMost(a, b + c), AtMost(a, b), [(c, 0, 1)]),  # a term left out
        (AtMost(a, b), AtMost(a, b + c), [(0, c, 1)]),
        (AtMost(a, 2 * b), AtMost(a, -2 * b), [(2, -2, 1)]),  # a sign
        (AtMost(a, b), AtMost(a, b * c), [(1, c, 1)]),
        (AtMost(a, b / t), AtMost(a, b / sqrt(t)), [(-1, -Rational(1, 2), 1)]),  # an exponent
        (Equals(a, b), Equals(a, c), [(b, c, 0)]),
        (Not(Equals(a, b)), Not(Equals(a, c)), [(b, c, -1)]),
        (Implies(a > b, c > 0), Implies(a > 2, c > 0), [(b, 2, -1)]),  # a premise
        (Iff(a > b, c > 0), Iff(a >= b, c > 0), [(a > b, a >= b, 0)]),
        (AtMost(a, b), AtMost(b, a), [(AtMost(a, b), AtMost(b, a), 1)]),  # turned
        (AtMost(a, b, strict=True), AtMost(a, b), [(AtMost(a, b, strict=True), AtMost(a, b), 1)]),
        (  # of two conditions the one that compares the same
            Implies(And(a < 1, b <= 2), c > 0),
            Implies(And(a < 3, b < 2), c > 0),
            [(1, 3, -1), (b <= 2, b < 2, -1)],  # kills: an order that strings' hashes decide
        ),
        (Implies(a < 1, c > 0), Implies(And(a < 1, b < 2), c > 0), [(true, b < 2, -1)]),
        (
            AtMost(a, Supremum(of=x, over=x, within=x > 0)),
            AtMost(a, Supremum(of=x, over=x, within=And(x > 0, x < b))),
            [(true, x < b, -1)],
        ),
        (
            Exists(over=(a,), such_that=a < b, within=a > 0),
            Exists(over=(a,), such_that=a < b, within=a > 1, witness=(c,)),
            [(0, 1, 1)],
        ),
        (
            ForAll(over=(a,), such_that=a < b, within=a > 0),
            ForAll(over=(a,), such_that=a < b, within=a > 1),
            [(0, 1, -1)],
        ),
        (limit(u / t, Normal(Integer(0), b)), limit(u / t, Normal(Integer(0), c)), [(b, c, 0)]),
        (All(a > 0, b > 0), All(a > 0, b > 1), [(0, 1, 1)]),
        (AtMost(a, b), AtMost(a, b), []),
    ],
)
def test_changes_are_found_and_can_be_replaced(old, new, found):
    told = changes(old, new)
    assert [(change.old, change.new, change.side) for change in told] == found
    for change in told:
        assert change.put(change.new) == new
        assert change.put(change.old) != new


def around(printed, corrected):
    """(sort, statement, whether one of a group is enough) of each neighbour but the printed."""
    found = nearest(corrected, printed)
    return [(r.sort, r.states, bool(r.group)) for r in found if r.sort != AS_PRINTED]


def one(*pairs):
    return [(ONE_PER_CENT, states, group) for states, group in pairs]


@pytest.mark.parametrize(
    ("printed", "corrected", "expected"),
    [
        (  # both directions of an equality, one of a bound
            Equals(a, b),
            Equals(a, c),
            one((Equals(a, UP * c), False), (Equals(a, DOWN * c), False)),
        ),
        (AtMost(a, b), AtMost(a, c), one((AtMost(a, UP * c), True), (AtMost(a, DOWN * c), True))),
        (  # 0 is moved by a hundredth of what was there
            AtMost(a, b + c),
            AtMost(a, b),
            one((AtMost(a, b + c / 100), True), (AtMost(a, b - c / 100), True)),
        ),
        (  # in a conclusion ≤ would say more as <
            AtMost(a, b, strict=True),
            AtMost(a, b),
            one(
                (AtMost(a, UP * b), True), (AtMost(a, DOWN * b), True),
                (AtMost(a, b, strict=True), False),
            ),
        ),
        (  # and in a premise < as ≤
            Implies(a >= b, c > 0),
            Implies(a > b, c > 0),
            one(
                (Implies(a > UP * b, c > 0), True), (Implies(a > DOWN * b, c > 0), True),
                (Implies(a >= b, c > 0), False),
            ),
        ),
        (  # an "or" says more without one of its parts
            Implies(c > 0, And(a > 1, b > 1)),
            Implies(c > 0, Or(a > 1, b > 1)),
            one(
                (Implies(c > 0, b > 1), False),
                (Implies(c > 0, Or(b > 1, a > UP)), True),
                (Implies(c > 0, Or(b > 1, a > DOWN)), True),
                (Implies(c > 0, a > 1), False),
                (Implies(c > 0, Or(a > 1, b > UP)), True),
                (Implies(c > 0, Or(a > 1, b > DOWN)), True),
            ),
        ),
        (
            Equals(a, Integer(0), upto=O(λ**2)),
            Equals(a, Integer(0), upto=O(λ)),
            one(
                (Equals(a, Integer(0), upto=O(λ**UP)), True),
                (Equals(a, Integer(0), upto=O(λ**DOWN)), True),
            ),
        ),
    ],
)  # fmt: skip
def test_one_per_cent_away(printed, corrected, expected):
    found = around(stated(printed), stated(corrected))
    assert sorted(map(str, found)) == sorted(map(str, expected))


def test_with_two_changes_each_is_undone():
    found = around(stated(All(a > 0, b > 0)), stated(All(a > 1, b > 1)))
    undone = [states for sort, states, _ in found if sort == UNDONE]
    assert undone == [All(a > 0, b > 1), All(a > 1, b > 0)]


def test_a_witness_is_no_part_of_what_exists():
    printed = Exists(over=(a,), such_that=a < b, within=a > 0)
    corrected = replace(printed, within=a > 1, witness=(c,))
    found = nearest(stated(corrected), stated(printed))
    assert found
    assert all(rival.states.witness is None for rival in found)


def test_hypotheses_are_moved_dropped_and_taken_back():
    printed, corrected = stated(b > 0, a > 0), stated(b > 0, a > 0, c < 1)
    (first, *rest) = nearest(corrected, printed)
    assert (first.sort, first.states, first.variant.given) == (AS_PRINTED, true, printed.given)
    moved = [{h.holds for h in rival.variant.given} for rival in rest]
    assert moved == [{a > 0, c < UP}, {a > 0, c < DOWN}, {a > 0, c <= 1}]
    assert [bool(rival.group) for rival in rest] == [True, True, False]
    both = nearest(stated(b > 0, a > 0, c < 1, λ < 2), printed)
    dropped = [{h.holds for h in r.variant.given} for r in both if r.sort == UNDONE]
    assert dropped == [{a > 0, λ < 2}, {a > 0, c < 1}]
    narrower = nearest(stated(b > 1, Eq(a, 1), c < 1), stated(b > 0, a > 0))
    undone = [r.variant for r in narrower if r.sort == UNDONE and r.variant]
    assert [[h.holds for h in variant.given] for variant in undone] == [[a > 0]]


def test_what_the_printed_hypotheses_imply_is_no_change():
    found = nearest(stated(b > 0, λ > 0, Ne(λ, 1)), stated(b > 0, Eq(λ, 1)))
    moved = [{h.holds for h in r.variant.given} for r in found if r.sort == ONE_PER_CENT]
    assert moved == [{λ > 0, Ne(λ, UP)}, {λ > 0, Ne(λ, DOWN)}]  # kills: λ > 0 counted as a change
    inner = ForAll(over=(c,), such_that=Implies(b > c, a > 0), within=c > 0)
    freed = stated(Implies(b > c, a > 0), c > 0)
    assert not [r for r in nearest(freed, stated(inner)) if r.variant and r.sort != AS_PRINTED]


def test_places_beyond_the_hypotheses_are_for_one_rival_each():
    printed = stated(AtMost(a**2, 4 * a))
    corrected = stated(AtMost(a**2, 4 * a), And(a >= 0, a <= 4))
    found = examination("p/x", replace(corrected, corrects="p/y"), "", printed)
    own = [p for p in found.plan.places if p.rival < 0]
    assert [p.index for p in found.plan.places] == list(range(len(found.plan.places)))
    assert found.beyond
    for there in found.beyond:
        rival = found.alternatives[there.place.rival]
        assert there.variant == rival.variant
        value = dict(there.place.values)["a"]
        assert not 0 <= Rational(value) <= 4
    assert all(0 <= Rational(dict(p.values)["a"]) <= 4 for p in own)
    assert found.plan.printed == printed.digest
    far = replace(corrected, corrects="p/y", at=(point({a: 9}),))
    asked = examination("p/x", far, "", printed).plan
    assert "9" in {dict(p.values)["a"] for p in asked.places if p.rival >= 0}
    assert asked.remarks == ()  # kills: it was looked at, and called left out
    assert "outside the domain" in examination("p/x", far, "").plan.remarks[0]
    alone = examination("p/x", corrected, "")
    assert (alone.beyond, alone.plan.printed) == ((), "")


def test_who_is_corrected():
    printed, part = stated(a > log(2)), stated(a > 1)
    beside = {"claim": printed, "Second": part, "Abs": Abs}
    names = {"p/x": printed, "p/x:second": part, "p/y": None, "p/x:third": None, "": None}
    for corrects, found in names.items():
        made = replace(stated(a > 2), corrects=corrects)
        assert corrected_by(made, "p/x:fixed", beside) is found


def test_one_of_a_group_is_refuted_once_for_all():
    rivals = nearest(stated(AtMost(a, c)), stated(AtMost(a, b)))
    assert [rival.group != "" for rival in rivals] == [False, True, True]
    progress, asked = Progress(rivals), []

    def fails(i):
        asked.append(i)
        return i > 0

    assert progress.refuted(fails, progress.alive) == (1,)
    assert (asked, progress.alive) == ([0, 1], {0})  # kills: the other direction asked as well
    assert progress.refuted(fails, (1, 2)) == ()


@pytest.mark.parametrize(
    ("strength", "again"), [(Strength.AGREEMENT, True), (Strength.BALL, False)]
)
def test_what_is_known_to_hold_at_a_place_is_not_asked_again(strength, again):
    """No sound method can say that it fails; an agreement within a radius does not say so much."""
    exam = examination("p/x", stated(AtMost(4 * a, a**2 + 4)), "")
    progress, case = Progress(exam.alternatives), exam.cases[0]
    asked = []

    class Reader:
        def relation(self, relation, _):
            asked.append(relation)
            return Found(truth=Truth.HOLDS, strength=strength)

    fails_at(case, Measures(Reader(), ()), progress)  # what denies the claim is refuted here
    left, first = len(progress.alive), len(asked)
    assert left > 1
    fails_at(case, Measures(Reader(), ()), progress)
    assert len(asked) - first == (left if again else 0)


def test_samples_refute_the_print_and_no_neighbour_of_one_per_cent():
    """Killed by: the print among what samples do not tell; one per cent told by them."""
    printed, corrected = stated(AtMost(4 * a, a**2)), stated(AtMost(4 * a, a**2 + 4))
    exam = examination("p/x", corrected, "", printed)
    progress = Progress(exam.alternatives)

    class Reader:
        def relation(self, *_):
            return Found(truth=Truth.FAILS, strength=Strength.AGREEMENT)

    found = fails_at(exam.cases[0], Measures(Reader(), (), coarse=("edges",)), progress)
    sorts = {exam.alternatives[i].sort for i in found}
    assert AS_PRINTED in sorts
    assert not sorts & {ONE_PER_CENT, UNDONE}
    assert {exam.alternatives[i].sort for i in progress.alive} >= {ONE_PER_CENT}
