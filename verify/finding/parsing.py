"""Reading a claim file as text: which names it gives to claims, and their literal fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from verify.library import Found

__all__ = ["claims_in", "declared_in", "imported_names", "prose"]


def declared_in(content: bytes) -> tuple[Found, ...]:
    """The claims of a TOML file, in order.

    Raises:
        Refusal: it is no file of claims as it stands.
    """
    from verify.declared.outline import outline

    parts = outline(content).parts
    return tuple(Found(p.name, p.title, p.source, p.covers, p.corrects) for p in parts)


def claims_in(text: str) -> tuple[Found, ...]:
    """The claims that a file makes at its top level, in order.

    Seen are ``NAME = Claim(...)``, also annotated or under another name of ``Claim``, and
    ``NAME = replace(OTHER, ...)`` of a claim seen before.

    Raises:
        SyntaxError: the text is not Python.
        ValueError: it holds NUL.
    """
    tree = ast.parse(text)
    makers = {"Claim"} | {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name == "Claim"
    }
    found: dict[str, Found] = {}
    for name, call in _assigned_calls(tree):
        called = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        called = call.func.id if isinstance(call.func, ast.Name) else called
        if called in makers:
            found[name] = _with(Found(name), call)
        elif called == "replace" and call.args and isinstance(call.args[0], ast.Name):
            base = found.get(call.args[0].id)
            if base is not None:
                renamed = Found(name, base.title, base.source, base.covers, base.corrects)
                found[name] = _with(renamed, call)
    return tuple(found.values())


def imported_names(text: str) -> frozenset[str]:
    """Names that imports bind at the top level: claims of other files, seen there."""
    return frozenset(
        alias.asname or alias.name.partition(".")[0]
        for node in ast.parse(text).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    )


def prose(text: str) -> str:
    """The docstring of a file; "" when it has none or is not Python."""
    try:
        return ast.get_docstring(ast.parse(text)) or ""
    except (SyntaxError, ValueError):
        return ""


def _assigned_calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else ()
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not isinstance(node.value, ast.Call):
            continue
        for target in targets[:1]:
            if isinstance(target, ast.Name):
                yield target.id, node.value


def _with(part: Found, call: ast.Call) -> Found:
    """The part with the fields that the call writes out."""
    literal = {"title": part.title, "source": part.source, "corrects": part.corrects}
    covers = part.covers
    for keyword in call.keywords:
        try:
            value = ast.literal_eval(keyword.value)
        except ValueError:
            continue
        if keyword.arg in literal and isinstance(value, str):
            literal[keyword.arg] = value
        if keyword.arg == "covers" and isinstance(value, tuple | list):
            covers = tuple(str(item) for item in value)
    return Found(part.name, covers=covers, **literal)
