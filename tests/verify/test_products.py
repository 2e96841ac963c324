"""Exponents by simulation: those of the literature, signs, and what says nothing."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
import sympy as sp
from scipy.special import digamma
from sympy import Integer, Rational

from theory import (
    AtMost,
    Claim,
    Draw,
    Equals,
    Independent,
    Lyapunov,
    MatrixProduct,
    Normal,
    Path,
    fair,
    real,
)
from theory.laws import StudentT, Uniform
from verify import verify
from verify.engines.closed import Unread
from verify.instances import Instance
from verify.reading import Context
from verify.simulation.chains import chain
from verify.simulation.experiments import Laboratory
from verify.simulation.products import LOST, _mean_root, _normal, _volume_kept
from verify.simulation.sampled import measured

m, x, λ = real("m_1 m_2 m_3 m_4 m_5 m_6 m_7 m_8 m_9"), *real("x λ")
HERE = Instance(statement=sp.true, given=(), where=(), values=())
COIN = (Draw(x, fair(1, -1)),)


def normals(many):
    return (Draw(m[:many], Independent((Normal(0, 1),) * many)),)


def product(rows, draws, index=1):
    return Lyapunov(over=MatrixProduct(sp.Matrix(rows), draws), index=index)


def interval(quantity, look=1, budget="quick", seed=1, values=()):
    """The interval after 2^look blocks."""
    context = Context(claim_id="c", seed=seed, budget=budget, forbidden=frozenset(), keep=[].append)
    return measured(quantity, replace(HERE, values=values), Laboratory(context)).after(look)


def square(d, scale=1):
    return [[scale * m[d * i + j] for j in range(d)] for i in range(d)]


SYMMETRIC = [  # Ĥ = diag(1/10, −1/10) + M + Mᵀ of Ziyin and others (2024), (25)
    [1 - λ * (Rational(1, 10) + 2 * m[0]), -λ * (m[1] + m[2])],
    [-λ * (m[1] + m[2]), 1 - λ * (Rational(-1, 10) + 2 * m[3])],
]


@pytest.mark.parametrize(("size", "sign"), [(3, 1), (Rational(1, 9), -1)])
def test_an_exponent_is_measured_where_bounds_already_have_its_sign(size, sign):
    """All singular values are above 1, or below: 0 is no point of the grid."""
    rows = [[size * 3, size * x, 0], [0, size * 3, size * x], [size * x, 0, size * 4]]
    seen = interval(product(rows, COIN), look=2)
    assert sign * seen.low > 0
    assert sign * seen.high > 0
    assert seen.radius < Fraction(1, 20)


@pytest.mark.parametrize("d", [2, 3])
def test_newman(d):
    """C. M. Newman, 1986: the largest exponent of normal d × d matrices is (ln 2 + ψ(d/2))/2."""
    found = interval(product(square(d), normals(d * d)), look=0)
    exact = (np.log(2) + digamma(d / 2)) / 2
    assert found.low < exact < found.high
    assert found.radius < Fraction(1, 2)
    centred = float(found.centre) - exact
    assert abs(centred) < 0.1


def test_viswanath():
    """The random Fibonacci sequence grows by 1.13198824 a step (D. Viswanath, 2000)."""
    found = interval(product([[x, 1], [1, 0]], COIN), look=2)
    assert found.low < np.log(1.13198824) < found.high
    assert found.radius < Fraction(1, 30)


SCHRÖDINGER = [[-x, -1], [1, 0]]  # of energy 0, x the potential
CAUCHY = (Draw(x, StudentT(1, 0, 1)),)
GOLDEN = sp.log((1 + sp.sqrt(5)) / 2)


@pytest.mark.parametrize(
    ("quantity", "exact"),
    [
        # cosh γ = (√((2 + E)² + W²) + √((2 − E)² + W²))/4 (P. Lloyd, 1969)
        (product(SCHRÖDINGER, CAUCHY), GOLDEN),
        (product(square(2), normals(4)), (sp.log(2) - sp.EulerGamma) / 2),
    ],
    ids=["Lloyd", "Newman"],
)
def test_exponents_of_the_literature_as_claims(quantity, exact):
    """Killed by: Cauchy's law refused, or drawn with another scale."""

    def outcome(states):
        return verify(Claim(title="t", source="s", states=states)).outcome

    assert outcome(AtMost(0, quantity, strict=True)) == "SUPPORTED"
    assert outcome(AtMost(quantity, 0)) == "REFUTED"
    assert outcome(Equals(quantity, exact)) != "REFUTED"
    assert outcome(Equals(quantity, exact + Rational(1, 5))) == "REFUTED"


@pytest.mark.parametrize(
    ("law", "values"),
    [
        (StudentT(1, 0, 1), np.random.default_rng(1).standard_cauchy(10**6)),
        (StudentT(3, 1, Rational(1, 4)), 1 + np.random.default_rng(1).standard_t(3, 10**6) / 4),
        (StudentT(3, 0, Rational(1, 4)), np.random.default_rng(1).standard_t(3, 10**6) / 4),
        (StudentT(Rational(3, 4), 0, 1), np.random.default_rng(1).standard_t(0.75, 10**6)),
        (Uniform(-2, 3), np.random.default_rng(1).uniform(-2, 3, 10**6)),
        (Normal(1, 4), np.random.default_rng(1).normal(1, 2, 10**6)),
    ],
)
def test_a_product_that_keeps_volume_is_cut(law, values):
    """Killed by: √ of a moment left out, a scale under a wrong root, one end for d − 1 of them."""
    matrix = sp.ImmutableDenseMatrix([[2 - 3 * x, -2], [1, 0]])  # the determinant is 2
    path = Path(MatrixProduct(matrix, (Draw(x, law),)), (Integer(1), Integer(1)))
    model = chain(path, 1, HERE)
    assert _mean_root(model.laws[0]) > np.sqrt(np.abs(values)).mean() - 1e-3
    cut = _volume_kept(model, matrix)
    for angle in np.linspace(0, np.pi, 7):
        u, v = np.cos(angle), np.sin(angle)
        logs = np.log(np.hypot((2 - 3 * values) * u - 2 * v, u))
        assert np.maximum(cut.low - logs, 0).mean() < cut.less
        assert np.maximum(logs - cut.high, 0).mean() < cut.more
    assert cut.less == cut.more == pytest.approx(LOST, rel=0.02)


