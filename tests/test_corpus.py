"""False claims, and who must refute each of them.

The table stands here and not in the claim files: a file that named its outcome would be believed.
A row names the methods that must say "fails" somewhere when all methods run; a row in ``ALONE``
names the only method that sees the error at all, and without it the claim is no longer refuted.
"""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from verify.command.direct import _entry
from verify.conclude import conclude
from verify.finding.loading import discovered, load
from verify.finding.userfiles import entries_of, user_files
from verify.methods import METHODS
from verify.outcome import PASSES, Outcome, Truth
from verify.records import Answer

CORPUS = Path(__file__).parent / "corpus"


class Row(NamedTuple):
    """A kind of error, and the methods that must see it."""

    kind: str
    by: tuple[str, ...]


FALSE = {
    "general/square_of_normal_factor": Row("mean and function exchanged", ("exact",)),
    "general/variance_of_autoregression": Row("stationary before its time", ("exact",)),
    "general/exponent_of_mean": Row("mean inside a logarithm", ("decision", "certified", "exact")),
    "general/hidden_zero": Row(
        "a zero in disguise",
        (
            "decision",
            "exact",
        ),
    ),
    "general/limit_from_below": Row("wrong side", ("decision", "exact")),
    "general/limit_of_rate": Row("factor of two", ("decision", "exact")),
    "general/mean_loss_late": Row(
        "wrong sign",
        (
            "decision",
            "exact",
        ),
    ),
    "general/shifted_square_root": Row("wrong constant", ("sde",)),
    "general/typical_growth": Row("mean taken for the path", ("fokker_planck", "sde")),
    "general/ornstein_variance": Row("factor of two", ("decision", "exact", "fokker_planck")),
    "general/ornstein_gap": Row("wrong rate of decay", ("fokker_planck",)),
    "general/square_root_reaches_zero": Row("wrong end of a region", ("decision", "exact")),
    "general/student_stratonovich": Row("another calculus", ("decision", "exact", "fokker_planck")),
    "general/student_variance": Row("off by one", ("fokker_planck",)),
    "general/explosive_noise": Row("zero flux is not all", ("exact", "fokker_planck")),
    "general/noise_along_a_saddle": Row("a part that is overlooked", ("decision", "exact")),
    "general/not_normalisable": Row("zero flux is not all", ("exact",)),
    "general/modes_are_minima": Row("noise left out", ("exact", "fokker_planck")),
    "general/recurrence_of_geometric_motion": Row("another calculus", ("decision", "exact")),
    "general/order_at_one_value": Row("true at one value", ("exact",)),
    "general/order_of_size": Row("order too high", ("exact",)),
    "general/order_too_high": Row("order too high", ("exact",)),
    "general/zero_times_infinity": Row("indeterminate form", ("decision", "exact")),
    "general/autoregression_continuous": Row("another model", ("exact",)),
    "general/critical_walk_stays": Row(
        "walk without drift",
        (
            "decision",
            "exact",
        ),
    ),
    "general/mean_square_of_first_order": Row(
        "wrong exponent",
        (
            "decision",
            "exact",
        ),
    ),
    "general/truncated_digit": Row("rounding", ("decision", "certified", "exact")),
    "general/amsgrad_first_step": Row("another algorithm", ("montecarlo",)),
    "general/batch_with_replacement": Row("another way to sample", ("montecarlo",)),
    "general/boole_without_noise": Row("noise left out", ("montecarlo",)),
    "general/base_of_logarithm": Row(
        "another unit", ("decision", "certified", "exact", "montecarlo")
    ),
    "general/centred_by_nothing": Row("rival of a limit law", ("exact",)),
    "general/chain_of_relations": Row("truthiness", ("certified", "decision", "exact")),
    "general/dependent_square": Row(
        "dependence taken for independence", ("decision", "certified", "exact", "montecarlo")
    ),
    "general/dependent_sum": Row(
        "dependence taken for independence", ("decision", "certified", "exact")
    ),
    "general/escape_of_critical_walk": Row(
        "walk without drift",
        (
            "decision",
            "exact",
        ),
    ),
    "general/exponential_above_cube": Row("curves that cross", ("certified", "decision", "exact")),
    "general/far_away": Row("far counterexample", ("decision",)),
    "general/far_crossing": Row("far counterexample", ("decision",)),
    "general/gd_rate_doubled": Row("factor of two", ("certified", "exact")),
    "general/jensen_reversed": Row(
        "mean and function exchanged", ("decision", "exact", "montecarlo")
    ),
    "general/limit_of_critical_walk": Row(
        "walk without drift",
        (
            "decision",
            "exact",
        ),
    ),
    "general/limit_variance": Row("rival of a limit law", ("exact",)),
    "general/logarithm_below_line": Row("curves that cross", ("certified", "decision", "exact")),
    "general/material_implication": Row("truthiness", ("decision", "exact")),
    "general/mean_inside_logarithm": Row(
        "mean and function exchanged", ("decision", "certified", "exact", "montecarlo")
    ),
    "general/mean_of_inverse": Row(
        "mean and function exchanged", ("decision", "certified", "exact", "montecarlo")
    ),
    "general/momentum_forgotten": Row("dropped term", ("decision", "exact", "montecarlo")),
    "general/moment_exponent": Row("wrong exponent", ("certified", "exact", "montecarlo")),
    "general/narrow_window": Row("too small a region", ("decision",)),
    "general/normal_fourth_moment": Row(
        "wrong law",
        (
            "decision",
            "exact",
        ),
    ),
    "general/normal_tail": Row("wrong law", ("montecarlo",)),
    "general/one_root_of_two": Row("wrong branch", ("certified", "decision", "exact")),
    "general/quartic_minimum": Row("a minimum that is none", ("decision", "exact")),
    "general/rate_under_other_name": Row("circular", ("certified",)),
    "general/root_of_square": Row("wrong branch", ("certified", "decision", "exact")),
    "general/second_moment_every_rate": Row("one-sided", ("certified", "exact", "montecarlo")),
    "general/sign_of_a_root": Row("wrong branch", ("decision", "certified", "exact")),
    "general/small_enough": Row("quantifiers exchanged", ("decision",)),
    "general/square_is_positive": Row("excluded value", ("certified", "decision", "exact")),
    "general/square_of_sum": Row("dropped term", ("decision", "exact")),
    "general/stable_closed_end": Row("strictness at an edge", ("decision", "exact")),
    "general/supremum_attained": Row("not attained", ("exact",)),
    "general/supremum_of_parabola": Row("wrong bound", ("decision", "certified", "exact")),
    "general/survival_off_by_one": Row("off by one", ("exact", "montecarlo")),
    "general/three_atoms_second_moment": Row("wrong law", ("exact", "certified", "montecarlo")),
    "general/triangle_strict": Row("strictness at an edge", ("decision", "exact")),
    "general/two_draws_alike": Row(
        "dependence taken for independence", ("decision", "exact", "montecarlo")
    ),
    "general/typical_path_explodes": Row(
        "mean taken for the path", ("decision", "certified", "exact", "montecarlo")
    ),
    "general/typical_path_lives": Row(
        "mean taken for the path", ("decision", "certified", "exact", "montecarlo")
    ),
    "general/undecided_relation": Row("truthiness", ("decision", "exact")),
    "general/uniform_exponent": Row("wrong constant", ("certified",)),
    "general/variance_of_uniform": Row(
        "factor of two",
        (
            "decision",
            "exact",
        ),
    ),
    "general/weight_of_rare_atom": Row(
        "rare atom left out", ("decision", "certified", "exact", "montecarlo")
    ),
    "ziyin2022/cor1_any_start": Row("missing hypothesis", ("decision", "exact")),
    "ziyin2022/cor1_converse": Row("wrong direction", ("decision", "exact", "montecarlo")),
    "ziyin2022/cor1_lower_end": Row("wrong end of a region", ("decision", "certified", "exact")),
    "ziyin2022/cor1_one_end": Row("one-sided", ("decision", "certified", "exact", "montecarlo")),
    "ziyin2022/cor1_upper_end": Row("wrong end of a region", ("decision", "certified", "exact")),
    "ziyin2022/eq4_mean": Row("wrong constant", ("exact", "certified", "montecarlo")),
    "ziyin2022/eq4_mean_late": Row("off by one", ("exact", "certified")),
    "ziyin2022/eq4_mean_sign": Row("wrong sign", ("exact", "certified", "montecarlo")),
    "ziyin2022/eq63_variance": Row("rival of a limit law", ("exact",)),
    "ziyin2022/eq66_dropped_term": Row("dropped term", ("decision", "exact", "montecarlo")),
    "ziyin2022/eq70_closed_end": Row("strictness at an edge", ("decision", "exact")),
    "ziyin2022/prop1_decay": Row("wrong rate of decay", ("exact", "montecarlo")),
    "ziyin2022/prop1_never_zero": Row("excluded value", ("exact", "montecarlo")),
    "ziyin2022/prop1_no_absorbing_atom": Row("wrong law", ("decision", "certified", "exact")),
    "ziyin2022/prop1_wrong_limit": Row("wrong limit", ("decision", "exact")),
    "ziyin2022/prop2_named_exponent": Row("circular", ("decision", "certified", "exact")),
    "ziyin2022/prop2_threshold": Row("wrong end of a region", ("certified",)),
    "ziyin2022/prop3_bound": Row("wrong bound", ("exact", "certified")),
    "ziyin2022/prop3_every_a": Row("for all, not exists", ("exact", "certified")),
    "ziyin2022/prop3_optimal_rate": Row("wrong bound", ("exact", "decision")),
}

