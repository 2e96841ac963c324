"""Which argument of a word each value of a call is."""

from __future__ import annotations

from verify.declared.faults import Fault, nearest
from verify.declared.nodes import Call, Node
from verify.declared.signatures import Parameter, Signature

__all__ = ["Given", "bound"]

Given = tuple[tuple[Parameter, Node], ...]


def bound(call: Call, signature: Signature) -> Given:
    """Each value of a call with its parameter, those of a "many" together and in order.

    Raises:
        Fault: there are too many, one is missing, unknown or given twice.
    """
    found = [*_placed(call, signature), *_named(call, signature)]
    seen: set[str] = set()
    for parameter, value in found:
        if parameter.use != "many" and parameter.name in seen:
            raise Fault(value.at, f"{call.name}: {parameter.name} is given twice")
        seen.add(parameter.name)
    for parameter in signature.parameters:
        if parameter.use == "needed" and parameter.name not in seen:
            raise Fault(
                call.at, f"{call.name}: {parameter.name} is missing; it is {signature.line}"
            )
    return tuple(found)


def _placed(call: Call, signature: Signature) -> Given:
    """Values without a name: in the order of the parameters, the rest to that of any number."""
    by_place = [p for p in signature.parameters if p.how == "either" and p.use != "many"]
    many = [p for p in signature.parameters if p.use == "many"]
    rest = call.arguments[len(by_place) :]
    if rest and not many:
        what = f"{call.name}: one value more than may stand without a name; it is {signature.line}"
        raise Fault(rest[0].at, what)
    return (
        *zip(by_place, call.arguments, strict=False),
        *((many[0], value) for value in rest),
    )


def _named(call: Call, signature: Signature) -> Given:
    known = {p.name: p for p in signature.parameters if p.use != "many"}
    found = []
    for name, value, at in call.keywords:
        if name not in known:
            near = nearest(name, [*known])
            raise Fault(
                at, f"{call.name}: no argument is called {name!r}{near}; it is {signature.line}"
            )
        found.append((known[name], value))
    return tuple(found)
