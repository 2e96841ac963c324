"""Stationary densities from coefficients, against the laws of textbooks."""

import time

import numpy as np
import pytest
from scipy import stats

from numerics.finite_volume import FIRST, bernoulli, cells, stationary
from numerics.meshes import Chart, Coefficients, NotNormalisable, Window, reached, windows

OO = np.inf


def student(degrees):
    """dx = −(ν − 1)/2 x dt + √(1 + x²) dB: Student's law with ν degrees, scale 1/√ν."""
    spread = Coefficients(lambda x: (1 - degrees) / 2 * x, lambda x: (1 + x * x) / 2)
    return spread, -OO, OO, stats.t(degrees, scale=degrees**-0.5)


def feller(shape):
    """dx = shape (1 − x)/2 dt + √x dB: a gamma law of mean 1."""
    one = Coefficients(lambda x: shape * (1 - x) / 2, lambda x: x / 2)
    return one, 0.0, OO, stats.gamma(shape, scale=1 / shape)


def ornstein(mean, spread):
    return (
        Coefficients(lambda x: mean - x, lambda x: np.full_like(x, spread**2)),
        -OO,
        OO,
        stats.norm(mean, spread),
    )


KNOWN = {
    "Ornstein-Uhlenbeck": ornstein(0.0, 1.0),
    "narrow and far": ornstein(5.0, 1e-4),
    "very narrow": ornstein(5.0, 1e-8),
    "wide": ornstein(5.0, 1e4),
    "Student, 3": student(3),
    "Student, 1/2": student(0.5),
    "gamma, 4": feller(4.0),
    "gamma, 1/2": feller(0.5),
    "beta": (Coefficients(lambda x: 2 - 5 * x, lambda x: x * (1 - x)), 0.0, 1.0, stats.beta(2, 3)),
    "inverse gamma": (
        Coefficients(lambda x: 1 - x, lambda x: x * x), 0.0, OO, stats.invgamma(2)
    ),
    "inverse gamma, 1/4, far": (
        Coefficients(lambda x: 1e20 + 0.75 * x, lambda x: x * x),
        0.0, OO, stats.invgamma(0.25, scale=1e20)
    ),
    "noise e^(x²)": (
        Coefficients(np.zeros_like, lambda x: np.exp(x * x)), -OO, OO, stats.norm(0, 0.5**0.5)
    ),
    "reflected": (
        Coefficients(lambda x: 1 + 1 / x, lambda x: x * 0 + 1), -OO, 0.0, stats.gamma(2)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", KNOWN)
def test_the_error_is_within_the_bound_and_the_bound_is_of_order_two(name):
    coefficients, low, high, law = KNOWN[name]
    found = stationary(coefficients, low, high, tolerance=1e-6)
    places = found.seen.chart.place(found.meshes[2].edges[1:-1])
    true = law.sf(-places) if name == "reflected" else law.cdf(places)
    error = np.max(np.abs(np.cumsum(found.masses[2])[:-1] - true))
    assert error <= found.error <= 1e-6
    assert error > found.error / 40  # else the bound says nothing
    assert 1.98 < found.order < 2.02
    assert found.seen.outside < 1e-15


@pytest.mark.parametrize("name", ["Ornstein-Uhlenbeck", "Student, 3", "gamma, 4", "beta"])
def test_values_are_within_their_own_bounds(name):
    coefficients, low, high, law = KNOWN[name]
    found = stationary(coefficients, low, high, tolerance=1e-6)
    for x in law.ppf([1e-4, 0.1, 0.5, 0.77, 0.999]):
        below = found.below(x)
        assert abs(below.value - law.cdf(x)) <= below.error
        place = found.quantile(law.cdf(x))
        assert abs(place.value - x) <= 2 * place.error + 1e-6 * abs(x)
    mean = found.mean(lambda x: x)
    assert abs(mean.value - law.mean()) <= mean.error < 1e-4
    square = found.mean(lambda x: x * x)
    assert abs(square.value - law.var() - law.mean() ** 2) <= square.error < 1e-3
    assert abs(found.mean(np.ones_like).value - 1) < 1e-12


def test_extrapolated_values_are_much_better_than_their_bounds():
    coefficients, low, high, law = KNOWN["Ornstein-Uhlenbeck"]
    found = stationary(coefficients, low, high, tolerance=1e-6)
    assert abs(found.below(1.0).value - law.cdf(1.0)) < 1e-9


@pytest.mark.parametrize(
    ("name", "coefficients", "low"),
    [
        ("Brownian motion", Coefficients(np.zeros_like, np.ones_like), -OO),
        ("geometric", Coefficients(lambda x: x, lambda x: x * x), 0.0),
        ("outward", Coefficients(lambda x: x, np.ones_like), -OO),
        ("1/|x|", Coefficients(lambda x: x / 2, lambda x: (1 + x * x) / 2), -OO),
        ("at 0", Coefficients(lambda x: -x - x**3, lambda x: x * x / 2), 0.0),
    ],
)
def test_what_does_not_fall_off_is_refused(name, coefficients, low):
    del name
    with pytest.raises(NotNormalisable, match=r"grows|not seen"):
        stationary(coefficients, low, OO, tolerance=1e-6)


def test_a_density_that_is_mostly_beyond_all_numbers_is_refused():
    with pytest.raises(NotNormalisable, match="beyond the numbers"):
        stationary(student(0.002)[0], -OO, OO, tolerance=1e-6)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: windows(Coefficients(lambda x: -x, np.ones_like), 1.0, 1.0), "is not below"),
        (lambda: windows(Coefficients(lambda x: -x, lambda x: 1 - x), -OO, OO), r"not in \(0, oo"),
        (
            lambda: windows(Coefficients(lambda x: -np.sqrt(x), np.ones_like), -OO, OO),
            "no positive number beyond",
        ),
        (
            lambda: windows(Coefficients(lambda x: x * np.nan, np.ones_like), -OO, OO),
            "no numbers anywhere",
        ),
        (
            lambda: stationary(KNOWN["Student, 3"][0], -OO, OO, tolerance=1e-13),
            "was reached, not 1e-13",
        ),
        (
            lambda: stationary(student(2)[0], -OO, OO, tolerance=1e-4).mean(lambda x: x**2),
            "not seen to be finite",
        ),
        (
            lambda: cells(
                Coefficients(lambda x: -x, lambda x: x), Window(Chart(-OO, OO, 0, 1), -1, 1, 0), 8
            ),
            "diffusivity is not",
        ),
    ],
)
def test_wrong_calls(call, words):
    with pytest.raises(ValueError, match=words):
        call()


