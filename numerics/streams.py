"""Randomness is addressed, not streamed: where a word comes from is a function of what is computed.

An address (root, statement, method, experiment, block) gives the words of 4096 paths, each path
with its own xoshiro256++ generator. Nothing here depends on what was drawn before, on the number
of workers or on the order of blocks. The words are fixed for good: see decision 0005.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, final

import numpy as np
from numpy.random import SeedSequence
from numpy.typing import NDArray

__all__ = ["BLOCK", "Address", "Lanes", "Words", "open_block", "root", "states"]

Words = NDArray[np.uint64]

BLOCK: Final = 4096
"""Paths in a block: 64 groups of 64 lanes. Path = 64 * group + lane."""

_GOLDEN: Final = 0x9E3779B97F4A7C15
"""The odd integer nearest to 2^64 / golden ratio, the increment of SplitMix64."""

_MASK_32: Final = 0xFFFFFFFF


def root(seed: int) -> int:
    """Return the 128-bit root of a seed: blake2b of its decimal text, least byte first.

    Raises:
        ValueError: the seed is negative.
    """
    if seed < 0:
        raise ValueError(f"root: seed={seed} is not a non-negative integer")
    return int.from_bytes(blake2b(str(seed).encode("ascii"), digest_size=16).digest(), "little")


@final
@dataclass(frozen=True, slots=True)
class Address:
    """What a block of words belongs to.

    Args:
        root: 128 bits, from `root`.
        statement: hexadecimal digest of the statement; its first 128 bits are used.
        method: name of the method.
        experiment: name of the experiment; a swept parameter is no part of it, so that a sweep
            shares its draws.
        block: number of the block, below 2^64.

    Raises:
        ValueError: a part is outside its domain.
    """

    root: int
    statement: str
    method: str
    experiment: str
    block: int

    def __post_init__(self) -> None:
        if not 0 <= self.root < 1 << 128:
            raise ValueError(f"Address: root={self.root} is not in [0, 2^128)")
        if len(self.statement) < 32 or not set(self.statement) <= set("0123456789abcdef"):
            raise ValueError(
                f"Address: statement={self.statement!r} is not at least 32 digits of 0-9a-f"
            )
        if "\0" in self.method + self.experiment:
            raise ValueError(f"Address: NUL in {self.method!r} or {self.experiment!r}")
        if not 0 <= self.block < 1 << 64:
            raise ValueError(f"Address: block={self.block} is not in [0, 2^64)")

    def sequence(self) -> SeedSequence:
        """Return the seed sequence of the block: 4 words of root, then a key of 10 words.

        `SeedSequence` pads with zeros, so that [1] and [1, 0] are the same seed. Both parts have
        a fixed length here, hence two addresses give two different inputs.
        """
        name = f"{self.method}\0{self.experiment}".encode()
        return SeedSequence(
            entropy=_uint32(self.root.to_bytes(16, "little")),
            spawn_key=(
                *_uint32(bytes.fromhex(self.statement[:32])),
                *_uint32(blake2b(name, digest_size=16).digest()),
                self.block & _MASK_32,
                self.block >> 32,
            ),
        )


def _uint32(data: bytes) -> list[int]:
    return [int.from_bytes(data[i : i + 4], "little") for i in range(0, len(data), 4)]


def states(sequence: SeedSequence) -> Words:
    """Return the first states of the 4096 lanes, shape (4, 4096), column = lane.

    Row r is the SplitMix64 sequence that starts from the r-th of four 64-bit words of the seed
    sequence: the way to seed xoshiro256++ that its authors recommend (Blackman and Vigna 2021,
    https://prng.di.unimi.it). Every lane depends on the whole 128-bit pool. (The words of a long
    `generate_state` do not: each depends on 32 bits of the pool only.)
    """
    keys = sequence.generate_state(4, np.uint64)
    steps = np.arange(1, BLOCK + 1, dtype=np.uint64) * np.uint64(_GOLDEN)
    return _mixed(keys[:, np.newaxis] + steps[np.newaxis, :])


def _mixed(counter: Words) -> Words:
    """Apply the output function of SplitMix64 (Steele, Lea and Flood 2014), a bijection."""
    z = (counter ^ (counter >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


@final
class Lanes:
    """4096 generators xoshiro256++ side by side (Blackman and Vigna 2021).

    Args:
        state: shape (4, 4096), column = lane; copied. A lane whose four words are all zero would
            stay there for ever; its first word is set to the increment of SplitMix64.

    Raises:
        ValueError: the shape is another.
    """

    def __init__(self, state: Words) -> None:
        if state.shape != (4, BLOCK) or state.dtype != np.uint64:
            raise ValueError(f"Lanes: state is {state.dtype}{state.shape}, not uint64(4, {BLOCK})")
        self._state = state.copy()
        self._state[0, ~state.any(axis=0)] = np.uint64(_GOLDEN)

    @property
    def state(self) -> Words:
        """The state itself, shape (4, 4096): a kernel advances it in place."""
        return self._state

    def words(self) -> Words:
        """Return the next word of every lane, shape (4096,), and advance."""
        s0, s1, s2, s3 = self._state
        result: Words = _rotated(s0 + s3, 23) + s0
        shifted = s1 << np.uint64(17)
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= shifted
        s3[:] = _rotated(s3, 45)
        return result


def _rotated(words: Words, bits: int) -> Words:
    return (words << np.uint64(bits)) | (words >> np.uint64(64 - bits))


def open_block(address: Address) -> Lanes:
    """Return the generators of a block at their first word."""
    return Lanes(states(address.sequence()))
