"""Declared expressions become the objects that Python makes, or are refused where they stand."""

import inspect

import pytest
import sympy as sp

import theory
from theory import (
    ALMOST_SURELY,
    IN_LAW,
    ITO,
    MINIMUM,
    AnyLaw,
    Argmax,
    Average,
    Continuous,
    Converges,
    Critical,
    Diffusion,
    Discrete,
    Draw,
    Empirical,
    Equals,
    Exists,
    Independent,
    InMean,
    Lyapunov,
    MatrixProduct,
    Mean,
    Normal,
    Path,
    Printed,
    Probability,
    Quantile,
    Supremum,
    Variance,
    adam,
    fair,
    function,
    is_critical,
    is_minimum,
    is_of_order,
    projected,
    real,
    sample,
    sgd,
    size,
    vanishes,
)
from verify.declared.faults import Fault
from verify.declared.grammar import parsed
from verify.declared.kinds import KINDS, terms
from verify.declared.limits import MOST_TERMS
from verify.declared.outline import Letter
from verify.declared.scope import Scope
from verify.declared.signatures import CONSTANTS, FUNCTIONS, SIGNATURES
from verify.declared.tokens import Steps, Text

a, w, x, y, λ, w0 = real("a w x y λ w_0")
t = size("t")
γ = function("γ")
LETTERS = (
    *(Letter(name, "real", 0) for name in ("a", "w", "x", "y", "λ", "w_0")),
    Letter("t", "size", 0),
    Letter("γ", "function", 0),
)
DRAWS = (Draw(x, fair(1, a - 1)),)
MODEL = sgd(x * w**2 / 2, over=(w,), rate=λ, draws=DRAWS)
PATH = Path(MODEL, (w0,))


def node(text):
    return parsed(Text(text, tuple(range(len(text) + 1))), Steps())


def scope(**things):
    made = Scope(LETTERS)
    usual = {
        "draw": "Draw(x, fair(1, a - 1))",
        "model": "sgd(x*w**2/2, over=w, rate=λ, draws=draw)",
        "path": "Path(model, w_0)",
    }
    for name, text in {**usual, **things}.items():
        made.name(name, node(text), 0)
    return made


SCOPE = scope()