# Symbolic is not here: it derives equalities and never refutes. What it alone can do is to prove.
ALONE = {
    "decision": "general/narrow_window",
    "certified": "general/uniform_exponent",
    "exact": "general/limit_variance",
    "fokker_planck": "general/ornstein_gap",
    "montecarlo": "general/normal_tail",
    "sde": "general/shifted_square_root",
}

# True, each beside a false claim that differs in one constant: a refutation must have a reason.
TRUE = (
    "adam_first_step",
    "autoregression",
    "batch_without_replacement",
    "boole_with_noise",
    "explosive_noise",
    "exponent_of_uniform",
    "hidden_zero",
    "kramers_gap",
    "limit_law",
    "mean_square",
    "modes_of_a_double_well",
    "momentum_on_quartic",
    "order_of_rate",
    "ornstein_gap",
    "ornstein_uhlenbeck",
    "quartic_maximum",
    "recurrence_of_geometric_motion",
    "rounded_digit",
    "saddle_without_noise",
    "second_moment",
    "small_enough",
    "square_root_process",
    "square_root_variance",
    "student_process",
    "subcritical_walk_stays",
    "typical_growth",
    "variance_of_autoregression",
)

# Contradictory hypotheses or premises: nothing is said, so nothing passes.
VACUOUS = ("vacuous/hypotheses", "vacuous/parameters", "vacuous/premise")


