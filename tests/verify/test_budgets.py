"""What may be drawn: words are charged for every draw, and long paths of coins may come."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import Integer, Rational

from theory import Draw, Mean, Path, Probability, Quantile, Recursion, fair, real
from theory.laws import Discrete
from verify.instances import Instance
from verify.reading import Context
from verify.simulation import budgets
from verify.simulation.chains import chain
from verify.simulation.experiments import Laboratory
from verify.simulation.sampled import measured

w, x = real("w x")
HERE = Instance(statement=sp.true, given=(), where=(), values=())


def path(law):
    return Path(Recursion((w,), (w / 2 + x,), (Draw(x, law),)), (Integer(1),))


COIN = path(fair(-1, 1))  # its states tend to the uniform law on (-2, 2), by a half at each step
DIE = path(Discrete((-1, 1), (Rational(1, 3), Rational(2, 3))))


def measure(quantity):
    context = Context(
        claim_id="c", seed=0, budget="quick", forbidden=frozenset(), keep=lambda _: None
    )
    return measured(quantity, HERE, Laboratory(context))


def test_tosses_share_words():
    """Killed by: the other law counted so too; a toss too few."""
    assert (chain(COIN, 640, HERE).words, chain(COIN, 640, HERE).drawn) == (640, 10)
    assert (chain(COIN, 641, HERE).words, chain(COIN, 641, HERE).drawn) == (641, 11)
    assert (chain(DIE, 640, HERE).words, chain(DIE, 640, HERE).drawn) == (640, 640)


@pytest.mark.parametrize(
    ("words", "drawn", "blocks"),
    [(50, 0, 2), (50, 1, 2), (10, 1, 8), (100, 50, 1), (101, 50, 2), (101, 1, 4), (101, 100, 1)],
)
def test_a_long_path_may_come_a_few_times(words, drawn, blocks):
    """Killed by: short paths that come more often than their draws allow; no end to long ones."""
    assert budgets.of_paths(words, drawn, 8, 100) == blocks


@pytest.mark.parametrize(("words", "drawn"), [(101, 0), (101, 101), (500, 102)])
def test_what_the_budget_does_not_allow_is_refused(words, drawn):
    with pytest.raises(ValueError, match=f"one block needs {words} random words"):
        budgets.of_paths(words, drawn, 8, 100)


@pytest.mark.parametrize(
    ("quantity", "exact"),
    [
        (Probability(of=w > 1, over=COIN, at=Integer(2000)), 1 / 4),
        (Mean(of=sp.Min(w, 1), over=COIN, at=Integer(2000)), -1 / 8),
        (Quantile(of=w, level=Rational(1, 3), over=COIN, at=Integer(2000)), -2 / 3),
    ],
)
def test_paths_of_two_thousand_tosses_are_followed(quantity, exact):
    """They are 4096 · 2000 draws, four times the budget, and 4096 · 32 words."""
    found = measure(quantity)
    seen = found.after(found.last)
    assert seen.low <= exact <= seen.high
    assert seen.high - seen.low < 0.3
    assert seen.samples == budgets.LONG * 4096


def test_as_many_draws_that_share_no_words_are_not():
    with pytest.raises(ValueError, match="under-powered"):
        measure(Probability(of=w > 0, over=DIE, at=Integer(2000)))
