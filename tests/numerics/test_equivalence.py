"""Distances of samples and laws against SciPy's; e-values that are e-values."""

from math import log, pi

import numpy as np
import pytest
from scipy import stats

from numerics.equivalence import (
    CLIP,
    claimed,
    distance,
    distance_of_laws,
    distance_of_two,
    log_e_ratio,
    moved_by,
)
from numerics.evalues import dkw_radius

DRAWN = np.random.default_rng(5)


def bell(variance=1.0, mean=0.0):
    return lambda y: -((y - mean) ** 2) / (2 * variance)


def test_a_claimed_law_has_its_distribution_function_and_its_density():
    law = claimed(bell(4.0, 1.0), -20.0, 22.0)
    places = np.linspace(-6, 8, 29)
    assert law.below(places) == pytest.approx(stats.norm(1, 2).cdf(places), abs=1e-6)
    assert law.logarithm(places) == pytest.approx(stats.norm(1, 2).logpdf(places), abs=1e-9)
    assert law.norm == pytest.approx(log(2 * (2 * pi) ** 0.5))
    for level in (0.001, 0.5, 0.99):
        assert law.quantile(level) == pytest.approx(stats.norm(1, 2).ppf(level), abs=1e-3)


def test_a_law_elsewhere_is_found_by_a_wider_window():
    law = claimed(bell(1.0, 30.0), -2.0, 2.0)
    assert law.quantile(0.5) == pytest.approx(30, abs=1e-2)


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (lambda y: y**2, "no number|does not fall off"),
        (np.zeros_like, "does not fall off"),
        (np.log, "no number"),
        (lambda y: np.full_like(y, -np.inf), "no number"),
    ],
)
def test_what_is_no_law_near_the_samples_is_refused(level, words):
    with pytest.raises(ValueError, match=words):
        claimed(level, -2.0, 2.0)


def test_distances_are_those_of_kolmogorov_and_smirnov():
    law = claimed(bell(), -40.0, 40.0)
    for n in (1, 7, 1000):
        one, two = DRAWN.normal(0.1, 1, n), DRAWN.normal(0, 1.2, 2 * n)
        assert distance(one, law) == pytest.approx(stats.kstest(one, "norm").statistic, abs=1e-5)
        assert distance_of_two(one, two) == pytest.approx(stats.ks_2samp(one, two).statistic)
    assert distance_of_two(one, one) == 0


def test_the_radius_covers_the_true_law_and_not_one_that_is_far():
    samples = DRAWN.normal(0, 1, 20_000)
    radius = dkw_radius(len(samples), 1e-9)
    assert distance(samples, claimed(bell(), -40.0, 40.0)) < radius
    assert distance(samples, claimed(bell(1.3), -40.0, 40.0)) > radius


def test_an_e_value_has_at_most_the_mean_one_under_the_rival():
    stated, rival = (claimed(bell(v), -40.0, 40.0) for v in (1.0, 1.5))
    samples = DRAWN.normal(0, 1.5**0.5, (40_000, 4))
    terms = [log_e_ratio(stated.logarithm(row), rival.logarithm(row)) for row in samples]
    values = np.exp(terms)
    assert values.mean() < 1 + 4 * values.std() / len(values) ** 0.5
    assert values.mean() > 0.95  # and it is not wasteful


def test_an_e_value_crosses_when_the_divergence_says():
    """ln(1/10^-9)/KL samples, where the distance would need fifty times as many."""
    stated, rival = (claimed(bell(v), -40.0, 40.0) for v in (1.0, 1.5))
    divergence = (1 / 1.5 - 1 + log(1.5)) / 2
    needed = round(log(1e9) / divergence)
    crossed = 0
    for _ in range(200):
        row = DRAWN.normal(0, 1, 2 * needed)
        crossed += log_e_ratio(stated.logarithm(row), rival.logarithm(row)) >= log(1e9)
    assert crossed > 180
    half = DRAWN.normal(0, 1, (200, needed // 2))
    early = [log_e_ratio(stated.logarithm(r), rival.logarithm(r)) >= log(1e9) for r in half]
    assert sum(early) < 20
    assert distance(row, rival) < dkw_radius(len(row), 1e-9)


def test_a_single_sample_counts_as_little_for_a_claim_and_as_much_against_it():
    nothing = np.array([-np.inf])
    assert log_e_ratio(np.zeros(1), nothing) == CLIP
    assert log_e_ratio(nothing, np.zeros(1)) == -np.inf
    with pytest.raises(ValueError, match="no number"):
        log_e_ratio(nothing, nothing)


def test_two_laws_are_as_far_apart_as_their_formulas():
    one = claimed(bell(), -40.0, 40.0)
    for variance, mean in ((1.0, 0.5), (1.5, 0.0), (1.0, 30.0)):
        two = claimed(bell(variance, mean), -40.0, 40.0)
        places = np.linspace(-8, 34, 40_001)
        laws = stats.norm(0, 1), stats.norm(mean, variance**0.5)
        known = np.max(np.abs(laws[0].cdf(places) - laws[1].cdf(places)))
        assert distance_of_laws(one, two) == pytest.approx(known, abs=1e-4)
        assert distance_of_laws(two, one) == pytest.approx(known, abs=1e-4)
    assert distance_of_laws(one, one) == 0
    narrow = claimed(bell(1e-4), -0.2, 0.2)  # between two nodes of the other
    assert distance_of_laws(one, narrow) == distance_of_laws(narrow, one)


def test_a_mean_is_moved_by_at_most_the_error_times_the_variation():
    """Of x between two rows that differ by a shift, where that is all; cut, there is none left."""
    places = DRAWN.normal(0, 1, 1000)
    nothing = np.zeros_like(places)
    half = places / 2
    assert moved_by(half, nothing, places, 0.01) == pytest.approx(0.01 * np.ptp(half))
    up_and_down = moved_by(-np.abs(places), nothing, places, 1.0)
    assert up_and_down == pytest.approx(np.ptp(places), abs=0.1)
    assert moved_by(nothing + 100, nothing, places, 1.0) == 0
    assert moved_by(10 * (places > 0), nothing, places, 1.0) == CLIP
    assert moved_by(np.where(places > 0, -np.inf, 0), nothing, places, 1.0) == np.inf