def test_what_keeps_no_volume_has_no_such_cut():
    model = lambda rows, draws: Path(  # noqa: E731
        MatrixProduct(sp.ImmutableDenseMatrix(rows), draws), (Integer(1), Integer(1))
    )
    for rows, draws in (
        ([[x, 1], [1, 1]], COIN),  # the determinant moves
        ([[x, -1], [1, 0]], (Draw(x, StudentT(Rational(1, 2), 0, 1)),)),  # no mean of √|x|
        ([[x**2, -1], [1, 0]], CAUCHY),  # not affine
        ([[x, x], [1, 1]], COIN),  # singular
    ):
        path = model(rows, draws)
        assert _volume_kept(chain(path, 1, HERE), sp.ImmutableDenseMatrix(rows)) is None


def test_three_dimensions_are_charged_twice():
    rows = sp.ImmutableDenseMatrix([[x, 0, 1], [1, 0, 0], [0, 1, 0]])
    path = Path(MatrixProduct(rows, CAUCHY), (Integer(1),) * 3)
    cut = _volume_kept(chain(path, 1, HERE), rows)
    assert cut.low == pytest.approx(-2 * cut.high)
    assert cut.less == 2 * cut.more


def test_ends_of_a_cut_are_charged():
    """Killed by: forgetting the mean that is lost, which is below the width of the interval."""
    matrix = sp.ImmutableDenseMatrix(square(2))
    path = Path(MatrixProduct(matrix, normals(4)), (Integer(1), Integer(1)))
    cut = _normal(chain(path, 1, HERE), matrix)
    rng = np.random.default_rng(1)
    logs = np.log(np.hypot(*rng.normal(size=(2, 10**6))))  # ln|A x| for every unit x
    assert np.maximum(cut.low - logs, 0).mean() < cut.less
    assert np.maximum(logs - cut.high, 0).mean() < cut.more
    assert cut.less == cut.more == pytest.approx(LOST, rel=0.02)
    assert cut.low < np.quantile(logs, 1e-4)
    assert cut.high > logs.max() - 0.5


@pytest.mark.parametrize(
    ("rate", "sign"), [(Rational(1, 5), -1), (Rational(1, 2), 1), (Integer(1), 1)]
)
def test_signs_on_both_sides_of_a_boundary(rate, sign):
    found = interval(product(SYMMETRIC, normals(4)), look=2, values=((λ, rate),))
    assert (found.low > 0) if sign > 0 else (found.high < 0)


def test_a_start_that_is_remembered_says_nothing():
    """Killed by: paths that remember, taken for others. The true exponent is of order 10^-8."""
    found = interval(product(SYMMETRIC, normals(4)), look=1, values=((λ, Rational(1, 10**6)),))
    assert found.low < -5
    assert found.high > 1
    turned = product([[0, 0, 2 * x], [1, 0, 0], [0, 1, 0]], COIN)  # the third power is 2 x
    found = interval(turned, look=0)
    assert found.low < 0 < np.log(2) / 3 < found.high


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        (product(SYMMETRIC, normals(4), index=2), "is not measured by simulation"),
        (product([[x, 0], [1, 2]], COIN), "is not measured by simulation"),
        (product([[1, x], [x, 1]], COIN), "is not measured by simulation"),
        (product([[1, 1], [1, x]], COIN), "a matrix is singular, or nearly"),
        (product([[1, m[0]], [m[0] + 1, 1]], normals(1)), None),
        (product([[1 + m[0], 2], [1, 2]], normals(1)), "is mapped to a fixed one"),
        (product([[m[0] ** 2, 1], [m[1], 1]], normals(2)), "is not affine in its draws"),
        (product([[x, -1], [2 + x, 0]], (Draw(x, StudentT(1, 0, 1)),)), "its draws are not normal"),
    ],
)  # fmt: skip
def test_what_is_not_measured_says_why(quantity, said):
    if said is None:
        assert interval(quantity, look=0, values=((λ, Rational(1, 5)),)) is not None
        return
    with pytest.raises(Unread, match=said):
        interval(quantity, look=0, values=((λ, Rational(1, 5)),))


def test_the_same_integers_for_the_same_seed():
    quantity = product(SYMMETRIC, normals(4))
    one, two, other = (
        interval(quantity, look=0, seed=s, values=((λ, Integer(1)),)) for s in (1, 1, 2)
    )
    assert one == two != other


def test_a_claim_says_over_which_steps_it_was_seen():
    states = AtMost(product([[x, 1], [1, 0]], COIN), Rational(1, 5), strict=True)
    verdict = verify(Claim(title="t", source="s", states=states))
    (told,) = {a.reason for a in verdict.answers if a.method == "montecarlo" and a.point == 0}
    assert told.endswith("over steps 193 to 256")
    assert verdict.outcome == "CERTIFIED"
    wrong = AtMost(product(square(2), normals(4)), Rational(-1, 2))
    assert verify(Claim(title="t", source="s", states=wrong)).outcome == "REFUTED"
