"""A slope fitted to a run against NumPy's line through the logarithms of the same run."""

import numpy as np
import pytest
import sympy as sp
from sympy import Integer, Rational

from theory import Draw, Independent, Path, Uniform, adam, fair, gd, projected, real, sgd
from theory.fits import fitted
from theory.models import Calculus, Diffusion, Recursion

x, y, z = real("x y z")
HALF = Rational(1, 2)
COIN = (Draw(x, fair(1, 3)),)
WALK = Recursion((y, z), (y * x + z, z - x), COIN)


def run(path, steps, drawn):
    """The states 0, ..., ``steps`` of a path from a point, with these values of its draws."""
    model, states = path.model, [path.start]
    symbols = [s for draw in model.draws for s in draw.symbols]
    for number in range(steps):
        known = dict(zip(model.state, states[-1], strict=True)) | {model.clock: Integer(number)}
        known |= dict(zip(symbols, [drawn[number]] * len(symbols), strict=True))
        states.append(tuple(step.subs(known) for step in model.step))
    return [dict(zip(model.state, state, strict=True)) for state in states]


@pytest.mark.parametrize("steps", [1, 2, 5])
@pytest.mark.parametrize(
    "path",
    [
        Path(WALK, (Integer(2), Integer(9))),
        Path(projected(WALK, onto={y: (-1, 20)}), (Integer(2), Integer(9))),
        Path(
            adam(y**2, over=(y,), rate=HALF, draws=(), betas=(HALF, HALF), epsilon=1),
            (Integer(7), Integer(0), Integer(0)),
        ),
    ],
    ids=["two states", "in a box", "with a clock of its own"],
)
def test_it_is_the_least_squares_line(path, steps):
    """Killed by: n for n + 1 or n + 2 in the unit; the last step left out."""
    of, drawn = y**2 + 1, [Integer(n) for n in (1, 3, 3, 1, 3)]
    fit = fitted(path, of=of, steps=steps)
    states = run(fit.path, steps, drawn)
    assert fit.steps == steps
    heights = [float(sp.log(of.subs(state))) for state in states]
    slope = np.polyfit(range(steps + 1), heights, 1)[0]
    assert float(fit.slope.subs(states[-1])) == pytest.approx(slope, rel=1e-12)


def test_it_does_not_move_the_run():
    path = Path(WALK, (Integer(2), Integer(9)))
    fit = fitted(path, of=y**2, steps=3)
    assert fit.path.model.state[:2] == WALK.state
    assert fit.path.model.step[:2] == WALK.step
    assert fit.path.model.draws == WALK.draws
    assert fit.path.start == (2, 9, 0)


def test_of_descent_it_is_the_logarithm_of_the_factor():
    path = Path(gd(3 * y**2 / 2, over=(y,), rate=Integer(1)), (Integer(5),))
    fit = fitted(path, of=y**2, steps=4)
    end = run(fit.path, 4, [Integer(0)] * 4)[-1]
    assert float(fit.slope.subs(end)) == pytest.approx(float(sp.log(4)), rel=1e-12)


def test_a_start_may_be_a_law():
    """Killed by: the state that is added in front; a law in place of the number 0."""
    one = Path(sgd(x * y**2, over=(y,), rate=HALF, draws=COIN), Uniform(1, 2))
    two = Path(WALK, Independent((Uniform(1, 2), Uniform(3, 4))))
    for path, laws in ((one, (Uniform(1, 2),)), (two, (Uniform(1, 2), Uniform(3, 4)))):
        start = fitted(path, of=y**2, steps=2).path.start
        assert start.laws[:-1] == laws
        assert start.laws[-1].values == (0,)


@pytest.mark.parametrize("steps", [0, -1, True, HALF, 2.0])
def test_so_many_steps_are_no_line(steps):
    with pytest.raises(ValueError, match=r"fitted: steps=.* is not in 1, 2, \.\.\."):
        fitted(Path(WALK, (1, 1)), of=y**2, steps=steps)


def test_a_diffusion_has_no_steps():
    moving = Diffusion((y,), (-y,), ((Integer(1),),), Calculus.ITO)
    with pytest.raises(TypeError, match="fitted: a Diffusion is not a recursion"):
        fitted(Path(moving, (Integer(1),)), of=y**2, steps=2)


def test_a_state_of_the_same_name_is_refused():
    once = fitted(Path(WALK, (Integer(1), Integer(1))), of=y**2, steps=2)
    with pytest.raises(ValueError, match="repeat a symbol"):
        fitted(once.path, of=y**2, steps=2)
