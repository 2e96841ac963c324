"""The grammar of expressions: text to a tree of plain data. Nothing is looked up or computed.

    relation = sum { ("<" | "<=" | ">" | ">=" | "==" | "!=") sum }
    sum      = product { ("+" | "-") product }
    product  = factor { ("*" | "/") factor }
    factor   = ("+" | "-") factor | power
    power    = atom [ "**" factor ]
    atom     = number | name | name "(" [ argument { "," argument } ] ")" | group
    argument = [ name "=" ] relation
    group    = "(" [ relation { "," relation } [ "," ] ] ")"
    number   = digits [ "." digits ] [ ( "e" | "E" ) [ "+" | "-" ] digits ]
    name     = letter { letter | digit | "_" | "′" }

A group with a comma, or with nothing in it, is several values; else it is its content.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, final

from verify.declared.faults import Fault
from verify.declared.limits import MOST_BRACKETS, MOST_NODES
from verify.declared.nodes import (
    Call,
    Chain,
    Fold,
    Name,
    Node,
    Number,
    Power,
    Relation,
    Several,
    Signed,
)
from verify.declared.tokens import Steps, Text, Token, tokens

__all__ = ["parsed"]

Counted = TypeVar("Counted", bound="Node")
_RELATIONS = ("<", "<=", ">", ">=", "==", "!=")
_CONNECTIVES = {"and": "And(.., ..)", "or": "Or(.., ..)", "not": "Not(..)", "if": "Implies(.., ..)"}


def parsed(text: Text, steps: Steps) -> Node:
    """The tree of an expression.

    Raises:
        Fault: the text is no expression, or larger than the limits of this format.
    """
    return _Parser(text, steps).whole()


@final
class _Parser:
    """Recursive descent with one token of foresight; every node and token is a step."""

    def __init__(self, text: Text, steps: Steps) -> None:
        self._tokens = tokens(text, steps)
        self._steps = steps
        self._nodes = 0
        self._depth = 0
        self._token = next(self._tokens)

    def whole(self) -> Node:
        """The one expression of the text."""
        if self._token.sort == "end":
            raise Fault(self._token.at, "an expression is missing")
        node = self._relation()
        if self._token.sort != "end":
            raise self._unexpected("an operator or the end")
        return node

    def _relation(self) -> Node:
        first = left = self._sum()
        found: list[Relation] = []
        while self._token.sort in _RELATIONS:
            sign = self._next()
            right = self._sum()
            found.append(self._counted(Relation(sign.text, left, right, sign.at)))
            left = right
        if len(found) < 2:
            return found[0] if found else first
        directions = {relation.sign[0] for relation in found}
        if directions not in ({"<"}, {">"}):
            signs = " ".join(relation.sign for relation in found)
            raise Fault(found[1].at, f"the chain {signs} does not go one way; write And(.., ..)")
        return self._counted(Chain(tuple(found), found[0].at))

    def _sum(self) -> Node:
        return self._fold(("+", "-"), self._product)

    def _product(self) -> Node:
        return self._fold(("*", "/"), self._factor)

    def _fold(self, signs: tuple[str, str], operand: Callable[[], Node]) -> Node:
        first = operand()
        rest = []
        while self._token.sort in signs:
            sign = self._next()
            rest.append((sign.text, operand(), sign.at))
            self._count(sign.at)
        return Fold(first, tuple(rest), rest[0][2]) if rest else first

    def _factor(self) -> Node:
        if self._token.sort not in ("+", "-"):
            return self._power()
        sign = self._next()
        self._enter(sign.at)
        node = self._counted(Signed(sign.text, self._factor(), sign.at))
        self._depth -= 1
        return node

    def _power(self) -> Node:
        base = self._atom()
        if self._token.sort != "**":
            return base
        sign = self._next()
        self._enter(sign.at)
        node = self._counted(Power(base, self._factor(), sign.at))
        self._depth -= 1
        return node

    def _atom(self) -> Node:
        token = self._token
        if token.sort == "(":
            return self._group()
        if token.sort not in ("number", "name"):
            raise self._unexpected("a number, a name or a bracket")
        self._next()
        if token.sort == "number":
            return self._counted(Number(token.text, token.at))
        if self._token.sort == "(":
            return self._call(token)
        return self._counted(Name(token.text, token.at))

    def _group(self) -> Node:
        opened = self._next()
        self._enter(opened.at)
        values: list[Node] = []
        commas = 0
        while self._token.sort != ")":
            values.append(self._relation())
            if self._token.sort != ",":
                break
            self._next()
            commas += 1
        self._close(opened)
        if commas or not values:
            return self._counted(Several(tuple(values), opened.at))
        return values[0]

    def _call(self, name: Token) -> Node:
        opened = self._next()
        self._enter(opened.at)
        arguments: list[Node] = []
        keywords: list[tuple[str, Node, int]] = []
        while self._token.sort != ")":
            value = self._relation()
            if self._token.sort == "=" and isinstance(value, Name):
                self._next()
                keywords.append((value.name, self._relation(), value.at))
            elif keywords:
                what = f"{name.text}: a value without a name after {keywords[-1][0]}="
                raise Fault(value.at, what)
            else:
                arguments.append(value)
            if self._token.sort != ",":
                break
            self._next()
        self._close(opened)
        return self._counted(Call(name.text, tuple(arguments), tuple(keywords), name.at))

    def _close(self, opened: Token) -> None:
        if self._token.sort == "end":
            raise Fault(opened.at, "this bracket is not closed")
        if self._token.sort != ")":
            raise self._unexpected("a comma or )")
        self._next()
        self._depth -= 1

    def _next(self) -> Token:
        token = self._token
        self._token = next(self._tokens)
        return token

    def _enter(self, at: int) -> None:
        self._depth += 1
        if self._depth > MOST_BRACKETS:
            raise Fault(at, f"brackets, signs and powers nest at most {MOST_BRACKETS} deep")

    def _counted(self, node: Counted) -> Counted:
        self._count(node.at)
        return node

    def _count(self, at: int) -> None:
        self._steps.take(at)
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise Fault(at, f"an expression has at most {MOST_NODES} numbers, names and operations")

    def _unexpected(self, wanted: str) -> Fault:
        token = self._token
        if token.text in _CONNECTIVES:
            return Fault(
                token.at, f"{token.text!r} does not fit here; write {_CONNECTIVES[token.text]}"
            )
        told = token.text if token.sort == "end" else repr(token.text)
        more = "; as a condition it is ==, as a statement Equals(.., ..)" * (token.sort == "=")
        return Fault(token.at, f"{told} does not fit here; {wanted} is expected{more}")
