"""Claims written as TOML come back as they were, or are refused."""

from pathlib import Path

import pytest
import sympy as sp

from theory import (
    Claim,
    Definition,
    Draw,
    Equals,
    Hypothesis,
    Mean,
    Recursion,
    Variance,
    fair,
    function,
    real,
    size,
    vanishes,
)
from theory import Path as Walk
from verify.declared.building import claims_of
from verify.declared.spelling import spelled
from verify.declared.writing import written
from verify.finding.loading import discovered, load
from verify.finding.userfiles import entries_of, user_files
from verify.library import library

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
a, w, x, y, λ = real("a w x y λ")
t = size("t")
γ = function("γ")


def by_file(entries):
    found = {}
    for entry in entries:
        if entry.origin == "shipped":
            found.setdefault(entry.path, {})[entry.name] = load(entry._asdict())
    return found


SHIPPED = by_file(library().entries)


def _name(file):
    return "/".join(Path(file).with_suffix("").parts[-2:])


TOO_LARGE = "at most 400 numbers, names and operations"
# A gradient of the network, a hundred dimensions, cases inside a relation, which SymPy reorders.
REFUSED = {
    "patel2018/app_a_circle": "would say another claim",
    "patel2018/sec4_2_runs": TOO_LARGE,
    "patel2018/sec5_2_distances": "the file is too large",
    "patel2018/sec5_2_runs": "the file is too large",
    "ziyin2021/a3_eq24_one_point": TOO_LARGE,
    "ziyin2022/a5_eq20_one_point": TOO_LARGE,
    "ziyin2024/thm4_origin": TOO_LARGE,
}


@pytest.mark.parametrize("file", [f for f in SHIPPED if _name(f) in REFUSED], ids=_name)
def test_what_the_format_cannot_say_is_refused(file):
    with pytest.raises(ValueError, match=REFUSED[_name(file)]):
        written(SHIPPED[file])


@pytest.mark.parametrize("file", [f for f in SHIPPED if _name(f) not in REFUSED], ids=_name)
def test_every_claim_of_the_library_comes_back(file):
    """The whole of it, with the same digest, all claims of a file in one file.

    Killed by: anything that is lost, and by a word of a claim that the format has not.
    """
    back = claims_of(written(SHIPPED[file]).encode())
    assert back == SHIPPED[file]
    assert [c.digest for c in back.values()] == [c.digest for c in SHIPPED[file].values()]


PICKLED_OTHERWISE = (
    "true_claims/variance_of_autoregression"  # Rational(1, 4)**t: see docs/writing_a_claim.md
)


@pytest.mark.parametrize("folder", ["false_claims", "true_claims", "vacuous"])
def test_the_corpus_comes_back(folder):
    """Batches, limits from below, Adam, integrals and rounding, which the library has not."""
    for file in user_files(str(CORPUS / folder)):
        claims = {e.name: load(e._asdict()) for e in entries_of(file, discovered(file.path))}
        if f"{folder}/{file.path.stem}" == PICKLED_OTHERWISE:
            with pytest.raises(ValueError, match="would say another claim"):
                written(claims)
        else:
            assert claims_of(written(claims).encode()) == claims, file.path.stem


@pytest.mark.parametrize(
    ("expr", "text"),
    [
        (sp.Rational(-1, 3), "-1/3"),
        (a / 2 - x / 3, "a/2 - x/3"),
        (-(a + 1) / x, "(-a - 1)/x"),
        ((a + 1) * (x + 1) * 2 / 3, "(a + 1)*(x + 1)*2/3"),
        (2 * a * (x + 1), "2*a*(x + 1)"),
        (a / (x * sp.sqrt(y)), "a/x/sqrt(y)"),
        (a ** (-t), "a**(-t)"),
        ((a**2) ** sp.Rational(1, 3), None),
        (sp.exp(-x) + sp.E + sp.pi, None),
        (1 / (1 + 1 / (a + 1)), "1/(1 + 1/(a + 1))"),
        (sp.Max(a, sp.Min(x, 1)), None),
        (-((a**2) ** t), None),
        ((-2) ** t, "(-2)**t"),
        (sp.Rational(2, 3) ** a, "(2/3)**a"),
        (sp.Piecewise((x, x > 0), (-x, True)), "Piecewise((x, x > 0), (-x, true))"),
        (sp.Limit(γ(λ), λ, 0, "-"), "Limit(γ(λ), λ, 0, side=FROM_BELOW)"),
        (sp.Derivative(γ(λ), (λ, 2)), "Derivative(γ(λ), λ, 2)"),
    ],
)
def test_expressions(expr, text):
    """Killed by: a bracket too few; a number in front of a bracket alone, which SymPy opens."""
    found = spelled(expr, {})
    assert text in (None, found)
    claim = Claim(title="t", source="s", states=Equals(expr, w))
    assert claims_of(written({"claim": claim}).encode())["claim"].digest == claim.digest


def test_words_of_any_kind_survive():
    """Killed by: a quote, a line break or DEL that is not escaped."""
    words = 'q"uote \\ back\nline \t \x1b \x7f γ ″ "'
    claim = Claim(
        title=words,
        source=words,
        states=Equals(a, x),
        given=(Hypothesis(words, a > 0),),
        covers=(words, "b"),
    )
    text = written({"claim": claim, "step_1": claim})
    assert not {"\x1b", "\x7f", "\t"} & set(text)
    assert claims_of(text.encode()) == {"claim": claim, "step_1": claim}


def test_things_are_written_once_and_under_free_names():
    path, draw = real("path draw")
    walks = [
        Walk(Recursion((w,), (w + k * draw,), (Draw(draw, fair(1, -1)),)), (path,)) for k in (1, 2)
    ]
    claim = Claim(
        title="t",
        source="s",
        states=Equals(Mean(of=w, over=walks[0], at=t), Variance(of=w, over=walks[1], at=t)),
        where=(Definition(a, Mean(of=w, over=walks[0], at=t)),),
    )
    text = written({"claim": claim})
    for line in ('draw_ = "Draw(draw, ', 'model_1 = "', 'model_2 = "', 'path_2 = "Path(model_2, '):
        assert text.count(f"\n{line}") == 1, text


unsaid = {
    "another letter of that name": (
        Equals(sp.Symbol("a", real=True), sp.Symbol("a", integer=True, nonnegative=True)),
        "two different letters are called a",
    ),
    "a letter of no sort": (Equals(sp.Symbol("a", positive=True), 1), "neither a real number nor"),
    "no name": (Equals(sp.Symbol("a b", real=True), 1), "'a b' is no name for a letter"),
    "a word": (Equals(sp.Symbol("Mean", real=True), 1), "'Mean' is no name for a letter"),
    "no word": (Equals(sp.gamma(a), 1), "no words for gamma"),
    "another tree": (Equals(sp.Mul(2, a + 1, evaluate=False), x), "would say another claim"),
    "a power": (Equals(a**65, 1), "does not admit it: the power 65"),
}


@pytest.mark.parametrize("what", unsaid)
def test_what_cannot_be_said_is_refused(what):
    states, words = unsaid[what]
    with pytest.raises(ValueError, match=words):
        written({"claim": Claim(title="t", source="s", states=states)})


def test_a_part_has_a_name():
    claim = Claim(title="t", source="s", states=vanishes(Walk(Recursion((w,), (w / 2,), ()), (x,))))
    with pytest.raises(ValueError, match="'a b' is no name for a part"):
        written({"a b": claim})
