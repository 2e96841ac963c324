"""How independent the evidence of a whole run is: REPORT_OF_ALL names the folder of its report."""

import os

import pytest

from verify.command.stored import stored
from verify.methods import METHODS
from verify.report.independence import deciding, is_decided, twice

LEAST = 10  # claims that each method decides without the help of another


@pytest.fixture(scope="module")
def decided():
    folder = os.environ.get("REPORT_OF_ALL")
    if not folder:
        pytest.skip("needs the report of a whole run: REPORT_OF_ALL=DIR")
    return [verdict for verdict in stored(folder).verdicts if is_decided(verdict)]


def test_two_thirds_are_decided_by_two_methods_that_trust_nothing_in_common(decided):
    assert 3 * sum(map(twice, decided)) >= 2 * len(decided)


# Few claims of the library are about a diffusion at a time yet; the corpus has some.
@pytest.mark.parametrize("method", [name for name in METHODS if name != "sde"])
def test_each_method_decides_claims_by_itself(decided, method):
    assert sum(method in deciding(verdict) for verdict in decided) >= LEAST
