"""What an examination asks, and when it stops asking about rivals."""

from sympy import Integer, symbols

from theory import AtMost, Claim, Reading
from verify.command.direct import _entry
from verify.conclude import conclude
from verify.examine import examine
from verify.outcome import Outcome, Truth
from verify.records import Answer

k, x = symbols("k x", real=True)
FALSE, TRUE = AtMost(3 * x, x**2 + 1), AtMost(2 * x, x**2 + 1)


def examined(claim):
    records = list(examine("p/x", claim, seed=0, budget="quick"))
    answers = [r for r in records if isinstance(r, Answer)]
    return conclude("p/x", _entry(claim), records), answers


def test_once_a_claim_fails_nobody_asks_whether_its_check_could():
    verdict, answers = examined(Claim(title="t", source="s", states=FALSE))
    first = next(i for i, a in enumerate(answers) if a.truth is Truth.FAILS)
    later = answers[first + 1 :]
    assert any(a.truth is Truth.HOLDS for a in later)  # there rivals would have been asked about
    assert not any(a.excluded for a in later)
    assert verdict.outcome is Outcome.REFUTED
    assert (verdict.excluded, verdict.not_excluded) == ((), ())


def test_a_claim_that_holds_is_told_from_its_rivals():
    verdict, _ = examined(Claim(title="t", source="s", states=TRUE))
    assert verdict.outcome is Outcome.PROVED
    assert verdict.excluded


def test_a_reading_that_fails_does_not_spare_the_others():
    """kills: the first failure of any reading ends the questions about rivals"""
    readings = (
        Reading(words="the factor is 3", binds=((k, Integer(3)),)),
        Reading(words="the factor is 2", binds=((k, Integer(2)),)),
    )
    verdict, _ = examined(
        Claim(title="t", source="s", states=AtMost(k * x, x**2 + 1), readings=readings)
    )
    assert dict(verdict.readings) == {
        "the factor is 3": Outcome.REFUTED,
        "the factor is 2": Outcome.PROVED,
    }