def built(text):
    return SCOPE.built(node(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.1", sp.Rational(1, 10)),
        ("1e-3", sp.Rational(1, 1000)),
        ("2.50E+2", sp.Integer(250)),
        ("1/3", sp.Rational(1, 3)),
        ("0.1 + 0.2", sp.Rational(3, 10)),
        ("2**-3", sp.Rational(1, 8)),
        ("1e-64", sp.Rational(1, 10**64)),
        ("a - 1 - x", a - 1 - x),
        ("a/2/x", a / 2 / x),
        ("2*(a + 1)*x", 2 * (a + 1) * x),
        ("x*(a + 1)*2", x * (a + 1) * 2),
        ("-a**2", -(a**2)),
        ("sqrt(a**2)", sp.sqrt(a**2)),
        ("exp(1)", sp.E),
        ("log(Abs(1 - λ*x))", sp.log(sp.Abs(1 - λ * x))),
        ("(1 - λ)**t", (1 - λ) ** t),
        ("Max(a, Min(x, 1))", sp.Max(a, sp.Min(x, 1))),
        ("Piecewise((x, x > 0), (0, true))", sp.Piecewise((x, x > 0), (0, True))),
        ("γ(λ)/γ(1)", γ(λ) / γ(1)),
        ("Limit(γ(λ), λ, 0)", sp.Limit(γ(λ), λ, 0)),
        ("Limit(γ(λ), λ, oo)", sp.Limit(γ(λ), λ, sp.oo)),
        ("Limit(γ(λ), λ, 0, FROM_BELOW)", sp.Limit(γ(λ), λ, 0, "-")),
        ("Derivative(γ(λ), λ, 2)", sp.Derivative(γ(λ), λ, 2)),
        ("Subs(Derivative(γ(λ), λ), λ, 0)", sp.Subs(sp.Derivative(γ(λ), λ), λ, 0)),
        ("diff(a*w**3, w)", 3 * a * w**2),
        ("0 < λ <= 1", sp.And(sp.Lt(0, λ), λ <= 1)),
        ("a > 0", a > 0),
        ("0 < a", sp.Lt(0, a)),
        ("a == x", sp.Eq(a, x)),
        ("Or(a != 0, x > 1)", sp.Or(sp.Ne(a, 0), x > 1)),
        ("FiniteSet(0, a)", sp.FiniteSet(0, a)),
        ("FiniteSet((0, a), (1, 0))", sp.FiniteSet(sp.Tuple(0, a), sp.Tuple(1, 0))),
        ("FiniteSet()", sp.S.EmptySet),
        ("-oo", -sp.oo),
    ],
)  # fmt: skip
def test_expressions(text, value):
    """Each tree is that of Python. Killed by: a product built in one call; a binary fraction."""
    assert sp.srepr(built(text)) == sp.srepr(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Discrete((1, -2), (0.25, 3/4))",
         Discrete((1, -2), (sp.Rational(1, 4), sp.Rational(3, 4)))),
        ("sample((1, -2, 1))", sample((1, -2, 1))),
        ("Continuous(x, exp(-x), 0, oo)", Continuous(x, sp.exp(-x), sp.Integer(0), sp.oo)),
        ("Independent((Normal(0, 1), AnyLaw(p)))", Independent((Normal(0, 1), AnyLaw("p")))),
        ("Draw((x, y), Independent((Normal(0, 1), fair(0, 1))), batch=3)",
         Draw((x, y), Independent((Normal(0, 1), fair(0, 1))), sp.Integer(3))),
        ("Draw(x, Empirical(AnyLaw(p), 5), 2, replacement=false)",
         Draw(x, Empirical(AnyLaw("p"), 5), sp.Integer(2), replacement=False)),
        ("path", PATH),
        ("Path(model, Normal(0, 1))", Path(MODEL, Normal(0, 1))),
        ("projected(model, onto=(w, -1, 1))", projected(MODEL, onto={w: (-1, 1)})),
        ("adam(x*w**2, over=w, rate=λ, draws=draw, betas=(0.9, 0.99), epsilon=0)",
         adam(x * w**2, over=(w,), rate=λ, draws=DRAWS,
              betas=(sp.Rational(9, 10), sp.Rational(99, 100)), epsilon=sp.Integer(0))),
        ("Diffusion(w, -a*w, λ*w, ITO)", Diffusion((w,), (-a * w,), ((λ * w,),), ITO)),
        ("Diffusion((w, y), (0, 0), ((1, 2), (3, 4)), ITO)",
         Diffusion((w, y), (sp.Integer(0),) * 2,
                   tuple(tuple(map(sp.Integer, row)) for row in ((1, 2), (3, 4))), ITO)),
        ("hyper((1, 1), (3/2, 2), -a) + erfinv(EulerGamma - a)",
         sp.hyper((1, 1), (sp.Rational(3, 2), 2), -a) + sp.erfinv(sp.EulerGamma - a)),
        ("MatrixProduct(Matrix((x, 1), (0, a)), draw)",
         MatrixProduct(sp.ImmutableDenseMatrix([[x, 1], [0, a]]), DRAWS)),
        ("Mean(of=w, over=path, at=t)", Mean(of=w, over=PATH, at=t)),
        ("Variance(of=x, over=draw)", Variance(of=x, over=DRAWS)),
        ("Probability(of=vanishes(path), over=(draw,))",
         Probability(of=vanishes(PATH), over=DRAWS)),
        ("Quantile(of=w, level=0.5, over=path, at=3)",
         Quantile(of=w, level=sp.Rational(1, 2), over=PATH, at=sp.Integer(3))),
        ("Lyapunov(over=path, index=2)", Lyapunov(over=PATH, index=2)),
        ("Supremum(of=γ(λ), over=λ, within=0 < λ)",
         Supremum(of=γ(λ), over=λ, within=sp.Lt(0, λ))),
        ("Argmax(of=a*w, over=w)", Argmax(of=a * w, over=(w,))),
        ("Critical(of=a*w*y, over=(w, y), kind=MINIMUM)",
         Critical(of=a * w * y, over=(w, y), kind=MINIMUM)),
        ("Equals(Printed(-1.50e-3), γ(λ), upto=O(λ**3))",
         Equals(Printed("-1.50e-3"), γ(λ), upto=sp.Order(λ**3))),
        ("Converges(of=(w, a), to=Normal(0, a), over=path, how=IN_LAW, clock=t)",
         Converges(of=sp.Tuple(w, a), to=Normal(0, a), over=PATH, how=IN_LAW, clock=t)),
        ("Converges(of=w, to=SOMETHING, over=path, how=InMean(2))",
         Converges(of=w, to=theory.SOMETHING, over=PATH, how=InMean(2))),
        ("vanishes(path, ALMOST_SURELY)", vanishes(PATH, ALMOST_SURELY)),
        ("Exists(over=a, within=a > 0, such_that=a < x, witness=x/2)",
         Exists(over=(a,), within=a > 0, such_that=a < x, witness=(x / 2,))),
        ("is_minimum(a*w**2, (w, 0))", is_minimum(a * w**2, {w: sp.Integer(0)})),
        ("is_minimum(a*w**2 + y**2, ((w, 0), (y, 1)))",
         is_minimum(a * w**2 + y**2, {w: sp.Integer(0), y: sp.Integer(1)})),
        ("is_critical(a*w**2, (w, 0), MINIMUM)",
         is_critical(a * w**2, {w: sp.Integer(0)}, MINIMUM)),
        ("is_of_order(a*λ**2, O(λ**2))", is_of_order(a * λ**2, sp.Order(λ**2))),
        ("sgd(x*w, over=w, rate=1, draws=draw)",
         sgd(x * w, over=(w,), rate=sp.Integer(1), draws=DRAWS)),
        ("Average(x*w)", Average(x * w)),
    ],
)  # fmt: skip
def test_words(text, value):
    """Each object is that of Python."""
    assert built(text) == value
    assert repr(built(text)) == repr(value)


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("b + 1", 0, "'b' is no letter of [letters], no name of [data] or of [let] above"),
        ("ln(a)", 0, "and no word; write log(x)"),
        ("E(x)", 0, "write Mean(of=x, over=draw)"),
        ("Mena(of=w)", 0, "nearest: Mean"),
        ("Mean", 0, "Mean is a word with arguments: Mean(*, of: expression"),
        ("log", 0, "log is a function; it is written log(..)"),
        ("γ", 0, "γ is a function"),
        ("a(x)", 0, "a is a letter, not a function; a product is written with *"),
        ("log(a, x)", 0, "log of 2 numbers; it takes one"),
        ("γ(x=a)", 2, "γ(..) has no arguments with names"),
        ("Mean(w, path)", 5, "Mean: one value more than may stand without a name; it is Mean(*, "),
        ("Mean(of=w)", 0, "Mean: over is missing; it is Mean("),
        ("Mean(of=w, of=w, over=path)", 14, "Mean: of is given twice"),
        ("Mean(off=w, over=path)", 5, "Mean: no argument is called 'off'; nearest: of; it is"),
        ("Mean(of=a < 1, over=path)", 10, "Mean: of is a < 1; it has to be an expression"),
        ("Mean(of=w, over=a)", 16, "Mean: over is a; it has to be a path, a draw or several draws"),
        ("Mean(of=w, over=model)", 16, "Mean: over is of the sort Recursion; it has to be"),
        ("Implies(a, a < 1)", 8, "Implies: premise is a; it has to be a statement"),
        ("Mean(of=w, over=path) < 1", 0, "quantities are compared by Equals and AtMost, and named"),
        ("1 + vanishes(path)", 4, "this is of the sort Converges; it has to be an expression"),
        ("(a < 1) + 1", 3, "this is a < 1; it has to be an expression"),
        ("1 + O(a)", 4, "this is O(a); it has to be an expression"),
        ("(a, x) + 1", 0, "this is 2 values in brackets; it has to be an expression"),
        ("Lyapunov(over=path, index=0)", 26, "it has to be one of 1, 2, ..., 64"),
        ("Lyapunov(over=path, index=a)", 26, "it has to be one of 1, 2, ..., 64"),
        ("AtMost(a, 1, strict=1)", 20, "it has to be true or false"),
        ("is_minimum(a*w, w)", 16, "a letter and its value: (w, 0)"),
        ("is_minimum(a*w, ((w, 0), (w, 1)))", 16, "a letter and its value"),
        ("Printed(a)", 8, "Printed: a decimal number as it is printed: 2.71"),
        ("AnyLaw(1)", 7, "AnyLaw: name is a name, such as p"),
        ("AnyLaw(Mean)", 7, "AnyLaw: name is a name, such as p"),
        ("Normal(0, -1)", 0, "Normal: variance=-1 is not in (0, oo)"),
        ("fair(1, oo)", 0, "not exact and finite"),
        ("Discrete((1, 2), (1/2, 1/3))", 0, "the weights sum to 5/6, not to 1: 1/6 is missing"),
        ("sgd(a*w, over=w, rate=-1, draws=())", 0, "rate=-1 is not in (0, oo)"),
        ("a/0", 1, "a division by 0"),
        ("a/(x - x)", 1, "a division by 0"),
        ("0**0", 1, "0**(0); a power of 0 is positive"),
        ("0**(-t)", 1, "a power of 0 is positive"),
        ("sqrt(-1)", 0, "the value is no real number"),
        ("log(-1)", 0, "the value is no real number"),
        ("log(0)", 0, "the value is no real number"),
        ("oo - oo", 3, "the value is no real number"),
        ("sqrt(-2) < 1", 0, "no real number"),
        ("a**65", 1, "the power 65; numerator and denominator are at most 64"),
        ("a**-65", 1, "the power -65"),
        ("a**(1/65)", 1, "the power 1/65"),
        ("(a**64)**2", 7, "the power 128"),
        ("2**(1e40)", 1, "the power a large number"),
        ("2**(2**(2**10))", 5, "the power 1024"),
        ("(10**64)**64", 8, "a number of more than 4096 bits"),
        ("a*(10**64)**19*(10**64)", 14, "a number of more than 4096 bits"),
        ("exp(exp(100))", 0, "an exponential of an exponential"),
        ("2**(exp(100))", 1, "an exponential of an exponential"),
        ("exp(2**sqrt(2))", 0, "an exponential of an exponential"),
        ("exp(1e9*log(2))", 0, "an exponential of a logarithm with a number above 4096"),
        ("2**(1e9*log(3)/log(2))", 1, "an exponential of a logarithm with a number above 4096"),
        ("sgd((a + w + x + y + λ)**64, over=w, rate=1, draws=())", 23,
         f"a loss that has more than {MOST_TERMS} terms once it is multiplied out"),
    ],
)  # fmt: skip
def test_what_is_refused_and_where(text, at, words):
    """Killed by: a kind that takes everything; SymPy asked before the size is known."""
    with pytest.raises(Fault) as fault:
        built(text)
    assert (fault.value.at, words in fault.value.words) == (at, True), (
        fault.value.at,
        fault.value.words,
    )


