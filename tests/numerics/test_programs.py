"""Programs are data: a closed table of operations on numbered operands."""

from __future__ import annotations

import numpy as np
import pytest

from numerics.programs import OPERATIONS, Program


def test_a_program_runs_and_prints_the_same_arithmetic():
    program = Program(1, 1, 1, (("mul", "p0", "d0"), ("sub", "s0", "t0")), ("t1", "t0"))
    assert program(np.array([1.0, 2.0]), np.array([3.0, 4.0]), 0.5)[0].tolist() == [-0.5, 0.0]
    assert program.source("step") == (
        "def step(s0, d0, p0):\n    t0 = p0 * d0\n    t1 = s0 - t0\n    return (t1, t0,)\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        ("eval", "s0"),
        ("mul", "s0"),
        ("mul", "s0", "s1"),
        ("mul", "s0", "t0"),
        ("mul", "s0", "__import__('os')"),
        ("mul", "s0", "s0\nimport os"),
        ("mul", "s0", "s00"),
    ],
)
def test_nothing_else_is_an_operation_or_an_operand(line):
    with pytest.raises(ValueError, match="Program"):
        Program(1, 1, 1, (line,), ("s0",))


def test_a_result_is_an_operand():
    with pytest.raises(ValueError, match="t0"):
        Program(1, 0, 0, (), ("t0",))


def one(name, *operands, parameters=1):
    return Program(1, 1, parameters, ((name, *operands),), ("t0",))


@pytest.mark.parametrize(
    ("program", "keeps", "homogeneous"),
    [
        (one("mul", "s0", "d0"), True, True),
        (one("mul", "s0", "s0"), True, False),
        (one("add", "s0", "d0"), True, False),
        (one("add", "p0", "d0"), False, False),
        (one("div", "s0", "d0"), False, True),
        (one("div", "d0", "s0"), False, False),
        (one("max", "s0", "d0"), False, False),
        (one("max", "s0", "s0"), False, True),
        (one("sqrt", "s0"), True, False),
        (Program(1, 0, 0, (("mul", "s0", "s0"), ("sqrt", "t0")), ("t1",)), True, True),
        (Program(1, 1, 0, (("less", "s0", "d0"), ("select", "t0", "s0", "s0")), ("t1",)), False,
         False),
        (Program(2, 0, 0, (), ("s1", "s0")), False, True),
        (Program(1, 0, 0, (("exp", "s0"),), ("t0",)), False, False),
    ],
)  # fmt: skip
def test_what_is_known_of_a_program_before_it_runs(program, keeps, homogeneous):
    assert program.keeps_infinities is keeps
    assert program.is_homogeneous is homogeneous


@pytest.mark.parametrize("name", [n for n, op in OPERATIONS.items() if op.sticky])
def test_a_sticky_operation_never_comes_back_to_the_numbers(name):
    operation = OPERATIONS[name]
    ordinary = [-2.0, -0.0, 0.0, 3.0, np.inf, -np.inf, np.nan]
    with np.errstate(all="ignore"):
        for bad in (np.inf, -np.inf, np.nan):
            for place in range(operation.arity):
                for other in ordinary:
                    operands = [other] * operation.arity
                    operands[place] = bad
                    assert not np.isfinite(operation.array(*operands))


def test_a_linear_program_has_no_other_intermediate():
    linear = Program(
        2, 1, 1, (("mul", "p0", "d0"), ("mul", "t0", "s1"), ("neg", "s0"), ("sub", "t2", "t1")),
        ("t3", "s0"),
    )  # fmt: skip
    assert linear.is_linear
    assert not one("mul", "s0", "s0").is_linear
    assert not one("add", "s0", "d0").is_linear
    assert not one("div", "s0", "d0").is_linear
    assert not one("abs", "s0").is_linear
    assert not one("mul", "p0", "d0").is_linear


def test_what_depends_on_a_draw_alone_can_be_done_before():
    step = Program(
        1, 2, 1,
        (("mul", "p0", "d1"), ("mul", "p0", "d0"), ("exp", "t0"), ("mul", "t2", "s0"),
         ("sub", "t3", "t1")),
        ("t4",),
    )  # fmt: skip
    rest, before = step.hoisted(1)
    assert before.lines == (("mul", "p0", "d0"), ("exp", "t0"))
    assert rest.lines == (("mul", "p0", "d0"), ("mul", "d1", "s0"), ("sub", "t1", "t0"))
    x = np.array([0.3, -1.7, 2.0])
    early = before(x, 0.7)[0]
    assert np.array_equal(step(x, x, x, 0.7)[0], rest(x, x, early, 0.7)[0])


def test_what_depends_on_parameters_goes_with_a_draw_and_stays_where_it_is_needed_too():
    lines = (
        ("neg", "p0"), ("add", "d0", "p1"), ("mul", "t0", "t1"), ("mul", "t2", "s0"),
        ("sub", "t3", "p1"),
    )  # fmt: skip
    rest, before = Program(1, 1, 2, lines, ("t4",)).hoisted(0)
    assert before.lines == lines[:3]
    assert rest.lines == (("mul", "d0", "s0"), ("sub", "t0", "p1"))
    rest, before = Program(1, 1, 2, (*lines[:4], ("sub", "t3", "t0")), ("t4",)).hoisted(0)
    assert before.lines == lines[:3]
    assert rest.lines == (("neg", "p0"), ("mul", "d0", "s0"), ("sub", "t1", "t0"))


def test_a_clock_is_what_goes_the_same_way_on_all_paths():
    lines = (
        ("add", "s1", "p0"), ("mul", "s0", "p0"), ("div", "t1", "t0"), ("mul", "t2", "d0"),
        ("add", "t3", "s2"), ("mul", "s2", "s1"), ("add", "t4", "t5"),
    )  # fmt: skip
    step = Program(3, 1, 1, lines, ("t1", "t0", "t6"))
    rest, clock, clocks = step.clocked((0, 1, 2))
    assert clocks == (0, 1)
    assert (rest.states, rest.draws, rest.parameters) == (1, 1, 3)
    assert (clock.states, clock.draws, clock.parameters) == (2, 0, 1)
    s = np.array([0.3, -1.7, 2.0])
    *after, fresh, now = clock(0.7, 0.25, 3.0)
    whole = step(0.7, 0.25, s, s, 3.0)
    assert tuple(after) == whole[:2]
    assert np.array_equal(whole[2], rest(s, s, 3.0, fresh, now)[0])
    assert step.clocked((0,))[2] == (0,)
    assert step.clocked((2,)) is None
    assert Program(1, 0, 1, (("mul", "s0", "p0"),), ("t0",)).clocked((0,)) is None


@pytest.mark.parametrize(
    "lines",
    [
        (("mul", "d0", "s0"),),
        (("mul", "p0", "d0"), ("mul", "t0", "s0"), ("sub", "t1", "d0")),
        (("mul", "p0", "s0"),),
        (("mul", "p0", "d0"), ("mul", "p0", "t0"), ("mul", "t0", "s0"), ("sub", "t2", "t1")),
    ],
)
def test_nothing_is_done_before_if_more_than_one_number_would_be_needed(lines):
    assert Program(1, 1, 1, lines, (f"t{len(lines) - 1}",)).hoisted(0) is None
