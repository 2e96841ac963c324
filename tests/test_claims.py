"""The contract that every shipped claim meets, and every claim that `new` writes.

Nothing is registered: a claim file is enough. Each requirement is a function that lists the faults
it finds, and beside the test over all claims stands one that feeds it a fault. Claims are examined
once each (``examined``), by all methods.
"""

import ast
import csv
import json
import os
import pickle
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
import sympy as sp

from theory import AtMost, Claim, Hypothesis, real
from theory.fits import Fit
from theory.models import Path as Trajectory
from theory.models import Recursion
from theory.statements import Iff, Implies
from theory.trees import walk
from verify.baseline import difference
from verify.baseline import load as baseline
from verify.baseline import place as accepted
from verify.finding.loading import _module, load
from verify.finding.userfiles import entries_of, user_files
from verify.library import PAPERS, library
from verify.methods import METHODS
from verify.outcome import PASSES, Outcome
from verify.plan import examination
from verify.planning.edges import inequalities
from verify.planning.rivals import contrary
from verify.show import render
from verify.skeletons import place as skeletons

SHIPPED = {entry.id: entry for entry in library().entries}
SKELETONS = {
    entry.id: entry
    for place in (*skeletons().glob("*.*"), *(i.parent for i in skeletons().rglob("__init__.py")))
    for file in user_files(str(place))
    if file.seen
    for entry in entries_of(file, None)
}
ENTRIES = {**SHIPPED, **SKELETONS}
CLAIMS = {claim_id: load(entry._asdict()) for claim_id, entry in ENTRIES.items()}
FILES = sorted({Path(entry.path) for entry in ENTRIES.values() if entry.path.endswith(".py")})
ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}/[a-z0-9][a-z0-9._-]{0,63}(:[a-z0-9][a-z0-9._-]{0,63})?")
DETERMINISTIC = tuple(name for name in METHODS if name != "montecarlo")
OUTCOME = re.compile(rf"\b({'|'.join(Outcome)}|verdict|outcome)\b")
x = real("x")

over_claims = pytest.mark.parametrize(
    "claim_id", [pytest.param(i, marks=pytest.mark.xdist_group(i)) for i in ENTRIES]
)
over_files = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
over_shipped = pytest.mark.parametrize(
    "claim_id", [pytest.param(i, marks=pytest.mark.xdist_group(i)) for i in SHIPPED]
)


def plan(examined, claim_id):
    """The plan that was made when the claim was examined: its first record."""
    return examined(claim_id, CLAIMS[claim_id])[1][0]


@cache
def inventory(folder):
    """The rows of a paper; None where a claim belongs to none."""
    if not (folder / "inventory.csv").exists():
        return None
    with (folder / "inventory.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["id"] for row in csv.DictReader(file))


def beside(file, name):
    """A module in the folder of a claim file; None where there is none."""
    if file.is_relative_to(PAPERS):
        return import_module(f"theory.papers.{file.parent.name}.{name}")
    path = file.with_name(f"{name}.py")
    return _module("", path) if path.exists() else None


def test_there_are_claims():
    assert len(SHIPPED) >= 78
    assert {"skeletons/claim", "author2026/prop1_trapped"} <= set(SKELETONS)
    assert "example_claims/eq1_mean" in SKELETONS


def test_the_skeletons_say_the_same_in_both_formats():
    claim, declared = CLAIMS["skeletons/claim"], CLAIMS["skeletons/declared"]
    assert claim == declared
    assert claim.digest == declared.digest


# --- data


@over_claims
def test_it_is_data(claim_id):
    claim = CLAIMS[claim_id]
    again = pickle.loads(pickle.dumps(claim))
    assert again == claim
    assert again.digest == claim.digest
    assert ID.fullmatch(claim_id)
    assert render(claim).strip()


@pytest.mark.parametrize("bad", ["Paper/x", "p", "p/x:", "p/x y", "p/_x", "p//x", "p/x:a:b"])
def test_no_other_id_fits_the_pattern(bad):
    assert not ID.fullmatch(bad)


def untrue_index(entry, claim):
    """Fields that the index read from the text and that are not those of the claim."""
    names = ("title", "source", "covers", "corrects")
    return [name for name in names if getattr(entry, name) != getattr(claim, name)]


@over_claims
def test_the_index_says_what_the_claim_says(claim_id):
    assert untrue_index(ENTRIES[claim_id], CLAIMS[claim_id]) == []


def test_an_untrue_index_is_seen():
    claim_id, claim = next(iter(CLAIMS.items()))
    changed = replace(claim, title="another", covers=(*claim.covers, "X.1"))
    assert untrue_index(ENTRIES[claim_id], changed) == ["title", "covers"]


@pytest.fixture(scope="session")
def digests_elsewhere():
    """The digests in two other processes, whose strings hash otherwise."""
    code = (
        "import json, sys; from verify.finding.loading import load\n"
        "print(json.dumps({e['id']: load(e).digest for e in json.load(sys.stdin)}))"
    )
    made = []
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(PAPERS.parents[1])},
            input=json.dumps([entry._asdict() for entry in ENTRIES.values()]),
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        made.append(json.loads(done.stdout))
    return made


