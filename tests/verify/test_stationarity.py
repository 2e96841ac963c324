"""Samples of stationary laws: the clock, the four schemes, and what is said of a density.

Only this method runs, with few blocks, and every law is sampled once.
"""

from dataclasses import replace

import numpy as np
import pytest
import sympy as sp
from scipy import stats
from sympy import Rational, exp, oo, sqrt

from theory import (
    ITO,
    STRATONOVICH,
    Claim,
    Diffusion,
    Equals,
    OnInterval,
    Rival,
    StationaryDensity,
    StationaryProbability,
    flux,
    real,
)
from theory.trees import digest
from verify.engines.closed import Unread
from verify.examine import examine
from verify.instances import Instance
from verify.methods.sde import AT_DEEP
from verify.outcome import Truth
from verify.programs import lowered
from verify.reading import Context, method
from verify.records import Answer, Decline
from verify.simulation import lasting as module
from verify.simulation import pilots, schemes, stationarity
from verify.simulation.clocks import (
    HALF_LINE,
    LINE,
    RATE,
    STEP,
    alone,
    chart_of,
    kept_share,
    numbered,
    slowed,
    slowed_by_noise,
)
from verify.simulation.diffusing import Disagreement
from verify.simulation.lasting import Lasting, lasting
from verify.simulation.schemes import ARC, STATE, four, in_variable
from verify.simulation.stationarity import density_seen, probability_seen, rival_seen

k, w, σ = real("k w σ")
HALF = Rational(1, 2)
BLOCKS = 2


def on(drift, volatility, low=-oo, high=oo, calculus=ITO):
    model = Diffusion((w,), (sp.sympify(drift),), ((sp.sympify(volatility),),), calculus)
    return OnInterval(model, low, high)


ORNSTEIN = on(-w, sqrt(2))
ROOT = on(2 * (1 - w), sqrt(w), 0, oo)
FAST = on(-w, 1 + w**2)  # the scale of Euler's steps explodes, the diffusion does not
TURNED = on(1 - w, w, 0, oo, STRATONOVICH)
NARROW_LINE = on(-w, sqrt(2) / 100)  # slow in the chart, and too narrow for slow steps
LINES = {
    "Ornstein-Uhlenbeck": (ORNSTEIN, exp(-(w**2) / 2)),
    "Cox-Ingersoll-Ross": (ROOT, w**3 * exp(-4 * w)),
    "noise that grows": (FAST, exp(1 / (1 + w**2)) / (1 + w**2) ** 2),
    "Stratonovich": (TURNED, exp(-2 / w) / w**3),
    "narrow": (NARROW_LINE, exp(-5000 * w**2)),
    "noise that has no numbers": (on(0, exp(w**2 / 2)), exp(-(w**2))),
}


def context(seen=None):
    keep = (lambda _: None) if seen is None else seen.append
    return Context(claim_id="p/x", seed=0, budget="deep", forbidden=frozenset(), keep=keep)


@pytest.fixture(scope="module")
def sampled():
    """The samples of a line by its name, with two blocks from each start and the larger step."""
    known, blocks = {}, []

    def sample(name):
        if name not in known:
            with pytest.MonkeyPatch.context() as patch:
                more = 2 if name.startswith("noise") else 1  # these have the largest errors
                patch.setitem(module.BLOCKS, "deep", more * BLOCKS)
                patch.setitem(module.FINER, "deep", more)
                known[name] = lasting(LINES[name][0], {}, context(blocks))
        return known[name]

    sample.blocks = blocks
    return sample


def asked(density, line, sample, rivals=()):
    event = StationaryDensity(density, line)
    return density_seen(
        event, rivals, Instance(statement=event, given=(), where=(), values=()), sample
    )


def asked_as_rival(density, stated, line, sample):
    event = StationaryDensity(density, line)
    return rival_seen(
        event, stated, Instance(statement=event, given=(), where=(), values=()), sample
    )


