"""Claims: what is refused, what is universal, and when a digest changes."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path as File

import pytest
import sympy as sp
from sympy import Abs, And, Eq, Float, Integer, Ne, Or, Rational, log

from theory import (
    All,
    AnyLaw,
    AtMost,
    Claim,
    Converges,
    Definition,
    Draw,
    Equals,
    Exists,
    Hypothesis,
    Implies,
    Mean,
    Normal,
    Not,
    Path,
    Rate,
    Reading,
    Rival,
    Supremum,
    box,
    fair,
    function,
    point,
    real,
    sgd,
    size,
    vanishes,
)
from theory.statements import IN_LAW
from theory.trees import canonical, digest, leaves, rebuild, walk

a, b, k, w, w0, x, λ = real("a b k w w_0 x λ")
t = size("t")
γ = function("γ")
path = Path(sgd(x * w**2 / 2, over=(w,), rate=λ, draws=(Draw(x, fair(1, a)),)), (w0,))
rate = Definition(γ(λ), Rate(of=w, over=path))
POSITIVE = Hypothesis("a is positive", a > 0)


BELOW = AtMost(a, b)


def claim(states=BELOW, **more):
    fields = {"title": "t", "source": "Eq. (1)", "states": states, **more}
    return Claim(**fields)


@pytest.mark.parametrize(
    "more",
    [
        {"states": sp.true},
        {"states": Implies(sp.false, a > 0)},
        {"states": Not(Integer(1) < 2)},
        {"states": All(a > 0, a**2 >= 0)},  # SymPy knows that a square is not negative
        {"given": (Hypothesis("", Eq(a, a)),)},
        {"states": Exists(over=(b,), such_that=sp.true, within=sp.true)},
        {"states": Exists(over=(b,), such_that=b > a, within=sp.false)},
    ],
)
def test_a_decided_condition_is_refused(more):
    with pytest.raises(ValueError, match="before any value is given"):
        claim(**more)


def test_a_quantifier_may_run_over_all_numbers():
    states = Exists(over=(b,), such_that=b > a, within=sp.true)
    assert claim(states).variables == (a,)


@pytest.mark.parametrize(
    "states",
    [
        AtMost(a, Float(0.1)),
        Equals(0.1 * a, b),
        Implies(a > 0.5, b > 0),
        Or(a > 1, b < Float(1)),
        Exists(over=(k,), such_that=k > a + 0.1, within=k > 0, witness=(a + 1,)),
        vanishes(Path(sgd(0.1 * w**2, over=(w,), rate=λ, draws=()), (w0,))),
    ],
)
def test_a_float_is_refused(states):
    with pytest.raises(ValueError, match="has a float"):
        claim(states)
    exact = rebuild(states, sp.nsimplify)  # the control
    assert claim(exact).states == exact


@pytest.mark.parametrize(
    "more",
    [
        {"where": (Definition(b, 0.1 * a),)},
        {"readings": (Reading(words="1", binds=((b, Float(0.1)),)), Reading(words="2"))},
        {"rivals": (Rival("r", AtMost(a, Float(0.1))),)},
    ],
)
def test_a_float_is_refused_everywhere(more):
    with pytest.raises((TypeError, ValueError)):
        claim(**more)


def test_a_side_is_an_exact_expression():
    assert AtMost(0, a).left == Integer(0)  # a Python integer would never be read
    assert isinstance(Equals(a, 2).right, sp.Integer)
    for wrong in (0.1, "a", None, True):
        for relation in (Equals, AtMost):
            with pytest.raises((TypeError, ValueError)):
                relation(a, wrong)
            with pytest.raises((TypeError, ValueError)):
                relation(wrong, a)


def test_other_refusals():
    with pytest.raises(ValueError, match="one reading is no choice"):
        claim(readings=(Reading(words="only"),))
    assert claim(readings=(Reading(words="1"), Reading(words="2"))).readings
    for wrong in (a + 1, True, "a > 0"):
        with pytest.raises(TypeError, match=r"not a condition|no condition"):
            claim(given=(Hypothesis("w", wrong),))
    for low, high in ((1, 1), (2, 1), (0, sp.sqrt(2)), (Float(0.5), 1), (0, a)):
        with pytest.raises(ValueError, match="rational ends"):
            box({a: (low, high)})
    with pytest.raises(TypeError):
        Claim("t", "s", a > b)  # fields are named


@pytest.mark.parametrize(
    ("stated", "variables"),
    [
        (claim(AtMost(b, a)), (a, b)),
        (claim(vanishes(path)), (a, w0, λ)),  # neither the state nor the draw
        (claim(γ(λ) < b, where=(rate,)), (a, b, w0, λ)),
        (claim(Exists(over=(k,), such_that=k > a, within=k > 0)), (a,)),
        (claim(AtMost(Supremum(of=γ(λ), over=λ, within=And(λ > 0, λ < b)), b), where=(rate,)),
         (a, b, w0)),
        (claim(Converges(of=log(Abs(w)) / t, to=Normal(0, b), over=path, how=IN_LAW, clock=t)),
         (a, b, w0, λ)),
        (claim(Equals(Mean(of=w, over=path, at=t), w0)), (a, t, w0, λ)),
        (claim(a > b, given=(Hypothesis("", k > 0),)), (a, b, k)),
        (claim(a > 0, readings=(Reading(words="1", given=(Hypothesis("", k > 0),)),
                                Reading(words="2"))), (a, k)),
    ],
)  # fmt: skip
def test_free_variables_are_universal(stated, variables):
    assert stated.variables == tuple(sorted(variables, key=str))


def test_laws_that_vary():
    p, q = AnyLaw("p"), AnyLaw("q")
    mean = Definition(b, Mean(of=x, over=(Draw(x, p),)))
    both = claim(AtMost(b, Mean(of=x, over=(Draw(x, q),))), where=(mean,))
    assert both.laws == (q, p)
    assert claim().laws == ()


FULL = claim(
    Implies(And(a > 0, b > 1), AtMost(γ(λ), b)),
    given=(POSITIVE,),
    where=(rate,),
    at=(point({a: 1}),),
    readings=(Reading(words="1"), Reading(words="2")),
    rivals=(Rival("r", AtMost(a, b)),),
)
SAME = {
    "title": {"title": "another"},
    "covers": {"covers": ("M1.1",)},
    "source": {"source": "Eq. (2)"},
    "corrects": {"corrects": "p/c"},
}
OTHER = {
    "a constant": {"states": Implies(And(a > 0, b > 2), AtMost(γ(λ), b))},
    "strictness": {"states": Implies(And(a > 0, b > 1), AtMost(γ(λ), b, strict=True))},
    "a relation": {"states": Implies(And(a >= 0, b > 1), AtMost(γ(λ), b))},
    "sides": {"states": Implies(And(a > 0, b > 1), AtMost(b, γ(λ)))},
    "no premise": {"states": AtMost(γ(λ), b)},
    "no hypothesis": {"given": ()},
    "a hypothesis": {"given": (Hypothesis("a is positive", a > 1),)},
    "a definition": {
        "where": (Definition(γ(λ), Rate(of=w, over=Path(path.model, (Integer(1),)))),)
    },
    "a point": {"at": (point({a: 2}),)},
    "readings": {"readings": ()},
    "resolution": {"resolution": Rational(1, 1000)},
    "rivals": {"rivals": ()},
}


@pytest.mark.parametrize("name", SAME)
def test_the_digest_is_of_the_statement(name):
    assert dataclasses.replace(FULL, **SAME[name]).digest == FULL.digest


@pytest.mark.parametrize("name", OTHER)
def test_the_digest_changes_with_the_statement(name):
    other = dataclasses.replace(FULL, **OTHER[name])
    assert other.digest != FULL.digest
    assert len(other.digest) == 32


def test_symbols_of_another_kind_are_another_statement():
    positive = sp.Symbol("a", positive=True)
    assert claim(positive < b).digest != claim(a < b).digest
    assert digest((a, b)) != digest((b, a))
    assert digest(((a,), b)) != digest((a, (b,)))


SCRIPT = """
from theory.papers.ziyin2022 import c2_eq63_clt, cor1_trapped, prop3_bound
from sympy import And, Or, log
from theory import *
a, b, c, d = real("a b c d")
mixed = Claim(title="t", source="s", states=Or(And(a > b, c > d), log(a * b + c * d) < a + b + c))
print(*(c.digest for c in (c2_eq63_clt.claim, cor1_trapped.claim, prop3_bound.claim, mixed)))
"""


def test_the_digest_is_the_same_in_every_process():
    seen = set()
    for seed in ("0", "1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True,
            env=environment, cwd=File(__file__).resolve().parents[2],
        )  # fmt: skip
        seen.add(done.stdout)
    assert len(seen) == 1
    assert len(set(seen.pop().split())) == 4


def test_trees():
    tree = All(AtMost(a, b), Implies(a > 0, Not(Ne(b, 0))))
    assert list(leaves(tree)) == [a, b, a > 0, Ne(b, 0)]
    assert next(walk(tree)) is tree
    swapped = rebuild(tree, lambda e: e.xreplace({a: b, b: a}))
    assert swapped == All(AtMost(b, a), Implies(b > 0, Not(Ne(a, 0))))
    assert rebuild(swapped, lambda e: e.xreplace({a: b, b: a})) == tree
    assert canonical(tree) != canonical(swapped)
    assert canonical(vanishes(path)).count("in probability") == 1
