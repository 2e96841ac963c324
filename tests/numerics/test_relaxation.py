"""Transient laws, gaps and times of passage of a diffusion on cells."""

from math import exp, pi, sqrt

import numpy as np
import pytest
from scipy import stats
from scipy.integrate import quad

from numerics.finite_volume import cells, stationary
from numerics.meshes import Chart, Coefficients, Window
from numerics.relaxation import after, after_steps, bounds, gap, passage, spread_from, transient

OO = np.inf
ORNSTEIN = Coefficients(lambda x: -x, np.ones_like)
GEOMETRIC = Coefficients(lambda x: 0.1 * x, lambda x: 0.08 * x * x)


def double_well(noise):
    return Coefficients(lambda x: x - x**3, lambda x: np.full_like(x, noise))


@pytest.mark.parametrize(
    ("coefficients", "low", "high", "value"),
    [
        (ORNSTEIN, -OO, OO, 1.0),
        (Coefficients(lambda x: 2 * (1 - x), lambda x: x / 2), 0.0, OO, 2.0),
        (Coefficients(lambda x: 2 - 5 * x, lambda x: x * (1 - x)), 0.0, 1.0, 5.0),
        (Coefficients(lambda x: -x, lambda x: (1 + x * x) / 2), -OO, OO, 1.0),
        (Coefficients(lambda x: -x / 4, lambda x: (1 + x * x) / 2), -OO, OO, 9 / 32),
    ],
    ids=["Hermite", "Laguerre", "Jacobi", "Student with a gap", "edge of a continuous spectrum"],
)
def test_the_gap_of_a_textbook_is_within_the_bound(coefficients, low, high, value):
    found = gap(stationary(coefficients, low, high, tolerance=1e-5))
    assert abs(found.value - value) <= found.error
    assert found.error < 0.03 * value


def test_a_gap_has_digits_however_small_it_is():
    """Kramers: √(V''(1) |V''(0)|)/(2π) e^(−ΔV/ε), from each of two wells, to within O(ε)."""
    for noise in (0.02, 0.01, 0.002):
        found = gap(stationary(double_well(noise), -OO, OO, tolerance=1e-5))
        kramers = 2 * sqrt(2) / (2 * pi) * exp(-0.25 / noise)
        assert found.error < 1e-3 * found.value
        assert 1 - 2.2 * noise < found.value / kramers < 1 - 1.4 * noise


def test_a_time_of_passage_is_that_of_kramers_for_a_high_barrier():
    """2π/√(V''(−1) |V''(0)|) e^(ΔV/ε) from well to well, to within O(ε); half of it to the top."""
    for noise in (0.02, 0.01, 0.004):
        solved = stationary(double_well(noise), -OO, OO, tolerance=1e-5)
        kramers = 2 * pi / sqrt(2) * exp(0.25 / noise)
        across, up = passage(solved, -1.0, 1.0), passage(solved, -1.0, 0.0)
        assert across.error < 1e-3 * across.value
        assert 1 + noise < across.value / kramers < 1 + 3 * noise
        assert up.value / across.value == pytest.approx(0.5, abs=1e-3)
        assert gap(solved).value * across.value == pytest.approx(2, rel=3 * noise)
    low = stationary(double_well(0.5), -OO, OO, tolerance=1e-5)
    assert passage(low, -1.0, 1.0).value < 0.95 * 2 * pi / sqrt(2) * exp(
        0.5
    )  # outside of its range


def test_the_bounds_of_the_gap_meet_at_the_eigenvalue_of_the_matrix():
    mesh = cells(ORNSTEIN, Window(Chart(-OO, OO, 0.0, 1.0), -2.0, 2.5, 0.0), 40)
    matrix = np.diag(mesh.up, -1) + np.diag(mesh.down, 1)
    matrix -= np.diag(matrix.sum(axis=0))
    values = np.sort(-np.linalg.eigvals(matrix).real)
    found = bounds(mesh)
    assert values[0] == pytest.approx(0, abs=1e-9)
    assert found.low * (1 - 1e-9) <= values[1] <= found.high * (1 + 1e-9)
    assert found.high - found.low < 1e-9