REACHED = {
    "Ornstein-Uhlenbeck": (lambda x: -x, np.ones_like, -OO, OO, (False, False)),
    "cubic, outwards": (lambda x: x**3, np.ones_like, -OO, OO, (True, True)),
    "explosive": (lambda x: x + x**3, lambda x: (1 + x * x) ** 2 / 2, -OO, OO, (True, True)),
    "noise 1 + x²": (np.zeros_like, lambda x: (1 + x * x) ** 2 / 2, -OO, OO, (False, False)),
    "geometric, falling": (lambda x: 0.1 * x, lambda x: x * x, 0.0, OO, (False, False)),
    "geometric, growing": (lambda x: 2 * x, lambda x: x * x, 0.0, OO, (False, False)),
    "branching": (np.zeros_like, lambda x: x / 2, 0.0, OO, (True, False)),
    "CIR, below": (lambda x: (1 - x) / 8, lambda x: x / 2, 0.0, OO, (True, False)),
    "CIR, critical": (lambda x: (1 - x) / 2, lambda x: x / 2, 0.0, OO, (False, False)),
    "CIR": (lambda x: 2 * (1 - x), lambda x: x / 2, 0.0, OO, (False, False)),
    "Bessel, 1/2": (lambda x: -1 / (4 * x), lambda x: x * 0 + 0.5, 0.0, OO, (True, False)),
    "Bessel, 3": (lambda x: 1 / x, lambda x: x * 0 + 0.5, 0.0, OO, (False, False)),
    "Jacobi": (lambda x: 2 - 5 * x, lambda x: x * (1 - x), 0.0, 1.0, (False, False)),
    "Wright-Fisher": (np.zeros_like, lambda x: x * (1 - x) / 2, 0.0, 1.0, (True, True)),
}


@pytest.mark.parametrize("name", REACHED)
def test_which_ends_are_reached(name):
    """As `tests/verify/test_core_intervals.py` has them exactly."""
    drift, diffusivity, low, high, known = REACHED[name]
    assert reached(Coefficients(drift, diffusivity), low, high) == known


def test_the_chain_conserves_mass_and_its_law_is_in_detailed_balance():
    mesh = cells(KNOWN["Student, 3"][0], Window(Chart(-OO, OO, 0.0, 1.0), -5.0, 4.0, 0.0), 64)
    assert (mesh.up > 0).all()
    assert (mesh.down > 0).all()
    assert (mesh.masses > 0).all()
    assert mesh.masses[:-1] * mesh.up == pytest.approx(mesh.masses[1:] * mesh.down, rel=1e-12)


def test_rates_are_those_of_an_upwind_scheme_where_drift_rules_and_central_where_noise_does():
    assert bernoulli(np.array([0.0]))[0] == 1
    assert bernoulli(np.array([800.0]))[0] == 0
    assert bernoulli(np.array([-800.0]))[0] == 800
    small = np.array([1e-9, -1e-9])
    assert bernoulli(small) == pytest.approx(1 - small / 2, rel=1e-15)


def test_charts_go_there_and_back():
    z = np.linspace(-8, 8, 41)
    for low, high in ((-OO, OO), (1.0, OO), (-OO, 1.0), (-2.0, 3.0)):
        chart = Chart(low, high, 0.5, 2.0)
        x = chart.place(z)
        assert chart.coordinate(x) == pytest.approx(z, abs=1e-11)
        slope = (chart.place(z + 1e-5) - chart.place(z - 1e-5)) / 2e-5
        assert chart.stretch(z) == pytest.approx(slope, rel=1e-5)
        assert ((low < x) & (x < high)).all()


def test_a_double_well_is_seen_on_both_sides():
    double = Coefficients(lambda x: x - x**3, lambda x: np.full_like(x, 0.01))
    found = stationary(double, -OO, OO, tolerance=1e-6)
    assert found.below(0.0).value == pytest.approx(0.5, abs=1e-9)
    assert found.mean(lambda x: x * x).value == pytest.approx(0.9897, abs=2e-4)


def test_a_density_to_a_millionth_takes_a_moment():
    coefficients, low, high, _ = KNOWN["Student, 3"]
    best = np.inf
    for _ in range(5):
        begun = time.perf_counter()
        assert stationary(coefficients, low, high, tolerance=1e-6).error <= 1e-6
        best = min(best, time.perf_counter() - begun)
    assert best < 0.05
    assert FIRST >= 256
