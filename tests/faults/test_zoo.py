"""Claims with a fault each, examined together: rows 2 to 10, 16, 17, 19 to 21, 27, 38 and 39.

Claims are Python files today. Every test names changes that were tried and make it fail.
"""

import re

import pytest
from zoo import ZOO

PASSES = ("PROVED", "CERTIFIED", "SUPPORTED")


def of(zoo, claim):
    row = zoo.rows()[f"zoo/{claim}"]
    return row["outcome"], row["reason"]


def test_every_claim_asked_for_has_its_line(zoo):
    """And others went on beside those that failed. Killed by: dropping what is not evidence."""
    seen = {claim.partition(":")[0] for claim in zoo.rows()}
    assert seen == {f"zoo/{name}" for name in ZOO}
    assert zoo.code == 1
    assert all(f"{claim} " in zoo.out for claim in zoo.rows())


def test_fault_02_nan_in_a_simulation_voids_it(zoo):
    """Killed by: NaN as a path on which the condition does not hold, which makes 0 of 4096."""
    assert of(zoo, "explodes") == ("UNDECIDED", "montecarlo: NaN events: 4096 of 4096")


@pytest.mark.parametrize(
    ("claim", "rule"),
    [("variance", "ValueError: Normal: variance=-1 is not in (0, oo)"),
     ("rate", "ValueError: sgd: rate=-1 is not in (0, oo)"),
     ("still", "ValueError: sgd: at rate=0 nothing moves; a rate is in (0, oo)"),
     ("batch", "ValueError: Draw: batch=1/2 is not in 1, 2, ... (a letter for it is a size)")],
)  # fmt: skip
def test_fault_03_parameters_outside_their_domain(zoo, claim, rule):
    """Killed by: each of the four checks left out; one rule for negative rates and for 0."""
    assert of(zoo, claim) == ("UNDECIDED", f"ill-posed: {rule}")


def test_fault_04_points_outside_the_domain_are_refused_and_counted(zoo):
    """The plan has points of its own, so that there is always something else to look at.

    Killed by: dropping such points in silence; a root of a negative number as a complex one.
    """
    (plan,) = zoo.records("zoo/outside", "plan")
    told = "1 of 2 points asked for are outside the domain of the claim: y = -1"
    assert plan["remarks"] == [told]
    assert f"remarks: {told}" in (zoo.folder / "report.md").read_text()
    assert [["y", "-1"]] not in [place["values"] for place in plan["places"]]
    outcome, reason = of(zoo, "outside:undefined")
    assert outcome == "UNDECIDED"
    assert "is not real" in reason


def test_fault_05_probabilities_that_do_not_sum_to_one(zoo):
    """0.333 three times is refused, 0.1 + 0.2 + 0.7 is not. Killed by: renormalising; floats."""
    gap = "ill-posed: ValueError: Discrete: the weights sum to 999/1000, not to 1"
    assert of(zoo, "gap") == ("UNDECIDED", f"{gap}: 1/1000 is missing")
    assert of(zoo, "tenths")[0] in PASSES


def test_fault_06_atoms_given_twice_or_with_weight_zero(zoo):
    """Killed by: two atoms at one place; an atom of weight 0; remarks in a digest."""
    (plan,) = zoo.records("zoo/atoms", "plan")
    (tidy,) = zoo.records("zoo/atoms:tidy", "plan")
    assert plan["remarks"] == [
        "the atom 1 is given twice; its weights are added",
        "the atom 9 has weight 0 and is left out",
    ]
    assert (tidy["remarks"], tidy["digest"]) == ([], plan["digest"])
    assert of(zoo, "atoms") == of(zoo, "atoms:tidy")


def test_fault_07_a_mean_that_does_not_exist(zoo):
    """Killed by: means of samples over a law without a bound of its tails."""
    for claim in ("mean", "mean:student"):
        outcome, reason = of(zoo, claim)
        assert outcome == "UNDECIDED"
        assert "no bound of its tails" in reason


def test_fault_08_an_atom_where_the_factor_is_zero(zoo):
    """Of the others each makes |w| eight times as large. Killed by: ln|1 − λx| in floats."""
    assert of(zoo, "absorbed")[0] == "PROVED"
    sampled = zoo.records("zoo/absorbed", method="montecarlo")
    assert [answer["truth"] for answer in sampled] == ["holds"]
    assert sampled[0]["bridge"]
    assert zoo.records("zoo/absorbed", "plan")[0]["remarks"] == []


