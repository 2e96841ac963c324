"""What no method may answer: batches taken for single draws, integrals on SymPy's word."""

import pytest
from sympy import Integer, Integral, Rational, sqrt

from theory import Average, Claim, Draw, Equals, Mean, Path, Recursion, fair, real
from verify.outcome import PASSES, Outcome

w, x = real("w x")


def made(states):
    return Claim(title="t", source="s", states=states)


def test_a_batch_is_not_taken_for_one_draw(examined):
    """E[w_1²] is 5/2 for one draw of 1 or 2, and 9/4 + 1/8 for the mean of two."""
    model = Recursion((w,), (w * Average(x),), (Draw(x, fair(1, 2), batch=Integer(2)),))
    second = Mean(of=w**2, over=Path(model, (Integer(1),)), at=Integer(1))
    found = examined("p/x", made(Equals(second, Rational(5, 2))))[0]
    assert found.outcome not in PASSES


@pytest.mark.parametrize("claimed", [Integer(-1), Integer(1)])
def test_an_integral_is_not_believed(claimed, examined):
    """SymPy 1.14 gives −1 for this integral of the constant 1."""
    integral = Integral(sqrt(2 - x) * sqrt(1 / (2 - x)), (x, 0, 1))
    assert examined("p/x", made(Equals(integral, claimed)))[0].outcome is Outcome.UNDECIDED
