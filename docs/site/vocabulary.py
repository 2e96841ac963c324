"""The reference: ``word NAME`` shows a word of the vocabulary as the code has it.

Its arguments with what they may be, its docstring, what it raises, its source; and the lines of
the directive, an example, run and shown as mathematics. A word without a docstring, an example
that raises and a word that stands on no page are warnings, hence errors of the build.
"""

from __future__ import annotations

import ast
import enum
import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import sympy as sp
from docutils import nodes
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains.python import PyFunction
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

import theory
import verify
from theory.latex import formula, latex
from verify.declared.kinds import KINDS
from verify.declared.signatures import SIGNATURES

logger = logging.getLogger(__name__)
_SECTION = re.compile(r"^(Args|Attributes|Raises):$")
_ENTRY = re.compile(r"^(\w+): (.*)$")
_LITERAL = re.compile(r"``(.+?)``")
_TYPES = {
    r"sp\.Symbol": "letter", r"sp\.Expr": "expression", r"sp\.Basic": "condition",
    r"sp\.Rational": "fraction", "str": "text", "tuple": "several",
    "Mapping": "a dictionary of",
}  # fmt: skip
_CALL = re.compile(r"(\w+)(\(.*\))?", re.DOTALL)


class Prose(NamedTuple):
    """A docstring: its paragraphs, and for each section the words on each name."""

    paragraphs: list[str]
    sections: dict[str, dict[str, str]]


def expected() -> set[str]:
    """The full names of all that has to be on a page."""
    found = {f"theory.{name}" for name in theory.__all__}
    found |= {f"verify.{name}" for name in verify.__all__ if name != "__version__"}
    testing = import_module("verify.testing")
    return found | {f"verify.testing.{name}" for name in testing.__all__}


def docstring(thing: Any) -> str:
    """What is written on a thing itself, or on what it is one of; not what is inherited."""
    if inspect.isroutine(thing):
        return inspect.getdoc(thing) or ""
    text = vars(thing if inspect.isclass(thing) else type(thing)).get("__doc__") or ""
    made = inspect.isclass(thing) and text.startswith(f"{thing.__name__}(")  # by dataclass
    return "" if made else inspect.cleandoc(text)


def prose(text: str) -> Prose:
    """A docstring in its parts."""
    paragraphs: list[str] = []
    sections: dict[str, dict[str, str]] = {}
    for block in text.split("\n\n"):
        first, *rest = block.split("\n")
        found = _SECTION.match(first)
        if not found:
            paragraphs.append(block)
            continue
        entries = sections.setdefault(found[1], {})
        last = ""
        for line in inspect.cleandoc("\n".join(rest)).split("\n"):
            entry = _ENTRY.match(line)
            if entry:
                last = entry[1]
                entries[last] = entry[2]
            else:
                entries[last] = f"{entries.get(last, '')} {line.strip()}".strip()
    return Prose(paragraphs, sections)


class Word(PyFunction):
    """``word NAME``: a word of ``theory``, or a full name such as ``verify.column``."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Take the lines as the example; the rest is generated."""
        self.example = "\n".join(self.content)
        self.content = StringList()
        full = self.arguments[0] if "." in self.arguments[0] else f"theory.{self.arguments[0]}"
        self.module, _, self.called = full.rpartition(".")
        self.thing = getattr(import_module(self.module), self.called)
        self.prose = prose(docstring(self.thing))
        if not self.prose.paragraphs[0]:
            logger.warning("%s has no docstring", full, location=self.get_location())
        self.env.ref_context["py:module"] = self.module
        self.name = "py:function" if callable(self.thing) else "py:data"
        return super().run()

    def get_signatures(self) -> list[str]:
        """The call as it is written, without types."""
        if not callable(self.thing):
            return [self.called]
        parameters = inspect.signature(self.thing).parameters.values()
        return [f"{self.called}{inspect.Signature([_untyped(p) for p in parameters])}"]

    def needs_arglist(self) -> bool:
        """A constant has no brackets."""
        return callable(self.thing)

    def transform_content(self, contentnode: addnodes.desc_content) -> None:
        """Everything below the signature."""
        contentnode += [nodes.paragraph("", "", *_marked(p)) for p in self.prose.paragraphs]
        if not callable(self.thing) and isinstance(self.thing, str):
            contentnode += nodes.paragraph("", f"Here: {self.thing}.")
        arguments = [*self._arguments()]
        if arguments:
            contentnode += _table(arguments)
        raised = self.prose.sections.get("Raises", {})
        if raised:
            contentnode += nodes.rubric("", "Raises")
            contentnode += _table((name, "", words) for name, words in raised.items())
        if self.example:
            contentnode += [*self._shown()]

    def _arguments(self) -> Iterator[tuple[str, str, str]]:
        """Each argument, what it may be, and what is said of it."""
        if not callable(self.thing):
            return
        told = {**self.prose.sections.get("Args", {}), **self.prose.sections.get("Attributes", {})}
        signature = SIGNATURES.get(self.called) if self.module == "theory" else None
        kinds = {p.name: KINDS[p.kind].words for p in signature.parameters
                 if p.kind in KINDS} if signature else {}  # fmt: skip
        for name, parameter in inspect.signature(self.thing).parameters.items():
            annotation = parameter.annotation
            typed = "" if annotation is parameter.empty else _plain(str(annotation))
            yield name, kinds.get(name, typed), told.get(name, "")

    def _shown(self) -> Iterator[nodes.Node]:
        """The example, and what it makes in mathematics."""
        yield nodes.literal_block(self.example, self.example, language="python")
        try:
            text = mathematics(evaluated(self.example))
        except Exception as error:  # noqa: BLE001  whatever an example raises is its author's
            logger.warning("%s: %r", self.called, error, location=self.get_location())
            return
        if text:
            yield nodes.math_block(text, text, nowrap=True)


