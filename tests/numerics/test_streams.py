import hashlib

import numpy as np
import pytest
from numpy.random import SeedSequence

from numerics.streams import BLOCK, Address, Lanes, open_block, root, states

ZERO = Address(root(0), "0" * 32, "montecarlo", "sign", 0)
ONE = Address(root(1), "ab" * 32, "montecarlo", "sign", 1)
FAR = Address(root(2026), "0123456789abcdef" * 4, "sde", "tail", 2**40 + 3)

PINNED = {
    "zero": (
        ZERO,
        [
            17596536037062960130,
            17863808977159179937,
            8179593448073531662,
            8501575046813131380,
            8113551708435387019,
            17929317976283391052,
            17858724876501367367,
            17867591404086867897,
            8136541846493309585,
            8770692627989060496,
            11689832352548998781,
            15321295511188151517,
            16862951044246822686,
            1580577061403796186,
            1488783542505055309,
            11870369438325034901,
        ],
    ),
    "one": (
        ONE,
        [
            9888713793718561215,
            11026032778945291465,
            2231696474609208421,
            5759788114464782996,
            8990847362065355975,
            3084452607310604132,
            18208129763732486646,
            2330290869027246256,
            1427332995485164863,
            4897933948866517981,
            12320341950031820896,
            17568370838447133549,
            13255947205396481434,
            8107934741374652786,
            8121924520142053974,
            16704081524764145668,
        ],
    ),
    "far": (
        FAR,
        [
            10306350958444014055,
            13232165744454909136,
            3318785623044645235,
            5718328926399319397,
            3423715695647513542,
            15649884918500705174,
            554981242683585204,
            13757441013807978033,
            2882455346298935483,
            6856437290117083169,
            1541579974897911906,
            12263507914324519938,
            8278244739373569466,
            7170221842364585163,
            2727251387352543264,
            10511686696651289680,
        ],
    ),
}

M32, M64 = 2**32 - 1, 2**64 - 1


def test_xoshiro256_plus_plus_gives_its_published_words():
    lanes = Lanes(np.repeat(np.array([[1], [2], [3], [4]], dtype=np.uint64), BLOCK, axis=1))
    published = [
        41943041,
        58720359,
        3588806011781223,
        3591011842654386,
        9228616714210784205,
        9973669472204895162,
        14011001112246962877,
        12406186145184390807,
        15849039046786891736,
        10450023813501588000,
    ]
    for expected in published:
        assert set(lanes.words().tolist()) == {expected}


def test_splitmix64_gives_its_published_words():
    class Fixed:
        def generate_state(self, n_words, dtype):
            return np.full(n_words, 1234567, dtype=dtype)

    row = states(Fixed())[0]
    assert row[:5].tolist() == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]


@pytest.mark.parametrize("name", PINNED)
def test_sixteen_words_of_three_addresses_are_pinned(name):
    # Lanes 0 to 7 of the first step, 0 to 6 of the second, then the last lane of the first.
    address, words = PINNED[name]
    lanes = open_block(address)
    first, second = lanes.words(), lanes.words()
    assert [*first[:8].tolist(), *second[:7].tolist(), int(first[-1])] == words


def plain_words(address, lane, count):
    """The whole chain of decision 0005 for one lane, in plain integers."""

    def split(data):
        return [int.from_bytes(data[i : i + 4], "little") for i in range(0, len(data), 4)]

    def mixed(z):
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & M64
        z = (z ^ z >> 27) * 0x94D049BB133111EB & M64
        return z ^ z >> 31

    def rotated(x, k):
        return (x << k | x >> 64 - k) & M64

    name = (address.method + "\0" + address.experiment).encode()
    pool = seed_pool(
        [
            *split(address.root.to_bytes(16, "little")),
            *split(bytes.fromhex(address.statement[:32])),
            *split(hashlib.blake2b(name, digest_size=16).digest()),
            address.block & M32,
            address.block >> 32,
        ]
    )
    half = seed_output(pool, 8)
    keys = [half[2 * i] | half[2 * i + 1] << 32 for i in range(4)]
    s = [mixed(key + (lane + 1) * 0x9E3779B97F4A7C15 & M64) for key in keys]
    out = []
    for _ in range(count):
        out.append((rotated((s[0] + s[3]) & M64, 23) + s[0]) & M64)
        t = s[1] << 17 & M64
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotated(s[3], 45)
    return out


def seed_pool(entropy):
    """SeedSequence's mixing of entropy into four words (O'Neill's seed_seq_fe)."""
    const = 0x43B0D7E5

    def hashed(value):
        nonlocal const
        value ^= const
        const = const * 0x931E8875 & M32
        value = value * const & M32
        return value ^ value >> 16

    def mix(x, y):
        value = (0xCA01F9DD * x - 0x4973F715 * y) & M32
        return value ^ value >> 16

    pool = [hashed(word) for word in entropy[:4]]
    for source in range(4):
        for target in range(4):
            if source != target:
                pool[target] = mix(pool[target], hashed(pool[source]))
    for word in entropy[4:]:
        for target in range(4):
            pool[target] = mix(pool[target], hashed(word))
    return pool


