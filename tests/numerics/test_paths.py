"""One recursion, two engines: the same bits from NumPy and from a compiled kernel."""

from __future__ import annotations

import sys
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from numerics import compiled
from numerics.frames import Weave
from numerics.laws import Atoms, Gaussian, Interval
from numerics.paths import Walk, by_kernel, by_numpy, follow, snapshots
from numerics.programs import Program
from numerics.streams import Address, open_block, root
from numerics.weaving import woven

HALF = Fraction(1, 2)
COIN = Atoms((Fraction(-1), Fraction(2)), (HALF, HALF))
THREE = Atoms(
    (Fraction(-1), Fraction(0), Fraction(3)), (Fraction(1, 3), Fraction(1, 2), Fraction(1, 6))
)
UNIFORM = Interval(Fraction(0), Fraction(2))
NORMAL = Gaussian(Fraction(0), Fraction(1))

# w - a x w; w - a (w^3 + x w); a plane with a product; max, min, select, sqrt, division, exp, erf
LINEAR = Program(
    1, 1, 1, (("neg", "p0"), ("mul", "t0", "d0"), ("mul", "t1", "s0"), ("add", "s0", "t2")), ("t3",)
)
QUARTIC = Program(
    1, 1, 1,
    (("mul", "s0", "s0"), ("mul", "t0", "s0"), ("mul", "d0", "s0"), ("add", "t1", "t2"),
     ("mul", "p0", "t3"), ("sub", "s0", "t4")),
    ("t5",),
)  # fmt: skip
PLANE = Program(
    2, 3, 1,
    (("mul", "p0", "d0"), ("mul", "t0", "s1"), ("sub", "s0", "t1"), ("mul", "p0", "d1"),
     ("mul", "t3", "s0"), ("sub", "s1", "t4"), ("mul", "d2", "s1"), ("add", "t2", "t6")),
    ("t7", "t5"),
)  # fmt: skip
MIXED = Program(
    2, 2, 2,
    (("abs", "s0"), ("sqrt", "t0"), ("div", "d0", "t1"), ("max", "t2", "p0"), ("min", "t3", "p1"),
     ("less", "s1", "d1"), ("neg", "t4"), ("select", "t5", "t4", "t6"), ("exp", "t7"),
     ("tanh", "t8"), ("erf", "t9"), ("ln", "t0"), ("sign", "t11"), ("add", "t10", "t12")),
    ("t13", "t8"),
)  # fmt: skip

LARGER = Program(
    1, 1, 1, (("abs", "s0"), ("mul", "t0", "d0"), ("mul", "p0", "s0"), ("max", "t1", "t2")), ("t3",)
)
# w + (p0 b/(n + 1) + b) x w, n + 1, p1 b: two states that go the same way on all paths
CLOCK = Program(
    3, 1, 3,
    (("add", "s1", "p2"), ("mul", "p1", "s2"), ("mul", "p0", "s2"), ("div", "t2", "t0"),
     ("add", "t3", "s2"), ("mul", "t4", "d0"), ("mul", "t5", "s0"), ("add", "s0", "t6")),
    ("t7", "t0", "t1"),
)  # fmt: skip
# x w, p0/b, which comes back from infinity
THERE_AND_BACK = Program(2, 1, 1, (("mul", "d0", "s0"), ("div", "p0", "s1")), ("t0", "t1"))
DECAYS = ((0.3, 0.01, 1.0), (0.3, 0.999, 1.0), (0.1, 0.5, 2.0))

