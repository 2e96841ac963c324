"""What every correction has to be: one for each refuted claim, and as strong as the truth allows.

A correction is told apart from its nearest neighbours, which its plan has as rivals: the statement
as printed, the correction with one of its changes undone, and with a change moved by one per cent.
Where a neighbour is not refuted the file says why it need not be, in a paragraph that begins
"As strong as the truth allows". The run named by REPORT_OF_ALL is read where there is one.
"""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest
import sympy as sp

from theory import AtMost, Claim, Hypothesis, Implies, point, real
from verify.baseline import load as baseline
from verify.baseline import place
from verify.counterfeits import AS_PRINTED, NEAREST, ONE_PER_CENT, UNDONE, rivals_in_words
from verify.examine import examine
from verify.finding.loading import load
from verify.library import library
from verify.records import Answer

ENTRIES = {entry.id: entry for entry in library().entries}
CLAIMS = {claim_id: load(entry._asdict()) for claim_id, entry in ENTRIES.items()}
SAID = re.compile(r"^As strong as the truth allows(?: \(([\w, ]+)\))?: ", re.MULTILINE)
a, b = real("a b")
TIGHT = point({a: 2})  # where 4a = a² + 4

over_corrections = pytest.mark.parametrize(
    "claim_id",
    [pytest.param(i, marks=pytest.mark.xdist_group(i)) for i, c in CLAIMS.items() if c.corrects],
)


def excuses(text):
    """The parts of a file for which it says why nothing stronger need fail; "" for all of them."""
    found = SAID.findall(ast.get_docstring(ast.parse(text)) or "")
    return {name.strip() for names in found for name in names.split(",")}


def standing(records):
    """Nearest neighbours of a correction that no method refutes, in words."""
    plan, *rest = records
    answers = tuple(record for record in rest if isinstance(record, Answer))
    _, left = rivals_in_words(plan, answers)
    missing = [] if any(row.sort == AS_PRINTED for row in plan.rivals) else [f"{AS_PRINTED}: none"]
    return [*missing, *(words for words in left if words.startswith(tuple(NEAREST)))]


