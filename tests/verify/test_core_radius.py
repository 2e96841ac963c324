"""Local minima of polynomials are decided without their radius, and no question takes minutes."""

import itertools
import time
from random import Random

import numpy as np
import pytest
import sympy as sp
from sympy import And, Eq, FiniteSet, Ne, Or, Rational

from theory import (
    All,
    Argmax,
    Claim,
    Equals,
    Exists,
    ForAll,
    Hypothesis,
    Iff,
    Implies,
    Not,
    is_maximum,
    is_minimum,
    is_monotone,
    is_saddle,
    real,
    size,
)
from theory.statements import AtMost
from verify import verify
from verify.engines.decide import Decider
from verify.engines.radius import without_radius
from verify.methods.decision import EFFORT, _breaks

a, b, c, u, v, x, y = real("a b c u v x y")
n = size("n")


def verdict(states):
    return verify(Claim(title="t", source="s", states=states))


@pytest.mark.parametrize(
    ("states", "outcome"),
    [
        (is_minimum(x**2 - a * x, {x: a}), "REFUTED"),
        (is_minimum(x**2 - 2 * a * x, {x: a}), "PROVED"),
        (Iff(is_minimum(x**4 + a * x**2, {x: 0}), a >= 0), "PROVED"),
        (Iff(is_minimum(x**4 + a * x**2, {x: 0}), a > 0), "REFUTED"),
        (Implies(Ne(a, 0), is_saddle(x**3 - 3 * a**2 * x, {x: -a})), "REFUTED"),
        (Implies(a > 0, is_saddle(x**3 - 3 * a**2 * x, {x: -a})), "PROVED"),
        (Iff(is_maximum(a * x**2 + b * x**3, {x: 0}), And(a <= 0, Or(a < 0, Eq(b, 0)))), "PROVED"),
        (Iff(is_minimum(x**2 + a * x * y + y**2, {x: 0, y: 0}), abs(a) <= 2), "PROVED"),
        (Iff(is_minimum(x**2 + a * x * y + y**2, {x: 0, y: 0}), abs(a) < 2), "REFUTED"),
        (is_minimum((x - a) ** 2 * (y - b) ** 2, {x: a, y: b}), "PROVED"),
    ],
)
def test_what_users_say_first_is_decided_at_once(states, outcome):
    """The first took hours. Killed by: leaving a statement as it is; ``Not`` before the rest."""
    begun = time.monotonic()
    assert verdict(states).outcome == outcome
    assert time.monotonic() - begun < 20


def truth(statement):
    """Of a statement without quantifiers and variables."""
    assert statement in (sp.true, sp.false)
    return statement == sp.true


def test_a_line_is_read_off_its_coefficients():
    """All of degree 4 with coefficients -1, 0, 1, by values. Killed by: > for ≥, odd for even."""
    for coefficients in itertools.product((-1, 0, 1), repeat=4):
        f = sum(k * x ** (i + 1) for i, k in enumerate(coefficients))
        near = [f.subs(x, s) if f else 0 for s in (Rational(1, 1000), Rational(-1, 1000))]
        moved = sp.expand(f.subs(x, x - 3)) if f else sp.S.Zero
        assert truth(without_radius(is_minimum(moved, {x: 3}))) == all(value >= 0 for value in near)


@pytest.mark.parametrize("many", [2, 3])
def test_a_form_is_read_off_its_minors(many):
    """By eigenvalues. Killed by: the determinant alone, a gradient that is left out."""
    letters = (x, y, u)[:many]
    random, found = Random(many), []
    while len(found) < 150:
        matrix = sp.zeros(many, many)
        for i, j in itertools.combinations_with_replacement(range(many), 2):
            matrix[i, j] = matrix[j, i] = random.randrange(-1, 3)
        if len(found) % 2:  # half of them squares, of any rank
            matrix = matrix.T * matrix
        rows = sp.Matrix([letters]) * matrix
        f = sp.expand((rows * sp.Matrix(letters))[0])
        if not set(letters) <= f.free_symbols:
            continue
        least = np.linalg.eigvalsh(np.array(matrix.tolist(), dtype=float)).min()
        found.append(truth(without_radius(is_minimum(f, dict.fromkeys(letters, 0)))))
        assert found[-1] == (least > -1e-9), f
    assert 10 < sum(found) < 140


def test_a_slope_is_seen_in_several_variables():
    assert not truth(without_radius(is_minimum(x**2 + y**2 + y, {x: 0, y: 0})))


