"""Expressions of declared claims: what is read, how it binds, what is refused and where."""

import pytest

from verify.declared.faults import Fault, Refusal, nearest, pointed
from verify.declared.grammar import parsed
from verify.declared.limits import MOST_BRACKETS, MOST_CHARACTERS, MOST_NODES, MOST_STEPS
from verify.declared.nodes import Call, Chain, Fold, Name, Number, Power, Relation, Signed
from verify.declared.nodes import Several as Group
from verify.declared.tokens import Steps, Text, is_name


def read(text, steps=None):
    return parsed(Text(text, tuple(range(len(text) + 1))), steps or Steps())


def shown(node):
    """The tree as text with every bracket."""
    match node:
        case Number(text=text):
            return text
        case Name(name=name):
            return name
        case Signed(sign=sign, of=of):
            return f"({sign}{shown(of)})"
        case Power(base=base, exponent=exponent):
            return f"({shown(base)}**{shown(exponent)})"
        case Fold(first=first, rest=rest):
            text = shown(first)
            for sign, operand, _ in rest:
                text = f"({text}{sign}{shown(operand)})"
            return text
        case Relation(sign=sign, left=left, right=right):
            return f"({shown(left)}{sign}{shown(right)})"
        case Chain(relations=relations):
            return " and ".join(map(shown, relations))
        case Group(values=values):
            return f"[{' '.join(map(shown, values))}]"
        case Call(name=name, arguments=arguments, keywords=keywords):
            told = [*map(shown, arguments), *(f"{k}={shown(v)}" for k, v, _ in keywords)]
            return f"{name}<{' '.join(told)}>"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a - b + c", "((a-b)+c)"),
        ("a/b*c", "((a/b)*c)"),
        ("a + b*c", "(a+(b*c))"),
        ("-a**2", "(-(a**2))"),
        ("a**-2", "(a**(-2))"),
        ("a**b**c", "(a**(b**c))"),
        ("2*-a", "(2*(-a))"),
        ("-a*b", "((-a)*b)"),
        ("(a + b)*c", "((a+b)*c)"),
        ("a + 1 < b", "((a+1)<b)"),
        ("0 < λ <= 1", "(0<λ) and (λ<=1)"),
        ("(a, b)", "[a b]"),
        ("(a,)", "[a]"),
        ("()", "[]"),
        ("(a)", "a"),
        ("f()", "f<>"),
        ("Mean(of=w, over=path)", "Mean<of=w over=path>"),
        ("P(a < b, at=t,)", "P<(a<b) at=t>"),
        ("1.50e-3", "1.50e-3"),
        ("w_0 * w′\n\t+ λ_star", "((w_0*w′)+λ_star)"),
    ],
)
def test_how_it_binds(text, tree):
    assert shown(read(text)) == tree


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("", 0, "an expression is missing"),
        ("a +", 3, "the end does not fit here; a number, a name or a bracket"),
        ("a b", 2, "'b' does not fit here; an operator or the end"),
        ("(a", 0, "this bracket is not closed"),
        ("a)", 1, "')' does not fit here"),
        ("f(a b)", 4, "a comma or )"),
        ("f(x=a, b)", 7, "a value without a name after x="),
        ("a = b", 2, "as a condition it is ==, as a statement Equals"),
        ("a and b", 2, "write And(.., ..)"),
        ("0 < a > 1", 6, "does not go one way"),
        ("0 == a == 1", 7, "does not go one way"),
        ("2a", 0, "a product is written with *"),
        ("0x10", 0, "is no number"),
        ("1_000", 0, "is no number"),
        ("1.2.3", 0, "is no number"),
        (".5", 0, "0.5"),
        ("a^2", 1, "a power is **"),
        ("a − b", 2, "minus is -"),
        ("a ≤ b", 2, "at most is <="),
        ("а", 0, "CYRILLIC SMALL LETTER A"),
        ("ο", 0, "GREEK SMALL LETTER OMICRON"),
        ("µ", 0, "the Greek letter"),
        ("ｘ", 0, "FULLWIDTH"),
        ("x²", 1, "x**2"),
        ("٣", 0, "ARABIC-INDIC DIGIT THREE"),
        ("a\u202e", 1, "RIGHT-TO-LEFT OVERRIDE"),
        ("a\u00a0+ b", 1, "NO-BREAK SPACE"),
        ("x.__class__", 1, "a decimal has digits on both sides"),
        ("__import__('os')", 0, "a name begins with a letter"),
        ("a__b", 0, "no __ make a name"),
        ("'a'", 0, "text stands in keys of its own"),
        ("[a for a in b]", 0, "brackets are round"),
        ("a := b", 2, "COLON"),
        ("a" * 41, 0, "at most 40 characters"),
        ("1" * 41, 0, "a number of 41 digits"),
        ("0." + "1" * 40, 0, "a number of 41 digits"),
        ("1e1000000000", 0, "the exponent 1000000000; allowed are -64 to 64"),
        ("1e-65", 0, "the exponent -65"),
        ("1e" + "9" * 1000, 0, "the exponent 9999999999...;"),
    ],
)
def test_what_is_refused_and_where(text, at, words):
    with pytest.raises(Fault) as fault:
        read(text)
    assert (fault.value.at, words in fault.value.words) == (at, True), fault.value.words


