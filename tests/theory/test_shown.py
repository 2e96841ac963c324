"""What a notebook shows: mathematics that LaTeX can set, HTML in which nothing is markup."""

import re
from html.parser import HTMLParser

import pytest
from sympy import Abs, Function, Integer, O, Rational, Symbol, exp, oo, sqrt

from theory import (
    ALMOST_SURELY,
    ITO,
    SOMETHING,
    All,
    AnyLaw,
    Argmax,
    AtMost,
    Claim,
    Continuous,
    ContinuousDensity,
    Converges,
    Critical,
    Definition,
    Diffusion,
    Discrete,
    Draw,
    Empirical,
    Equals,
    Exists,
    ForAll,
    Hypothesis,
    Iff,
    Implies,
    Independent,
    InMean,
    Invariant,
    Lyapunov,
    Mean,
    Mixture,
    Normal,
    Not,
    Path,
    Printed,
    Probability,
    Quantile,
    Rate,
    StudentT,
    Supremum,
    Tight,
    Uniform,
    Variance,
    fair,
    function,
    real,
    sgd,
    size,
    vanishes,
)
from theory.latex import formula, latex
from verify.finding.loading import load
from verify.library import library

a, w, w0, x, λ, ε, s = real("a w w_0 x λ ε s")
t = size("t")
γ = function("γ")
draws = (Draw(x, fair(1, 3)),)
path = Path(sgd(x * w**2 / 2, over=(w,), rate=λ, draws=draws), (w0,))
motion = Path(Diffusion((w,), (-w,), ((λ + 1,),), ITO), (w0,))
N = r"\mathcal{N}\left(0, 1\right)"
WILD = "</span><script>alert('$x$')</script>"
HOSTILE = r"a}\href{javascript:alert(1)}{b"