def seed_output(pool, count):
    const, out = 0x8B51F9DD, []
    for i in range(count):
        value = pool[i % 4] ^ const
        const = const * 0x58F38DED & M32
        value = value * const & M32
        out.append(value ^ value >> 16)
    return out


@pytest.mark.parametrize("address", [ZERO, ONE, FAR])
def test_every_word_follows_from_the_written_rule(address):
    lanes = open_block(address)
    words = np.array([lanes.words() for _ in range(5)])
    for lane in (0, 1, 63, 64, 2048, 4095):
        assert words[:, lane].tolist() == plain_words(address, lane, 5)


def test_all_lanes_of_a_block_differ_and_so_do_blocks():
    words = np.concatenate(
        [open_block(Address(root(0), "0" * 32, "m", "e", block)).words() for block in range(16)]
    )
    assert np.unique(words).size == 16 * BLOCK


@pytest.mark.parametrize(
    "other",
    [
        Address(root(1), "0" * 32, "montecarlo", "sign", 0),
        Address(root(0), "0" * 31 + "1", "montecarlo", "sign", 0),
        Address(root(0), "0" * 32, "montecarlos", "ign", 0),
        Address(root(0), "0" * 32, "montecarlo", "tail", 0),
        Address(root(0), "0" * 32, "montecarlo", "sign", 1),
        Address(root(0), "0" * 32, "montecarlo", "sign", 1 << 32),
    ],
)
def test_each_part_of_the_address_changes_the_words(other):
    assert not np.array_equal(open_block(ZERO).words(), open_block(other).words())


def test_zero_padding_cannot_collide():
    # The trap: without fixed lengths, SeedSequence takes these for the same seed.
    assert np.array_equal(SeedSequence([1]).pool, SeedSequence([1, 0]).pool)
    assert np.array_equal(SeedSequence(5, spawn_key=(0,)).pool, SeedSequence([5, 0, 0, 0, 0]).pool)
    small = [
        Address(value, "0" * 32, "m", "e", block)
        for value in (0, 1, 1 << 32, 1 << 64, 1 << 96)
        for block in (0, 1, 1 << 32)
    ]
    assert len({tuple(address.sequence().pool.tolist()) for address in small}) == len(small)
    for address in small:
        sequence = address.sequence()
        assert len(sequence.entropy) == 4
        assert len(sequence.spawn_key) == 10
        same = SeedSequence(address.root, spawn_key=sequence.spawn_key)
        assert np.array_equal(sequence.pool, same.pool)


def test_root_is_blake2b_of_the_decimal_text():
    assert root(0) == int.from_bytes(hashlib.blake2b(b"0", digest_size=16).digest(), "little")
    assert len({root(seed) for seed in range(1000)}) == 1000


def test_a_dead_lane_is_woken():
    state = np.ones((4, BLOCK), dtype=np.uint64)
    state[:, 7] = 0
    lanes = Lanes(state)
    assert sum(int(lanes.words()[7]) for _ in range(3)) > 0
    assert not state[:, 7].any()  # the caller's array is left alone


@pytest.mark.parametrize(
    "change",
    [
        {"root": -1},
        {"root": 1 << 128},
        {"statement": "0" * 31},
        {"statement": "g" * 32},
        {"statement": "A" * 32},
        {"method": "a\0b"},
        {"experiment": "\0"},
        {"block": -1},
        {"block": 1 << 64},
    ],
)
def test_an_address_outside_its_domain_is_refused(change):
    good = {"root": 0, "statement": "0" * 32, "method": "m", "experiment": "e", "block": 0}
    Address(**good)
    with pytest.raises(ValueError, match="Address"):
        Address(**good | change)


def test_other_misuse_is_refused():
    with pytest.raises(ValueError, match="seed=-1"):
        root(-1)
    with pytest.raises(ValueError, match="state"):
        Lanes(np.ones((4, 64), dtype=np.uint64))


def bit_scores(make, blocks):
    """Standard scores of the variance, over blocks, of the ones among 4096 lanes (64 bits)."""
    scores = np.zeros(64)
    for block in range(blocks):
        octets = make(block).words().view(np.uint8).reshape(BLOCK, 8)
        ones = np.unpackbits(octets, axis=1, bitorder="little").sum(axis=0)
        scores += (ones - BLOCK / 2) ** 2 / (BLOCK / 4)
    return (scores / blocks - 1) / np.sqrt(2 / blocks)


def test_lanes_are_not_too_even_nor_too_uneven():
    def ours(block):
        return open_block(Address(root(0), "0" * 32, "m", "e", block))

    def counters(block):
        # A control that must fail: states that count lanes are far too even.
        state = np.arange(4 * BLOCK, dtype=np.uint64).reshape(4, BLOCK) + np.uint64(block)
        return Lanes(state)

    assert np.abs(bit_scores(ours, 200)).max() < 6
    assert np.abs(bit_scores(counters, 200)).max() > 6