@pytest.mark.parametrize("name", LINES)
def test_the_true_density_agrees_within_the_radius(name, sampled):
    line, density = LINES[name]
    found = asked(density, line, sampled(name))
    assert found.truth is Truth.HOLDS, found.reason
    assert found.unseen == found.detectable  # an agreement, and no equality
    assert float(found.radius) < 0.1
    assert found.samples > 0.7 * BLOCKS * 2 * 4096


@pytest.mark.parametrize(
    ("name", "density"),
    [
        ("Ornstein-Uhlenbeck", exp(-(w**2))),
        ("Ornstein-Uhlenbeck", exp(-((w - HALF) ** 2) / 2)),
        ("Ornstein-Uhlenbeck", exp(-((w - 100) ** 2) / 2)),
        ("Cox-Ingersoll-Ross", w * exp(-2 * w)),
        ("noise that grows", (1 + w**2) ** -1),
        ("narrow", exp(-2500 * w**2)),
        ("noise that has no numbers", exp(-2 * w**2)),
        ("Stratonovich", exp(-2 / w) / w**4),  # the law of the same coefficients in Itô's sense
    ],
)
def test_a_false_density_is_refuted(name, density, sampled):
    found = asked(density, LINES[name][0], sampled(name))
    assert found.truth is Truth.FAILS, found.reason
    assert "sup |F_n − F|" in found.reason


@pytest.mark.parametrize("density", [exp(w**2), sp.Integer(1) + w**2, sp.atan(w), sqrt(w)])
def test_what_is_no_density_is_left_open(density, sampled):
    with pytest.raises(Unread):
        asked(density, ORNSTEIN, sampled("Ornstein-Uhlenbeck"))


def exact_samples(ends, law_of=LINE):
    """A sample whose four schemes are one and exact."""
    ends = np.asarray(ends)
    places = tuple(np.quantile(ends, [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98]))
    return Lasting(law_of, np.tile(ends, (4, 1)), np.ones((4, len(ends)), dtype=bool), places)


BELL, NARROW = exp(-(w**2) / 2), exp(-(w**2) * Rational(21, 40))


def normal_samples(n, mean=0.0, variance=1.0):
    """As evenly as n samples of a normal law can lie."""
    levels = (np.arange(n) + 0.5) / n
    return exact_samples(np.arcsinh(stats.norm(mean, variance**0.5).ppf(levels)))


def test_a_rival_within_the_radius_is_excluded_by_its_likelihood():
    drawn = np.random.default_rng(3).normal(0, 1, 200_000)
    sample = exact_samples(np.arcsinh(drawn))
    assert asked(NARROW, ORNSTEIN, sample).truth is Truth.HOLDS  # by its distance
    found = asked_as_rival(NARROW, BELL, ORNSTEIN, sample)
    assert found.truth is Truth.FAILS
    assert "times as likely" in found.reason
    assert asked(BELL, ORNSTEIN, sample, (NARROW,)).truth is Truth.HOLDS


def test_a_likelihood_says_nothing_where_the_step_moves_it():
    drawn = np.arcsinh(np.random.default_rng(3).normal(0, 1, 200_000))
    ends = np.stack([drawn, 1.002 * drawn, drawn, drawn])
    sample = replace(exact_samples(drawn), ends=ends)
    for found in (
        asked_as_rival(NARROW, BELL, ORNSTEIN, sample),
        asked(NARROW, ORNSTEIN, sample, (BELL,)),
    ):
        assert found.truth is Truth.HOLDS, found.reason


def test_a_likelihood_says_nothing_where_the_variable_moves_it():
    drawn = np.arcsinh(np.random.default_rng(3).normal(0, 1, 200_000))
    ends = np.stack([drawn, drawn, 1.004 * drawn, 1.008 * drawn])  # by as much as its step
    sample = replace(exact_samples(drawn), ends=ends)
    assert asked_as_rival(NARROW, BELL, ORNSTEIN, sample).truth is Truth.HOLDS