def test_the_digest_is_the_same_in_every_process(digests_elsewhere):
    here = {claim_id: claim.digest for claim_id, claim in CLAIMS.items()}
    assert digests_elsewhere == [here, here]


def test_the_digest_tells_statements_apart():
    """Two claims share a digest only if they state the same, under whatever title."""
    bare = {i: replace(c, title="", source="", covers=(), corrects="") for i, c in CLAIMS.items()}
    by_digest = {CLAIMS[i].digest: claim for i, claim in bare.items()}
    assert all(by_digest[CLAIMS[i].digest] == claim for i, claim in bare.items())
    assert len(by_digest) == len(set(bare.values()))


# --- source, coverage, corrections


def loose_ends(claim, claims, paper, rows):
    """What ``covers`` and ``corrects`` name and is not there, or is not what it has to be."""
    faults = [f"{row} is no row" for row in claim.covers if row not in (rows or ())]
    if not claim.covers and rows is not None:
        faults.append("covers nothing")
    if not claim.corrects:
        return faults
    printed = claims.get(claim.corrects)
    if printed is None:
        return [*faults, "corrects nothing that exists"]
    if printed.corrects:
        faults.append("corrects a correction")
    if claim.corrects.split("/")[0] != paper:
        faults.append("corrects another paper")
    if claim.where != printed.where:
        faults.append("defines other names")
    if _models(claim) != _models(printed):
        faults.append("speaks of another model")
    if claim.states == printed.states and claim.given == printed.given:
        faults.append("changes nothing")
    return faults


def _models(claim):
    return {part for part in walk((claim.states, claim.where)) if isinstance(part, Recursion)}


@over_claims
def test_covers_and_corrects_lead_somewhere(claim_id):
    entry = ENTRIES[claim_id]
    rows = inventory(Path(entry.path).parent)
    assert loose_ends(CLAIMS[claim_id], CLAIMS, entry.paper, rows) == []


def test_loose_ends_are_seen():
    fixed = CLAIMS["ziyin2022/sec4_two_values:step_zero_elsewhere"]
    printed = CLAIMS[fixed.corrects]
    paper = ENTRIES[fixed.corrects].paper
    rows = inventory(PAPERS / paper)
    other = next(c for c in CLAIMS.values() if _models(c) and _models(c) != _models(printed))
    chained = {**CLAIMS, fixed.corrects: replace(printed, corrects="p/x")}
    assert loose_ends(replace(fixed, covers=("no.1",)), CLAIMS, paper, rows) == ["no.1 is no row"]
    assert loose_ends(replace(fixed, covers=()), CLAIMS, paper, rows) == ["covers nothing"]
    assert loose_ends(replace(fixed, covers=()), CLAIMS, paper, None) == []
    assert loose_ends(fixed, CLAIMS, paper, None) == [f"{row} is no row" for row in fixed.covers]
    assert loose_ends(replace(fixed, corrects="p/x"), CLAIMS, paper, rows) == [
        "corrects nothing that exists"
    ]
    assert loose_ends(fixed, chained, paper, rows) == ["corrects a correction"]
    assert "speaks of another model" in loose_ends(
        replace(fixed, states=other.states), CLAIMS, paper, rows
    )
    same = replace(fixed, states=printed.states, given=printed.given)
    assert loose_ends(same, CLAIMS, paper, rows) == ["changes nothing"]