DYING = Walk(LINEAR, (COIN,), ((0.4999,),), (1e-130,), 64)
WALKS = {
    "dying": DYING,
    "dying among subnormal numbers": replace(DYING, steps=116, scale="kept"),
    "linear in binary32": Walk(LINEAR, (COIN,), ((0.4,),), (1.0,), 163, "kept", "float32"),
    "clock in binary32": Walk(CLOCK, (COIN,), DECAYS, (1.0, 0.0, 1.0), 203, "kept", "float32"),
    "linear in exponents": Walk(LINEAR, (COIN,), ((0.3,),), (1.0,), 203, "exponents"),
    "far out": Walk(LINEAR, (COIN,), ((1e-300,), (1e200,)), (1e-200,), 37, "exponents"),
    "absorbed": Walk(LINEAR, (COIN,), ((0.5,),), (1.0,), 20, "exponents"),
    "growing": Walk(LINEAR, (COIN,), ((-1e9,), (0.3,)), (1.0,), 203, "exponents"),
    "overflowing": Walk(LINEAR, (COIN,), ((1e300,), (-1e-9,)), (1e300,), 40, "exponents"),
    "with an infinite rate": Walk(LINEAR, (COIN,), ((np.inf,),), (1.0,), 40, "exponents"),
    "the larger": Walk(LARGER, (COIN,), ((0.3,), (1e150,)), (1.0,), 90, "exponents"),
    "in exponents and binary32": Walk(
        LINEAR, (COIN,), ((0.3,),), (1.0,), 203, "exponents", "float32"
    ),
    "quartic": Walk(QUARTIC, (THREE,), ((0.1,),), (1.0,), 130),
    "quartic in binary32": Walk(QUARTIC, (COIN,), ((0.1,),), (1.0,), 203, "plain", "float32"),
    "exploding": Walk(QUARTIC, (UNIFORM,), ((1.0,),), (3.0,), 70),
    "from a law": Walk(QUARTIC, (UNIFORM,), ((0.1,),), (NORMAL,), 70),
    "plane": Walk(PLANE, (NORMAL, COIN, UNIFORM), ((0.1,), (0.2,)), (1.0, -1.0), 131),
    "plane in exponents": Walk(PLANE, (COIN, NORMAL, COIN), ((0.1,),), (1.0, 2.0), 67, "exponents"),
    "clock": Walk(CLOCK, (COIN,), DECAYS, (1.0, 0.0, 1.0), 203),
    "clock with a table": Walk(CLOCK, (THREE,), DECAYS, (1.0, 0.0, 1.0), 67, "plain", "float32"),
    "clock that begins anywhere": Walk(CLOCK, (COIN,), DECAYS, (1.0, UNIFORM, 1.0), 203),
    "clock that overflows": Walk(CLOCK, (COIN,), ((0.0, 1e10, 1.0),), (0.0, 0.0, 1.0), 40),
    "clock there and back": Walk(THERE_AND_BACK, (COIN,), ((1.0,),), (1.0, 0.0), 2),
    "mixed": Walk(MIXED, (NORMAL, COIN), ((-1.0, 1.5),), (1.0, 0.0), 70),
}


def lanes(block=0):
    return open_block(Address(root(0), "0" * 32, "kernels", "test", block))


@pytest.mark.parametrize("name", WALKS)
def test_the_kernel_and_numpy_end_at_the_same_bits(name):
    pytest.importorskip("numba")
    one, other = lanes(), lanes()
    slow, fast = by_numpy(one, WALKS[name]), by_kernel(other, WALKS[name])
    assert np.array_equal(one.state, other.state)
    assert np.array_equal(slow.spare, fast.spare)  # what is drawn next is the same, too
    assert np.array_equal(slow.states, fast.states, equal_nan=True)
    assert np.array_equal(slow.exponents, fast.exponents)
    assert np.array_equal(slow.broken, fast.broken)
    assert slow.flushed == fast.flushed
    assert slow.states.dtype == fast.states.dtype == np.dtype(WALKS[name].format)


def test_paths_that_leave_the_numbers_are_told():
    ends = by_numpy(lanes(), WALKS["exploding"])
    assert ends.broken.any()
    assert not by_numpy(lanes(), DYING).broken.any()
    hidden = Program(1, 1, 0, (("div", "d0", "s0"),), ("t0",))
    assert not hidden.keeps_infinities  # 1/0 is back among the numbers after a step
    walk = Walk(hidden, (Atoms((Fraction(1), Fraction(0)), (HALF, HALF)),), ((),), (1.0,), 3)
    assert by_numpy(lanes(), walk).broken.sum() > np.count_nonzero(
        ~np.isfinite(by_numpy(lanes(), walk).states)
    )
    pytest.importorskip("numba")
    assert np.array_equal(by_numpy(lanes(), walk).broken, by_kernel(lanes(), walk).broken)


