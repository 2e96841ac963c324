"""Laws and models: what each refuses at birth, in one line that names place, value and domain."""

import pytest
import sympy as sp
from sympy import Float, Rational, cos, exp, log, oo, pi, sin, sqrt

from theory import (
    BINARY32,
    ITO,
    STRATONOVICH,
    AnyLaw,
    Average,
    Claim,
    Continuous,
    Diffusion,
    Discrete,
    Draw,
    Empirical,
    Equals,
    Independent,
    MatrixProduct,
    Mean,
    Mixture,
    Normal,
    Path,
    Recursion,
    StudentT,
    Uniform,
    fair,
    real,
    size,
)
from theory.trees import canonical, digest

a, b, w, v, x, y, λ = real("a b w v x y λ")
n, t = size("n t")
HALF, THIRD = Rational(1, 2), Rational(1, 3)
COIN, NORMAL = fair(1, -2), Normal(0, 1)
DATA = Discrete((1, 2, 5), (THIRD, THIRD, THIRD))

REFUSED = [
    (lambda: StudentT(0, 0, 1), "StudentT: degrees=0 is not in"),
    (lambda: StudentT(3, 0, -1), "StudentT: scale=-1 is not in"),
    (lambda: StudentT(3, Float(0.5), 1), "StudentT: location: 0.5.* is not exact"),
    (lambda: Mixture((COIN,), (HALF,)), "Mixture: the weights sum to 1/2"),
    (lambda: Mixture((COIN, NORMAL), (1,)), "Mixture: 2 laws but 1 weights"),
    (lambda: Mixture((), ()), "Mixture: 0 laws"),
    (lambda: Mixture((COIN, NORMAL), (Rational(3, 2), -HALF)), r"Mixture: the weight 3/2 is not"),
    (lambda: Continuous(x, 3 * x, 0, 1), r"3\*x integrates to 3/2 over \[0, 1\], not 1"),
    (lambda: Continuous(x, exp(-x), -1, oo), "integrates to E"),
    (lambda: Continuous(x, a * x, 0, 1), r"integrates to a/2"),
    (lambda: Continuous(x, 1 / (1 + x**2), -oo, oo), "integrates to pi"),
    (lambda: Continuous(x, 6 * (x - HALF) * x, 0, 1), "negative at x = 1/10"),
    (lambda: Continuous(x, 2 * x, 1, 0), "low=1 is not below high=0"),
    (lambda: Continuous(x, 2 * x, 0, x), "has x"),
    (lambda: Empirical(COIN, 0), r"Empirical: size=0 is not in 1, 2, \.\.\."),
    (lambda: Empirical(COIN, a), "Empirical: size=a is not in"),
    (lambda: Independent(()), "Independent: 0 laws"),
    (lambda: Draw(x, COIN, batch=0), r"Draw: batch=0 is not in 1, 2, \.\.\."),
    (lambda: Draw(x, COIN, batch=HALF), "Draw: batch=1/2 is not in"),
    (lambda: Draw(x, COIN, batch=a), "Draw: batch=a is not in"),
    (lambda: Draw(x, NORMAL, 2, replacement=False), "is no data set"),
    (lambda: Draw(x, Discrete((1, 2), (THIRD, 1 - THIRD)), 2, replacement=False), "no data set"),
    (lambda: Draw(x, DATA, 4, replacement=False), "a batch of 4 out of 3 members"),
    (lambda: Draw(x, Empirical(COIN, 3), 4, replacement=False), "a batch of 4 out of 3"),
    (lambda: Draw((x, y), COIN), "are not as many as the numbers of"),
    (lambda: Draw(x, Independent((COIN, NORMAL))), "are not as many"),
    (lambda: Draw((x, y, a), Empirical(Independent((COIN, NORMAL)), 9)), "are not as many"),
    (lambda: Path(Recursion((w,), (w,), ()), Empirical(COIN, 3)), "is a data set"),
    (lambda: Path(Recursion((w, v), (w, v), ()), COIN), "has 1 entries"),
    (lambda: Path(Recursion((w,), (w,), ()), Independent((COIN, COIN))), "has 2 entries"),
    (lambda: Recursion((w, w), (w, w), ()), "repeat a symbol"),
    (lambda: Recursion((w,), (w,), (), clock=w), "the clock w is also a state"),
    (lambda: Recursion((w,), (x * w,), (Draw(x, COIN), Draw(x, COIN))), "repeat a symbol"),
    (lambda: MatrixProduct(sp.Matrix([[1, 2]]), ()), "1 × 2 is not square"),
    (lambda: Diffusion((w,), (w, w), ((1,),), ITO), "1 states but 2 drifts"),
    (lambda: Diffusion((w, v), (w, v), ((1,),), ITO), "not one row for each state"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "message"), REFUSED, ids=lambda p: p if isinstance(p, str) else ""
)
def test_refused_at_birth_in_one_line(make, message):
    with pytest.raises(ValueError, match=message) as error:
        make()
    assert "\n" not in str(error.value)