@pytest.mark.parametrize(
    "states",
    [
        is_minimum(x**2 + y**3, {x: 0, y: 0}),  # two degrees
        is_minimum(sp.exp(x) - x, {x: 0}),
        is_minimum(x / (1 + x), {x: 0}),
        Exists(over=(b,), within=b > 0, such_that=ForAll(
            over=(y,), within=(y - b) ** 2 < b**2, such_that=AtMost(0, y**2))),
        Exists(over=(b,), within=b > 0, such_that=ForAll(
            over=(y,), within=y**2 < b**2, such_that=AtMost(0, y**2 + b))),
        Exists(over=(b,), within=b > 0, such_that=ForAll(
            over=(y,), within=y**2 < b**2, such_that=AtMost(0, y**2 + 1, strict=True))),
        Exists(over=(b,), within=b > 1, such_that=ForAll(
            over=(y,), within=y**2 < b**2, such_that=AtMost(0, y))),
        Exists(over=(b,), within=b > 0, such_that=ForAll(
            over=(y,), within=2 * y**2 < b**2, such_that=AtMost(0, y))),
    ],
)  # fmt: skip
def test_anything_else_stays_as_it_is(states):
    """Killed by: a radius in the polynomial or the centre, another domain, a strict bound."""
    assert without_radius(states) == states


def test_it_is_found_inside_other_statements():
    inside = is_minimum(x**2, {x: 0})
    for whole in (Not(inside), Implies(a > 0, inside), Iff(a > 0, inside),
                  ForAll(over=(a,), such_that=inside)):  # fmt: skip
        assert without_radius(whole) != whole


def test_a_question_ends_whatever_z3_counts():
    """Killed by: no limit in seconds. As it stands this question takes more than ten minutes."""
    stuck = Decider(
        Claim(title="t", source="s", states=is_minimum(x**2 - a * x, {x: a})),
        EFFORT["quick"], frozenset(),
    )  # fmt: skip
    begun = time.monotonic()
    assert stuck.search(stuck.claim.states, ()).result == "unknown"
    assert time.monotonic() - begun < 60


@pytest.mark.parametrize(
    ("states", "outcome"),
    [
        (Exists(over=(a,), within=a > 0, such_that=ForAll(  # a rate that is small enough for all
            over=(x,), within=x > 0, such_that=AtMost((1 - a * x) ** 2, 1, strict=True))),
         "REFUTED"),
        (is_saddle(u**2 + v**4, {u: 0, v: 0}), "REFUTED"),
        (is_saddle(u**2 - v**4, {u: 0, v: 0}), "PROVED"),
        (Equals(Argmax(of=x * (1 - x), over=x), FiniteSet(Rational(1, 3))), "REFUTED"),
        (Exists(over=(x,), within=x > 0, such_that=AtMost(x + 1 / x, Rational(3, 2))), "REFUTED"),
        (Exists(over=(x,), within=x > 0, such_that=AtMost(x + 1 / x, 2)), "PROVED"),
    ],
)  # fmt: skip
def test_what_has_no_variables_is_refuted_too(states, outcome):
    """They were UNDECIDED: "a counterexample was proposed". Killed by: asking for its values."""
    assert verdict(states).outcome == outcome


def test_a_rival_that_breaks_at_values_is_excluded():
    """Z3 gives the values, and exact arithmetic sees that they break it. Killed by: Z3 alone."""
    claim = Claim(
        title="t", source="s", states=is_monotone(x**3 + a * x, x),
        given=(Hypothesis("a is not negative", a >= 0),),
    )  # fmt: skip
    assert verify(claim).outcome == "PROVED"


@pytest.mark.parametrize(
    ("asked", "breaks"),
    [
        (ForAll(over=(x,), such_that=AtMost(1, x)), True),
        (ForAll(over=(x,), such_that=AtMost(-1, x)), False),
        (ForAll(over=(x,), within=x > 0, such_that=AtMost(1, x)), False),
        (ForAll(over=(x,), such_that=Not(AtMost(x, 1))), True),
        (Implies(x > 0, AtMost(1, x)), False),
        (All(AtMost(-1, x), AtMost(1, x)), True),
        (AtMost(sp.sqrt(2), x), False),  # nothing is said of what is not rational
        (AtMost(y, x), False),
        (Exists(over=(y,), such_that=AtMost(1, x)), False),
    ],
)
def test_values_break_what_they_break(asked, breaks):
    assert _breaks(asked, {x: sp.S.Zero}) == breaks
