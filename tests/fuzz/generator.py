"""Texts from a seeded generator: garbage, soups of words, expressions by the grammar, mutations."""

from __future__ import annotations

import json

from verify.declared.signatures import CONSTANTS, FUNCTIONS, SIGNATURES

REALS = ("a", "w", "x", "λ", "w_0")
HOSTILE = (
    "__import__('os').system('touch gone')", "open('gone', 'w')", "().__class__.__bases__",
    "x.__class__", "lambda: 0", "exec", "eval(x)", "[x for x in y]", "f'{x}'", "a\0b", "\\u0061",
    "1e1000000000", "2**1000000000", "9**9**9**9", "0x10", "1_000", "а", "ｘ", "−", "𝐱", "\u202e",
    "10**64**64", "exp(exp(exp(9)))", "'x'", '"', "#", "=", "==", ":=", "@", "`", "(" * 50,
    "-" * 50, "γ", "γ(λ)", "λ", "Printed(1e999)", "Max(oo, -oo)", "oo - oo", "0/0", "sqrt(-1)",
    "log(0)",
)  # fmt: skip
_CHARACTERS = "aλwxγ0123456789.eE+-*/()<>=!,_ \t\n^'\"[]{}#\\é\u200b\x00"
_BY_KIND = {
    "end": "expression", "loss": "expression", "letters": "letter", "drawn": "letter",
    "vector": "expression", "member": "expression", "expressions": "expression",
    "row": "expression", "rows": "expression", "start": "expression", "limit": "expression",
    "side": "expression", "path_or_draws": "path", "path_or_model": "path", "laws": "law",
    "recursion": "model",
}  # fmt: skip
_LEAVES = {
    "letter": REALS, "name": ("p",), "count": ("1", "2"), "truth": ("true", "false"),
    "how": ("IN_PROBABILITY", "ALMOST_SURELY", "IN_LAW", "InMean(2)"),
    "kind": ("MINIMUM", "SADDLE"), "calculus": ("ITO", "STRATONOVICH"), "order": ("O(λ**3)",),
    "arithmetic": ("BINARY32", "BINARY64"), "approach": ("FROM_ABOVE", "FROM_BELOW"),
    "printed": ("2.71", "-1.5e-3"), "matrix": ("Matrix((a, 1), (0, x))",),
    "draws": ("draw",), "path": ("path",), "model": ("model",), "law": ("fair(1, a)",),
    "point": ("(w, 0)", "((w, 0), (x, 1))"), "intervals": ("(w, -1, 1)",),
    "diffusion": ("Diffusion(w, -w, 1, ITO)",), "boundary": ("ENTRANCE", "EXIT"),
    "interval": ("OnInterval(Diffusion(w, -w, 1, ITO), -oo, oo)",), "course": ("RECURRENT",),
    "case": ("(x, x > 0)", "(1, true)"),
}  # fmt: skip
_MAKE = {
    "statement": ("Equals", "AtMost", "Implies", "Iff", "Not", "All", "Exists", "ForAll",
                  "vanishes", "escapes", "Converges", "Tight", "Invariant", "is_minimum",
                  "is_convex", "is_increasing", "is_saddle", "is_critical",
                  "finite_second_moment"),
    "law": ("fair", "Normal", "Uniform", "StudentT", "Discrete", "AnyLaw", "Mixture"),
    "model": ("sgd", "gd", "Recursion", "momentum", "rmsprop", "adam", "projected", "stopped"),
    "path": ("Path",),
    "draws": ("Draw",),
}  # fmt: skip
_QUANTITIES = ("Mean", "Variance", "Probability", "Quantile", "Rate", "Lyapunov", "Supremum")


def expression(random, kind="expression", depth=4):
    """A text that the grammar admits, of a kind most of the time."""
    kind = _BY_KIND.get(kind, kind) if random.random() < 0.95 else random.choice([*_LEAVES])
    if kind == "side" or (kind == "expression" and depth > 2 and random.random() < 0.05):
        return _call(random, random.choice(_QUANTITIES), depth - 1)
    if kind == "condition" or (kind == "statement" and (depth < 1 or random.random() < 0.2)):
        return _condition(random, depth)
    if kind in _MAKE and depth > 0 and random.random() < 0.6:
        return _call(random, random.choice(_MAKE[kind]), depth - 1)
    if kind in _LEAVES:
        return random.choice(_LEAVES[kind])
    return _arithmetic(random, depth)


def _condition(random, depth):
    if depth > 1 and random.random() < 0.2:
        return f"{random.choice(('And', 'Or'))}({_condition(random, depth - 1)}, x > {depth})"
    sides = [_arithmetic(random, depth - 2) for _ in range(2)]
    return random.choice(("<", "<=", ">", ">=", "==", "!=")).join(sides)


def _arithmetic(random, depth):
    if depth <= 0:
        return random.choice((*REALS, *REALS, "0", "1", "2", "0.1", "1/3", "pi", "64", "1e-3"))
    inner = [_arithmetic(random, depth - 1) for _ in range(2)]
    how = random.randrange(8)
    if how < 3:
        return f"({random.choice((' + ', ' - ', '*', '/')).join(inner)})"
    if how == 3:
        return f"({inner[0]})**{random.choice(('2', '3', '-1', '(1/2)', '64', '(-t)', 'x'))}"
    if how == 4:
        return f"{random.choice(FUNCTIONS)}({inner[0]})"
    if how == 5:
        return f"{random.choice(('Max', 'Min'))}({inner[0]}, {inner[1]})"
    return random.choice((f"-{inner[0]}", f"γ({inner[0]})", inner[1], f"diff({inner[0]}, x)"))


