"""Digests are addresses and keys: they stay, whatever the vocabulary learns to say."""

import json
from dataclasses import dataclass, field
from pathlib import Path as File

import pytest
from sympy import Rational

from theory import (
    AnyLaw,
    Discrete,
    Draw,
    Mean,
    Normal,
    Path,
    Recursion,
    Uniform,
    fair,
    real,
    sgd,
    size,
)
from theory.trees import canonical, digest
from verify.finding.loading import load
from verify.library import library

a, v, w, w0, x, y, λ = real("a v w w_0 x y λ")
t = size("t")
HALF = Rational(1, 2)
BASELINE = File(__file__).resolve().parents[2] / "reports" / "baseline.jsonl"
RANDOM_WALK = Recursion((w,), (x * w,), (Draw(x, Normal(0, 1)),))

# One of each kind, typed here: these numbers do not change for as long as the nouns mean the same.
PINNED = [
    (Discrete((1, a), (HALF, HALF)), "2deecf38dc83d7da5a35f2c665fbeeec"),
    (Normal(a, 2), "c56fad265b3508002bdc8a7ef10fa4dc"),
    (Uniform(-1, a), "df13e2b6e90177c1cfd85f5d0ae24d80"),
    (AnyLaw("p"), "7ef609fea180b135b4cc4df6c423ee2a"),
    (Draw(x, Normal(0, 1)), "15fc8822600e358349b9bc88af6a73c1"),
    (
        Recursion(
            (w, v), (w - λ * x * v, v + y * w), (Draw(x, Uniform(0, 1)), Draw(y, fair(1, -2)))
        ),
        "714c6261609bb80648936c63a2535872",
    ),
    (
        sgd(x * w**2 / 2, over=(w,), rate=λ, draws=(Draw(x, fair(1, a - 1)),)),
        "971af6b201ba8ae7b043b857086e9d28",
    ),
    (Path(RANDOM_WALK, (w0,)), "883c221d025221b9accce70ec660df06"),
    (Path(RANDOM_WALK, Uniform(1, 2)), "843199ec458c55da5b38424855281b03"),
    (Mean(of=w, over=Path(RANDOM_WALK, (w0,)), at=t), "1befd8d246deed05daa9d64f797b7e03"),
]


@pytest.mark.parametrize(("noun", "pinned"), PINNED, ids=lambda p: type(p).__name__)
def test_the_digests_of_laws_and_models_are_pinned(noun, pinned):
    assert digest(noun) == pinned


def test_every_claim_has_the_digest_of_its_line():
    lines = [json.loads(line) for line in BASELINE.read_text(encoding="utf-8").splitlines()]
    kept = {line["id"]: line["digest"] for line in lines}
    now = {entry.id: load(entry._asdict()).digest for entry in library().entries}
    assert {i: now[i] for i in kept if i in now} == {i: kept[i] for i in kept if i in now}
    assert len(kept) >= 78


@dataclass(frozen=True, slots=True)
class Before:
    law: Normal


@dataclass(frozen=True, slots=True)
class After:
    law: Normal
    batch: int = field(default=1, metadata={"added": True})


@dataclass(frozen=True, slots=True)
class Careless:
    law: Normal
    batch: int = 1


def test_a_field_that_was_added_is_left_out_while_it_has_its_default():
    before = canonical(Before(Normal(0, 1)))
    assert canonical(After(Normal(0, 1))) == before.replace("Before", "After")
    assert canonical(After(Normal(0, 1), 2)) != canonical(After(Normal(0, 1)))
    assert canonical(After(Normal(0, 1), 2)) != canonical(After(Normal(0, 1), 3))
    # Control: without the mark the digest of everything that was said before would change.
    assert canonical(Careless(Normal(0, 1))) != before.replace("Before", "Careless")