class _Named:
    """What Sphinx prints by its name."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return self._name


def _untyped(parameter: inspect.Parameter) -> inspect.Parameter:
    """A parameter without its type, and with the name of its default where that has one."""
    default = parameter.default
    if isinstance(default, enum.Enum):
        default = _Named(default.name)
    return parameter.replace(annotation=parameter.empty, default=default)


def _plain(annotation: str) -> str:
    """A type in the words of the other pages."""
    for word, ours in _TYPES.items():
        annotation = re.sub(rf"\b{word}\b", ours, annotation)
    return annotation


@cache
def letters() -> dict[str, Any]:
    """The names that examples may use: what the page of the reference defines."""
    page = Path(__file__).parents[1] / "reference" / "index.md"
    code = page.read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]
    names: dict[str, Any] = {}
    exec(compile(code, str(page), "exec"), names)  # noqa: S102  it is ours
    return names


def evaluated(code: str) -> Any:
    """What the last expression of an example is."""
    names = {**letters()}
    *before, last = ast.parse(code).body
    if not isinstance(last, ast.Expr):
        raise TypeError("an example ends with an expression")
    exec(compile(ast.Module(before, []), "example", "exec"), names)  # noqa: S102  it is ours
    return eval(compile(ast.Expression(last.value), "example", "eval"), names)  # noqa: S307


def mathematics(value: Any) -> str:
    """A value in LaTeX; "" for what is no mathematics."""
    if isinstance(value, sp.Basic):
        return formula(value)
    silent = (str, tuple, theory.Hypothesis, theory.Reading, theory.Rival, theory.Item)
    if value is None or isinstance(value, (*silent, theory.Paper)):
        return ""
    return latex(value)


def _marked(text: str) -> Iterator[nodes.Node]:
    """Text with its literals."""
    for number, part in enumerate(_LITERAL.split(text)):
        if number % 2:
            yield nodes.literal("", part)
        elif part:
            yield nodes.Text(part)


def _table(rows: Any) -> nodes.Node:
    """A list of names, each with what it may be and what is said of it."""
    found = nodes.definition_list(classes=["arguments"])
    for name, may_be, words in rows:
        term = nodes.term("", "", nodes.literal("", name))
        if may_be:
            term += [nodes.Text(" "), nodes.emphasis("", may_be)]
        said = nodes.definition("", nodes.paragraph("", "", *_marked(words)))
        found += nodes.definition_list_item("", term, said if words else nodes.definition())
    return found


class Linked(SphinxTransform):
    """A word in a text leads to its place in the reference."""

    default_priority = 400

    def apply(self, **_: Any) -> None:
        """Every literal that is a word, or a call of one, outside of links and signatures."""
        for literal in [*self.document.findall(nodes.literal)]:
            found = _CALL.fullmatch(literal.astext())
            if not found or found[1] not in theory.__all__ or _inside(literal):
                continue
            link = addnodes.pending_xref(
                "", refdomain="py", reftype="obj", reftarget=f"theory.{found[1]}",
                refexplicit=True, refdoc=self.env.docname, refwarn=True,
            )  # fmt: skip
            literal.replace_self(link)
            link += literal


def _inside(node: nodes.Node) -> bool:
    while node.parent:
        node = node.parent
        if isinstance(node, nodes.reference | addnodes.pending_xref | nodes.term):
            return True
    return False


def _complete(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of what has no place in the reference."""
    for name in sorted(expected() - {*env.domaindata["py"]["objects"]}):
        logger.warning("%s is on no page of the reference", name)


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directive, the links and the check."""
    app.add_directive("word", Word)
    app.add_transform(Linked)
    app.connect("env-check-consistency", _complete)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