LAWS = [
    (fair(1, a - 1), r"\frac{1}{2} \, \delta_{1} + \frac{1}{2} \, \delta_{a - 1}"),
    (Discrete((0, 1), (1 - a, a)), r"\left(1 - a\right) \, \delta_{0} + a \, \delta_{1}"),
    (Normal(0, 1), N),
    (Uniform(0, λ), r"\mathcal{U}\left[0, \lambda\right]"),
    (StudentT(3, a, 2), r"a + 2 \, t_{3}"),
    (Continuous(x, exp(-x), 0, oo), r"e^{- x} \, dx, \; x \in \left(0, \infty\right)"),
    (Mixture((Normal(0, 1), Uniform(0, 1)), (Rational(1, 4), Rational(3, 4))),
     rf"\frac{{1}}{{4}} \, {N} + \frac{{3}}{{4}} \, \mathcal{{U}}\left[0, 1\right]"),
    (Independent((Normal(0, 1), AnyLaw("p"))), rf"{N} \otimes p"),
    (Empirical(Normal(0, 1), 100), rf"\text{{a data set of }} 100 \text{{ draws of }} {N}"),
    (AnyLaw("p"), "p"),
    (Draw(x, Normal(0, 1)), rf"x \sim {N}"),
    (Draw(x, Normal(0, 1), batch=8), rf"x \sim {N} \; \left(\text{{a batch of }} 8\right)"),
]  # fmt: skip
STATEMENTS = [
    (Equals(a, sqrt(λ)), r"a = \sqrt{\lambda}"),
    (Equals(a, λ, upto=O(λ**2)), r"a = \lambda + O\left(\lambda^{2}\right)"),
    (AtMost(a, 1), r"a \leq 1"),
    (AtMost(a, 1, strict=True), "a < 1"),
    (Implies(a < 1, vanishes(path)), r"a < 1 \;\Longrightarrow\; w \to 0 \text{ in probability}"),
    (Iff(a < 1, Implies(a < 2, λ > 0)),
     r"a < 1 \;\Longleftrightarrow\; \left(a < 2 \;\Longrightarrow\; \lambda > 0\right)"),
    (Not(a < 1), r"\neg \left(a < 1\right)"),
    (All(a < 1, λ > 0), r"a < 1 \;\text{ and }\; \lambda > 0"),
    (Exists(over=(ε,), within=ε > 0, such_that=a < ε),
     r"\exists \, \varepsilon, \, \varepsilon > 0 : \; a < \varepsilon"),
    (ForAll(over=(a, λ), such_that=AtMost(0, a**2)),
     r"\forall \, a, \lambda : \; 0 \leq a^{2}"),
    (Converges(of=Abs(w), to=SOMETHING, over=path, how=ALMOST_SURELY),
     r"\left|{w}\right| \to \text{something} \text{ almost surely}"),
    (Converges(of=w, to=Integer(0), over=path, how=InMean(2)),
     r"w \to 0 \text{ in mean of order 2}"),
    (Tight(of=w, over=path), r"w \text{ stays bounded in probability}"),
    (Invariant(Normal(0, 1), path.model), rf"{N} \text{{ is invariant}}"),
    (Mean(of=w, over=path, at=t), r"\operatorname{E}\left[w\right]\big|_{\text{step } t}"),
    (Variance(of=x, over=(Draw(x, AnyLaw("p")),)), r"\operatorname{Var}_{x \sim p}\left[x\right]"),
    (Probability(of=w > ε, over=path, at=3),
     r"\operatorname{P}\left(w > \varepsilon\right)\big|_{\text{step } 3}"),
    (Quantile(of=w, level=Rational(1, 2), over=path, at=t),
     r"\operatorname{Q}_{\frac{1}{2}}\left[w\right]\big|_{\text{step } t}"),
    (Rate(of=w, over=path),
     r"\lim_{t \to \infty} \tfrac{1}{t} \operatorname{E} \ln |w|"),
    (Lyapunov(over=path), r"\text{the Lyapunov exponent number 1}"),
    (Printed("2.71"), r"2.71 \text{ as printed}"),
    (Supremum(of=γ(λ), over=λ, within=λ > 0), r"\sup_{\lambda > 0} \gamma{\left(\lambda \right)}"),
    (Argmax(of=a - a**2, over=a),
     r"\operatorname*{arg\,max}_{a} \left(- a^{2} + a\right)"),
    (Critical(of=a**2, over=(a, w)),
     r"\text{the stationary points of } a^{2} \text{ in } a, w"),
    (Definition(γ(λ), Rate(of=w, over=path)),
     r"\gamma{\left(\lambda \right)} = \lim_{t \to \infty} \tfrac{1}{t} \operatorname{E} \ln |w|"),
    (path.model,
     (r"w \leftarrow w \left(- x \lambda + 1\right), \; x \sim "
     r"\frac{1}{2} \, \delta_{1} + \frac{1}{2} \, \delta_{3}")),
    (ContinuousDensity(law=Normal(0, 1), near=1),
     rf"{N} \text{{ has a density that is continuous near }} 1"),
    (motion,
     r"dw = - w \, dt + \left(\lambda + 1\right) \, dB_{1} \text{ (Itô)}\text{ from } w_{0}"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "told"), [*LAWS, *STATEMENTS], ids=lambda p: type(p).__name__)
def test_it_is_written_as_in_a_paper(part, told):
    assert latex(part) == told


@pytest.mark.parametrize("law", [law for law, _ in LAWS], ids=lambda law: type(law).__name__)
def test_a_law_shows_itself(law):
    told = latex(law)
    assert law._repr_latex_() == rf"$\displaystyle {told}$"
    assert text_of(law._repr_html_()) == rf"$\displaystyle {told}$"


def test_a_law_of_many_atoms_is_cut_short():
    many = Discrete(tuple(range(1000)), (Rational(1, 1000),) * 1000)
    assert latex(many).count("delta") == 6
    assert latex(many).endswith(r"\delta_{5} + \cdots \; \left(994 \text{ more}\right)")


@pytest.mark.parametrize(
    ("name", "told"),
    [("w_0", "w_{0}"), ("λ_star", r"\lambda_{star}"), ("λ*", r"\lambda^{\ast}"),
     ("w′", r"w^{\prime}"), ("αx", r"\alpha x"), ("p_1_2", "p_{1,2}"), ("SGD", "SGD"),
     (HOSTILE, r"\mathrm{a  href javascript:alert(1)  b}"), ("x$", r"\mathrm{x }"),
     ("%", r"\mathrm{ }"), ("_", r"\mathrm{ }")],
)  # fmt: skip
def test_letters(name, told):
    assert formula(Symbol(name, real=True)) == told
    assert latex(AnyLaw(name)) == told or name.startswith(("λ", "α"))
    called = formula(Function(name)(w))
    assert "href{" not in called
    assert not faults(called)


