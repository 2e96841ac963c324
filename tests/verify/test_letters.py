"""Signs spelled out where a terminal has only ASCII, and for LaTeX."""

import pytest

from verify.report import letters
from verify.report.letters import ascii_of, latex


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("1 − λx ≤ a/(a − 1)", "1 - lambda x <= a/(a - 1)"),
        ("e^{√t z_t + tμ} → −∞", "e^{sqrt t z_t + t mu} -> -oo"),
        ("√(a² − 8a + 8), w₀ ≠ ½", "sqrt(a^2 - 8a + 8), w_0 != 1/2"),
        ("“Δλ” é … ☃", '"Delta lambda" e ... \\u2603'),
        ("lambda <= 1", "lambda <= 1"),
        ("", ""),
    ],
)
def test_in_ascii(text, spelled):
    assert ascii_of(text) == spelled


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("λ ≤ 1", r"$\lambda$ $\leq$ 1"),
        ("−∞", r"$-\infty$"),
        ("50% of a_b & #1 {$x}", r"50\% of a\_b \& \#1 \{\$x\}"),
        (r"\input{x}~^", r"\textbackslash{}input\{x\}\textasciitilde{}\textasciicircum{}"),
        ("“Β² ς”", "``B$^2$ $\\varsigma$''"),
    ],
)
def test_in_latex(text, set_as):
    assert latex(text) == set_as


def test_every_sign_is_spelled_in_ascii_and_differs_from_the_others():
    names = [letters._GREEK, letters._CAPITALS, letters._SIGNS, letters._PROSE]
    signs = [sign for table in names for sign in table]
    assert len(signs) == len(set(signs))
    assert all(ascii_of(sign).isascii() and "\\" not in ascii_of(sign) for sign in signs)
    assert all(latex(sign).isascii() for sign in signs)