def test_a_name_is_as_large_as_what_it_stands_for():
    """A thousand million times "lol" in ten lines. Killed by: a name that counts as one."""
    things = {"n0": "(a + 1)*(x + 2)"}
    things |= {f"n{i}": f"(n{i - 1} + {i})*(n{i - 1} + 3*x)" for i in range(1, 30)}
    with pytest.raises(Fault, match="more than 4000 numbers, names and operations once"):
        scope(**things)
    rates = {"n0": "diff(log(a + exp(w))**9*sin(w**3), w)"}
    rates |= {f"n{i}": f"diff(n{i - 1}, w)" for i in range(1, 9)}
    with pytest.raises(Fault, match="more than 4000"):
        scope(**rates)


@pytest.mark.parametrize("name", ["Mean", "pi", "log", "true", "IN_LAW"])
def test_words_are_no_names(name):
    with pytest.raises(Fault, match=f"{name} is a word of the vocabulary"):
        scope(**{name: "1"})
    with pytest.raises(Fault, match=f"{name} is a word of the vocabulary"):
        Scope((Letter(name, "real", 0),))


BY_TABLES = {  # of a declared file
    "Claim", "Definition", "Hypothesis", "Item", "Paper", "Reading", "Rival", "box", "function",
    "point", "real", "size",
}  # fmt: skip


