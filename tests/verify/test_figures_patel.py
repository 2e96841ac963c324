"""The figures and tables of Patel (2018), on the models of ``setting_sums`` and ``setting_tang``.

What the paper says of its figures is looked for in the numbers behind ours.
"""

from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest

from verify.figures.tables import tabulated

PLACE = "theory.papers.patel2018"


def figure(name):
    return import_module(f"{PLACE}.{name}").figure


def ends(panel, runs=40):
    """The first and the last distance of every run."""
    times = replace(panel.times, steps=(0, 20))
    frame = tabulated(replace(panel, runs=runs, times=times), 0).measured
    first, last = (frame[frame["step"] == n]["value"].to_numpy() for n in (0, 20))
    return first, last


def test_the_circular_minimum_is_left_between_two_rates():
    """Figures 5, 7. Killed by: the start of the other minimum; GD with the steps of SGD-1."""
    for name, kept in (("fig5", 0.9), ("fig7", 1)):
        low, high = (panel for panel in figure(name).panels[:2])
        first, last = ends(low)
        assert (first <= 1e-8).all()
        assert (last < first).mean() >= kept
        _, last = ends(high)
        assert (last > 1).any()
        assert (last < 1e-8).any()


def test_the_quadratic_minimum_is_left_between_two_rates():
    """Figure 6. Killed by: the rates of the other model."""
    panels = figure("fig6").panels
    for kept, left in ((panels[0], panels[1]), (panels[4], panels[5])):
        first, last = ends(kept)
        assert (last < first).all()
        first, last = ends(left)
        assert np.median(last / first) > 1.5


def test_some_runs_from_the_quadratic_minimum_reach_the_circle():
    """Figure 8, at 64: nearer than its radius of 10, and others stay outside."""
    for panel in (figure("fig8").panels[1], figure("fig8").panels[4]):
        first, last = ends(panel, 100)
        assert np.allclose(first, 15)
        assert 0.05 < (last < 9).mean() < 0.6


@pytest.mark.parametrize("name", ["fig9", "fig10"])
def test_what_is_stable_and_what_is_not(name):
    """Figures 9, 10. Killed by: rates of the other minimizer; u and l exchanged."""
    panels = figure(name).panels
    assert [panel.title.partition(",")[0] for panel in panels[::3]] == [
        "k = 1", "k = 200", "k = 500", "GD",
    ]  # fmt: skip
    for beyond, between, stable in (panels[:3], panels[9:]):
        assert (ends(beyond)[1] > 1).all()
        assert (ends(between)[1] > 0.1).all()
        assert (ends(stable)[1] < 0.2).all()
    assert (ends(panels[11])[1] < 1e-9).all()  # gradient descent converges


def test_the_mean_over_a_batch_has_the_variance_of_a_batch():
    """Killed by: the law of one component for a batch."""
    batches = import_module(f"{PLACE}.setting_batches")
    for size in (1, 7, 200):
        for draw in batches.draws_of(1, size):
            mean = sum(x * p for x, p in zip(draw.law.values, draw.law.weights, strict=True))
            square = sum(x**2 * p for x, p in zip(draw.law.values, draw.law.weights, strict=True))
            assert mean == 0
            assert square * size in (1, 2)  # of ±1, and of −2, ..., 2


def test_the_numbers_of_components():
    tang = import_module(f"{PLACE}.setting_tang")
    sizes = [np.prod([len(draw.law.values) for draw in tang.single(n)]) for n in (1, 2, 3)]
    assert sizes == [200, 1000, 2000]


def test_the_tables_have_the_thresholds_of_gradient_descent_where_the_paper_has_them():
    """Killed by: 10^−2 for 10^−9; u for l; the other curvature."""
    two = tabulated(figure("fig16_table2").panels[0], 0).measured
    assert two["quad. k = ∞"].round(6).tolist() == [5, 1000, 5, 1000]
    seen = two.set_index("")
    assert seen.loc["Model 1", "circ. k = ∞, ε = 1.41e-9"] == pytest.approx(3.583e11, rel=1e-3)
    assert seen.loc["Model 1", "circ. k = ∞, ε = 2e-2"] == pytest.approx(2.525e4, rel=1e-3)
    ratio = seen["circ. k = 1, ε = 1.41e-9"] / seen["circ. k = ∞, ε = 1.41e-9"]
    assert ratio.to_numpy() == pytest.approx(3.560 / 3.583, abs=5e-4)
    four, five = (
        tabulated(figure(name).panels[0], 0).measured.set_index("k")
        for name in ("fig18_table4", "fig19_table5")
    )
    assert four.loc["∞", "Model 1, flat"] == pytest.approx(2 / (28.75 * 0.625))
    assert five.loc["∞", "Model 1, sharp"] == pytest.approx(2 / (37.375 * 1.3))
    assert (five < four).to_numpy().all()
    assert (np.diff(four.to_numpy(), axis=0) > 0).all()