def test_refused_by_kind():
    for make in (
        lambda: Mixture((Empirical(COIN, 2),), (1,)),
        lambda: Independent((Independent((COIN,)),)),
        lambda: Empirical(Empirical(COIN, 2), 2),
        lambda: Diffusion((w,), (w,), ((1,),), "Itô"),
        lambda: Continuous(x, 2 * x, 0, float("inf")),
        lambda: StudentT(0.5, 0, 1),
    ):
        with pytest.raises(TypeError):
            make()


GOOD = [
    StudentT(a, 0, b),
    Mixture((NORMAL, COIN), (a, 1 - a)),
    Continuous(x, 2 * x, 0, 1),
    Continuous(x, exp(-x), 0, oo),
    Continuous(x, 1 / (pi * (1 + x**2)), -oo, oo),
    Continuous(x, 1 / (2 * sqrt(x)), 0, 1),
    Continuous(x, (1 + sin(x) / 2) / (2 * pi), 0, 2 * pi),
    Continuous(x, a * exp(-a * x), 0, oo),  # with letters: checked where they have values
    Continuous(x, exp(cos(x)), 0, 1),  # no antiderivative: checked by balls
    Empirical(COIN, n),
    Empirical(Independent((NORMAL, Uniform(0, 1))), 100),
    AnyLaw("p"),
    Draw(x, COIN, batch=n),
    Draw(x, DATA, batch=2, replacement=False),
    Draw((x, y), Empirical(Independent((NORMAL, COIN)), 10), batch=n, replacement=False),
    MatrixProduct(sp.Matrix([[1, x], [0, y]]), (Draw(x, COIN), Draw(y, NORMAL))),
    Diffusion((w,), (-w,), ((w,),), STRATONOVICH),
    Recursion((w,), (w / (t + 1),), (), clock=t, arithmetic=BINARY32),
    Path(Recursion((w, v), (v, w), ()), Independent((NORMAL, COIN))),
]  # fmt: skip


@pytest.mark.parametrize("noun", GOOD, ids=lambda noun: type(noun).__name__)
def test_the_others_are_data(noun):
    import pickle

    assert pickle.loads(pickle.dumps(noun)) == noun
    assert digest(pickle.loads(pickle.dumps(noun))) == digest(noun)


def test_what_was_added_is_told_when_it_is_not_the_default():
    draw, batch = Draw(x, COIN), Draw(x, COIN, batch=2)
    assert canonical(draw) == canonical(batch).replace(", batch=Integer(2)", "")
    data = Draw(x, DATA, 2, replacement=False)
    assert len({digest(d) for d in (draw, batch, data, Draw(x, DATA, 2))}) == 4
    plain = Recursion((w,), (w / 2,), ())
    assert "clock" not in canonical(plain)
    assert digest(Recursion((w,), (w / 2,), (), arithmetic=BINARY32)) != digest(plain)
    assert digest(Recursion((w,), (w / 2,), (), clock=t)) != digest(plain)


def test_bound_letters_are_no_variables_of_a_claim():
    model = Recursion(
        (w,),
        (w - λ * Average(x * w) / (t + 1),),
        (Draw(x, Continuous(y, 2 * y, 0, 1), n),),
        clock=t,
    )
    claim = Claim(title="", source="", states=Equals(Mean(of=w, over=Path(model, (a,)), at=3), b))
    assert claim.variables == tuple(sorted((a, b, n, λ), key=str))
    product = MatrixProduct(sp.Matrix([[x, 1], [0, a]]), (Draw(x, COIN),))
    of = product.state[0]
    claim = Claim(
        title="", source="", states=Equals(Mean(of=of, over=Path(product, (b, 1)), at=3), b)
    )
    assert claim.variables == (a, b)


def test_a_matrix_moves_its_vector():
    u = MatrixProduct(sp.Matrix([[1, x], [2, y]]), (Draw(x, COIN), Draw(y, COIN)))
    first, second = u.state
    assert u.step == (first + x * second, 2 * first + y * second)


def test_an_average_is_linear_in_what_it_does_not_average():
    assert sp.diff(Average(x * w**2), w) == Average(2 * x * w)
    assert Average(sp.Integer(3)) == 3
    assert Average(x) != x
    assert sp.diff(Average(log(x)) * w, w) == Average(log(x))