def test_samples_that_speak_for_a_rival_support_nothing():
    """The mirror: what is stated is within the radius, and the law is that of the rival."""
    sample = normal_samples(200_000)
    assert asked(NARROW, ORNSTEIN, sample).truth is Truth.HOLDS  # by its distance
    found = asked(NARROW, ORNSTEIN, sample, (BELL,))
    assert found.truth is Truth.UNKNOWN  # what is left of the start may move it as much
    assert found.reason.startswith("under-powered: a rival, ∝ exp(-w**2/2), is e^")
    hardly = normal_samples(20_000)
    assert asked(NARROW, ORNSTEIN, hardly, (BELL,)).truth is Truth.HOLDS


def test_a_rival_that_is_likely_whatever_the_errors_refutes_the_claim():
    sample, stated = normal_samples(20_000), exp(-(w**2) * Rational(14, 25))
    assert asked(stated, ORNSTEIN, sample).truth is Truth.HOLDS  # by its distance
    found = asked(stated, ORNSTEIN, sample, (1 + w**2, BELL))  # the first is no density
    assert found.truth is Truth.FAILS, found.reason
    assert found.reason.startswith("a rival, ∝ exp(-w**2/2)")
    assert asked(BELL, ORNSTEIN, sample, (stated,)).truth is Truth.HOLDS


def test_a_chance_is_shared_among_the_rivals(monkeypatch):
    sample = normal_samples(200_000)
    found = asked(NARROW, ORNSTEIN, sample, (BELL,))
    seen = float(found.reason.split("e^")[1].split()[0])
    monkeypatch.setattr(stationarity, "ENOUGH", seen - np.log(2) / 2)
    assert asked(NARROW, ORNSTEIN, sample, (BELL,)).truth is Truth.UNKNOWN
    assert asked(NARROW, ORNSTEIN, sample, (exp(-(w**2)), BELL)).truth is Truth.HOLDS


def test_a_rival_is_told_apart_by_its_distance_within_half_of_it_only():
    """The law is between the two, a little nearer to what is stated: neither is shown."""
    n = 20_000
    radius = float(asked(BELL, ORNSTEIN, normal_samples(n)).radius)
    far = 2 * radius * (2 * np.pi) ** 0.5  # which is twice the radius as a distance of laws
    rival = exp(-((w - Rational(round(10_000 * far), 10_000)) ** 2) / 2)
    between = normal_samples(n, mean=0.48 * far)
    assert asked(BELL, ORNSTEIN, between).truth is Truth.HOLDS
    assert asked(rival, ORNSTEIN, between).truth is Truth.FAILS
    found = asked_as_rival(rival, BELL, ORNSTEIN, between)
    assert found.truth is Truth.UNKNOWN
    assert found.reason.startswith("under-powered: the law is within")
    assert not found.gap
    other = asked_as_rival(exp(-((w - 1) ** 2) / 2), BELL, ORNSTEIN, between)
    assert other.truth is Truth.FAILS
    assert other.reason.startswith("sup |F_n − F|")


SHIFT = Rational(17, 1000)
SHIFTED = exp(-((w - SHIFT) ** 2) / 2)


@pytest.mark.parametrize(
    ("law", "mean", "variance"), [(NARROW, 0, 1 / 1.05), (SHIFTED, float(SHIFT), 1)]
)
def test_a_reader_hands_the_rivals_of_its_claim_to_the_mirror(law, mean, variance, monkeypatch):
    """Generated ones, another power, and named ones."""
    named = Rival("a little to the right", StationaryDensity(SHIFTED, ORNSTEIN))
    claim = Claim(title="t", source="s", states=StationaryDensity(BELL, ORNSTEIN), rivals=(named,))
    many = normal_samples(200_000, mean, variance)
    assert asked(BELL, ORNSTEIN, many).truth is Truth.HOLDS  # by its distance
    monkeypatch.setattr("verify.simulation.lasting.lasting", lambda *_: many)
    read = method("sde").reads(claim, context())
    at = Instance(statement=claim.states, given=(), where=(), values=())
    found = read.reader.event(claim.states, at)
    assert found.truth is Truth.UNKNOWN
    assert "times as likely" in found.reason
    assert read.reader.event(StationaryDensity(law, ORNSTEIN), at).truth is Truth.HOLDS
    true = replace(claim, states=StationaryDensity(law, ORNSTEIN), rivals=())
    assert method("sde").reads(true, context()).reader.event(true.states, at).truth is Truth.HOLDS


