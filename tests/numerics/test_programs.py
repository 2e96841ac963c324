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
