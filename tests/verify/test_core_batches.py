"""Batches, data sets and any recursion with finitely many outcomes: against counting by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product
from math import comb

import pytest
import sympy as sp
from sympy import Integer, Max, Min, Rational, sqrt

from theory import (
    BINARY32,
    Average,
    Claim,
    Draw,
    Equals,
    Independent,
    Mean,
    Normal,
    Path,
    Probability,
    Recursion,
    Tight,
    Uniform,
    Variance,
    fair,
    momentum,
    projected,
    real,
    sgd,
    size,
    stopped,
    vanishes,
    weight_decay,
)
from theory.derivation import growth
from theory.laws import Discrete, Empirical, Mixture, single
from verify.engines import enumeration
from verify.engines.closed import Undefined, Unread, nameless, value
from verify.engines.enumeration import states
from verify.engines.finite import exact_side, finite_value
from verify.instances import Instance
from verify.outcomes import atoms
from verify.unrolling import MOST_MEMBERS, unrolled

u, v, w, x, y, z = real("u v w x y z")
S, n = size("S n")
ONE, TWO = Integer(1), Integer(2)
HERE = Instance(statement=sp.true, given=(), where=(), values=())
DIE = Discrete((Integer(1), Integer(2), Integer(4), Integer(7)), (Rational(1, 4),) * 4)
SKEW = Discrete((Integer(-1), Integer(3)), (Rational(2, 3), Rational(1, 3)))
ROWS = [(Fraction(-1), Fraction(2, 3)), (Fraction(3), Fraction(1, 3))]


def at(**known):
    names = {str(s): s for s in (S, n, w)}
    return Instance(
        statement=sp.true,
        given=(),
        where=(),
        values=tuple((names[name], sp.sympify(number)) for name, number in known.items()),
    )


def fraction(x):
    return Fraction(int(x.p), int(x.q))


def test_the_mean_of_a_batch_with_replacement_is_a_sum_over_sequences():
    draws = (Draw(x, SKEW, batch=S),)
    for many in (1, 2, 3, 5):
        found = finite_value(Mean(of=Average(x) ** 3, over=draws), at(S=many))
        byhand = sum(
            (sum(v for v, _ in row) / many) ** 3 * prod(p for _, p in row)
            for row in product(ROWS, repeat=many)
        )
        assert fraction(found) == byhand


def prod(numbers):
    total = Fraction(1)
    for number in numbers:
        total *= number
    return total


@pytest.mark.parametrize("cards", [1, 2, 3, 4])
def test_the_mean_of_a_batch_without_replacement_is_a_mean_over_arrangements(cards):
    draws = (Draw(x, DIE, batch=S, replacement=False),)
    found = finite_value(Mean(of=Average(x) ** 3, over=draws), at(S=cards))
    hands = list(permutations((1, 2, 4, 7), cards))
    assert fraction(found) == sum(Fraction(sum(h), cards) ** 3 for h in hands) / len(hands)
    again = finite_value(Mean(of=Average(x) ** 3, over=(Draw(x, DIE, batch=S),)), at(S=cards))
    assert (found == again) is (cards == 1)  # the two ways to draw are told apart


def test_the_variance_of_an_average_has_the_correction_for_a_finite_population():
    """Var = σ²/S with replacement, σ²/S (N − S)/(N − 1) without."""
    spread = Rational(1 + 4 + 16 + 49, 4) - Rational(14, 4) ** 2
    for cards in (1, 2, 3, 4):
        again = Variance(of=Average(x), over=(Draw(x, DIE, batch=S),))
        without = Variance(of=Average(x), over=(Draw(x, DIE, batch=S, replacement=False),))
        assert finite_value(again, at(S=cards)) == spread / cards
        assert finite_value(without, at(S=cards)) == spread / cards * Rational(4 - cards, 3)


@pytest.mark.parametrize("replacement", [True, False])
@pytest.mark.parametrize("cards", [1, 2])
def test_a_random_data_set_is_drawn_before_the_batches(cards, replacement):
    """E of the product of two averages of later steps: the data set makes them dependent."""
    data = Empirical(SKEW, n)
    draw = Draw(x, data, batch=S, replacement=replacement)
    path = Path(Recursion((w,), (w * Average(x),), (draw,)), (ONE,))
    found = finite_value(Mean(of=w, over=path, at=TWO), at(S=cards, n=3))
    byhand = Fraction(0)
    for chosen in product(ROWS, repeat=3):
        weight = prod(p for _, p in chosen)
        mean = sum(v for v, _ in chosen) / 3
        byhand += weight * mean**2
    assert fraction(found) == byhand
    # fresh draws at each step would be independent: another number
    assert byhand != sum(v * p for v, p in ROWS) ** 2


def test_the_variance_over_a_random_data_set():
    draws = (Draw(x, Empirical(SKEW, n), batch=S, replacement=False),)
    found = finite_value(Variance(of=Average(x), over=draws), at(S=2, n=2))
    assert fraction(found) == Fraction(32, 9) / 2  # the average of both members


def test_members_with_several_numbers_stay_together():
    pair = Independent((SKEW, fair(0, 1)))
    draws = (Draw((x, y), pair, batch=S),)
    found = finite_value(Mean(of=Average(x * y) * Average(x), over=draws), at(S=2))
    joint = [((a, b), p / 2) for a, p in ROWS for b in (0, 1)]
    byhand = sum(
        p * q * (r[0] * r[1] + s[0] * s[1]) / 2 * (r[0] + s[0]) / 2
        for (r, p), (s, q) in product(joint, repeat=2)
    )
    assert fraction(found) == byhand


def test_two_batches_of_other_sizes():
    draws = (Draw(x, SKEW, batch=TWO), Draw(y, SKEW, batch=Integer(3)))
    found = finite_value(Mean(of=(Average(x) - Average(y)) ** 2, over=draws), HERE)
    assert found == Rational(32, 9) * (Rational(1, 2) + Rational(1, 3))


@pytest.mark.parametrize(
    ("many", "told"),
    [(0, "not one of"), (Rational(1, 2), "not one of"), (MOST_MEMBERS + 1, "written out")],
)
def test_sizes_that_are_none(many, told):
    quantity = Mean(of=Average(x), over=(Draw(x, SKEW, batch=S),))
    with pytest.raises(Undefined, match=told):
        finite_value(quantity, at(S=many))


def test_a_batch_that_exhausts_its_data_set_is_refused_at_the_point():
    quantity = Mean(of=Average(x), over=(Draw(x, DIE, batch=S, replacement=False),))
    with pytest.raises(Undefined, match="5 out of 4"):
        finite_value(quantity, at(S=5))


def test_a_draw_of_a_batch_outside_of_an_average_has_no_meaning():
    quantity = Mean(of=x * Average(x), over=(Draw(x, SKEW, batch=TWO),))
    with pytest.raises(Undefined, match="outside"):
        finite_value(quantity, HERE)
    assert finite_value(
        Mean(of=x * Average(x), over=(Draw(x, SKEW, batch=S),)), at(S=1)
    ) == Rational(11, 3)


# An average is never read as one draw --------------------------------------------------------


def test_an_average_that_was_not_written_out_has_no_value():
    with pytest.raises(Undefined, match="batch"):
        value(Average(x), {x: ONE}, nameless)


def test_a_batch_that_was_not_written_out_has_no_outcomes():
    batch = Draw(x, SKEW, batch=TWO)
    assert not single(batch)
    assert atoms((batch,), HERE) is None
    assert growth.atoms(Average(x), (batch,)) is None
    assert growth.expectation(Average(x) ** 2, (batch,)) is None
    normal = Draw(x, Normal(0, 1), batch=TWO)
    assert growth.expectation(Average(x) ** 2, (normal,)) is None
    assert growth.expectation(x**2, (Draw(x, Empirical(Normal(0, 1), 3)),)) is None
    assert growth.expectation(x**2, (Draw(x, Normal(0, 1)),)) == 1


@pytest.mark.parametrize(
    ("law", "square"), [(Normal(0, 1), Rational(1, 2)), (Uniform(0, 1), Rational(7, 24))]
)
def test_moments_of_batches_of_densities_are_those_of_their_mean(law, square):
    """The square of the mean and half of the variance."""
    quantity = Mean(of=Average(x) ** 2, over=(Draw(x, law, batch=TWO),))
    assert finite_value(quantity, HERE) == square


def test_a_data_set_of_densities_is_left_open():
    """Its averages at two steps are not independent, so no moment of one step is enough."""
    data = Draw(x, Empirical(Normal(0, 1), 2), batch=TWO)
    path = Path(Recursion((w,), (w + Average(x),), (data,)), (ONE,))
    with pytest.raises(Unread, match="infinitely"):
        finite_value(Mean(of=w**2, over=path, at=TWO), HERE)


def test_what_has_no_batch_is_left_as_it_is():
    path = Path(Recursion((w,), (w * x,), (Draw(x, SKEW),)), (ONE,))
    for part in (path, Mean(of=w, over=path, at=TWO), vanishes(path), Tight(of=w, over=path)):
        assert unrolled(part, HERE) is part or unrolled(part, HERE) == part
    batch = Path(Recursion((w,), (w * Average(x),), (Draw(x, SKEW, batch=TWO),)), (ONE,))
    for part in (vanishes(batch), Tight(of=w, over=batch)):
        assert not unrolled(part, HERE).over.model.step[0].has(Average)
        assert unrolled(unrolled(part, HERE), HERE) == unrolled(part, HERE)


SECOND = Path(Recursion((w,), (w * Average(x),), (Draw(x, fair(1, 2), batch=TWO),)), (ONE,))


@pytest.mark.parametrize(
    ("methods", "true", "false"),
    [
        (("exact",), True, True),
        (("certified",), True, True),
        (("montecarlo",), True, True),
        (("symbolic",), True, False),
        (("decision",), True, True),
    ],
)
def test_each_method_reads_the_average_or_says_that_it_does_not(methods, true, false, examined):
    """E[w_1²] is 9/4 + 1/8 for the mean of two draws of 1 or 2, and 5/2 for one draw."""
    found = {}
    for claimed in (Rational(19, 8), Rational(5, 2)):
        states = Equals(Mean(of=w**2, over=SECOND, at=ONE), claimed)
        _, records = examined("p/x", Claim(title="t", source="s", states=states), methods)
        found[claimed] = {str(getattr(r, "truth", "")) for r in records}
    assert ("holds" in found[Rational(19, 8)], "fails" in found[Rational(5, 2)]) == (true, false)
    assert "fails" not in found[Rational(19, 8)]
    assert "holds" not in found[Rational(5, 2)]


@pytest.mark.parametrize("methods", [("symbolic",), ("decision",)])
def test_after_two_steps_of_a_batch_the_mean_is_known_and_not_after_three(methods, examined):
    """Killed by: a batch read as one draw, for which E[w_2²] is 25/4; one step for two."""

    def told(claimed, steps):
        states = Equals(Mean(of=w**2, over=SECOND, at=Integer(steps)), claimed)
        _, records = examined("p/x", Claim(title="t", source="s", states=states), methods)
        return {str(getattr(r, "truth", "")) for r in records} & {"holds", "fails"}

    assert told(Rational(19, 8) ** 2, 2) == {"holds"}
    assert "holds" not in told(Rational(25, 4), 2)
    assert told(Rational(19, 8) ** 3, 3) == set()


# Any recursion, state by state ------------------------------------------------------------------


def by_sequences(path, move, steps):
    """The states in fractions, one sequence of draws after another, by a step typed in Python."""
    columns = [list(zip(d.law.values, d.law.weights, strict=True)) for d in path.model.draws]
    outcomes = list(product(*columns))
    total: dict = {}
    for sequence in product(outcomes, repeat=steps):
        state, weight = tuple(map(fraction, path.start)), Fraction(1)
        for number, drawn in enumerate(sequence):
            state = move(number, *state, *(fraction(v) for v, _ in drawn))
            weight *= prod(fraction(p) for _, p in drawn)
        total[state] = total.get(state, 0) + weight
    return total


QUARTIC = w**4 / 4 - x * w**2 / 2
DATA = (Draw(x, SKEW),)
SGD = sgd(QUARTIC, over=(w,), rate=Rational(1, 4), draws=DATA)
clock = sp.Symbol("k", integer=True, nonnegative=True)


def slope(w, x):
    return w**3 - x * w


def with_momentum(_, w, u, x):
    u = u / 2 - slope(w, x) / 4
    return w + u, u


MODELS = {
    "quartic": (Path(SGD, (ONE,)), lambda _, w, x: (w - slope(w, x) / 4,)),
    "momentum": (
        Path(
            momentum(QUARTIC, over=(w,), rate=Rational(1, 4), draws=DATA, friction=Rational(1, 2)),
            (ONE, Integer(0)),
        ),
        with_momentum,
    ),
    "decay": (
        Path(weight_decay(SGD, over=(w,), amount=Rational(1, 8)), (ONE,)),
        lambda _, w, x: (w - slope(w, x) / 4 - w / 8,),
    ),
    "projected": (
        Path(projected(SGD, onto={w: (-1, Rational(3, 2))}), (ONE,)),
        lambda _, w, x: (max(Fraction(-1), min(Fraction(3, 2), w - slope(w, x) / 4)),),
    ),
    "stopped": (
        Path(stopped(SGD, once=w > Rational(5, 4)), (ONE,)),
        lambda _, w, x: (w if w > Fraction(5, 4) else w - slope(w, x) / 4,),
    ),
    "clock": (
        Path(Recursion((w,), (w + x / (clock + 1),), DATA, clock=clock), (Integer(0),)),
        lambda k, w, x: (w + x / (k + 1),),
    ),
    "two states": (
        Path(
            Recursion(
                (w, v), (w + x * v, Max(-2, Min(2, v - y * w))), (*DATA, Draw(y, fair(0, 1)))
            ),
            (ONE, Rational(1, 2)),
        ),
        lambda _, w, v, x, y: (w + x * v, max(Fraction(-2), min(Fraction(2), v - y * w))),
    ),
}


@pytest.mark.parametrize("name", MODELS)
def test_the_states_of_a_recursion_are_those_of_all_sequences(name):
    path, move = MODELS[name]
    byhand = by_sequences(path, move, 3)
    found = {tuple(map(fraction, s)): fraction(p) for s, p in states(path, 3, HERE).items()}
    assert found == byhand
    assert sum(byhand.values()) == 1
    (first, *_) = path.model.state
    mean = finite_value(Mean(of=first**2, over=path, at=Integer(3)), HERE)
    assert fraction(mean) == sum(p * s[0] ** 2 for s, p in byhand.items())
    chance = finite_value(Probability(of=first > 1, over=path, at=Integer(3)), HERE)
    assert fraction(chance) == sum(p for s, p in byhand.items() if s[0] > 1)


def test_a_random_start_and_no_draws():
    path = Path(Recursion((w,), (w**2 - 1,), ()), SKEW)
    assert finite_value(Mean(of=w, over=path, at=TWO), HERE) == (
        Rational(2, 3) * -1 + Rational(1, 3) * 63
    )


def test_a_mixture_of_atoms_is_a_law_of_atoms():
    law = Mixture((SKEW, fair(3, 5)), (Rational(3, 4), Rational(1, 4)))
    path = Path(Recursion((w,), (w + x,), (Draw(x, law),)), (Integer(0),))
    assert states(path, 1, HERE) == {
        (Integer(-1),): Rational(1, 2),
        (Integer(3),): Rational(3, 8),
        (Integer(5),): Rational(1, 8),
    }


def test_roots_are_kept_as_expressions():
    path = Path(Recursion((w,), (sqrt(w**2 + x**2),), (Draw(x, fair(1, 2)),)), (ONE,))
    found = states(path, 2, HERE)
    assert found == {
        (sqrt(3),): Rational(1, 4),
        (sqrt(6),): Rational(1, 2),
        (Integer(3),): Rational(1, 4),
    }


def test_a_rounded_step_is_rounded():
    """(1/3 in binary32)·3 rounds to 1; the exact product does not."""
    step = w * Rational(1, 3)
    path = Path(Recursion((w,), (step,), (), arithmetic=BINARY32), (ONE,))
    (state,) = states(path, 1, HERE)
    third = sp.Rational(11184811, 2**25)
    assert state == (third,)
    exact = Path(Recursion((w,), (step,), ()), (ONE,))
    assert states(exact, 1, HERE) == {(Rational(1, 3),): 1}


def test_too_many_states_are_left_alone():
    path = Path(Recursion((w,), (w / 2 + x,), (Draw(x, fair(0, 1)),)), (ONE,))
    with pytest.raises(Unread, match="states"):
        states(path, 40, HERE)
    many = Draw(x, Discrete(tuple(map(Integer, range(12))), (Rational(1, 12),) * 12), batch=S)
    assert comb(20 + 11, 11) > 20_000
    with pytest.raises(Unread, match="outcomes"):
        finite_value(Mean(of=Average(x), over=(many,)), at(S=20))


def test_a_law_without_finitely_many_values_is_left_alone():
    path = Path(Recursion((w,), (w**2 + x,), (Draw(x, Normal(0, 1)),)), (ONE,))
    with pytest.raises(Unread, match="infinitely"):
        exact_side(Mean(of=sp.cos(w), over=path, at=ONE), HERE)


def test_rivals_find_the_states_of_the_claim_again(monkeypatch):
    """Killed by: states forgotten between rivals; those of another point taken for these."""
    made = []
    real = enumeration._rational_states
    monkeypatch.setattr(
        enumeration, "_rational_states", lambda *given: made.append(1) or real(*given)
    )
    path = Path(Recursion((w,), (w / 2 + n * x,), (Draw(x, SKEW),)), (ONE,))
    one, rival = at(n=1), replace(at(n=1), statement=sp.false)
    assert states(path, 2, one) == states(path, 2, rival)
    assert len(made) == 1
    assert states(path, 2, one) != states(path, 2, at(n=3))
    for _ in range(2):
        with pytest.raises(Unread, match="states"):
            states(path, 40, one)
    assert len(made) == 3
