"""Paths of one model are told apart for a reader, and what is examined stays as it was.

Killed by: renaming the first path as well, leaving ``of`` as it is, leaving the model as it is,
not minding names that are taken, assumptions that follow from others, renaming a mean over draws.
"""

from sympy import Abs, Integer, srepr

from theory import (
    IN_PROBABILITY,
    All,
    AtMost,
    Claim,
    Converges,
    Definition,
    Draw,
    Equals,
    Mean,
    Path,
    Probability,
    Rate,
    fair,
    function,
    real,
    sgd,
)
from theory.apart import told_apart
from theory.latex import latex
from verify.show import render

w, x, u, v, λ = real("w x u v λ")
prime = real("w′")
model = sgd(x * w**2 / 2, over=(w,), rate=λ, draws=(Draw(x, fair(1, -2)),))
near, far = Path(model, (u,)), Path(model, (v,))
γ = function("γ")


def stated(*parts, where=()):
    return Claim(title="t", source="s", states=All(*parts), where=where)


def tends(path):
    return Converges(of=Abs(w), to=Integer(0), over=path, how=IN_PROBABILITY)


def test_the_second_path_has_a_state_of_its_own():
    first, other = told_apart(stated(tends(near), tends(far))).states.parts
    assert first == tends(near)
    assert other.of == Abs(prime)
    assert other.over.model.state == (prime,)
    assert other.over.model.step == (model.step[0].xreplace({w: prime}),)
    assert other.over.start == (v,)


def test_the_new_symbol_is_made_as_claims_make_theirs():
    """An equal symbol that is made otherwise changes the digest of the next claim with a w′."""
    (state,) = told_apart(stated(tends(near), tends(far))).states.parts[1].over.model.state
    assert srepr(state) == srepr(prime)


def test_every_quantity_of_a_path_speaks_of_its_own_state():
    beyond = [Probability(of=Abs(w) > 1, over=path, at=Integer(3)) for path in (near, far)]
    where = (Definition(γ(λ), Rate(of=w, over=far)),)
    claim = told_apart(stated(AtMost(*beyond), where=where))
    (relation,) = claim.states.parts
    assert (relation.left.of, relation.right.of) == (Abs(w) > 1, Abs(prime) > 1)
    assert claim.where[0].means.of == prime


def test_a_name_that_is_taken_is_not_taken_again():
    claim = told_apart(stated(tends(near), tends(far), Equals(prime, prime)))
    assert claim.states.parts[1].of == Abs(real("w′′"))


def test_three_paths_have_three_names():
    third = Path(model, (u + v,))
    names = [part.of for part in told_apart(stated(*map(tends, (near, far, third)))).states.parts]
    assert names == [Abs(w), Abs(prime), Abs(real("w′′"))]


def test_one_path_keeps_its_name_and_a_mean_over_draws_its_formula():
    claim = stated(tends(near), Equals(Mean(of=w * x, over=model.draws), -w / 2))
    assert told_apart(claim) is claim
    both = stated(tends(near), tends(far), Equals(Mean(of=w * x, over=model.draws), -w / 2))
    assert told_apart(both).states.parts[2] == both.states.parts[2]


def test_the_reader_sees_two_names_in_both_languages():
    claim = stated(tends(near), tends(far))
    assert "|w| → 0" in render(claim)
    assert "|w′| → 0" in render(claim)
    assert "where w′ ← " in render(claim)
    assert r"w^{\prime} \leftarrow" in latex(claim)