def test_a_tail_is_seen_that_the_distance_does_not_see():
    """A fiftieth of the samples has twenty times the spread: 0.009 of the distance."""
    generator = np.random.default_rng(4)
    wide = generator.random(100_000) < 0.02
    drawn = generator.normal(0, 1, 100_000) * np.where(wide, 20, 1)
    found = asked(exp(-(w**2) / 2), ORNSTEIN, exact_samples(np.arcsinh(drawn)))
    assert found.truth is Truth.FAILS
    assert found.reason.startswith("the tail")
    assert "claimed is 0.001" in found.reason


@pytest.mark.parametrize("level", [HALF, Rational(-3, 2)])
def test_a_probability_is_between_its_bounds(level, sampled):
    sample = sampled("Ornstein-Uhlenbeck")
    true = stats.norm.cdf(float(level))
    for event, number in ((w < level, true), (w > level, 1 - true), (level <= w, 1 - true)):
        quantity = StationaryProbability(of=event, on=ORNSTEIN)
        found = probability_seen(
            quantity, Instance(statement=event, given=(), where=(), values=()), sample
        )
        assert float(found.low) < number < float(found.high)
        assert found.high - found.low < Rational(1, 6)
    for event in (w**2 < 1, sp.Eq(w, 0)):
        with pytest.raises(Unread):
            probability_seen(
                StationaryProbability(of=event, on=ORNSTEIN),
                Instance(statement=event, given=(), where=(), values=()),
                sample,
            )


def test_the_error_has_what_halving_and_the_other_variable_change(sampled):
    sample = sampled("Cox-Ingersoll-Ross")
    law = stats.gamma(4, scale=0.25)
    for place in sample.places:
        share = np.mean(sample.samples < place)
        noise = 6 * (share * (1 - share) / len(sample.samples)) ** 0.5
        assert abs(share - law.cdf(np.exp(place))) < sample.error(place) + noise
    shifted = sample.ends + np.array([[0.0], [0.0], [0.3], [0.3]])
    with pytest.raises(Disagreement, match="in another variable"):
        replace(sample, ends=shifted).worst()
    coarse = sample.ends + np.array([[0.0], [0.1], [0.0], [0.1]])
    assert replace(sample, ends=coarse).worst() > sample.worst() + 0.05


def test_the_blocks_are_kept_and_belong_to_their_seed(sampled):
    sample = sampled("Ornstein-Uhlenbeck")
    name = f"stationary, {digest(ORNSTEIN.model)[:8]}, from "
    kept = [b for b in sampled.blocks if b.experiment.startswith(name)]
    assert [b.experiment[len(name) :] for b in kept] == ["below"] * BLOCKS + ["above"] * BLOCKS
    assert sum(b.counts[0] for b in kept) == len(sample.samples)
    assert all(len(b.counts) == 8 and sorted(b.counts[1:]) == list(b.counts[1:]) for b in kept)


