"""A verdict as a notebook shows it: what holds, why, and where it fails."""

from __future__ import annotations

from html import escape

from verify.outcome import Outcome
from verify.records import Verdict, Witness
from verify.report.letters import latex
from verify.report.plain import safe

__all__ = ["card", "formula"]

_COLOURS = {
    Outcome.PROVED: "green",
    Outcome.CERTIFIED: "green",
    Outcome.SUPPORTED: "teal",
    Outcome.UNDECIDED: "darkorange",
    Outcome.REFUTED: "purple",
    Outcome.CONFLICT: "red",
    Outcome.BROKEN: "red",
}


def card(verdict: Verdict) -> str:
    """The verdict as a little HTML, every word of it escaped."""
    by = f" by {verdict.method}" if verdict.method else ""
    scope = f", {verdict.scope}" if verdict.scope else ""
    colour = _COLOURS[verdict.outcome]
    outcome = f'<strong style="color: {colour}">{verdict.outcome}</strong>{_words(by + scope)}'
    parts = [f"<div>{outcome}: {_words(f'{verdict.title} ({verdict.source})')}</div>"]
    if verdict.plan and verdict.plan.statement:
        rows = "\n".join(safe(line) for line in verdict.plan.statement.split("\n"))
        parts.append(f'<pre class="{_IGNORED}">{escape(rows)}</pre>')
    parts += [f"<div>{_words(verdict.reason)}</div>"] if verdict.reason else []
    parts += [_failure(verdict.witness)] if verdict.witness else []
    return f"<div>{''.join(parts)}</div>"


def formula(verdict: Verdict) -> str:
    """Outcome, method and, where it fails, the values at which it does, as mathematics."""
    told = f"{verdict.outcome}" + (f" by {verdict.method}" if verdict.method else "")
    if verdict.witness and verdict.witness.values:
        told += f" at {_values(verdict.witness)}"
    return rf"$\text{{{latex(safe(told))}}}$"


_IGNORED = "tex2jax_ignore mathjax_ignore"  # for MathJax: a dollar in there is a dollar


def _failure(witness: Witness) -> str:
    rows = (
        ("fails at", _words(_values(witness) or "every point")),
        *((name, _words(text)) for name, text in witness.sides),
        ("Python", f'<code class="{_IGNORED}">{escape(safe(witness.python))}</code>'),
    )
    told = "".join(
        f'<tr><th style="text-align: left">{name}</th>'
        f'<td style="text-align: left">{value}</td></tr>'
        for name, value in rows
    )
    return f"<table>{told}</table>"


def _values(witness: Witness) -> str:
    return ", ".join(f"{name} = {value}" for name, value in witness.values)


def _words(text: str) -> str:
    return f'<span class="{_IGNORED}">{escape(safe(text))}</span>'