# What each paragraph is about: the neighbours that were standing when its proof was read. A
# correction that gets weaker has others, which its paragraph does not excuse.
_REGION = ("1 %: -1 → -101/100", "1 %: -1 → -99/100") * 2
_CANCELS = ("1 %: 0 → A*B*μ_1/25", "1 %: 0 → -A*B*μ_1/25")
_CURVED = "(∂²(ln((1 - λ)*(-λ*(a - 1) + 1))/2)/∂λ²)"
_SIGN = tuple(f"1 %: {_CURVED} < 0 → {_CURVED} < {moved}" for moved in ("1/100", "-1/100"))
_HALF = ("one change undone: l > l_c as printed instead of l < l_c",)
_PRODUCT = "(-a*λ/2 + 1)^6*|-λ*(2 - a/2) + 1|*|λ*(3*a/2 - 2) - 1|"
_THREE = (f"1 %: strictness of {_PRODUCT} < 1 → {_PRODUCT} ≤ 1",)
_ABOVE = ("1 %: strictness of h ≥ c - ε → h > c - ε",)
_RIGHT = ("one change undone: 1/√(a + 1) as printed instead of 1/(1 - a)",)
_NINE = ("1 %: 47/50 → 4747/5000", "1 %: 47/50 → 4653/5000")
_EIGHT = ("1 %: 87/100 → 8787/10000", "1 %: 87/100 → 8613/10000")
_VALLEY = (
    "1 %: 97/100 ≤ P → 9797/10000 ≤ P",
    "1 %: 97/100 ≤ P → 9603/10000 ≤ P",
    "1 %: strictness of 97/100 ≤ P → 97/100 < P",
)
_FEWER = ("1 %: P < Q → P < 101*Q/100", "1 %: P < Q → P < 99*Q/100")
_ANY_SIZE = ("1 %: σ^2 → 101*σ^2/100", "1 %: σ^2 → 99*σ^2/100")
_MOVED = "|w - λ*(b*w^3 + w*x)|"
_ANY_FACTOR = tuple(f"1 %: |w| < {_MOVED} → |w| < {n}*{_MOVED}/100" for n in (101, 99))
_PLACE = (
    "one change undone: without w > 0",
    "1 %: w > 0 → w > 1/100",
    "1 %: w > 0 → w > -1/100",
    "1 %: strictness of w > 0 → w ≥ 0",
)
STANDING = {
    "ziyin2021/b1_concavity:corrected_region": _REGION,
    "ziyin2021/b1_eq40_total:corrected_total": _CANCELS,
    "ziyin2021/c1_eq49_approximation:corrected_ou": _ANY_SIZE,
    "ziyin2021/c1_second_moment:corrected_results": _THREE,
    "ziyin2021/c2_eq58_loss:corrected_chain": _ANY_FACTOR,
    "ziyin2021/d2_convexity:corrected": _SIGN,
    "ziyin2021/prop3_optimal_rate:corrected": ("1 %: strictness of a < 0 → a ≤ 0",),
    "ziyin2021/sec5_1_dimensions:corrected": _HALF,
    "ziyin2021/sec5_1_dimensions:of_the_law_corrected": _HALF,
    "ziyin2021/sec5_1_positive_a:corrected": ("1 %: strictness of a < 1 → a ≤ 1",),
    "ziyin2021/sec6_4_adam:corrected": _NINE,
    "ziyin2021/sec6_4_adam:corrected_runs": _EIGHT,
    "ziyin2021/sec6_5_start:corrected": _FEWER,
    "ziyin2021/sec6_5_valley:corrected": _VALLEY,
    "ziyin2021/d4_conclusion:corrected": _RIGHT,
    "ziyin2021/d4_index:corrected": _ABOVE,
    "ziyin2022/b1_eq23_approximation:corrected_ou": _ANY_SIZE,
    "ziyin2022/b2_eq28_loss:corrected_chain": _ANY_FACTOR,
    "ziyin2021/d5_example1:corrected": _PLACE,
    "ziyin2022/c1_concavity:corrected_region": _REGION,
    "ziyin2022/c1_eq62_total:corrected_total": _CANCELS,
    "ziyin2022/c4_convexity:corrected": _SIGN,
    "ziyin2022/c6_conclusion:corrected": _RIGHT,
    "ziyin2022/c6_index:corrected": _ABOVE,
    "ziyin2022/sec6_2_adam:corrected": _NINE,
    "ziyin2022/sec6_2_adam:corrected_runs": _EIGHT,
    "ziyin2022/sec6_3_start:corrected": _FEWER,
    "ziyin2022/sec6_3_valley:corrected": _VALLEY,
    "ziyin2022/sec5_1_positive_a:corrected": ("1 %: strictness of a < 1 → a ≤ 1",),
    "ziyin2022/sec5_1_shape:corrected": _THREE,
    "ziyin2022/sec5_1_small_rate:corrected_size": (
        "one change undone: -2 as printed instead of -1",
    ),
    "ziyin2022/sec5_2_fixed_rate:corrected": ("1 %: strictness of λ < √(2) → λ ≤ √(2)",),
    "ziyin2022/sec5_2_monotone:corrected": (
        "1 %: γ(κ) < γ(λ) → γ(κ) < 101*γ(λ)/100",
        "1 %: γ(κ) < γ(λ) → γ(κ) < 99*γ(λ)/100",
    ),
    "ziyin2024/sec4_4_positive:corrected": (
        "one change undone: True as printed instead of -a^2*λ^2 + 1 > 0",
        "one change undone: True as printed instead of 1 - λ^2 > 0",
        "1 %: -a^2*λ^2 + 1 > 0 → -a^2*λ^2 + 1 > 1/100",
        "1 %: -a^2*λ^2 + 1 > 0 → -a^2*λ^2 + 1 > -1/100",
        "1 %: 1 - λ^2 > 0 → 1 - λ^2 > 1/100",
        "1 %: 1 - λ^2 > 0 → 1 - λ^2 > -1/100",
    ),
}