@pytest.mark.parametrize("name", ["plane", "linear in exponents", "clock"])
def test_a_part_of_the_paths_goes_the_same_way(name):
    """Killed by: groups of lanes that are counted from another end, or all of them followed."""
    whole = by_numpy(lanes(), WALKS[name])
    part = replace(WALKS[name], paths=192)
    pytest.importorskip("numba")
    for ends in (by_numpy(lanes(), part), by_kernel(lanes(), part)):
        assert np.array_equal(ends.states, whole.states[..., :192])
        assert np.array_equal(ends.exponents, whole.exponents[..., :192])
        assert np.array_equal(ends.broken, whole.broken[..., :192])
    for paths in (0, 100, 8192):
        with pytest.raises(ValueError, match=f"paths={paths} is not in 64, 128"):
            replace(part, paths=paths)


def test_what_is_flushed_is_counted():
    ends = by_numpy(lanes(), DYING)
    assert ends.flushed == np.count_nonzero(ends.states == 0) > 0
    assert by_numpy(lanes(), replace(DYING, steps=63)).flushed == 0
    pytest.importorskip("numba")
    assert by_kernel(lanes(), DYING).flushed == ends.flushed


def test_what_is_kept_goes_down_to_the_smallest_number():
    """Killed by: small states set to 0 where they are to be kept."""
    for name in ("dying among subnormal numbers", "linear in binary32"):
        ends = by_numpy(lanes(), WALKS[name])
        least = np.finfo(ends.states.dtype)
        seen = np.abs(ends.states[ends.states != 0])
        assert ends.flushed == 0
        assert seen.min() == least.smallest_subnormal
        assert seen.min() < least.smallest_normal


def test_powers_of_two_lose_nothing():
    scaled = replace(WALKS["linear in exponents"], steps=60)
    a, b = by_numpy(lanes(), replace(scaled, scale="plain")), by_numpy(lanes(), scaled)
    assert np.array_equal(a.states[:, 0], np.ldexp(b.states[:, 0], b.exponents))
    assert ((np.abs(b.states) >= 0.5) & (np.abs(b.states) < 1)).all()
    long = by_numpy(lanes(), replace(scaled, numbers=((0.4999,),), steps=3000))
    assert (long.exponents < -1100).any()
    assert not (long.states == 0).any()


def test_rows_of_parameters_share_their_draws():
    walk = replace(WALKS["plane"], numbers=((0.1,), (0.2,), (0.1,)))
    ends = by_numpy(lanes(), walk)
    assert np.array_equal(ends.states[0], ends.states[2])
    alone = by_numpy(lanes(), replace(walk, numbers=((0.2,),)))
    assert np.array_equal(ends.states[1], alone.states[0])


def test_the_engine_is_chosen_by_the_work_and_by_what_there_is(monkeypatch):
    used = []
    for name in ("by_numpy", "by_kernel"):
        monkeypatch.setattr(f"numerics.paths._{name}", lambda *_, name=name: used.append(name))
    walk = WALKS["quartic"]
    ready, there = [False], [True]
    monkeypatch.setattr(compiled, "is_ready", lambda _: ready[0])
    monkeypatch.setattr(compiled, "available", lambda: there[0])
    follow(lanes(), walk)
    follow(lanes(), walk, blocks=1000)
    follow(lanes(), walk, blocks=100)
    ready[0] = True
    follow(lanes(), walk, blocks=100)
    there[0] = False
    follow(lanes(), walk, blocks=1000)
    assert used == ["by_numpy", "by_kernel", "by_numpy", "by_kernel", "by_numpy"]


@pytest.mark.parametrize("name", ["dying", "clock", "linear in exponents", "exploding", "plane"])
def test_snapshots_are_of_paths_that_go_on(monkeypatch, name):
    """Killed by: exponents or broken paths forgotten between two times; times as durations."""
    walk, times = WALKS[name], (0, 5, 70, 200)
    ends = list(snapshots(lanes(), walk, times))
    begun = follow(lanes(), replace(walk, steps=0))
    assert np.array_equal(ends[0].states, begun.states)
    first, five = next(snapshots(lanes(), walk, (5,))), follow(lanes(), replace(walk, steps=5))
    assert np.array_equal(first.states, five.states, equal_nan=True)
    assert np.array_equal(first.exponents, five.exponents)
    assert (ends[-1].broken >= ends[1].broken).all()
    assert ends[-1].flushed >= ends[1].flushed
    monkeypatch.setattr("numerics.paths.worth_a_kernel", lambda *_: compiled.available())
    for one, other in zip(ends, snapshots(lanes(), walk, times), strict=True):
        assert np.array_equal(one.states, other.states, equal_nan=True)
        assert np.array_equal(one.exponents, other.exponents)
        assert np.array_equal(one.broken, other.broken)
        assert one.flushed == other.flushed