def prose_faults(text, number, sources):
    """What the prose of a file must have and has not, and what it must not have and has."""
    prose = ast.get_docstring(ast.parse(text)) or ""
    faults = [] if prose.startswith(number) else [f"does not open with {number}"]
    own = [re.sub(r"(after|before|between) .*", "", source) for source in sources]  # not a place
    tags = dict.fromkeys(tag for source in own for tag in re.findall(r"\(\d+\)", source))
    faults += [f"{tag} is not in the prose" for tag in tags if tag not in prose]
    faults += [f"says {word!r}" for word in OUTCOME.findall(text)]
    faults += ["more than 120 lines"] if len(text.splitlines()) > 120 else []
    return faults


@over_files
def test_the_prose_opens_with_the_number_and_expects_nothing(file):
    of = beside(file, "paper")
    if of is None:
        number = next(c.source for i, c in CLAIMS.items() if ENTRIES[i].path == str(file))
    else:
        (number,) = [item.number for item in of.PAPER.items if item.file == file.stem]
    sources = [c.source for i, c in CLAIMS.items() if ENTRIES[i].path == str(file)]
    assert prose_faults(file.read_text(encoding="utf-8"), number.split(",")[0], sources) == []


def test_every_item_of_a_paper_has_its_file():
    for folder in {file.parent for file in FILES}:
        of = beside(folder / "claim.py", "paper")
        made = sorted(file.stem for file in FILES if file.parent == folder)
        assert of is None or sorted(item.file for item in of.PAPER.items) == made


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('"""Eq. (7). As (8) says."""', "does not open with Eq. (8)"),
        ('"""Eq. (8). Nothing."""\n# surely REFUTED', "says 'REFUTED'"),
        ('"""Eq. (8)."""\nexpected_outcome = 1\noutcome = 2', "says 'outcome'"),
        ('"""Eq. (8)."""' + "\n" * 120 + "y = 1", "more than 120 lines"),
        ("y = 8", "(8) is not in the prose"),
    ],
)
def test_wrong_prose_is_seen(text, fault):
    assert fault in prose_faults(text, "Eq. (8)", ["Eq. (8)"])


# --- what will be looked at


def thin(planned, claim):
    """Where the plan looks too little: three interior places, and both sides of each edge."""
    faults = [f"vacuous: {planned.vacuous}"] if planned.vacuous else []
    interior = [p for p in planned.places if p.words == "interior"]
    if planned.free and len(interior) < 3:
        faults.append(f"{len(interior)} interior places")
    own = {_edge(pair) for pair in inequalities(replace(claim, given=()))}
    seen = {}
    for visited in planned.places:
        side, found, edge = visited.words.partition(" the edge ")
        if found and edge in own:
            seen.setdefault(edge, set()).add(side.split()[-1])
    faults += [f"one side of {e}" for e, sides in seen.items() if not {"above", "below"} <= sides]
    if _has_edges(claim) and not seen:
        faults.append("no edge of the statement")
    return faults


def _edge(pair):
    return f"{pair[0]} = {pair[1]}".replace("**", "^")


def _has_edges(claim):
    """Whether an implication or an equivalence turns on an inequality between free variables."""
    turning = [part for part in walk(claim.states) if isinstance(part, Implies | Iff)]
    before = [part.premise if isinstance(part, Implies) else part.left for part in turning]
    conditions = [b for b in before if isinstance(b, sp.Basic)]
    turns = [r for b in conditions for r in b.atoms(sp.Lt, sp.Le, sp.Gt, sp.Ge)]
    return any(r.free_symbols <= set(claim.variables) for r in turns)


@over_claims
def test_it_is_looked_at_inside_and_on_both_sides_of_its_edges(claim_id, examined):
    assert thin(plan(examined, claim_id), CLAIMS[claim_id]) == []


def test_a_thin_plan_is_seen(examined):
    claim_id = "ziyin2022/cor1_trapped"
    whole, claim = plan(examined, claim_id), CLAIMS[claim_id]

    def without(words):
        kept = tuple(p for p in whole.places if words not in p.words)
        return thin(replace(whole, places=kept), claim)

    assert without("interior") == ["0 interior places"]
    assert len(without("below the edge")) == 2
    assert without("edge") == ["no edge of the statement"]
    never = replace(claim, given=(Hypothesis("x < 0", x < 0), Hypothesis("x > 0", x > 0)))
    assert examination("p/x", never, "").plan.vacuous


