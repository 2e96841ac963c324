"""A cover decides a condition on every point of a box, or says where it could not."""

from fractions import Fraction as F

import pytest
from flint import arb
from numpy.random import default_rng

from numerics import covers
from numerics.balls import enclose, sign
from numerics.covers import Cover, cover

UNIT = (F(0), F(1))


def positive(ball):
    """Is it positive? The three answers."""
    found = sign(ball)
    return None if found is None else found > 0


def above(level):
    """x^2 + y^2 - x y > level."""
    return lambda p: positive(p[0] ** 2 + p[1] ** 2 - p[0] * p[1] - enclose(level))


def test_holds_with_a_margin():
    # the minimum of x^2 - x y + y^2 on [1, 2] x [0, 2] is 3/4, at (1, 1/2)
    found = cover(above(F(74, 100)), [(F(1), F(2)), (F(0), F(2))], 4000)
    assert found.holds is True
    assert (found.open_boxes, found.undecided, found.failing) == (0, (), None)
    assert found.examined > 1


def test_fails_on_a_named_box():
    box = [(F(1), F(2)), (F(0), F(2))]
    found = cover(above(F(76, 100)), box, 4000)
    assert found.holds is False
    for (low, high), (bottom, top) in zip(found.failing, box, strict=True):
        assert bottom <= low < high <= top
    x, y = ((low + high) / 2 for low, high in found.failing)
    assert x**2 + y**2 - x * y < F(76, 100)


def test_a_touching_minimum_stays_undecided():
    """x^2 - x y + y^2 >= 3/4 with equality at one point: no strict answer, and no hole there."""
    found = cover(above(F(3, 4)), [(F(1), F(2)), (F(0), F(2))], 500)
    assert found.holds is None
    assert found.examined == 500
    assert found.open_boxes > 0
    assert found.failing is None


def test_the_last_boxes_close_in_on_the_touching_point():
    box = [(F(-1), F(1)), (F(-1), F(1))]
    found = cover(lambda p: positive(p[0] ** 2 + p[1] ** 2), box, 400)
    assert found.holds is None
    assert all(abs(end) <= F(1, 8) for part in found.undecided for side in part for end in side)


def test_no_point_is_left_out(monkeypatch):
    """The boxes that were decided or left open cover random rational points."""
    asked = []

    def condition(p):
        answer = above(F(3, 4))(p)
        asked.append((tuple(p), answer))
        return answer

    monkeypatch.setattr(covers, "SHOWN", 10**6)
    found = cover(condition, [(F(1), F(2)), (F(0), F(2))], 300)
    decided = [ball for ball, answer in asked if answer is True]
    assert len(found.undecided) == found.open_boxes > 0
    rng = default_rng(4)
    for _ in range(300):
        x = 1 + F(int(rng.integers(0, 1001)), 1000)
        y = F(int(rng.integers(0, 2001)), 1000)
        inside = any(b[0].contains(enclose(x)) and b[1].contains(enclose(y)) for b in decided)
        open_ = any(a[0] <= x <= a[1] and c[0] <= y <= c[1] for a, c in found.undecided)
        assert inside or open_


def test_a_hole_would_be_noticed(monkeypatch):
    """A mutant that loses the right halves calls a condition true that fails at x = 1."""

    def condition(p):
        return positive(1 - p[0] + enclose(F(-1, 1000)))

    assert cover(condition, [UNIT], 1000).holds is False
    halves = covers._halves
    monkeypatch.setattr(covers, "_halves", lambda box, whole: halves(box, whole)[:1])
    assert cover(condition, [UNIT], 1000).holds is True


def test_halves_share_the_cut_and_take_the_relatively_widest_side():
    whole = ((F(0), F(1)), (F(0), F(100)))
    first, second = covers._halves(((F(0), F(1)), (F(0), F(50))), whole)
    assert (first, second) == (
        ((F(0), F(1, 2)), (F(0), F(50))),
        ((F(1, 2), F(1)), (F(0), F(50))),
    )
    first, second = covers._halves(((F(0), F(1, 4)), (F(0), F(50))), whole)
    assert first[1] == (F(0), F(25))
    assert second[1] == (F(25), F(50))


def test_corners_that_no_float_holds():
    third = F(1, 3)
    found = cover(lambda p: positive(p[0] - enclose(third - F(1, 10**14))), [(third, F(1))], 200)
    assert found.holds is True
    found = cover(lambda p: positive(p[0] - enclose(third + F(1, 10**3))), [(third, F(1))], 200)
    assert found.holds is False
    assert found.failing[0][0] == third


@pytest.mark.parametrize(("level", "holds"), [(F(0), True), (F(2), False), (F(1, 3), None)])
def test_a_box_may_be_a_point(level, holds):
    found = cover(lambda p: positive(p[0] - enclose(level)), [(F(1, 3), F(1, 3))], 10)
    assert found.holds is holds
    assert found.examined == 1
    assert found.open_boxes == (holds is None)


def test_a_side_may_be_a_point():
    found = cover(lambda p: positive(p[0] + p[1] - 1), [UNIT, (F(3, 2), F(3, 2))], 50)
    assert found.holds is True


def test_the_limit_counts_questions():
    count = 0

    def condition(_):
        nonlocal count
        count += 1

    found = cover(condition, [UNIT, UNIT], 37)
    assert (count, found.examined, found.holds) == (37, 37, None)
    assert found.open_boxes == 38
    assert len(found.undecided) == covers.SHOWN


def test_nan_is_no_answer():
    assert cover(lambda p: positive(p[0].log()), [(F(-2), F(-1))], 30).holds is None


def test_an_undecided_comparison_taken_for_a_failure_is_refused():
    """``bool(ball > 0)`` is False on a wide ball although the condition holds everywhere."""
    with pytest.raises(ValueError, match="holds at its middle"):
        cover(lambda p: bool((p[0] - p[0] ** 2 + tenth()) > 0), [UNIT], 100)
    assert cover(lambda p: positive(p[0] - p[0] ** 2 + tenth()), [UNIT], 100).holds is True


def tenth():
    return enclose(F(1, 10))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: cover(lambda _: True, [UNIT], 0), "limit=0"),
        (lambda: cover(lambda _: True, [(F(1), F(0))], 5), "low=1"),
        (lambda: cover(lambda _: True, [(0.1, F(1))], 5), "0.1"),
        (lambda: cover(lambda _: "yes", [UNIT], 5), "'yes'"),
        (lambda: cover(lambda _: arb(1), [UNIT], 5), "answered"),
    ],
)
def test_refusals(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_the_answer_is_a_value():
    found = cover(lambda _: True, [UNIT], 1)
    assert found == Cover(holds=True, examined=1, open_boxes=0, undecided=(), failing=None)
    assert hash(found) == hash(cover(lambda _: True, [UNIT], 1))