@pytest.mark.parametrize("scale", ["plain", "exponents"])
def test_without_draws_snapshots_are_the_path_itself(scale):
    halved = Program(1, 0, 1, (("mul", "p0", "s0"),), ("t0",))
    walk = Walk(halved, (), ((0.75,),), (1.0,), 0, scale)
    for time, end in zip((3, 10, 40), snapshots(lanes(), walk, (3, 10, 40)), strict=True):
        size = np.ldexp(end.states[0, 0], end.exponents[0].astype(np.int32))
        assert (size == 0.75**time).all()


def test_without_numba_there_is_no_kernel_and_the_same_result(monkeypatch):
    monkeypatch.setitem(sys.modules, "numba", None)
    compiled.available.cache_clear()
    try:
        assert not compiled.available()
        ends = follow(lanes(), WALKS["quartic"], blocks=10**6)
    finally:
        compiled.available.cache_clear()
    assert np.array_equal(ends.states, by_numpy(lanes(), WALKS["quartic"]).states)


def test_a_kernel_is_kept_on_disk_and_found_again(monkeypatch, tmp_path):
    numba = pytest.importorskip("numba")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    walk = Walk(Program(1, 1, 0, (("add", "s0", "d0"),), ("t0",)), (COIN,), ((),), (0.0,), 8)
    weave = Weave("walk", walk.program, ("coin",), "float64", ())
    assert not compiled.is_ready(weave)
    first = by_kernel(lanes(), walk)
    files = sorted(path.suffix for path in compiled.folder().rglob("kernel_*"))
    assert ".nbi" in files
    assert compiled.is_ready(weave)
    (module,) = [name for name in sys.modules if name == compiled._name(woven(weave))]
    del sys.modules[module]
    assert compiled.is_ready(weave)
    kernel = compiled.kernel(weave)
    again = by_kernel(lanes(), walk)
    assert isinstance(kernel, numba.core.dispatcher.Dispatcher)
    assert sum(kernel.stats.cache_hits.values()) == 1
    assert np.array_equal(first.states, again.states)


def test_a_folder_that_cannot_be_written_costs_only_time(monkeypatch, tmp_path):
    pytest.importorskip("numba")
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    walk = Walk(Program(1, 1, 0, (("sub", "s0", "d0"),), ("t0",)), (COIN,), ((),), (0.0,), 8)
    assert np.array_equal(by_kernel(lanes(), walk).states, by_numpy(lanes(), walk).states)


@pytest.mark.parametrize(
    "wrong",
    [
        {"steps": -1},
        {"format": "float16"},
        {"start": (1.0, 2.0)},
        {"laws": ()},
        {"numbers": ()},
        {"numbers": ((1.0, 2.0),)},
        {"program": QUARTIC, "scale": "exponents"},
    ],
)
def test_what_does_not_fit_is_refused(wrong):
    with pytest.raises(ValueError, match="Walk"):
        replace(DYING, **wrong)


def test_normal_rows_have_the_bits_of_numpy_where_the_approximation_changes():
    pytest.importorskip("numba")
    from numerics.draws import uniform
    from numerics.elementary import standard_quantile
    from numerics.rows import LANES, normal_rows

    joints = [0.5 - 0.425, 0.5 + 0.425, np.exp(-25.0), 1.39e-11, 0.0, 1.0]
    k = np.concatenate([np.arange(-40, 40) + int(u * 2**52) for u in joints])
    k = np.clip(k, 0, 2**52 - 1).astype(np.uint64)
    lowest = k << np.uint64(12)  # of the words that give k
    words = np.resize(np.concatenate([lowest, lowest + np.uint64(4095)]), 1024)
    expected = 0.25 + 3.0 * standard_quantile(uniform(words))
    for size in (64, 192, 1024):  # how many are far out leaves different numbers over
        for start in range(0, 1025 - size, 5):
            x, u = np.empty(size), np.empty(size)
            where, far = np.empty(size + LANES, np.int64), np.empty(size + LANES)
            room = (np.empty(size, np.uint8), u, where, far)
            normal_rows(words[start : start + size], x, np.array([0.25, 3.0]), room)
            assert np.array_equal(x, expected[start : start + size])