def _call(random, word, depth):
    parts = []
    for parameter in SIGNATURES[word].parameters:
        if parameter.use == "optional" and random.random() < 0.7:
            continue
        text = expression(random, parameter.kind, depth)
        placed = parameter.how == "either" and not any("=" in p and "(" not in p for p in parts)
        parts.append(text if parameter.use == "many" or placed else f"{parameter.name}={text}")
    return f"{word}({', '.join(parts)})"


def soup(random):
    """Words and signs in no order."""
    words = (
        *SIGNATURES,
        *FUNCTIONS,
        *CONSTANTS,
        *REALS,
        *HOSTILE,
        *"()()()+-*/,=<>",
        "**",
        "1",
        "2",
    )
    return " ".join(random.choice(words) for _ in range(random.randrange(1, 30)))


def garbage(random):
    """Characters in no order."""
    return "".join(random.choice(_CHARACTERS) for _ in range(random.randrange(1, 60)))


def mutated(random, text):
    """A text with one to three pieces removed, doubled, moved or replaced."""
    for _ in range(random.randrange(1, 4)):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.choice((1, 1, 2, 5, 20)))
        piece = text[start:end]
        new = random.choice(
            ("", piece * 2, piece[::-1], random.choice(HOSTILE), garbage(random)[:3])
        )
        text = text[:start] + new + text[end:]
    return text


def any_expression(random):
    """One of all of these."""
    made = expression(
        random, random.choice(("expression", "statement", "condition", "law", "model"))
    )
    return random.choice((made, made, mutated(random, made), soup(random), garbage(random)))


def value(random, depth=0):
    """A value of TOML, in one of the ways to write it."""
    how = random.randrange(12 if depth < 3 else 8)
    if how < 2:
        return random.choice(
            ("1", "-2.5e3", "true", "inf", "0x1F", "1979-05-27 07:32:00Z", "07:32:00")
        )
    if how < 8:
        pieces = ("a", "λ", "#", "]", "}", "=", ",", " ", "[x]", "'" * (how % 2))
        text = "".join(random.choice(pieces) for _ in range(random.randrange(6)))
        escapes = random.choice(("\\n", "\\u03bb", "\\\\", '\\"', "\\U0001d465", ""))
        if how < 4:
            return f'"{text}{escapes}"'
        if how == 4:
            return f"'{text}'"
        folded = random.choice(("\\\n  ", "\\  \n\n\t", "\n", '"', '""', ""))
        if how < 7:
            return f'"""{random.choice(("", chr(10)))}{text}{escapes}{folded}{text}"""'
        return f"'''{text.replace(chr(39), '')}{random.choice(('', chr(10), chr(92)))}'''"
    inner = [value(random, depth + 1) for _ in range(random.randrange(4))]
    if how < 10:
        gap = random.choice((" ", "\n", " # ] \n", ""))
        return (
            f"[{gap}"
            + f",{gap}".join(inner)
            + random.choice(("", "," if inner else ""))
            + f"{gap}]"
        )
    return "{" + ", ".join(f"{key(random)} = {v}" for v in inner) + "}"


FILES = (
    "h.csv", "sub/h.npy", "h.npy", "own.csv", "link.csv", "up/secret.csv", "../secret.csv",
    "sub/../../secret.csv", "sub", "pipe.csv", "round.csv", "none.csv", "/etc/passwd", "~/h.csv",
    "C:/h.csv", "sub/h.csv", "H.CSV", ".", "", "h.csv\0", "a/" * 120 + "h.csv",
)  # fmt: skip


def data(random):
    """A file that names a column of a file of numbers, in ways that lead out of its folder too."""
    name = random.choice((*FILES[:4] * 4, *FILES))
    name = mutated(random, name) if random.random() < 0.2 else name
    columns = (', column = "h"',) * 3 + (', column = "2"', "", f", column = {value(random)}")
    column = random.choice(columns)
    use = random.choice(("sample(rows)",) * 4 + ("Discrete(rows, rows)", "rows", "fair(rows, 1)"))
    return f"""\
[letters]
real = "h w"

[data]
rows = {{ file = {json.dumps(name, ensure_ascii=False)}{column} }}

[claim]
title = "t"
source = "s"
states = "Equals(Mean(of=h, over=Draw(h, {use})), 1)"
"""


def key(random):
    """A key of one or two parts."""
    parts = [random.choice(("a", "b-1", '"λ"', "'q.k'", '"\\u0061b"', "x")) for _ in range(2)]
    return random.choice((parts[0], parts[0], ".".join(parts), " . ".join(parts)))


def toml(random):
    """Tables, arrays of tables and keys, now and then of one name twice."""
    lines = []
    for _ in range(random.randrange(1, 8)):
        how = random.randrange(6)
        head = f"[[{key(random)}]]" if how == 0 else f"[ {key(random)} ]"
        line = f"{key(random)} = {value(random)}" if how > 1 else head
        lines.append(line + random.choice(("", "", " # [c]", "\n")))
    return "\n".join(lines)


def file(random, expressions=any_expression):
    """A file with the usual tables and such expressions in them."""
    quoted = [json.dumps(expressions(random), ensure_ascii=False) for _ in range(3)]
    return f"""\
[letters]
real = "{" ".join(REALS)}"
size = "t"
function = "γ"

[let]
draw = "Draw(x, fair(1, a - 1))"
model = "sgd(x*w**2/2, over=w, rate=λ, draws=draw)"
path = "Path(model, w_0)"
thing = {quoted[0]}

[claim]
title = "t"
source = "s"
given = [{{ words = "h", holds = {quoted[1]} }}]
states = {quoted[2]}
"""