class Text(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.tags, self.text = [], set(), []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.tags.add(tag)
        assert all(not name.startswith("on") for name, _ in attrs)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def text_of(html):
    """What a reader sees of HTML, which is well formed and of a few harmless tags."""
    page = Text()
    page.feed(html)
    page.close()
    assert not page.open
    assert page.tags <= {"div", "span", "strong", "ul", "li"}
    return "".join(page.text)


def faults(text):
    """What LaTeX, or MathJax, would not set."""
    bare = re.sub(r"\\[{}]", "", text)
    found = [] if bare.count("{") == bare.count("}") else ["braces"]
    sides = [len(re.findall(rf"\\{side}(?![a-z])", text)) for side in ("left", "right")]
    found += [] if sides[0] == sides[1] else ["left and right"]
    commands = set(re.findall(r"\\([A-Za-z]+|.)", text))
    return found + sorted(commands - KNOWN)


COMMANDS = r"""
    left middle right text frac tfrac sqrt leq geq neq wedge vee neg to infty delta begin end
    big in mid propto ell nabla
    operatorname mathcal mathrm lim ln sup log exp cdot sum prod int min max cdots limits ge le
    Longrightarrow Longleftrightarrow leftarrow exists forall sim otimes displaystyle partial
    substack lambda mu gamma varepsilon kappa sigma theta eta xi pi rho tau varphi alpha beta nu
    phi Phi psi Psi chi zeta omega Omega iota Gamma Lambda Delta Theta Xi Pi Sigma
    ast prime lfloor rfloor cos sin tan cosh sinh tanh emptyset cup cap
    , ; { } | : _ \
"""
KNOWN = {*COMMANDS.split(), " "}


def test_every_shipped_claim_can_be_set():
    for entry in library().entries:
        claim = load(entry._asdict())
        assert faults(claim._repr_latex_()) == [], entry.id
        assert claim.title in text_of(claim._repr_html_()), entry.id


@pytest.mark.parametrize(
    ("text", "fault"),
    [(r"\frac{1}{2", "braces"), (r"\left(1", "left and right"), (r"\href{x}{y}", "href"),
     (r"\left\{ 1 \right\}", None), (r"w \leftarrow 1", None)],
)  # fmt: skip
def test_a_fault_is_seen(text, fault):
    assert faults(text) == ([fault] if fault else [])


def test_a_claim_shows_title_hypotheses_and_statement():
    claim = Claim(
        title="SGD is trapped",
        source="Eq. (1)",
        given=(Hypothesis("the learning rate is positive", λ > 0),),
        where=(Definition(γ(λ), Rate(of=w, over=path)),),
        states=Implies(γ(λ) < 0, vanishes(path)),
    )
    text = text_of(claim._repr_html_())
    places = [
        text.index(part)
        for part in (
            "SGD is trapped", "(Eq. (1))", r"\text{for all } w_{0}, \lambda",
            r"\text{given } \lambda > 0", "(the learning rate is positive)", r"w \leftarrow",
            r"x \sim \frac{1}{2} \, \delta_{1}", r"\text{ from } w_{0}",
            r"\text{where } \gamma{\left(\lambda \right)} = \lim", r"\;\Longrightarrow\;",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    told = claim._repr_latex_()
    assert told.startswith(r"$\displaystyle \begin{aligned} & \text{for all }")
    assert told.count(r"\\") == 4
    assert "learning rate" not in told


def loose_dollars(html):
    """Dollars that neither surround our mathematics nor stand where MathJax does not look."""
    rest = re.sub(r'<span class="tex2jax_ignore mathjax_ignore">[^<]*</span>', "", html)
    return re.sub(r"\$\\displaystyle [^$]*\$", "", rest).count("$")


def test_nothing_of_a_stranger_is_markup():
    """Neither HTML, nor a command of LaTeX, nor a dollar that begins mathematics."""
    odd = Symbol(HOSTILE, real=True)
    claim = Claim(
        title=WILD,
        source=WILD,
        given=(Hypothesis(WILD, odd > 0), Hypothesis("h", Symbol("<b>", real=True) > 0)),
        states=Equals(Mean(of=x, over=(Draw(x, AnyLaw(WILD)),)), odd),
    )
    html = claim._repr_html_()
    assert text_of(html).count(WILD) == 3
    assert loose_dollars(html) == 0
    assert "href{" not in html
    assert faults(claim._repr_latex_()) == []


def test_a_loose_dollar_is_seen():
    assert loose_dollars("<li>$x$</li>") == 2
    assert loose_dollars(r"<li>$\displaystyle x$</li>") == 0
