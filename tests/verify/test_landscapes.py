"""The stationary points of a landscape, as a figure marks them."""

import numpy as np
import pytest
from sympy import Rational, exp, log

from theory import Draw, Path, fair, real, sgd
from theory.figures import Axis, Cloud
from verify.engines.closed import Unread
from verify.figures.landscapes import located
from verify.figures.tables import tabulated

u, v, x, c = real("u v x c")
POINT = Path(
    sgd(x * u * v, over=(u, v), rate=Rational(1, 10), draws=(Draw(x, fair(1, -1)),)), (1, 1)
)


def seen(height, side=2, where=()):
    axes = (Axis(s, Rational(-side), Rational(side), 9) for s in (u, v))
    across, up = axes
    return Cloud(
        title="t", over=POINT, step=1, across=across, up=up, height=height, runs=2, where=where
    )


def told(panel):
    return {(row.label, round(row.x, 9), round(row.y, 9)) for row in located(panel).itertuples()}


def test_isolated_points_are_solved_for_and_told_by_kind():
    """Killed by: a kind of the other sign, a point outside, parameters left out."""
    height = u**4 / 4 - c * u**2 / 2 + v**2 - v**4 / 4
    root = round(np.sqrt(0.5), 9)
    edges = round(np.sqrt(2), 9)
    found = told(seen(height, where=((c, Rational(1, 2)),)))
    assert found == {
        ("saddle", 0.0, 0.0),
        ("minimum", root, 0.0),
        ("minimum", -root, 0.0),
        *(("maximum", 0.0, side * edges) for side in (1, -1)),
        *(("saddle", r, side * edges) for r in (root, -root) for side in (1, -1)),
    }
    assert told(seen(height, side=1, where=((c, Rational(1, 2)),))) == {
        ("saddle", 0.0, 0.0), ("minimum", root, 0.0), ("minimum", -root, 0.0),
    }  # fmt: skip
    assert told(seen(u**4 + v**2)) == {("degenerate", 0.0, 0.0)}


def test_curves_are_followed_and_rise_or_fall_to_their_sides():
    """Killed by: the sign of the trace, one of the two sweeps of the grid, a factor left out."""
    found = located(seen((u * v - 1) ** 2))
    assert set(found["label"]) == {"curve of minima", "saddle"}
    curve = found[found["label"] == "curve of minima"]
    assert np.allclose(curve["x"] * curve["y"], 1)
    assert {0.5, 1.0, 1.5, 2.0} <= set(curve["x"].round(9)) & set(curve["y"].round(9))
    fallen = located(seen(-((u**2 + v**2 - 1) ** 2)))
    rings = fallen[fallen["label"] == "curve of maxima"]
    assert np.allclose(rings["x"] ** 2 + rings["y"] ** 2, 1)
    assert ("minimum", 0.0, 0.0) in told(seen(-((u**2 + v**2 - 1) ** 2)))
    line = located(seen(v * u**2))  # it rises beside u = 0 for v > 0, and falls for v < 0
    kinds = {np.sign(y): label for label, _, y in line.itertuples(index=False) if y}
    assert kinds == {1.0: "curve of minima", -1.0: "curve of maxima"}
    assert ("degenerate", 0.0, 0.0) in told(seen(v * u**2))
    cross = told(seen(u**2 * v**2))
    assert {("curve of minima", 1.0, 0.0), ("curve of minima", 0.0, 1.0)} <= cross
    assert [label for label, *place in cross if place == [0.0, 0.0]] == ["degenerate"]


def test_no_point_is_told_twice():
    found = located(seen((u * v - 1) ** 2))
    assert not found.duplicated().any()


def test_a_landscape_that_is_no_polynomial_is_left_unmarked_and_says_so():
    panel = seen(exp(u) + log(1 + v**2))
    with pytest.raises(Unread, match="not a polynomial"):
        located(panel)
    table = tabulated(panel, 0)
    assert len(table.lines) == 0
    assert any("stationary points are not marked" in note for note in table.notes)