def test_a_start_that_is_not_forgotten_is_noticed():
    one = np.random.default_rng(1).normal(0, 1, 8192)
    module._require_alike(one, one[::-1])
    with pytest.raises(Unread, match="not forgotten"):
        module._require_alike(one, one + 0.3)
    with pytest.raises(Unread, match="too few"):
        module._require_alike(one, one[:9])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (on(w, 1), "no stationary law is seen"),  # transient
        (on(0, 1), "no stationary law is seen"),  # null recurrent
        (on(w + w**3, 1 + w**2), "no stationary law is seen"),  # explosive, with zero flux
        (on(1, 1), "no stationary law is seen"),  # alike from any start, and on its way
        (on(w - w**3, Rational(1, 5)), "no stationary law is seen"),  # in two wells for long
        (on(2 - 5 * w, sqrt(2 * w * (1 - w)), 0, 1), "only"),
    ],
)
def test_what_has_no_stationary_law_gives_no_samples(line, words, monkeypatch):
    monkeypatch.setattr(pilots, "LONGEST", 1024)
    with pytest.raises(Unread, match=words):
        lasting(line, {}, context())


@pytest.mark.parametrize(
    "line",
    [
        on(1, 1),  # alike from both starts, and on its way
        on(0, 1),  # alike from both starts, and spreading
        on(w - w**3, Rational(1, 5)),  # alike at two times, in the well of its start
    ],
)
def test_a_pilot_asks_for_two_starts_and_for_two_times(line, monkeypatch):
    """By itself: what is sampled afterwards is asked again whether the start is forgotten."""
    monkeypatch.setattr(pilots, "LONGEST", 1024)
    with pytest.raises(Unread, match="no stationary law is seen"):
        pilots.pilot(numbered(line, {}), context())


MOVES = {  # with the logarithm of the time to base 4, up to how much of it, and with the start
    "settled": (0, 0, 0, 16),
    "on its way": (0.5, 99, 0, 0),
    "from its start": (0, 0, 0.5, 0),
    "late": (0.5, 4, 0, 256),
}


@pytest.mark.parametrize("name", MOVES)
def test_each_check_of_a_pilot_by_itself(name, monkeypatch):
    """Laws that are made here: normal ones that move with the time, or with the start."""
    even = stats.norm.ppf((np.arange(4096) + 0.5) / 4096)
    starts, (by_time, until, by_start, steps) = iter((0, 1)), MOVES[name]

    def snapshots(_block, _walk, times):
        start = next(starts)
        return [(time, start) for time in times]

    def kept(at, *_):
        time, start = at
        return even + by_time * min(np.log2(time) / 2, until) + by_start * start

    monkeypatch.setattr(pilots, "snapshots", snapshots)
    monkeypatch.setattr(pilots, "numbers", lambda at: [at])
    monkeypatch.setattr(pilots, "_kept", kept)
    told = numbered(ORNSTEIN, {}), 1.0, (-3.0, 3.0), context()
    if steps:
        assert pilots._forgetful(*told).steps == steps
        return
    with pytest.raises(Unread, match="two starts or at two times"):
        pilots._forgetful(*told)


def test_the_pilots_of_what_settles_stop_early():
    plan = pilots.pilot(numbered(ORNSTEIN, {}), context())
    assert plan.steps < 512
    assert plan.starts[0] < plan.places[0] < plan.places[-1] < plan.starts[1]


def test_a_clock_is_fast_enough_for_a_narrow_law():
    """A step of 1/(2κ) was longer than the law takes to forget: twice its width came of it."""
    line = numbered(NARROW_LINE, {})
    plan = pilots.pilot(line, context())
    assert pilots._step_of(plan, line) <= pilots.SMALL
    quarter = 0.01 * stats.norm.ppf(0.75)
    assert plan.places[4] == pytest.approx(quarter, rel=0.3)
    assert pilots._step_of(replace(plan, rate=plan.rate / 16), line) > pilots.SMALL


@pytest.mark.parametrize(
    ("line", "step"),
    [
        (on(-w, Rational(1, 1000)), 0.02 / 2 / (0.04 / 1.35)),  # the drift, in the time 1/2
        (on(0, Rational(1, 10)), 0.01 / 2 / (0.04 / 1.35) ** 2),  # the noise
    ],
)
def test_a_step_is_by_the_drift_or_by_the_noise(line, step):
    places = (-0.1, -0.05, -0.02, 0.0, 0.02, 0.05, 0.1)
    plan = pilots.Plan(rate=1.0, starts=(-1.0, 1.0), steps=16, places=places)
    assert pilots._step_of(plan, numbered(line, {})) == pytest.approx(step, rel=1e-2)