@pytest.mark.parametrize(("start", "end"), [(-1.0, 1.0), (1.0, -1.0), (-1.0, 0.0)])
def test_a_time_of_passage_is_the_integral_over_scale_and_speed(start, end):
    solved = stationary(double_well(0.2), -OO, OO, tolerance=1e-6)
    found = passage(solved, start, end)

    def weight(x):
        return exp((x * x / 2 - x**4 / 4) / 0.2)

    sign = 1 if start < end else -1
    inner = lambda y: quad(weight, -6 * sign, y)[0] * sign / (0.2 * weight(y))  # noqa: E731
    assert found.value == pytest.approx(abs(quad(inner, start, end)[0]), abs=found.error)
    assert found.error < 1e-3 * found.value


def test_a_law_after_a_time_is_that_of_the_textbook():
    found = transient(ORNSTEIN, -OO, OO, start=3.0, time=0.7)
    law = stats.norm(3 * exp(-0.7), sqrt(1 - exp(-1.4)))
    for x in law.ppf([0.001, 0.2, 0.5, 0.9]):
        below = found.below(x)
        assert abs(below.value - law.cdf(x)) <= below.error < 1e-5
    assert 1.98 < found.order < 2.02


def test_geometric_motion_has_no_stationary_law_and_a_law_at_every_time():
    found = transient(GEOMETRIC, 0.0, OO, start=1.0, time=2.0)
    mean, square = found.mean(lambda x: x), found.mean(lambda x: x * x)
    assert abs(mean.value - exp(0.2)) <= mean.error < 1e-4
    assert abs(square.value - exp(0.72)) <= square.error < 1e-3
    assert 1.98 < found.order < 2.02


def test_two_ways_through_time_agree_to_first_order_and_the_implicit_one_is_never_negative():
    mesh = cells(ORNSTEIN, Window(Chart(-OO, OO, 0.0, 1.0), -3.0, 3.0, 0.0), 128)
    begun = spread_from(mesh, 1.0)
    exact = after(mesh, begun, 0.5)
    errors = []
    for steps in (16, 32, 64):
        stepped = after_steps(mesh, begun, 0.5, steps)
        assert stepped.min() >= 0
        assert stepped.sum() == pytest.approx(1, abs=1e-11)
        errors.append(np.abs(stepped - exact).sum())
    assert errors[0] / errors[1] == pytest.approx(2, abs=0.1)
    assert errors[1] / errors[2] == pytest.approx(2, abs=0.1)
    assert exact.min() > -1e-13


def test_the_exponential_is_that_of_the_matrix():
    mesh = cells(ORNSTEIN, Window(Chart(-OO, OO, 0.0, 1.0), -2.0, 2.5, 0.0), 40)
    matrix = np.diag(mesh.up, -1) + np.diag(mesh.down, 1)
    matrix -= np.diag(matrix.sum(axis=0))
    from scipy.linalg import expm

    begun = spread_from(mesh, -1.0)
    for time in (1e-3, 0.3, 50.0):
        assert after(mesh, begun, time) == pytest.approx(expm(time * matrix) @ begun, abs=1e-12)
    one = np.linalg.solve(np.eye(40) - 0.3 * matrix, begun)
    assert after_steps(mesh, begun, 0.3, 1) == pytest.approx(one, abs=1e-12)
    assert after(mesh, begun, 1e4) == pytest.approx(mesh.masses, abs=1e-12)


def test_a_start_between_two_cells_keeps_its_mean():
    mesh = cells(ORNSTEIN, Window(Chart(-OO, OO, 0.0, 1.0), -2.0, 2.0, 0.0), 16)
    middles = (mesh.edges[1:] + mesh.edges[:-1]) / 2
    for z in (-1.3, 0.0, 0.77):
        begun = spread_from(mesh, z)
        assert begun.sum() == 1
        assert begun @ middles == pytest.approx(z, abs=1e-14)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: transient(ORNSTEIN, 0.0, OO, start=-1.0, time=1.0), "start=-1.0 is not in"),
        (
            lambda: transient(
                Coefficients(lambda x: x**3, np.ones_like), -OO, OO, start=3.0, time=1.0
            ),
            "beyond any window",
        ),
    ],
)
def test_wrong_calls(call, words):
    with pytest.raises(ValueError, match=words):
        call()