LIMITS = {
    "brackets": (lambda n: "(" * n + "a" + ")" * n, MOST_BRACKETS, "nest at most 40 deep"),
    "signs": (lambda n: "-" * n + "a", MOST_BRACKETS, "nest at most 40 deep"),
    "powers": (lambda n: "a" + "**a" * n, MOST_BRACKETS, "nest at most 40 deep"),
    "calls": (lambda n: "f(" * n + "a" + ")" * n, MOST_BRACKETS, "nest at most 40 deep"),
    "nodes": (lambda n: "a" + "+a" * (n // 2), MOST_NODES - 1, "at most 400 numbers"),
    "length": (lambda n: "a" + " " * (n - 1), MOST_CHARACTERS, "at most 2000 are read"),
}


@pytest.mark.parametrize("what", LIMITS)
def test_limits(what):
    """Killed by: ``_enter`` of signs, of powers or of calls gone; a limit moved by one."""
    text, most, words = LIMITS[what]
    assert read(text(most))
    with pytest.raises(Fault, match=words):
        read(text(most + 1))


def test_the_steps_of_all_expressions_of_a_file_are_counted():
    """Killed by: a counter of its own for each expression."""
    steps = Steps()
    text = "a" + "+a" * 199
    read(text, steps)
    once = steps.taken
    assert 2 * len(text) <= once + 2 <= 2 * len(text) + 4  # a token each, and a node or a sign

    def spend():
        while True:
            read(text, steps)

    with pytest.raises(Fault, match=f"take {MOST_STEPS} steps"):
        spend()
    assert steps.taken == MOST_STEPS


@pytest.mark.parametrize("name", ["a", "λ", "w_0", "λ_star", "w′", "x2", "Σ", "A" * 40])
def test_names(name):
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["", "_a", "2a", "a__b", "a b", "а", "Α", "ο", "µ", "w'", "x₀", "é", "A" * 41, "a\n"]
)
def test_what_is_no_name(name):
    """A Cyrillic or Greek letter that looks like a Latin one is no letter."""
    assert not is_name(name)


def test_a_fault_is_shown_with_its_line_and_a_caret():
    """Killed by: an offset counted from 1; a column in bytes; control characters shown."""
    text = "one\nγ = \x1b2a\nthree"
    refusal = Refusal(text, Fault(text.index("2a"), "words\x1b"))
    assert (refusal.line, refusal.column) == (2, 6)
    assert refusal.told("f.toml") == "f.toml:2:6: words\\x1b\n    γ = \\x1b2a\n            ^"
    assert str(refusal) == "line 2, column 6: words\x1b"
    assert Refusal("", Fault(7, "w")).told("f") == "f:1:1: w"
    assert len(Refusal("", Fault(0, "w" * 10_000)).told("f")) < 500


def test_a_long_line_is_shown_around_its_fault():
    line, mark = pointed("a" * 500 + "!" + "b" * 500, 501).split("\n")
    assert line[len(mark) - 1] == "!"
    assert len(line) == 84


def test_what_was_probably_meant():
    assert nearest("Mena", ["Mean", "Mixture"]) == "; nearest: Mean"
    assert nearest("MEAN", ["Mean"]) == "; nearest: Mean"
    assert nearest("zzz", ["Mean"]) == ""