def test_a_law_that_no_clock_resolves_gives_no_samples(monkeypatch):
    monkeypatch.setattr(pilots, "SMALL", 1e-9)
    monkeypatch.setattr(pilots, "NARROWER", 1)
    with pytest.raises(Unread, match="too narrow"):
        pilots.pilot(numbered(ORNSTEIN, {}), context())


def test_a_scheme_of_another_calculus_is_seen_by_the_other_variable(monkeypatch):
    """Halving its step does not show it; kills: one scheme alone, whatever bounds its error."""

    def turned(model, variable):
        return in_variable(
            model if variable is not HALF_LINE.variable else replace(model, calculus=STRATONOVICH),
            variable,
        )

    schemes.four.cache_clear()
    monkeypatch.setattr(schemes, "in_variable", turned)
    monkeypatch.setitem(module.BLOCKS, "deep", BLOCKS)
    monkeypatch.setitem(module.FINER, "deep", 1)
    line = on(1 - w, w, 0, oo)
    sample = lasting(line, {}, context())
    schemes.four.cache_clear()
    halved = [sample._apart(0, 1, place)[0] for place in sample.places]
    assert max(halved) < 0.02
    for density in (exp(-2 / w) / w**4, exp(-2 / w) / w**3):  # of Itô, of Stratonovich
        with pytest.raises(Disagreement, match="in another variable"):
            asked(density, line, sample)


@pytest.mark.parametrize(
    ("line", "chart"), [(FAST, LINE), (on(w - w**3, 1 / (1 + w**2)), LINE), (ROOT, HALF_LINE)]
)
def test_by_the_clock_the_drift_and_the_noise_are_bounded(line, chart):
    assert chart_of(line) is chart
    clocked, speed = slowed(line.model, chart, sp.Integer(4))
    moved = in_variable(clocked, chart.variable)
    for y in (-12, -3, -HALF, 0, 1, 7, 15):
        at = {w: sp.Rational(y)}
        assert abs(sp.N(moved.drift[0].subs(at))) <= 4 * (1 + 1e-9)
        assert sp.N(moved.volatility[0][0].subs(at) ** 2) <= 4 * (1 + 1e-9)
    places = chart.place(np.linspace(-9, 9, 50))
    share = kept_share(speed, w, places, {})
    assert ((share > 0) & (share <= 1)).all()


@pytest.mark.parametrize("line", [FAST, ROOT, NARROW_LINE])
@pytest.mark.parametrize("rate", [sp.Integer(0), sp.Integer(4)])
def test_both_forms_of_the_clock_are_one_diffusion(line, rate):
    chart = chart_of(line)
    (one, speed), (two, same) = (
        form(line.model, chart, rate) for form in (slowed, slowed_by_noise)
    )
    for place in (HALF, 1, 3):
        at = {w: sp.Rational(place)}
        for left, right in (
            (one.drift[0], two.drift[0]),
            (one.volatility[0][0], two.volatility[0][0]),
            (speed, same),
        ):
            assert sp.N(left.subs(at)) == pytest.approx(sp.N(right.subs(at)), rel=1e-12)


def test_a_clock_is_by_the_noise_where_that_has_no_numbers_only():
    assert numbered(FAST, {}).slow is numbered(ROOT, {}).slow is slowed
    assert numbered(LINES["noise that has no numbers"][0], {}).slow is slowed_by_noise
    assert numbered(on(-w, exp(-(w**2))), {}).slow is slowed