@over_corrections
def test_it_is_as_strong_as_the_truth_allows(claim_id, examined):
    entry = ENTRIES[claim_id]
    _, records = examined(claim_id, CLAIMS[claim_id])
    left = standing(records)
    assert left == list(STANDING.get(claim_id, ()))
    if left:
        said = excuses(Path(entry.path).read_text(encoding="utf-8"))
        assert said & {"", entry.name}, "nothing says why it need not be stronger"
    assert not any(words.startswith(AS_PRINTED) for words in left)  # this has no excuse


def test_an_excuse_is_for_something():
    """A part that a file excuses is a correction; which one is said where there are several."""
    for file in {entry.path for entry in ENTRIES.values()}:
        said = excuses(Path(file).read_text(encoding="utf-8"))
        parts = {e.name for e in ENTRIES.values() if e.path == file and e.corrects}
        assert said <= {"", *parts}, file
        assert parts or not said, file


def refuted_without_one_correction(outcomes, claims):
    """Printed claims that are refuted and have no correction, or more than one."""
    counted = {i: sum(c.corrects == i for c in claims.values()) for i in claims}
    refuted = [i for i, outcome in outcomes.items() if outcome == "REFUTED"]
    return [i for i in refuted if i in claims and not claims[i].corrects and counted[i] != 1]


def test_what_is_refuted_has_exactly_one_correction():
    outcomes = {i: line.outcome for i, line in baseline(place()).items()}
    assert refuted_without_one_correction(outcomes, CLAIMS) == []


def test_a_missing_and_a_second_correction_are_seen():
    printed = Claim(title="t", source="s", states=a > 1)
    fixed = replace(printed, states=a > 0, corrects="p/x")
    outcomes = {"p/x": "REFUTED", "p/y": "PROVED"}
    one = {"p/x": printed, "p/y": fixed}
    assert refuted_without_one_correction(outcomes, one) == []
    assert refuted_without_one_correction(outcomes, {"p/x": printed}) == ["p/x"]
    assert refuted_without_one_correction(outcomes, {**one, "p/z": fixed}) == ["p/x"]


# Corrections that hold at points only, although what is printed quantifies, and why.
EVERY_LAW = "it is about every law p: only a theorem could prove it, and it is that theorem"
CENTRAL = "it is the central limit theorem, which no method may borrow to prove it for all a and λ"
COUPLED = "no method compares two probabilities at every step t for all starts"
INFINITE = "where a factor is 0 both sides are −∞, of which identities say nothing"
ORDERS = "no method reads E|θ_t|^p → 0 for all orders p at once"
LARGEST = "no method decides the mean logarithm of the larger of two numbers for all of them"
EXPONENTIAL = "no method decides equations with e^(−2λc) for all λ and c"
POWERS = "no method decides powers |x|^p for all real p ≥ 1 at once"
BATCHES = "the exponents of batches of two are of degree four in λ and a, and Z3 ends undecided"
AT_POINTS = {
    "ziyin2021/d1_eq78_clt:corrected": CENTRAL,
    "ziyin2021/d5_prop9_converse:corrected": EXPONENTIAL,
    "ziyin2021/lemma1_clt:corrected": EVERY_LAW,
    "ziyin2021/prop2_sketch:corrected": CENTRAL,
    "ziyin2021/sec2_large_batch:corrected": EVERY_LAW,
    "ziyin2022/c2_eq63_clt:corrected": EVERY_LAW,
    "ziyin2022/lemma1_clt:corrected": EVERY_LAW,
    "ziyin2022/prop2_sketch:corrected": EVERY_LAW,
    "ziyin2022/sec5_1_less_likely:corrected_radius": COUPLED,
    "ziyin2024/eq30_product:corrected": INFINITE,
    "ziyin2024/eq35_any_order:corrected": ORDERS,
    "ziyin2024/eq41_jensen:corrected": POWERS,
    "ziyin2024/prop2_no_norm:corrected": ORDERS,
    "ziyin2024/sec4_3_moments:corrected": ORDERS,
    "ziyin2024/sec4_4_largest:corrected": LARGEST,
    "ziyin2024/sec5_3_batches:corrected": BATCHES,
}


def narrow(scopes, claims):
    """Corrections with another scope than all or box where what is printed quantifies."""
    fixed = {i: claims[c.corrects] for i, c in claims.items() if c.corrects}
    quantified = [i for i, p in fixed.items() if p.variables or p.laws]
    return [i for i in quantified if scopes[i] not in ("all", "box")]


