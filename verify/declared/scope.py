"""Objects made of trees, node by node, by the letters, the things and the words that are allowed.

No text reaches SymPy but the names of letters, which are made of a small alphabet, and the digits
of ``Printed``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, final

import sympy as sp

from theory.laws import Discrete
from theory.quantities import Quantity
from verify.declared.arguments import bound
from verify.declared.faults import Fault, nearest
from verify.declared.kinds import KINDS, Rows
from verify.declared.limits import MOST_EXPANDED, MOST_NAME
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
from verify.declared.numbers import applied, combined, made, number, power, related
from verify.declared.outline import Letter
from verify.declared.signatures import CONSTANTS, FUNCTIONS, SIGNATURES, Parameter
from verify.declared.words import constant, function, is_word, maker

__all__ = ["Scope"]

_ELSEWHERE = {  # what is called so in texts
    "ln": "log(x)",
    "e": "exp(1)",
    "inf": "oo",
    "infinity": "oo",
    "E": "Mean(of=x, over=draw)",
    "P": "Probability(of=x > 0, over=draw)",
    "Var": "Variance(of=x, over=draw)",
}


@final
class Scope:
    """The names of a file and what they stand for.

    Raises:
        Fault: a letter is called as a word is.
    """

    def __init__(self, letters: tuple[Letter, ...]) -> None:
        self._letters: dict[str, Any] = {}
        self._functions: dict[str, Any] = {}
        self._things: dict[str, tuple[Any, int]] = {}
        self._size = 0
        for letter in letters:
            _require_free(letter.name, letter.at)
            if letter.sort == "function":
                self._functions[letter.name] = sp.Function(letter.name, real=True)
            elif letter.sort == "size":
                size = sp.Symbol(letter.name, integer=True, nonnegative=True)
                self._letters[letter.name] = size
            else:
                self._letters[letter.name] = sp.Symbol(letter.name, real=True)

    def name(self, name: str, node: Node, at: int) -> None:
        """Let a name stand for what a tree makes.

        Raises:
            Fault: it is a word, or the tree makes nothing.
        """
        _require_free(name, at)
        self._things[name] = (self.built(node), self._size)

    def hold(self, name: str, rows: tuple[Fraction, ...], at: int) -> None:
        """Let a name stand for rows of a file.

        Raises:
            Fault: it is a word.
        """
        _require_free(name, at)
        self._things[name] = (Rows(rows), 1)

    def letter(self, name: str, at: int) -> Any:
        """A letter by its name.

        Raises:
            Fault: there is none.
        """
        if name not in self._letters:
            raise self._unknown(name, at)
        return self._letters[name]

    def taken(self, node: Node, kind: str) -> Any:
        """What the tree of a whole expression makes, as a value of a kind.

        Raises:
            Fault: it makes nothing, or something else.
        """
        return _converted(self.built(node), kind, node.at, "this ")

    def built(self, node: Node) -> Any:
        """What the tree of a whole expression makes.

        Raises:
            Fault: it makes nothing.
        """
        self._size = 0
        return self._built(node)

    def _built(self, node: Node) -> Any:
        self._grow(1, node.at)
        match node:
            case Number():
                return number(node.text)
            case Name():
                return self._named(node)
            case Call():
                return self._called(node)
            case Several():
                return tuple(self._built(value) for value in node.values)
            case Relation():
                return self._related(node)
            case Chain():
                return made(node.at, sp.And, *map(self._related, node.relations))
            case Signed():
                value = self._number(node.of)
                return made(node.at, lambda: -value) if node.sign == "-" else value
            case Power():
                return power(self._number(node.base), self._number(node.exponent), node.at)
            case Fold():
                value = self._number(node.first)
                for sign, operand, at in node.rest:
                    value = combined(sign, value, self._number(operand), at)
                    self._grow(1, at)
                return value

    def _number(self, node: Node) -> Any:
        return _converted(self._built(node), "expression", node.at, "this ")

    def _related(self, node: Relation) -> Any:
        return related(node.sign, self._number(node.left), self._number(node.right), node.at)

    def _named(self, node: Name) -> Any:
        name = node.name
        if name in self._letters:
            return self._letters[name]
        if name in self._things:
            value, size = self._things[name]
            self._grow(size, node.at)
            return value
        if name in CONSTANTS:
            return constant(name)
        if name in self._functions or name in FUNCTIONS:
            raise Fault(node.at, f"{name} is a function; it is written {name}(..)")
        if name in SIGNATURES:
            raise Fault(node.at, f"{name} is a word with arguments: {SIGNATURES[name].line}")
        raise self._unknown(name, node.at)

    def _called(self, node: Call) -> Any:
        if node.name in SIGNATURES:
            return self._made(node)
        if node.name not in self._functions and node.name not in FUNCTIONS:
            if node.name in self._letters:
                what = f"{node.name} is a letter, not a function; a product is written with *"
                raise Fault(node.at, what)
            raise self._unknown(node.name, node.at)
        if node.keywords:
            raise Fault(node.keywords[0][2], f"{node.name}(..) has no arguments with names")
        arguments = [self._number(value) for value in node.arguments]
        if node.name in self._functions:
            return made(node.at, self._functions[node.name], *arguments)
        if len(arguments) != 1:
            raise Fault(node.at, f"{node.name} of {len(arguments)} numbers; it takes one")
        return applied(function(node.name), arguments[0], node.at)

    def _made(self, node: Call) -> Any:
        """The object of a word."""
        placed: list[Any] = []
        named: dict[str, Any] = {}
        given = bound(node, SIGNATURES[node.name])
        many = any(parameter.use == "many" for parameter in SIGNATURES[node.name].parameters)
        for parameter, value in given:
            argument = self._argument(parameter, value, node.name)
            if many:
                placed.append(argument)
            else:
                named[parameter.name] = argument
        make = maker(node.name)
        result = made(node.at, make, *placed, **named)
        if not isinstance(make, type):
            self._grow(_size(result), node.at)
        return result

    def _argument(self, parameter: Parameter, node: Node, word: str) -> Any:
        if parameter.kind == "name":
            if isinstance(node, Name) and not is_word(node.name):
                return node.name
            raise Fault(node.at, f"{word}: {parameter.name} is a name, such as p")
        if parameter.kind == "printed":
            self._grow(1, node.at)
            return _printed(node, word)
        return _converted(self._built(node), parameter.kind, node.at, f"{word}: {parameter.name} ")

    def _unknown(self, name: str, at: int) -> Fault:
        own = [*self._letters, *self._functions, *self._things]
        near = nearest(name, [*own, *SIGNATURES, *FUNCTIONS, *CONSTANTS])
        near = f"; write {_ELSEWHERE[name]}" if name in _ELSEWHERE else near
        where = "no letter of [letters], no name of [data] or of [let] above, and no word"
        return Fault(at, f"{name!r} is {where}{near}")

    def _grow(self, by: int, at: int) -> None:
        self._size += by
        if self._size > MOST_EXPANDED:
            what = "numbers, names and operations once the names of [let] are written out"
            raise Fault(at, f"more than {MOST_EXPANDED} {what}")


def _require_free(name: str, at: int) -> None:
    if is_word(name):
        raise Fault(at, f"{name} is a word of the vocabulary; call this otherwise")


def _printed(node: Node, word: str) -> str:
    """The digits of a number as they are written."""
    match node:
        case Number(text=text):
            return text
        case Signed(sign=sign, of=Number(text=text)):
            return f"{sign}{text}"
    raise Fault(node.at, f"{word}: a decimal number as it is printed: 2.71")


def _converted(value: Any, kind: str, at: int, prefix: str) -> Any:
    try:
        return KINDS[kind].take(value)
    except TypeError:
        told = f"{prefix}is {_told(value)}; it has to be {KINDS[kind].words}"
        hint = "; quantities are compared by Equals and AtMost, and named in where"
        raise Fault(at, told + hint * isinstance(value, Quantity)) from None
    except ValueError as error:
        raise Fault(at, f"{prefix}is {error}") from None


def _told(value: Any) -> str:
    """A value in a message: what sort of thing it is."""
    if isinstance(value, tuple):
        return f"{len(value)} values in brackets"
    if isinstance(value, Rows):
        return f"{len(value.values)} rows of a file"
    if not isinstance(value, sp.Basic):
        return f"of the sort {type(value).__name__}"
    text = str(value)
    return text if len(text) <= MOST_NAME else "a long expression"


def _size(result: Any) -> int:
    """How many nodes an object has; the count ends above the limit."""
    many = 0
    for part in _parts(result):
        inside = sp.preorder_traversal(part) if isinstance(part, sp.Basic) else (part,)
        for _ in inside:
            many += 1
            if many > MOST_EXPANDED:
                return many
    return many


def _parts(node: Any) -> Iterator[Any]:
    """What an object is made of, but for atoms: they were counted when made, or are data."""
    if isinstance(node, Discrete):
        return
    yield node
    if isinstance(node, tuple):
        for part in node:
            yield from _parts(part)
    elif dataclasses.is_dataclass(node):
        for field in dataclasses.fields(node):
            yield from _parts(getattr(node, field.name))