def test_the_words_are_those_of_the_vocabulary():
    """Killed by: a word of the vocabulary that is missing, or one that it has not."""
    own = {name for name in SIGNATURES if not hasattr(theory, name)}
    assert own == {
        "And", "Derivative", "FiniteSet", "Limit", "Matrix", "Max", "Min", "O", "Or", "Piecewise",
        "Subs", "diff", "hyper",
    }  # fmt: skip
    assert set(theory.__all__) - {*SIGNATURES, *CONSTANTS} == BY_TABLES
    assert not set(SIGNATURES) & {*FUNCTIONS, *CONSTANTS}


@pytest.mark.parametrize("word", sorted(set(SIGNATURES) & set(theory.__all__) - {"Average"}))
def test_the_arguments_are_those_of_the_vocabulary(word):
    """Names, order, which may be left out, which need their name. Killed by: any other."""
    told = [
        (p.name, p.use == "optional", p.how == "by name", p.use == "many")
        for p in SIGNATURES[word].parameters
    ]
    fields = inspect.signature(getattr(theory, word)).parameters.values()
    assert told == [
        (p.name, p.default is not p.empty, p.kind is p.KEYWORD_ONLY, p.kind is p.VAR_POSITIONAL)
        for p in fields
        if p.name != "remarks"
    ]


def test_every_kind_is_known():
    kinds = {p.kind for s in SIGNATURES.values() for p in s.parameters}
    assert kinds - {"name", "printed"} == set(KINDS)


def test_terms_are_bounded_from_above():
    """As SymPy multiplies out. Killed by: powers that count as one term."""
    for expr in ((a + x) ** 5 * (w + 1), a * (x + 1) * (y + 2) + 3, sp.exp((a + 1) ** 2) + 1, a**9):
        assert len(sp.Add.make_args(sp.expand(expr))) <= terms(expr) <= 40
    assert terms((a + x + 1) ** 64 * (w + 1) ** 64) == MOST_TERMS + 1