def test_points_share_their_programs_and_have_their_own_draws():
    """A parameter is a number of the program; one in an exponent is put in."""
    line = on(-k * w, σ)
    half, one = (numbered(line, {k: x, σ: sqrt(2)}) for x in (HALF, sp.Integer(1)))
    assert half.model == one.model == line.model
    assert half.exact != one.exact == ORNSTEIN.model
    assert half.values == {k: 0.5, σ: pytest.approx(2**0.5)}
    step = alone(slowed(half.model, LINE, RATE)[0], LINE, STEP)
    low = lowered(step.step, step.state, [d.symbols[0] for d in step.draws])
    assert {k, σ, RATE, STEP} < set(low.parameters)
    power = numbered(on(-w, (1 + w**2) ** (k / 2)), {k: HALF})
    assert (power.model, power.values) == (power.exact, {})
    with pytest.raises(Unread, match="k has no value"):
        numbered(line, {σ: HALF})


def test_symbols_with_values_give_the_samples_of_numbers(sampled, monkeypatch):
    monkeypatch.setitem(module.BLOCKS, "deep", BLOCKS)
    monkeypatch.setitem(module.FINER, "deep", 1)
    found = lasting(on(-k * w, σ), {k: sp.Integer(1), σ: sqrt(2)}, context())
    known = sampled("Ornstein-Uhlenbeck")
    assert np.mean(np.abs(found.ends - known.ends) < 1e-9) > 0.999
    assert np.mean(found.kept == known.kept) > 0.999


def test_a_path_by_the_clock_has_the_density_times_its_speed():
    density = LINES["noise that grows"][1]
    clocked, speed = slowed(FAST.model, LINE, sp.Integer(4))
    moved = flux(density * speed, clocked)
    for place in (-2, HALF, 3):
        assert abs(sp.N(moved.subs(w, place))) < 1e-12


def test_four_schemes_are_two_steps_and_one_on_the_same_noise():
    step = Rational(1, 8)
    both = four(ORNSTEIN.model, ARC, STATE, step)
    one = alone(ORNSTEIN.model, LINE, step)
    (y,), (x,) = one.state, one.draws[0].symbols
    first, second = (d.symbols[0] for d in both.draws)
    at = dict(zip(both.state, (HALF, -HALF, 1, -1), strict=True)) | {first: 2, second: -HALF}
    ends = [sp.N(s.subs(at)) for s in both.step]
    middle = one.step[0].subs({y: HALF, x: 2})
    assert ends[0] == pytest.approx(sp.N(one.step[0].subs({y: middle, x: -HALF})))
    large = alone(ORNSTEIN.model, LINE, 2 * step)
    alike = {y: -HALF, x: (2 - HALF) / sqrt(2)}
    assert ends[1] == pytest.approx(sp.N(large.step[0].subs(alike)))
    noise = sqrt(2) * sqrt(step)
    assert ends[2] == pytest.approx(float((1 - step) ** 2 + (1 - step) * 2 * noise - noise / 2))
    assert ends[3] == pytest.approx(float(-(1 - 2 * step) + noise * (2 - HALF)))


def test_the_method_samples_stationary_laws_at_deep(monkeypatch):
    monkeypatch.setattr("verify.examine.METHODS", ("sde",))
    monkeypatch.setitem(module.BLOCKS, "deep", BLOCKS)
    states = StationaryDensity(exp(-(w**2) / 2), ORNSTEIN)
    claim = Claim(title="t", source="s", states=states)
    for budget in ("quick", "standard"):
        records = examine("p/x", claim, seed=0, budget=budget)
        (said,) = [r for r in records if isinstance(r, Decline)]
        assert said.because == AT_DEEP
    records = list(examine("p/x", claim, seed=0, budget="deep"))
    (answer,) = [r for r in records if isinstance(r, Answer)]
    assert answer.truth is Truth.HOLDS
    below = Equals(StationaryProbability(of=w < 1, on=ORNSTEIN), (1 + sp.erf(1 / sqrt(2))) / 2)
    claim = Claim(title="t", source="s", states=below, resolution=Rational(1, 10))
    answers = [r for r in examine("p/x", claim, seed=0, budget="deep") if isinstance(r, Answer)]
    assert answers[-1].truth is Truth.HOLDS, answers[-1].reason