def test_fault_09_an_atom_next_to_it(zoo):
    """A sample mean seldom sees anything of it. Killed by: no remark for 0 < |f| < 1e-6."""
    (plan,) = zoo.records("zoo/near", "plan")
    told = "at x = 999999999/1000000000 the factor is 1.00E-9, next to 0: its logarithm reaches "
    assert plan["remarks"] == [told + "-20.7, and an interval for a normal law would be wrong"]
    assert of(zoo, "near")[0] == "PROVED"
    assert "fails" not in [answer["truth"] for answer in zoo.records("zoo/near")]


def test_fault_10_a_walk_without_drift_is_never_decided_by_sampling(zoo):
    """Killed by: a sign read from the sample mean; any threshold that 65536 draws cross."""
    outcome, reason = of(zoo, "boundary")
    assert (outcome, reason) == ("REFUTED", "Π |f_i|^(n_i) is equal to 1")
    (sampled,) = zoo.records("zoo/boundary", method="montecarlo")
    assert sampled["truth"] == "unknown"
    assert sampled["reason"].startswith("budget: the rate lies in [-")


def test_fault_16_a_claim_that_raises(zoo):
    """Its traceback is told with -v. Killed by: catching what a claim raises as our own error."""
    outcome, reason = of(zoo, "raises")
    assert outcome == "BROKEN"
    assert re.fullmatch(r"raised: KeyError: 'this one raises' \(raises\.py, line \d+\)", reason)
    assert "raise KeyError('this one raises')" in zoo.err


def test_fault_17_a_claim_that_ends_its_process(zoo):
    """Killed by: SystemExit let through in the worker; a death without a reply."""
    assert of(zoo, "leaves") == ("BROKEN", "raised: the claim ended its process: SystemExit(3)")
    assert of(zoo, "ends") == ("BROKEN", "died: exit code 7")
    assert of(zoo, "dies") == ("BROKEN", "died: killed by SIGSEGV")


def test_fault_19_a_claim_that_eats_memory(zoo):
    """Killed by: no RLIMIT_AS, with which 64 GiB that nobody touches are there for the asking."""
    assert of(zoo, "eats") == ("BROKEN", "memory: it needs more memory than a worker may take")


def test_fault_20_claims_of_the_wrong_kind_and_claims_that_meddle(zoo):
    """Strings, what is always true, what is never spoken of; chance in place of an address.

    Killed by: a string given to SymPy; a statement that is True; no second draw of one block.
    """
    assert of(zoo, "strings")[0] == "UNDECIDED"
    assert "is neither a quantity nor an exact expression" in of(zoo, "strings")[1]
    assert not (zoo.folder.parent / "made").exists()
    assert "a condition is True before any value is given" in of(zoo, "always")[1]
    assert of(zoo, "vacuous")[1].startswith("vacuous: no rational values were found")
    assert of(zoo, "changes")[0] == "PROVED"
    again = "block 0 gave other integers when it was drawn once more"
    assert of(zoo, "chance") == ("BROKEN", f"montecarlo: raised: Unrepeatable: {again}")


def test_fault_21_a_claim_that_prints_a_megabyte_and_escape_codes(zoo):
    """Killed by: all of it kept; control characters as they are."""
    assert of(zoo, "shouts")[0] == "PROVED"
    assert "bytes left out" in zoo.err
    assert "\\x1b[31m the end" in zoo.err
    assert "\x1b" not in zoo.err + zoo.out
    assert len(zoo.err) < 200_000
    assert (zoo.folder / "journal.jsonl").stat().st_size < 1_000_000


def test_fault_27_a_worker_that_dies_gets_a_second_chance(zoo):
    """Killed by: no second attempt; a third; a pool that does not come back."""
    assert of(zoo, "dies_once")[0] == "PROVED"
    times = {name: zoo.folder.parent / "zoo" / f"{name}.times" for name in ("dies", "dies_once")}
    assert {name: len(path.read_text()) for name, path in times.items()} == {
        "dies": 3, "dies_once": 3,
    }  # fmt: skip


def test_fault_38_a_precision_that_is_never_enough(zoo):
    """ln(e + 1) + ln(e − 1) = ln(e² − 1). Killed by: "not above 0" read as "at most 0"."""
    outcome, reason = of(zoo, "straddles")
    assert outcome == "UNDECIDED"
    assert "undecided: it lies in [-" in reason
    assert reason.endswith("at 1024 bits")


def test_fault_39_an_integral_that_is_wrong(zoo):
    """Killed by: an antiderivative that is not differentiated again."""
    assert of(zoo, "lies")[0] not in ("REFUTED", "CONFLICT", "BROKEN")
    assert "ill-posed" not in of(zoo, "lies")[1]
    assert of(zoo, "lies:false")[0] not in PASSES