def test_corrections_hold_wherever_what_is_printed_quantifies():
    scopes = {i: line.scope for i, line in baseline(place()).items()}
    assert sorted(narrow(scopes, CLAIMS)) == sorted(AT_POINTS)


def test_a_narrow_correction_is_seen():
    printed = Claim(title="t", source="s", states=a > 1)
    claims = {"p/x": printed, "p/y": replace(printed, states=a > 0, corrects="p/x")}
    assert narrow({"p/x": "points:1", "p/y": "points:5"}, claims) == ["p/y"]
    assert narrow({"p/x": "points:1", "p/y": "box"}, claims) == []


# --- weak corrections are seen


def left(printed, corrected):
    corrected = replace(corrected, corrects="p/x")
    return standing(list(examine("p/x:c", corrected, seed=0, budget="quick", printed=printed)))


def stated(states, *given):
    tight = () if b in Claim(title="t", source="s", states=states).variables else (TIGHT,)
    return Claim(title="t", source="s", states=states, given=given, at=tight)


BELOW = Hypothesis("a < 0", a < 0)


@pytest.mark.parametrize(
    ("printed", "sharp", "weak"),
    [
        (  # a bound
            stated(AtMost(4 * a, a**2)),
            stated(AtMost(4 * a, a**2 + 4)),
            stated(AtMost(4 * a, a**2 + 5)),
        ),
        (  # a threshold in a premise
            stated(Implies(a > 1, a**2 > 4)),
            stated(Implies(a > 2, a**2 > 4)),
            stated(Implies(a > 3, a**2 > 4)),
        ),
        (  # a hypothesis
            stated(AtMost(a**2, 4 * a)),
            stated(AtMost(a**2, 4 * a), Hypothesis("0 ≤ a ≤ 4", sp.And(a >= 0, a <= 4))),
            stated(AtMost(a**2, 4 * a), Hypothesis("0 ≤ a ≤ 3", sp.And(a >= 0, a <= 3))),
        ),
        (  # strictness
            stated(AtMost(2 * a * b, a**2 + b**2, strict=True)),
            stated(AtMost(2 * a * b, a**2 + b**2)),
            stated(AtMost(2 * a * b, a**2 + b**2 + 1)),
        ),
        (  # a second change, where the first is enough
            stated(AtMost(4 * a, a**2)),
            stated(AtMost(4 * a, a**2 + 4)),
            stated(AtMost(4 * a, a**2 + 4), BELOW),
        ),
    ],
    ids=["bound", "threshold", "hypothesis", "strictness", "two changes"],
)
def test_a_correction_that_could_say_more_is_seen(printed, sharp, weak):
    assert left(printed, sharp) == []
    assert left(printed, weak) != []


def test_the_printed_statement_is_a_rival():
    """Of a correction that says nothing against it, it is one that is not excluded."""
    printed, same = stated(AtMost(4 * a, a**2 + 4)), stated(AtMost(4 * a, a**2 + 5))
    assert any(words.startswith(AS_PRINTED) for words in left(printed, same))
    alone = list(examine("p/x", same, seed=0, budget="quick"))
    assert standing(alone) == [f"{AS_PRINTED}: none"]


def test_what_stands_is_told_by_its_sort():
    weak = left(stated(AtMost(4 * a, a**2)), stated(AtMost(4 * a, a**2 + 5)))
    assert {words.partition(":")[0] for words in weak} == {ONE_PER_CENT}
    needless = left(stated(AtMost(4 * a, a**2)), stated(AtMost(4 * a, a**2 + 4), BELOW))
    assert UNDONE in {words.partition(":")[0] for words in needless}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('"""Eq. (1).\n\nAs strong as the truth allows: yes.\n"""', {""}),
        ('"""Eq. (1).\n\nAs strong as the truth allows (one, two): yes.\n"""', {"one", "two"}),
        ('"""Eq. (1). As strong as the truth allows: no paragraph of its own."""', set()),
        ('"""Eq. (1)."""\n# As strong as the truth allows: a comment', set()),
    ],
)
def test_an_excuse_is_a_paragraph(text, parts):
    assert excuses(text) == parts