def _claims(folder, drop):
    found = {}
    for file in user_files(str(CORPUS / folder)):
        for entry in entries_of(file, discovered(file.path)):
            found[entry.id.removeprefix(drop)] = load(entry._asdict())
    return found


CLAIMS = {
    **_claims("false_claims", "false_claims/"),
    **_claims("vacuous", ""),
    **_claims("true_claims", "true_claims/"),
}


def _once(claim_id, *more):
    """A parameter whose tests share a worker, so that the claim is examined once."""
    return pytest.param(claim_id, *more, marks=pytest.mark.xdist_group(claim_id))


over_false = pytest.mark.parametrize("claim_id", [_once(claim_id) for claim_id in FALSE])


def refuters(records):
    return {r.method for r in records if isinstance(r, Answer) and r.truth is Truth.FAILS}


def test_the_table_and_the_corpus_are_the_same():
    assert set(CLAIMS) == {*FALSE, *VACUOUS, *TRUE}
    kinds = Counter(row.kind for row in FALSE.values())
    assert len(FALSE) >= 60
    assert len(kinds) >= 15
    assert max(kinds.values()) <= 6, kinds.most_common(3)
    assert {method for row in FALSE.values() for method in row.by} == set(METHODS) - {"symbolic"}


@over_false
def test_it_is_refuted_by_those_who_must_see_it(claim_id, examined):
    """A method taken out of the list of methods, or gone blind, turns this red."""
    found, records = examined(claim_id, CLAIMS[claim_id])
    assert found.outcome is Outcome.REFUTED, found.reason
    assert set(FALSE[claim_id].by) <= refuters(records)
    assert found.method in FALSE[claim_id].by
    assert found.witness is not None


@pytest.mark.parametrize(
    ("claim_id", "method"),
    [_once(claim_id, method) for claim_id, row in FALSE.items() for method in row.by],
)
def test_each_of_them_sees_it_alone_and_its_refutation_goes_with_it(claim_id, method, examined):
    claim = CLAIMS[claim_id]
    assert refuters(examined(claim_id, claim, (method,))[1]) == {method}
    _, records = examined(claim_id, claim)
    others = [r for r in records if getattr(r, "method", "") != method]
    assert conclude(claim_id, _entry(claim), others).method != method


def _without(method):
    return tuple(name for name in METHODS if name != method)


@pytest.mark.parametrize("method", ALONE)
def test_only_one_method_sees_it(method, examined):
    """Removed from ``verify.examine.METHODS``, it takes the refutation with it."""
    claim_id = ALONE[method]
    assert FALSE[claim_id].by == (method,)
    found, records = examined(claim_id, CLAIMS[claim_id], _without(method))
    assert found.outcome is not Outcome.REFUTED
    assert refuters(records) == set()


@pytest.mark.parametrize("claim_id", VACUOUS)
def test_what_says_nothing_is_undecided(claim_id, examined):
    found, _ = examined(claim_id, CLAIMS[claim_id])
    assert found.outcome is Outcome.UNDECIDED
    assert "vacuous" in found.reason


@pytest.mark.parametrize("claim_id", TRUE)
def test_the_true_neighbour_passes(claim_id, examined):
    found, records = examined(claim_id, CLAIMS[claim_id])
    assert found.outcome in PASSES, found.reason
    assert refuters(records) == set()


def test_only_symbolic_proves_for_all_t(examined):
    claim = CLAIMS["second_moment"]
    assert examined("second_moment", claim)[0].outcome is Outcome.PROVED
    without, _ = examined("second_moment", claim, _without("symbolic"))
    assert without.outcome is Outcome.SUPPORTED


@over_false
def test_symbolic_never_refutes(claim_id, examined):
    _, records = examined(claim_id, CLAIMS[claim_id])
    assert "symbolic" not in refuters(records)


def test_no_file_of_the_corpus_names_its_outcome():
    for file in CORPUS.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert not any(outcome in text for outcome in Outcome), file.name
        assert not any(method in text.split() for method in METHODS), file.name


def test_claims_of_the_corpus_have_no_place_in_the_library():
    assert all(_entry(claim).id == "claim" for claim in CLAIMS.values())