# --- what is found


def passes(examined, claim_id, claim):
    return examined(claim_id, claim)[0].outcome in PASSES


@over_claims
def test_it_never_passes_together_with_its_negation(claim_id, examined):
    """And where it passes, its negation is refuted: a check that could not fail shows here.

    The claim is examined by all methods, its negation by those that never err by chance; of what
    only samples say also by samples. Sides that only agree within a radius may differ by less, so
    that the negation of an agreement is left open.
    """
    claim = CLAIMS[claim_id]
    if passes(examined, claim_id, claim):
        sampled = examined(claim_id, claim)[0].method == "montecarlo"
        methods = METHODS if sampled else DETERMINISTIC
        denied, _ = examined(claim_id, contrary(claim), methods)
        agreed = any("an agreement is no equality" in a.reason for a in denied.answers)
        left_open = agreed and denied.outcome is Outcome.UNDECIDED
        assert denied.outcome is Outcome.REFUTED or left_open, denied.reason


@pytest.mark.parametrize("states", [AtMost(2 * x, x**2 + 1), AtMost(3 * x, x**2 + 1)])
def test_the_negation_of_what_passes_does_not(states, examined):
    """One of the two is true; the other is false, and so is the negation of either."""
    claim = Claim(title="t", source="s", states=states)
    both = [passes(examined, "p/x", c) for c in (claim, contrary(claim))]
    assert both == [states.left == 2 * x, False]


def idle(witness):
    """Why the witness's line of Python is no witness; "" if it is one."""
    if re.search(r"\b(theory|numerics|verify|sympy|numpy)\b", witness.python):
        return "imports what a reader need not have"
    if "\n" in witness.python:
        return "is not one line"
    done = subprocess.run(
        [sys.executable, "-I", "-c", witness.python], capture_output=True, text=True, check=False
    )
    if done.returncode:
        return done.stderr.strip().splitlines()[-1]
    return "" if done.stdout.strip() else "prints nothing"


@over_claims
def test_the_witness_of_a_refuted_claim_can_be_pasted(claim_id, examined):
    found, _ = examined(claim_id, CLAIMS[claim_id])
    if found.outcome is Outcome.REFUTED:
        assert found.witness is not None
        assert found.witness.values or not CLAIMS[claim_id].variables
        assert idle(found.witness) == ""


def test_an_idle_witness_is_seen(examined):
    found, _ = examined("p/x", Claim(title="t", source="s", states=AtMost(3 * x, x**2 + 1)))
    assert idle(found.witness) == ""
    lines = {
        "import sympy": "imports what a reader need not have",
        "print(1)\nprint(2)": "is not one line",
        "1/0": "ZeroDivisionError: division by zero",
        "pass": "prints nothing",
    }
    for line, fault in lines.items():
        assert idle(replace(found.witness, python=line)) == fault


@over_shipped
def test_the_outcome_is_the_accepted_one(claim_id, examined):
    lines = baseline(accepted())
    if lines:
        assert claim_id in lines, "has no line in the baseline"
        assert difference(examined(claim_id, CLAIMS[claim_id])[0], lines[claim_id]) == ""


def test_the_baseline_has_no_line_without_a_claim():
    assert set(baseline(accepted())) <= set(SHIPPED)


@pytest.mark.parametrize("claim_id", SKELETONS)
def test_a_skeleton_holds(claim_id, examined):
    """Whoever begins with one sees a pass before the first change."""
    assert passes(examined, claim_id, CLAIMS[claim_id])


@over_claims
def test_no_method_crashes(claim_id, examined):
    found, _ = examined(claim_id, CLAIMS[claim_id])
    assert found.outcome not in (Outcome.BROKEN, Outcome.CONFLICT), found.reason


def test_paths_of_shipped_claims_are_models_of_the_paper():
    """Every model that a claim speaks of stands in ``setting``, or in that of a part of a paper."""
    for claim_id, claim in CLAIMS.items():
        file = Path(ENTRIES[claim_id].path)
        settings = [beside(file, path.stem) for path in sorted(file.parent.glob("setting*.py"))]
        held = [v.path if isinstance(v, Fit) else v for s in settings for v in vars(s).values()]
        known = {v.model for v in held if isinstance(v, Trajectory)}
        assert not settings or _models(claim) <= known, claim_id
