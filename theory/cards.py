"""What a notebook shows of a claim or a law: a little HTML, every word of it escaped.

Mathematics stands between dollars, for MathJax; what is no mathematics is marked so that a dollar
in it stays one.
"""

from __future__ import annotations

from html import escape
from typing import Any

from theory.claims import Claim
from theory.latex import latex, lines

__all__ = ["card", "math", "words"]


def card(part: Any) -> str:
    """A law as a line of mathematics; a claim with its title, its source and its hypotheses."""
    if not isinstance(part, Claim):
        return math(latex(part))
    *before, (_, statement) = lines(part)
    rows = "".join(
        f"<li>{math(line)}{' (' + words(told) + ')' if told else ''}</li>" for told, line in before
    )
    head = f"<strong>{words(part.title)}</strong> ({words(part.source)})"
    hypotheses = f'<ul style="list-style: none">{rows}</ul>' if rows else ""
    return f"<div><div>{head}</div>{hypotheses}<div>{math(statement)}</div></div>"


def math(text: str) -> str:
    """Mathematics within HTML."""
    return escape(rf"$\displaystyle {text}$")


def words(text: str) -> str:
    """Words within HTML, none of which is markup or mathematics."""
    return f'<span class="tex2jax_ignore mathjax_ignore">{escape(text)}</span>'
